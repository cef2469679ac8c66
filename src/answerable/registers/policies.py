"""The register of policies and procedures: what there is, in which version, where it is published, when it is reviewed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from answerable.casefile import Ground, Held, Outcome
from answerable.law import Provision
from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.held_back import ground_named, part_wanted
from answerable.registers.periods import long_day
from answerable.registers.phrases import compiled, listed, plain, says, stems
from answerable.registers.policy_standing import by_standing, is_overdue
from answerable.registers.register import YES_PART_NO, Derived, Field, Guard, Register, Section, fields, with_reason
from answerable.registers.values import Entry, Kept, Value

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("title", "Title", is_required=True),
    Field("version", "Version"),
    Field("approved_on", "Approved on", "date"),
    Field("approved_by", "Approved by"),
    Field("paper", "Paper that approved it"),
    Field("owner", "Owner"),
    Field("published", "Published", choices=YES_PART_NO),
    Field("url", "Address"),
    Field("review_due", "Review due", "date"),
    Field("last_review", "Last review", "group"),
    *fields("last_review", Field("on", "On", "date"), Field("paper", "Paper"), Field("outcome", "Outcome")),
    Field("subjects", "Subjects", "list"),
    Field("withheld_fields", "Withheld parts", "list"),
    Field("reason", "Why withheld"),
)
PLANS = (
    Field("id", "Reference", is_required=True),
    Field("subject", "Subject"),
    Field("says", "What is planned", "long"),
    Field("as_at", "As at", "date"),
)

_DOCUMENTS = (
    "policy|policies|procedure|procedures|sop|sops|guidance|guideline|guidelines|protocol|protocols|"
    "code|codes|handbook|instructions|rules|template|templates|strategy|standards"
)
TERMS: dict[str, tuple[str, ...]] = {
    "policy-wanted": (
        _DOCUMENTS,
        "code of conduct",
        "terms of use",
        "written rule*",
        "process ~ document*",
        "plan ~ respon*|recover*|continu*|incident*",
        "response plan*",
        "document|documents|leaflet|note|paper|guide|manual|instruction* ~ tell*|says|say|explain*|set*_out|describ* ~ staff|officers|what|how",
        "written instruction*|advice|direction*|rule*",
        "written|formal|internal arrangement*|instruction*",
        "terms ~ on which",
        "regime",
        "guide|guides|manuals",
    ),
    "named-policy": (
        "breach|handling|retention|security|protection|media|device|devices|phone|use|email|tools|management|incident|messaging|channels procedure|policy|policies|guidance",
        "acceptable|ai|intelligence|governance|homeworking|home-working|byod|privacy|protection|records|redaction|monitoring|messaging|whatsapp|password|breach ~ policy|policies|procedure|procedures|guidance|protocol",
    ),
    "policy-review": (
        "review*",
        "revis*",
        "looked at",
        "last updated",
        "updated",
        "next review",
        "due for review",
        "version*",
        "amended|changed|altered|replaced",
        "renewed|refreshed",
        "up for review",
        "current version",
        "latest version*",
        "signed off",
        "adopted|adoption",
        "come* into force",
        "issue|review date*",
    ),
    "policy-plans": (
        "plan|plans|planning|planned",
        "intend*|intention*",
        "introduc*",
        "going to",
        "bring in",
        "considering",
        "propos*",
        "drafted|drafting|draft",
        "in the pipeline",
        "under development|consideration",
        "will ~ adopt*|introduc*|bring|develop*|write|produce",
        "due to be adopted",
        "looking to",
    ),
    "policy-date": ("when", "date*", "which version", "what version"),
    "review-paper": (
        "written when",
        "paper*|report*|minute*|document* ~ review*",
        "review*|revis* ~ paper*|report*|minutes|written|notes",
        "whatever was written",
        "minutes|paper|report|decision ~ approv*|adopt*|sign*_off|agreed|endorsed",
        "committee|cabinet|board paper*|report*|minutes",
        "approv*|adopt*|signed_off|agreed ~ paper|report|minutes|committee|meeting",
    ),
    "list-of-policies": ("list ~ policies", "all ~ policies", "what policies", "which policies"),
}

ABOUT = {
    "policy-wanted": 3.0,
    "policy-review": 0.8,
    "policy-plans": 0.6,
    "review-paper": 1.5,
    "list-of-policies": 0.5,
}
_ALREADY = Provision("foia", ("21",))
_SYNONYMS = (
    ("e-mail", ("email*", "mailbox*", "outlook")),
    ("messaging apps", ("instant messag*", "messenger*", "messaging", "whatsapp", "im apps")),
    (
        "retention",
        (
            "how long ~ kept|keep",
            "got rid of",
            "kept and deleted",
            "deletion",
            "retain*",
            "archiv*",
            "records system",
            "another system",
        ),
    ),
    ("audit trail", ("coc", "custody", "audit trail*", "chain of")),
    ("digital evidence", ("evidence", "exhibit*")),
    ("mobile devices", ("mobile*", "phone*", "tablet*", "device*")),
    ("own devices", ("byod", "personal device*", "own device*|phone*")),
)
_CORE = stems("policy procedure guidance documents process records managing handling council rules")


_REFERENCE = re.compile(r"\bPOL-[A-Z]+-\d+\b")


def _score(entry: Entry, text: str, words: frozenset[str]) -> float:
    """How well a policy fits: the subjects named outright, and the words shared with title and subjects."""
    spoken = plain(text)
    said = sum(2.0 for subject in entry.names("subjects") if compiled((plain(subject),)).search(spoken))
    said += sum(
        1.5
        for subject, forms in _SYNONYMS
        if compiled(forms).search(spoken)
        and any(subject in plain(name) or plain(subject) in plain(name) for name in entry.names("subjects"))
    )
    own = stems(f"{entry.text('title')} {' '.join(entry.names('subjects'))}") - _CORE
    return said + 0.5 * len(words & own)


def matching(text: str, kept: Kept) -> tuple[Entry, ...]:
    """The policies that a text is about, best first; those far below the best are left out."""
    if refs := set(_REFERENCE.findall(text)):
        return tuple(entry for entry in kept.entries if entry.id in refs)
    words = stems(text) - _CORE
    scored = sorted(
        ((_score(entry, text, words), entry.id, entry) for entry in kept.entries),
        key=lambda row: (-row[0], row[1]),
    )
    best = scored[0][0] if scored else 0
    if 0 < best < 1 and words <= stems(scored[0][2].text("title")) and all(row[0] < best for row in scored[1:2]):
        return (scored[0][2],)  # called by a word of its title and by nothing else
    return tuple(entry for score, _, entry in scored if score >= max(1.0, 0.6 * best))


def _meant(asked: Asked, books: Books) -> tuple[Kept, tuple[Entry, ...]]:
    kept = books.kept("policies")
    return kept, matching(asked.focus, kept) or matching(asked.whole, kept)


def titled(entry: Entry) -> str:
    """A policy with its version and address."""
    where = f", {entry.text('url')}" if entry.text("published") != "no" else ""
    return f"{entry.text('title')}, version {entry.text('version')}{where}"


def _basis(kept: Kept, entries: tuple[Entry, ...], text: str, value: Value) -> Stated:
    because = tuple(kept.basis(entry, titled(entry)) for entry in entries)
    return Stated(text, value, tuple(entry.id for entry in entries), because)


def _none(books: Books) -> Stated:
    text = "The register of policies has none on that subject."
    return Stated(text, (), (), (), Outcome.OPEN, Held.UNSTATED, ask=books.asks("policies"))


def documents(asked: Asked, books: Books, on: date) -> Stated:
    """The policies meant; what is published is already reasonably accessible, with its address (FOIA s.21)."""
    kept, entries = _meant(asked, books)
    if not entries:
        return _none(books)
    open_ones = tuple(entry for entry in entries if entry.text("published") == "yes")
    yes = "Yes: " if asked.has("policy-exists") else ""
    text = f"{yes}{'. '.join(titled(entry) for entry in entries)}."
    notes = [
        f"{entry.id}: {listed(entry.names('withheld_fields'))}: {entry.text('reason')}."
        for entry in entries
        if entry.names("withheld_fields")
    ]
    ground = Ground(_ALREADY, "it is published", link="", covers=listed([entry.text("title") for entry in open_ones]))
    stated = _basis(kept, entries, text, tuple(titled(entry) for entry in entries))
    where = listed(list(dict.fromkeys(entry.text("url") for entry in entries if entry.text("url"))))
    outcome = Outcome.ALREADY_ACCESSIBLE if open_ones else Outcome.RELEASED
    return replace(stated, outcome=outcome, grounds=(ground,) if open_ones else (), where=where, cautions=tuple(notes))


def withheld_part(asked: Asked, books: Books, on: date) -> Stated | None:
    """The part of a policy that is asked for and withheld, with the rest of it; nothing where no such part is meant."""
    kept = books.kept("policies")
    words = stems(asked.focus) - _CORE
    for entry in matching(asked.focus, kept) or tuple(e for e in kept.entries if words & stems(e.text("title"))):
        part = part_wanted(entry, asked.focus)
        given = ground_named(entry.text("reason"), books) if part else None
        if given is None:
            continue
        ground, basis = given
        text = (
            f"{titled(entry)}, without its {part}, which {'are' if part.split()[0].endswith('s') else 'is'} withheld."
        )
        stated = _basis(kept, (entry,), text, None)
        return replace(
            stated,
            kind=Kind.EXEMPT,
            outcome=Outcome.PART_RELEASED,
            grounds=(replace(ground, covers=part),),
            because=(*stated.because, basis),
            where=entry.text("url"),
            cautions=(f"{entry.id}: {entry.text('reason')}.",),
        )
    return None


def exists(asked: Asked, books: Books, on: date) -> Stated:
    """Whether there is a policy on the subject, with its address."""
    stated = documents(asked, books, on)
    if not stated.entries:
        return replace(stated, value=None)
    text = stated.text if stated.text.startswith("Yes: ") else f"Yes: {stated.text}"
    return replace(stated, text=text, value="yes")


def reviews(asked: Asked, books: Books, on: date) -> Stated:
    """When a policy was last approved or reviewed, by which paper, and when it is due again."""
    kept, entries = _meant(asked, books)
    entries = entries or kept.entries
    lines = tuple(_review(entry) for entry in entries)
    return _basis(kept, entries, f"{'. '.join(lines)}.", lines)


def _review(entry: Entry) -> str:
    on, due = entry.day("last_review.on") or entry.day("approved_on"), entry.day("review_due")
    paper = entry.text("last_review.paper") or entry.text("paper")
    found = entry.text("last_review.outcome")
    source = f" (paper {paper}{': ' + found if found else ''})" if paper else "; no paper is recorded"
    owner = f"; its owner is the {entry.text('owner')}" if entry.text("owner") else ""
    return (
        f"The {entry.text('title')} (version {entry.text('version')}) was last reviewed on "
        f"{long_day(on) if on else 'a day not recorded'}{source}; its next review is due on {long_day(due) if due else 'no set day'}{owner}"
    )


def plans(asked: Asked, books: Books, on: date) -> Stated:
    """What is planned, as recorded; and the policies there are already."""
    kept, entries = _meant(asked, books)
    rows = tuple(
        row for row in kept.beside.get("plans", ()) if says(asked.whole, row.text("subject"), "whatsapp", "messag*")
    )
    if not rows:
        return Stated(
            " ".join(
                [
                    *([] if entries else ["The register of policies has none on that subject."]),
                    "It records no plan on it.",
                ]
            ),
            None,
            (),
            (),
            Outcome.OPEN,
            Held.UNSTATED,
            ask=books.asks("policies"),
        )
    text = " ".join(
        [
            *(row.text("says") for row in rows),
            f"Policies now: {listed([titled(entry) for entry in entries])}.",
        ]
    )
    because = tuple(kept.basis(entry, entry.text("says") or titled(entry)) for entry in (*rows, *entries))
    value = "in part" if says(asked.focus, "updat*|review*|revis*|amend*|chang*|refresh*|renew*") else "no"
    return Stated(text, value, tuple(entry.id for entry in (*rows, *entries)), because)


_LATEST = ("recent|latest|current|newest|up-to-date version*|copy|copies|edition*",)


POLICIES = Register(
    name="policies",
    has_documents=True,
    title="Register of policies",
    files=("policies.yaml", "tools.yaml"),
    sections=(Section("policies", "id", FIELDS), Section("plans", "id", PLANS)),
    guards=(
        Guard(
            "it is published and its address is not recorded",
            "An answer under section 21 must say where the information can be had.",
            "Write url.",
            lambda entry: entry.text("published") not in ("yes", "in part") or bool(entry.text("url")),
            "url",
        ),
    ),
    changes=(with_reason("approved_on", law="Which version was in force on a day follows from when it was approved."),),
    derived=(Derived("review_overdue", "Review overdue", is_overdue),),
    facts=(
        Fact("by-standing", ("Which policies are overdue for review?",), lambda a: True, by_standing),
        Fact("withheld-part", ("The annex of the incident procedure, please.",), lambda a: True, withheld_part),
        Fact("plans", ("Is a policy on WhatsApp planned?",), lambda a: a.has("policy-plans"), plans, (Kind.YES_NO,)),
        Fact(
            "reviews",
            ("When was the policy last reviewed?", "The paper of its last review, please."),
            lambda a: (
                (a.has("policy-review", "review-paper") and not (a.kind is Kind.DOCUMENT and says(a.focus, *_LATEST)))
                or (
                    a.kind is Kind.LIST
                    and says(a.focus, "who ~ owns|owner|approved|responsible", "version|date|approved|owner")
                )
            ),
            reviews,
        ),
        Fact("exists", ("Is there a policy on messaging apps?",), lambda a: True, exists, (Kind.YES_NO,)),
        Fact("documents", ("A copy of the policy on WhatsApp, please.",), lambda a: True, documents),
    ),
    terms=TERMS,
    about=ABOUT,
)
