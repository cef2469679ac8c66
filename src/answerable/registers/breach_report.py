"""What is counted of breaches over any days, each number with the entries behind it. Unknown is never nought."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from answerable.registers.breach_clock import BREACH, is_late
from answerable.registers.breach_kinds import is_own_word
from answerable.registers.breach_score import is_score_at_odds
from answerable.registers.breach_tracks import (
    SET_ASIDE,
    UNDECIDED,
    commissioner_state,
    overdue,
    people_state,
    was_notified,
    were_told,
)
from answerable.registers.periods import UNITS, long_day, month_of, parts
from answerable.registers.values import Entry

SMALL = 5
CARE = "Fewer than five: somebody could be recognised. Look at s.40(2) before it leaves the authority."
SERVICES = (
    "A service with fewer than five stands here: beside other figures somebody could be recognised. Look at s.40(2)."
)
DIMENSIONS = {
    "category": "Cyber or not",
    "type": "Type",
    "cause": "Cause",
    "service": "Service",
    "tool": "Tool",
    "channel": "Channel",
}
LOOK = (
    "Look here: these words are none of those that breaches are counted by. If one of those is meant, change the entry."
)
NOT_COME = "What has not come yet is left out."
LOST = "loss or theft of device"
NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: its name in addresses, its label, the entries behind it, and what has to be said with it."""

    id: str
    label: str
    value: int
    entries: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_small: bool = False  # to be looked at before it is given to anyone


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that belong together."""

    id: str
    heading: str
    figures: tuple[Figure, ...]
    note: str = ""


def counted_on(entry: Entry) -> date | None:
    """The day by which an entry falls into a period: of awareness, or of the report inside where there was none."""
    return entry.day("aware_at") or entry.day("reported_inside_at")


def report(
    entries: Iterable[Entry], *, first: date, last: date, on: date, tools: Mapping[str, str] | None = None, unit: str = "month"
) -> tuple[Table, ...]:  # fmt: skip
    """Every table of the report over those days, both included. Beyond the first table breaches alone are counted, and what was
    notified, or told to people, before it was found to be none.
    """
    within = [entry for entry in entries if (day := counted_on(entry)) and first <= day <= last]
    breaches = [entry for entry in within if entry.text("kind") == BREACH]
    otherwise = [entry for entry in within if entry.text("kind") != BREACH]
    return (
        _kinds(within),
        _over_time(breaches, first, last, unit, on),
        *_dimensions(breaches, tools or {}),
        _notices(breaches, otherwise),
        _people_told(breaches, otherwise),
        _numbers(breaches),
        _devices(breaches),
        _processors(breaches),
        _claims(breaches),
        _staff(breaches),
        _investigations(breaches),
        _actions(breaches, on),
        _repeats(breaches),
        _parted(breaches),
    )


def figure(tables: Iterable[Table], name: str) -> tuple[Table, Figure] | None:
    """The figure of that name, with its table."""
    return next(((table, one) for table in tables for one in table.figures if one.id == name), None)


def _kinds(entries: list[Entry]) -> Table:
    kinds = (BREACH, *SET_ASIDE, UNDECIDED)
    figures = tuple(_tally("kind", kind, [entry for entry in entries if entry.text("kind") == kind]) for kind in kinds)
    note = "Near misses, reports found to be no breach, duplicates and reports not decided yet are never counted as breaches."
    return Table("kind", "What was reported", figures, note)


def _over_time(breaches: list[Entry], first: date, last: date, unit: str, on: date) -> Table:
    """Part by part; of the days that have not come nothing is known, so they do not stand there as nought."""
    every = parts(first=first, last=last, unit=unit if unit in UNITS else "month")
    spans = [part for part in every if part.first <= on]
    figures = []
    for part in spans:
        label = month_of(part.first) if unit == "month" else part.label
        one = _tally("time", label, [entry for entry in breaches if part.holds(counted_on(entry))])
        until = (f"Until {long_day(on)}.",) if on < part.last else ()
        figures.append(replace(one, notes=until))
    note = "By the day of awareness." + ("" if len(spans) == len(every) else f" {NOT_COME}")
    return Table("time", "Breaches over time", tuple(figures), note)


def _dimensions(breaches: list[Entry], tools: Mapping[str, str]) -> Iterator[Table]:
    for name, heading in DIMENSIONS.items():
        table = Table(name, f"Breaches by {heading.lower()}", tuple(_by(breaches, name)))
        if name == "tool":
            named = (replace(one, label=tools.get(one.label, one.label)) for one in table.figures)
            table = replace(table, figures=tuple(named), note="A tool is named where one played a part.")
        own = [
            replace(one, notes=(*one.notes, LOOK)) if is_own_word(name, one.label) and one.label != NOT_SAID else one
            for one in table.figures
        ]
        table = replace(table, figures=tuple(own))
        if name == "service" and any(one.value < SMALL for one in table.figures):
            table = replace(table, note=SERVICES)
        yield table


def _by(entries: list[Entry], name: str, *, table: str = "") -> Iterator[Figure]:
    values = sorted({entry.text(name) or NOT_SAID for entry in entries}, key=lambda value: (value == NOT_SAID, value))
    for value in values:
        yield _tally(table or name, value, [entry for entry in entries if (entry.text(name) or NOT_SAID) == value])


def _notices(breaches: list[Entry], otherwise: list[Entry]) -> Table:
    """Of breaches; and the notices of what was found afterwards to be none, which stay notices."""

    def those(test: Callable[[Entry], bool]) -> list[Entry]:
        return [entry for entry in breaches if test(entry)]

    after = [entry for entry in otherwise if was_notified(entry)]
    told = [*those(was_notified), *after]
    late = [entry for entry in told if is_late(entry)]
    not_told = those(lambda entry: commissioner_state(entry) == "do not notify")
    owed = those(lambda entry: commissioner_state(entry) in ("undecided", "due"))
    figures = (
        _tally("notice", "notified", told, _afterwards(after)),
        _tally("notice", "on time", [entry for entry in told if not is_late(entry)]),
        _tally("notice", "late", late, _because(late, "commissioner.delay_reasons")),
        _tally("notice", "not notified", not_told, _because(not_told, "commissioner.reasons")),
        _tally("notice", "not notified yet", owed),
    )
    return Table(
        "notice",
        "Notice to the Commissioner",
        figures,
        "On time by the strict count: 72 elapsed hours after awareness.",
    )


def _people_told(breaches: list[Entry], otherwise: list[Entry]) -> Table:
    after = [entry for entry in otherwise if were_told(entry)]
    told = [*(entry for entry in breaches if were_told(entry)), *after]
    not_told = [entry for entry in breaches if people_state(entry) == "not told"]
    owed = [entry for entry in breaches if people_state(entry) in ("undecided", "due")]
    figures = [_tally("people", "told", told, _afterwards(after))]
    figures += [replace(one, label=f"told: {one.label}") for one in _by(told, "told_people.basis", table="people-told")]
    figures.append(_tally("people", "not told", not_told))
    figures += [
        replace(one, label=f"not told: {one.label}")
        for one in _by(not_told, "told_people.basis", table="people-not-told")
    ]
    figures.append(_tally("people", "not decided or not told yet", owed))
    return Table("people", "Telling the people affected", tuple(figures))


def _numbers(breaches: list[Entry]) -> Table:
    known = [entry for entry in breaches if entry.number("people_affected.number") is not None]
    unknown = [entry for entry in breaches if entry not in known]
    bounds = [entry.number("people_affected.at_most") for entry in unknown]
    said = f"{len(unknown)} {'entry has' if len(unknown) == 1 else 'entries have'} no number"
    bound = "" if None in bounds else f", together at most {sum(bound or 0 for bound in bounds):,.0f}"
    notes = (f"{said}{bound}.",) if unknown else ()
    figures = (
        _sum("affected", "people affected, where the number is known", known, "people_affected.number", notes),
        _tally("affected", "breaches with no number", unknown),
        _sum(
            "affected",
            "people told",
            [entry for entry in breaches if entry.number("told_people.number")],
            "told_people.number",
        ),
    )
    return Table("affected", "People affected", figures, "Unknown is not nought.")


def _devices(breaches: list[Entry]) -> Table:
    lost = [entry for entry in breaches if entry.text("type").startswith(LOST)]
    figures = [_tally("device", "lost or stolen devices", lost)]
    said = {"yes": "encrypted", "no": "not encrypted", NOT_SAID: "not said whether encrypted"}
    figures += [
        replace(one, label=said.get(one.label, one.label))
        for one in _by(lost, "device.encrypted", table="device-encrypted")
    ]
    figures += [replace(one, label=f"kind: {one.label}") for one in _by(lost, "device.kind", table="device-kind")]
    return Table("device", "Lost devices", tuple(figures))


def _processors(breaches: list[Entry]) -> Table:
    theirs = [entry for entry in breaches if entry.text("processor.name")]
    notes = tuple(f"{entry.id}: told the authority after {entry.number('processor.days_taken') or 0:g} days." for entry in theirs if entry.number("processor.days_taken") is not None)  # fmt: skip
    unknown = [entry for entry in theirs if entry.number("processor.days_taken") is None]
    figures = (
        _tally("processor", "breaches at a processor", theirs, notes),
        _tally("processor", "delay not recorded", unknown),
    )
    return Table("processor", "Processors", figures, "The authority’s clock starts when it is told.")


def _claims(breaches: list[Entry]) -> Table:
    labels = {"made": "made", "settled": "settled", "refused": "refused", "paid_gbp": "paid, in pounds"}
    figures = tuple(
        _sum("claim", label, [entry for entry in breaches if entry.number(f"claim.{name}")], f"claim.{name}")
        for name, label in labels.items()
    )
    return Table("claim", "Claims", figures)


def _staff(breaches: list[Entry]) -> Table:
    figures = tuple(_small(one) for one in _by(breaches, "staff.outcome"))
    return Table("staff", "What followed for staff", figures, "Small numbers stay inside.")


def _investigations(breaches: list[Entry]) -> Table:
    opened = [entry for entry in breaches if entry.day("investigation.opened_on")]
    still = [entry for entry in opened if not entry.day("investigation.closed_on")]
    figures = (_tally("investigation", "opened", opened), _tally("investigation", "still open", still))
    return Table("investigation", "Investigations", figures)


def _actions(breaches: list[Entry], on: date) -> Table:
    late = [(entry, overdue(entry, on)) for entry in breaches]
    notes = tuple(f"{entry.id}: {what}." for entry, names in late for what in names)
    value = sum(len(names) for _, names in late)
    one = Figure("action.overdue", "overdue", value, tuple(entry.id for entry, names in late if names), notes)
    return Table("action", "Actions", (one,), "Neither done nor moved, and due before today.")


def _repeats(breaches: list[Entry]) -> Table:
    pairs: dict[tuple[str, str], list[Entry]] = {}
    for entry in breaches:
        if entry.text("cause") not in ("", "none"):
            pairs.setdefault((entry.text("cause"), entry.text("type") or NOT_SAID), []).append(entry)
    again = sorted((pair, found) for pair, found in pairs.items() if len(found) > 1)
    figures = tuple(_tally("repeat", f"{cause}: {kind}", found) for (cause, kind), found in again)
    return Table("repeat", "Causes that came again", figures)


def _parted(breaches: list[Entry]) -> Table:
    figures = tuple(
        _tally("score", words, found, _because(found, "risk.reasons", "commissioner.reasons"))
        for words in ("low yet risk", "high yet unlikely")
        for found in [[entry for entry in breaches if is_score_at_odds(entry) == words]]
    )
    return Table(
        "score",
        "Where the score and the decision part",
        figures,
        "The score is an aid; the decision is the test of the law.",
    )


def _tally(table: str, label: str, entries: list[Entry], notes: tuple[str, ...] = ()) -> Figure:
    return Figure(f"{table}.{_slug(label)}", label, len(entries), tuple(entry.id for entry in entries), notes)


def _sum(table: str, label: str, entries: list[Entry], name: str, notes: tuple[str, ...] = ()) -> Figure:
    value = int(sum(entry.number(name) or 0 for entry in entries))
    return Figure(f"{table}.{_slug(label)}", label, value, tuple(entry.id for entry in entries), notes)


def _small(one: Figure) -> Figure:
    return replace(one, is_small=True, notes=(*one.notes, CARE)) if 0 < one.value < SMALL else one


def _because(entries: list[Entry], *names: str) -> tuple[str, ...]:
    """Each entry with the first of these reasons that it gives."""
    found = (
        (entry, next((entry.text(name) for name in names if entry.text(name)), "no reasons recorded"))
        for entry in entries
    )
    return tuple(f"{entry.id}: {words}." for entry, words in found)


def _afterwards(entries: list[Entry]) -> tuple[str, ...]:
    """Each entry that is counted here although it is no breach any more, with what it is."""
    return tuple(f"{entry.id}: found afterwards to be “{entry.text('kind')}”." for entry in entries)


def _slug(label: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in label.lower()).split())
