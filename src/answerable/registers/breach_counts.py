"""Counting breaches: which entries a clause means, what it wants counted, and in which parts.

Near misses, duplicates and reports found to be no breach are never counted as breaches. A number that
nobody knows is left out and said to be, with its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from answerable.registers.breach_bounds import sizes, spans
from answerable.registers.breach_filters import (
    CAUSES,
    FILTERS,
    KINDS_OF_DEVICE,
    TYPES,
    Filter,
    Test,
    is_of,
    turned_round,
)
from answerable.registers.breach_filters import (
    quiet as quiet,
)
from answerable.registers.facts import Asked, Clause, Period
from answerable.registers.phrases import compiled, listed, plain, says
from answerable.registers.values import Entry, Kept, Value

SMALL = 5  # staff outcomes below this are not printed
SANCTIONS = ("dismissal", "warning", "final warning", "suspension", "demotion", "resignation")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries a clause means, and the words for what narrowed them."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()
    filters: frozenset[str] = field(default=frozenset())
    is_sized: bool = False  # a number of people narrowed them


def breaches(kept: Kept, *, kind: str = "personal data breach") -> tuple[Entry, ...]:
    """The entries of one kind: a personal data breach unless another is named."""
    return tuple(entry for entry in kept.entries if entry.text("kind") == kind)


def chosen(
    entries: Iterable[Entry], *, clause: Clause, asked: Asked, tools: Mapping[str, str], period: Period | None
) -> Chosen:
    """Those of the entries that a clause means: its period, its filters, and the tools and services it names."""
    if refs := references(asked):  # a reference names its entry, and nothing beside it narrows
        return Chosen(tuple(entry for entry in entries if entry.id in refs), (f"of the reference {listed(refs)}",))
    clause = _told_apart(clause)
    away = turned_round(clause.text) - {_CONTRARY[name] for name in _CONTRARY if clause.has(name)}
    active = [item for item in FILTERS if applies(item, clause, asked)]
    if says(clause.text, "children's services"):  # the service of that name, not the people
        active = [item for item in active if item.concept != "children"]
    left_out = [item for item in FILTERS if item.concept in away and away.isdisjoint(item.unless)]
    active = [item for item in active if item.concept not in away]
    everything = narrowed = list(entries)
    words: list[str] = []
    if period is not None:
        narrowed = [entry for entry in narrowed if period.holds(entry.day("aware_at"))]
    names = {item.concept for item in active}
    for item in active:
        if item.concept != "reported" or not names & {"late", "on-time"}:  # these say that it was reported
            words.append(item.words)
    narrowed = [entry for entry in narrowed if _passes(entry, active)]
    for item in left_out:
        narrowed = [entry for entry in narrowed if not item.test(entry)]
        words.append(f"other than those {item.words}")
    for test, said in (
        *_named(clause, asked, tools, everything),
        *_devices(clause, asked),
        *sizes(clause),
        *spans(clause),
    ):
        narrowed = [entry for entry in narrowed if test(entry)]
        words.append(said)
    return Chosen(
        tuple(narrowed), tuple(words), frozenset(item.concept for item in (*active, *left_out)), bool(sizes(clause))
    )


_CONTRARY = {"not-told": "told-people", "not-reported": "reported"}  # what says itself that it is not so
_NOT_TO_ICO = (
    "not|never|without|no|nor|didn't|wasn't|weren't ~ ico|commissioner|commissioner's|regulator",
    "unreported|not_reported|not_referred|not_reportable",
)


def _told_apart(clause: Clause) -> Clause:
    """The clause; "reported but not notified to the people" is of people who were not told, and of no report left undone."""
    if clause.has("not-told") and clause.has("not-reported") and not says(clause.text, *_NOT_TO_ICO):
        return Clause(clause.text, clause.concepts - {"not-reported"})
    return clause


_REFERENCE = re.compile(r"\bBR-\d{4}-\d+\b", re.I)


def references(asked: Asked) -> tuple[str, ...]:
    """The entries of this register that a question names by their references."""
    return tuple(dict.fromkeys(found.upper() for found in _REFERENCE.findall(asked.focus)))


def _passes(entry: Entry, active: list[Filter]) -> bool:
    """True where every condition holds; of several types, or several causes, any one is enough."""
    groups = ([f for f in active if f.concept in TYPES], [f for f in active if f.concept in CAUSES])
    rest = [f for f in active if f.concept not in TYPES and f.concept not in CAUSES]
    return all(f.test(entry) for f in rest) and all(not g or any(f.test(entry) for f in g) for g in groups)


def applies(item: Filter, clause: Clause, asked: Asked) -> bool:
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
    known = {entry.text("service") for entry in entries} - {""}
    services = services_named(clause.text, known) or services_named(asked.whole, known)
    if services:
        found.append((is_of("service", *services), f"in {listed(services)}"))
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
        exact = (bool(service) and service in spoken) if " " not in service else compiled((service,)).search(spoken)
        if name.search(spoken) or exact:
            found.append(service)
    return tuple(found)


def _devices(clause: Clause, asked: Asked) -> list[tuple[Test, str]]:
    """The kinds of device that are named; a device in general is not narrowed."""
    spoken = plain(clause.text)
    named = [kind for kind, words in KINDS_OF_DEVICE.items() if compiled(words).search(spoken)]
    if not named or not (clause.has("lost-device") or asked.has("lost-device") or "lost-device" in asked.stays):
        return []
    return [(is_of("device.kind", *named), f"the device being a {' or a '.join(named)}")]


MASKS = {
    "type": (
        "other types",
        ("brute force", "denial of service", "malware", "phishing", "ransomware", "unauthorised access (cyber)", "cryptographic flaw",
         "hardware/software misconfiguration", "other cyber incident", "other non-cyber incident", "alteration of personal data"),
    ),
    "cause": ("other causes", ("deliberate, from outside", "deliberate, not known by whom", "other", "none")),
    "discovered_by": ("checks by the council", ("monitoring", "audit", "mail filter")),
}  # what would tell how many attacks there were is never told apart from the rest (FOIA s.31(3))  # fmt: skip


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
