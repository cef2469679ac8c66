"""A breach on paper: the Commissioner's form filled in, and the record that article 33(5) asks for; as Word and as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from answerable.casefile import Authority
from answerable.desk.breaches.queries import FACTS, LINES, PROPOSED, BreachPage, label
from answerable.desk.people.preferences import preference
from answerable.desk.registers.showing import Version
from answerable.desk.registers.words import in_words
from answerable.law import long_day, uk_day
from answerable.letters import Letter, Paragraph, Role, paper, to_docx, to_pdf
from answerable.registers import Entry, breach_form, breach_tracks

FORM, DOSSIER = "form", "dossier"
TITLES = {
    FORM: "Report of a personal data breach to the Information Commissioner",
    DOSSIER: "Record of a personal data breach",
}
MADE = {
    FORM: "Filled in from the register of data breaches, to be carried over into the Commissioner’s own form.",
    DOSSIER: "The facts, the effects, the remedial action and the decisions (UK GDPR article 33(5)), from the register and its log alone.",
}
PROFILE = "It belongs in the authority’s profile, authority.yaml."
EFFECTS = ("data.types", "data.special_category", "data.criminal_offence", "people_affected.types", "people_affected.number",
           "people_affected.number_is", "people_affected.at_most", "notice.records", "notice.consequences", "notice.likelihood")  # fmt: skip
REMEDY = (
    "processor.name",
    "processor.aware_on",
    "processor.told_council_at",
    "processor.days_taken",
    "containment.action",
    "containment.date",
    "containment.recovered",
    "others_told",
    "lessons",
    "investigation.opened_on",
    "investigation.closed_on",
    "investigation.finding",
    "investigation.report",
)
DECIDED = (
    "risk.outcome",
    "risk.reasons",
    "risk.decided_by",
    *LINES[breach_tracks.COMMISSIONER],
    *LINES[breach_tracks.PEOPLE],
    *PROPOSED,
)


def organisation(authority: Authority) -> tuple[breach_form.Line, ...]:
    """What the form asks of the organisation itself, from the profile and what the desk's settings put over it."""
    number = preference("registration") or authority.registration
    officer = preference("privacy_contact") or authority.data_protection_officer
    reach = ", ".join(filter(None, [authority.email, authority.telephone]))
    return (
        breach_form.Line("Name of the organisation", authority.name),
        _own("Registration number", number, "An administrator writes it down under Settings, Breaches."),
        _own("Address", ", ".join(authority.address), PROFILE),
        _own("Data protection officer", officer, "An administrator writes it down under Settings, Publishing."),
        _own("Who reports, and how to reach them", reach, PROFILE),
    )


def _own(question: str, answer: str, where: str) -> breach_form.Line:
    return breach_form.Line(question, answer, act="", where=where)


def form_of(entry: Entry, authority: Authority, *, at: datetime) -> tuple[breach_form.Part, ...]:
    """The form of one breach, as at a moment."""
    return breach_form.filled_in(entry, organisation=organisation(authority), at=at)


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made from: the entry, its page and every version of it."""

    entry: Entry
    page: BreachPage
    versions: tuple[Version, ...]


def written(
    name: str, source: Source, *, authority: Authority, signed: tuple[str, ...], at: datetime, mark: str
) -> Letter:
    """The form or the dossier, ready to be rendered."""
    entry, on = source.entry, uk_day(at)
    paragraphs = _form(form_of(entry, authority, at=at)) if name == FORM else _dossier(source)
    return replace(
        paper(authority=authority, reference=entry.id, on=on, signed=signed, mark=mark),
        facts=(("Our reference", entry.id), ("Date", long_day(on)), ("Version", str(source.page.version))),
        subject=f"{TITLES[name]}: {entry.text('title')}",
        salutation=MADE[name],
        paragraphs=tuple(paragraphs),
    )


def rendered(letter: Letter, ending: str) -> bytes:
    """The paper as a file of that kind."""
    return to_pdf(letter) if ending == "pdf" else to_docx(letter)


def _form(parts: tuple[breach_form.Part, ...]) -> Iterator[Paragraph]:
    yield _of(Role.TEXT, f"{breach_form.NO_PERSONAL_DATA} {breach_form.SOURCE}")
    for part in parts:
        yield _of(Role.HEADING, part.heading)
        rows = [("Question", "Answer")]
        for line in part.lines:
            note = "" if line.is_verified else f"\n({breach_form.NOT_VERIFIED})"
            rows.append((f"{line.question}{note}", line.answer or breach_form.NOT_RECORDED))
        yield Paragraph("words", Role.TABLE, rows=tuple(rows))


def _dossier(source: Source) -> Iterator[Paragraph]:
    entry, page, versions = source.entry, source.page, source.versions
    facts = [name for name in FACTS if name not in (*EFFECTS, *REMEDY)]
    for heading, names in (
        ("Facts", ("aware_at", "aware_basis", *facts)),
        ("Effects", EFFECTS),
        ("Decisions and their reasons", DECIDED),
    ):
        yield _of(Role.HEADING, heading)
        yield _table(entry, names)
    if page.notice:
        yield _of(Role.TEXT, f"Notified {page.notice.words}. {page.notice.instants}")
    yield from _listed(
        "Notices in phases", next(track.rows for track in page.tracks if track.name == breach_tracks.COMMISSIONER)
    )
    if page.score:
        yield from _listed(
            "The score, as an aid",
            (
                *page.score.working,
                *page.score.flags,
                *([f"Score and decision part: {page.at_odds}."] if page.at_odds else []),
            ),
        )
    yield _of(Role.HEADING, "Remedial action")
    yield _table(entry, REMEDY)
    yield from _listed("Actions", page.actions)
    yield from _listed("Evidence", page.evidence)
    yield _of(Role.HEADING, "Every version, as the register keeps it")
    yield Paragraph(
        "words", Role.TABLE, rows=(("Version", "Who, when and why", "What changed"), *map(_version, reversed(versions)))
    )


def _version(one: Version) -> tuple[str, str, str]:
    at = timezone.localtime(one.at)
    what = [f"{d.label}: {d.before or 'nothing'} → {d.after or 'nothing'}" for d in one.differences]
    who = "\n".join(filter(None, [one.by, f"{long_day(at.date())}, {at:%H:%M}", one.reason]))
    return str(one.number), who, "\n".join([one.what.capitalize(), *what])


def _table(entry: Entry, names: Iterable[str]) -> Paragraph:
    rows = [(label(name), words) for name in names if (words := in_words(entry.at(name)))]
    return Paragraph(
        "words", Role.TABLE, rows=(("What", "As recorded"), *(rows or [("Nothing", breach_form.NOT_RECORDED)]))
    )


def _listed(heading: str, lines: tuple[str, ...]) -> Iterator[Paragraph]:
    if lines:
        yield _of(Role.LABEL, heading)
        yield Paragraph("words", Role.BULLETS, rows=tuple((line,) for line in lines))


def _of(role: Role, text: str) -> Paragraph:
    return Paragraph("words", role, text)
