"""Counting breaches: which entries a clause means, what it wants counted, and in which parts.

Near misses, duplicates and reports found to be no breach are never counted as breaches. A number that
nobody knows is left out and said to be, with its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from answerable.registers.facts import Asked, Clause, Period
from answerable.registers.periods import Part
from answerable.registers.phrases import compiled, listed, plain, says
from answerable.registers.values import Entry, Kept, Value

Test = Callable[[Entry], bool]
SMALL = 5  # staff outcomes below this are not printed
SANCTIONS = ("dismissal", "warning", "final warning", "suspension", "demotion", "resignation")


def _is(name: str, *values: str) -> Test:
    return lambda entry: entry.text(name) in values


def _starts(name: str, *starts: str) -> Test:
    return lambda entry: entry.text(name).startswith(starts)


def _notified(entry: Entry) -> bool:
    return entry.moment("commissioner.notified_at") is not None


def _no_action(entry: Entry) -> bool:
    return "no further action" in entry.text("commissioner.outcome")


def _acted(entry: Entry) -> bool:
    return bool(entry.text("commissioner.outcome")) and not _no_action(entry)


def _hours(entry: Entry) -> float | None:
    aware, told = entry.moment("aware_at"), entry.moment("commissioner.notified_at")
    return (told - aware).total_seconds() / 3600 if aware and told else None


@dataclass(frozen=True, slots=True)
class Filter:
    """A concept that narrows the entries, the words for it, and whether it stays on for later clauses.

    unless: concepts beside which it does not narrow, because they say it more exactly.
    """

    concept: str
    words: str
    test: Test
    stays: bool = False
    unless: tuple[str, ...] = ()
    despite: str = ""  # the concept beside which it narrows all the same


FILTERS = (
    Filter("not-reported", "not reported to the Commissioner", lambda entry: not _notified(entry)),
    Filter("reported", "reported to the Commissioner", _notified, unless=("not-reported", "average-time")),
    Filter("late", "reported after the 72nd hour", lambda entry: (_hours(entry) or 0) > 72),
    Filter("on-time", "reported within 72 hours", lambda entry: 0 < (_hours(entry) or 0) <= 72, unless=("late",)),
    Filter("not-told", "where the people concerned were not told", lambda e: e.text("told_people.decision") != "told"),
    Filter(
        "told-people", "where the people concerned were told", _is("told_people.decision", "told"), unless=("not-told",)
    ),
    Filter("because-high-risk", "because the risk to them was high", _starts("told_people.basis", "high risk")),
    Filter("special-category", "with special category data", lambda entry: entry.is_yes("data.special_category"), True),
    Filter("criminal-data", "with criminal offence data", lambda entry: entry.is_yes("data.criminal_offence"), True),
    Filter(
        "children",
        "with children among the people affected",
        lambda e: "children" in e.names("people_affected.types"),
        True,
        ("department",),
    ),
    Filter(
        "lost-device",
        "by loss or theft of a device",
        _is("type", "loss or theft of device containing personal data"),
        True,
    ),
    Filter("unencrypted", "where the device was not encrypted", _is("device.encrypted", "no")),
    Filter("encrypted", "where the device was encrypted", _is("device.encrypted", "yes"), unless=("unencrypted",)),
    Filter("email-wrong", "by e-mail to the wrong recipient", _is("type", "data emailed to incorrect recipient"), True),
    Filter(
        "post-wrong",
        "by post to the wrong recipient",
        _is("type", "data posted or faxed to incorrect recipient"),
        True,
        ("paper-or-post", "email-wrong"),
        "post-named",
    ),
    Filter(
        "email-slip",
        "by e-mail, through human error",
        lambda e: e.text("channel") == "e-mail" and e.text("cause") == "human error",
        unless=("email-wrong", "bcc"),
    ),
    Filter("bcc", "by addresses left in sight", _is("type", "failure to use bcc"), True),
    Filter("redaction", "by failure to redact", _is("type", "failure to redact"), True),
    Filter("verbal", "by word of mouth", _is("type", "verbal disclosure of personal data"), True),
    Filter("staff-access", "by unauthorised access of staff", _is("type", "unauthorised access (non-cyber)"), True),
    Filter("portal", "by the portal showing another's data", _is("channel", "portal"), True),
    Filter(
        "paper-lost",
        "by loss of papers",
        _starts("type", "loss or theft of paperwork"),
        True,
        ("paper-or-post", "email-wrong", "redaction", "published"),
    ),
    Filter("human-error", "caused by human error", _is("cause", "human error"), True),
    Filter("process-failure", "caused by a failure of process", _is("cause", "process failure"), True),
    Filter("system-fault", "caused by a fault of a system", _is("cause", "system fault"), True, ("human-error",)),
    Filter("third-party", "at a contractor", lambda entry: entry.at("processor") is not None, True),
    Filter("deliberate-staff", "done deliberately by staff", _is("cause", "deliberate, by staff"), True),
    Filter("messaging-breach", "in which a messaging app played a part", _is("channel", "messaging app"), True),
    Filter("paper-or-post", "on paper or by post", _is("channel", "post", "paper"), True),
    Filter(
        "paper",
        "on paper",
        _is("channel", "paper"),
        True,
        ("post-wrong", "paper-lost", "paper-or-post", "redaction", "published"),
    ),
    Filter(
        "not-trained",
        "where the staff had not been trained in the two years before",
        _is("staff.trained_in_last_two_years", "no"),
        unless=(),
    ),
    Filter(
        "staff-trained",
        "where the staff had been trained in the two years before",
        _is("staff.trained_in_last_two_years", "yes"),
        unless=("not-trained",),
    ),
    Filter(
        "recovered",
        "where what was lost or sent came back",
        _is("containment.recovered", "yes"),
        unless=("people-affected",),
    ),
    Filter(
        "discovered-outside",
        "noticed by somebody outside the authority",
        _is(
            "discovered_by", "member of the public", "person affected", "requester", "press", "request for information"
        ),
    ),
    Filter(
        "employees-affected",
        "with employees among the people affected",
        lambda entry: "employees" in entry.names("people_affected.types"),
        unless=("staff-trained", "not-trained", "staff-outcome"),
    ),
    Filter(
        "vulnerable",
        "with vulnerable adults among the people affected",
        lambda entry: "vulnerable adults" in entry.names("people_affected.types"),
        True,
    ),
    Filter(
        "police-told",
        "of which the police were told",
        lambda entry: "police" in entry.names("others_told") and not quiet(entry),
    ),
    Filter("published", "by publication", _is("channel", "publication"), unless=("messaging-breach",)),
    Filter("ico-no-action", "on which the Commissioner took no further action", _no_action),
    Filter("ico-acted", "on which the Commissioner took action", _acted, unless=("ico-no-action",)),
    Filter("open-investigation", "still under investigation", _is("status", "investigating", "assessing", "reported")),
)
KINDS_OF_DEVICE = {
    "laptop": ("laptop*",),
    "tablet": ("tablet*", "ipad*"),
    "phone": ("phone*", "mobile*", "smartphone*", "telephone*", "handset*"),
    "memory stick": ("usb", "memory stick*", "usb stick*", "flash drive*"),
    "hard drive": ("hard drive*", "hard disk*"),
}
TYPES = frozenset(
    {"lost-device", "email-wrong", "post-wrong", "bcc", "redaction", "verbal", "staff-access", "portal", "paper-lost"}
)
CAUSES = frozenset({"human-error", "process-failure", "system-fault", "third-party", "deliberate-staff"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries a clause means, and the words for what narrowed them."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()
    filters: frozenset[str] = field(default=frozenset())


def breaches(kept: Kept, *, kind: str = "personal data breach") -> tuple[Entry, ...]:
    """The entries of one kind: a personal data breach unless another is named."""
    return tuple(entry for entry in kept.entries if entry.text("kind") == kind)


def chosen(
    entries: Iterable[Entry], *, clause: Clause, asked: Asked, tools: Mapping[str, str], period: Period | None
) -> Chosen:
    """Those of the entries that a clause means: its period, its filters, and the tools and services it names."""
    active = [item for item in FILTERS if _applies(item, clause, asked)]
    if says(clause.text, "children's services"):  # the service of that name, not the people
        active = [item for item in active if item.concept != "children"]
    everything = narrowed = list(entries)
    words: list[str] = []
    if period is not None:
        narrowed = [entry for entry in narrowed if period.holds(entry.day("aware_at"))]
    names = {item.concept for item in active}
    for item in active:
        if item.concept != "reported" or not names & {"late", "on-time"}:  # these say that it was reported
            words.append(item.words)
    narrowed = [entry for entry in narrowed if _passes(entry, active)]
    for test, said in (*_named(clause, asked, tools, everything), *_devices(clause, asked), *_sizes(clause)):
        narrowed = [entry for entry in narrowed if test(entry)]
        words.append(said)
    return Chosen(tuple(narrowed), tuple(words), frozenset(item.concept for item in active))


def _passes(entry: Entry, active: list[Filter]) -> bool:
    """True where every condition holds; of several types, or several causes, any one is enough."""
    groups = ([f for f in active if f.concept in TYPES], [f for f in active if f.concept in CAUSES])
    rest = [f for f in active if f.concept not in TYPES and f.concept not in CAUSES]
    return all(f.test(entry) for f in rest) and all(not g or any(f.test(entry) for f in g) for g in groups)


def _applies(item: Filter, clause: Clause, asked: Asked) -> bool:
    """True where the clause says it, or what it points back to does, and nothing says it more exactly."""
    stays = item.stays and (asked.has(item.concept) or (item.concept in asked.stays))
    if not (clause.has(item.concept) or stays):
        return False
    if item.concept in CAUSES and clause.has("cause-alternatives"):
        return False
    if item.despite and clause.has(item.despite):
        return True
    return not item.unless or not (clause.has(*item.unless) or (item.stays and asked.has(*item.unless)))


def _named(clause: Clause, asked: Asked, tools: Mapping[str, str], entries: list[Entry]) -> list[tuple[Test, str]]:
    """The tools and services that the question names."""
    found: list[tuple[Test, str]] = []
    services = services_named(asked.whole, {entry.text("service") for entry in entries})
    if services:
        found.append((_is("service", *services), f"in {listed(services)}"))
    named = {tool: name for tool, name in tools.items() if says(asked.whole, name)}
    if named and not clause.has("messaging-breach"):
        found.append((lambda entry: entry.text("tool") in named, f"involving {' or '.join(sorted(named.values()))}"))
    return found


def services_named(text: str, services: Iterable[str]) -> tuple[str, ...]:
    """The services of the register that a text names; a common word counts only as a name or before "department"."""
    spoken = plain(text)
    found = []
    for service in sorted(set(services)):
        name = compiled((f"{service} department|service|services|team|directorate|division",))
        exact = (service in spoken) if " " not in service else compiled((service,)).search(spoken)
        if name.search(spoken) or exact:
            found.append(service)
    return tuple(found)


def _devices(clause: Clause, asked: Asked) -> list[tuple[Test, str]]:
    """The kinds of device that are named; a device in general is not narrowed."""
    spoken = plain(clause.text)
    named = [kind for kind, words in KINDS_OF_DEVICE.items() if compiled(words).search(spoken)]
    if not named or not (clause.has("lost-device") or asked.has("lost-device") or "lost-device" in asked.stays):
        return []
    return [(_is("device.kind", *named), f"the device being a {' or a '.join(named)}")]


_SIZE = re.compile(
    r"\b(more than|over|above|exceeding|at least|fewer than|less than|under)\s+([\d,]+)\s+"
    r"(?:people|individuals|persons|data subjects|residents|customers|records)",
    re.I,
)


def _sizes(clause: Clause) -> list[tuple[Test, str]]:
    """More than 100 people: a bound on the number affected; an unknown number passes neither way."""
    match = _SIZE.search(plain(clause.text))
    if match is None:
        return []
    words, bound = match[1].lower(), int(match[2].replace(",", ""))
    below = words in ("fewer than", "less than", "under")

    def test(entry: Entry) -> bool:
        number = entry.number("people_affected.number")
        if number is None:
            return False
        return number < bound if below else number >= bound + (words != "at least")

    return [(test, f"affecting {words} {bound:,} people")]


MASKS = {
    "type": (
        "other types",
        ("brute force", "denial of service", "malware", "phishing", "ransomware", "unauthorised access (cyber)", "cryptographic flaw",
         "hardware/software misconfiguration", "other cyber incident", "other non-cyber incident", "alteration of personal data"),
    ),
    "cause": ("other causes", ("deliberate, from outside", "deliberate, not known by whom", "other", "none")),
    "discovered_by": ("checks by the council", ("monitoring", "audit", "mail filter")),
}  # what would tell how many attacks there were is never told apart from the rest (FOIA s.31(3))  # fmt: skip


def quiet(entry: Entry) -> bool:
    """True for an attack that the authority has not itself made public: it is counted and never singled out."""
    return entry.text("category") == "cyber" and entry.text("publish.summary") != "yes"


def sanctioned(entry: Entry) -> bool:
    """True where a member of staff was sanctioned over the breach."""
    return entry.text("staff.outcome") in SANCTIONS


def masked(entry: Entry, *, name: str) -> str:
    """The value of a field, under the common label where it could tell an attack from the rest."""
    label, values = MASKS.get(name, ("", ()))
    value = entry.text(name) or "not recorded"
    return label if value in values else value


def tally(entries: Iterable[Entry], *, name: str) -> dict[str, Value]:
    """How many entries have each value of a field, in alphabetical order; what comes under a mask stands last."""
    counts: dict[str, int] = {}
    for entry in entries:
        value = masked(entry, name=name)
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (pair[0].startswith("other "), pair[0])))


def by_part(entries: Iterable[Entry], *, parts: Iterable[Part]) -> dict[str, Value]:
    """How many entries fall in each part of the period, by the day of awareness; parts without one are 0."""
    days = [entry.day("aware_at") for entry in entries]
    return {part.label: sum(part.holds(day) for day in days) for part in parts}


def people(entries: Iterable[Entry]) -> dict[str, Value]:
    """People affected: the known total, the entries where nobody knows, and the bounds. Unknown is not zero."""
    entries = tuple(entries)
    known = [(entry, number) for entry in entries if (number := entry.number("people_affected.number")) is not None]
    unknown = [entry for entry in entries if entry.number("people_affected.number") is None]
    spare = sum(
        (entry.number("people_affected.at_most") or number) - number
        for entry, number in known
        if entry.text("people_affected.number_is") == "estimate"
    )
    total = sum(number for _, number in known)
    bounds = [entry.number("people_affected.at_most") for entry in unknown]
    most = None if None in bounds else total + spare + sum(bound or 0 for bound in bounds)
    return {
        "known_total": int(total),
        "not_known_for": tuple(entry.id for entry in unknown),
        "at_most": None if most is None else int(most),
    }


def claims(entries: Iterable[Entry], *, part: str) -> int:
    """One figure of the claims: made, settled, refused or paid_gbp, over the entries."""
    return int(sum(entry.number(f"claim.{part}") or 0 for entry in entries))
