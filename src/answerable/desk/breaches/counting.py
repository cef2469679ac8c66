"""The report of breaches as this reader may see it: small numbers of staff stay with those who keep the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.desk.breaches import access
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.registers import Part, breach_report, months_on, year_of

UNITS = ("month", "quarter", "calendar year", "financial year")
LONG = 400  # days, from which years are easier to read than months
FEWER = "fewer than 5"


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure as this reader sees it. link: the end of the address of the entries behind it; empty where there are none to see."""

    label: str
    value: str
    notes: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One table as this reader sees it."""

    heading: str
    note: str
    figures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """The report over some days."""

    first: date
    last: date
    unit: str
    groups: tuple[Group, ...]
    spans: tuple[tuple[str, str], ...]  # label and the end of an address
    tables: tuple[breach_report.Table, ...]

    @property
    def query(self) -> str:
        """The end of the address that says the same days."""
        return f"from={self.first}&until={self.last}&unit={self.unit.replace(' ', '+')}"

    def as_rows(self) -> Iterator[tuple[object, ...]]:
        """The report as rows of a table."""
        yield "From", "To", "Table", "Figure", "Number", "Notes"
        for group in self.groups:
            for one in group.figures:
                yield (
                    self.first,
                    self.last,
                    group.heading,
                    one.label,
                    one.value,
                    " ".join((*one.notes, group.note)).strip(),
                )


@dataclass(frozen=True, slots=True)
class Behind:
    """The entries behind one number: reference and title; no title where this reader may not see it."""

    heading: str
    label: str
    value: str
    entries: tuple[tuple[str, str], ...]
    unnamed: int


def counted(first: date | None, last: date | None, *, unit: str, by: Actor, on: date) -> Counted:
    """The report over those days, or over this financial year where none are given."""
    year = year_of(on, unit="financial year")
    first, last = first or min(year.first, last or year.first), last or max(year.last, first or year.last)
    if last < first:
        first, last = last, first
    unit = unit if unit in UNITS else ("financial year" if (last - first).days > LONG else "month")
    tools = (
        {tool.id: f"{tool.text('name')} ({tool.id})" for tool in authority().kept("tools").entries}
        if authority().keeps("tools")
        else {}
    )
    tables = breach_report.report(access.entries(by=by), first=first, last=last, on=on, tools=tools, unit=unit)
    query = f"from={first}&until={last}&unit={unit.replace(' ', '+')}"
    groups = tuple(
        Group(one.heading, one.note, tuple(_shown(fig, one, query, by) for fig in one.figures))
        for one in tables
        if one.figures
    )
    return Counted(first, last, unit, groups, tuple(_spans(on)), tables)


def behind(found: Counted, name: str, *, by: Actor) -> Behind | None:
    """The entries behind one number; None where there is no such number, or this reader sees none of it."""
    hit = breach_report.figure(found.tables, name)
    if hit is None or _is_hidden(hit[1], hit[0], by):
        return None
    table, one = hit
    kept = {entry.id: entry for entry in access.entries(by=by)}
    seen = [kept[key] for key in one.entries if access.reads_all(by) or access.is_told(kept[key])]
    entries = tuple((entry.id, entry.text("title")) for entry in seen)
    return Behind(table.heading, one.label, f"{one.value:,}", entries, len(one.entries) - len(entries))


def _shown(one: breach_report.Figure, table: breach_report.Table, query: str, by: Actor) -> Shown:
    if _is_hidden(one, table, by):
        return Shown(one.label, FEWER, (breach_report.CARE,))
    notes = one.notes if access.reads_all(by) else tuple(note for note in one.notes if "BR-" not in note)
    return Shown(one.label, f"{one.value:,}", notes, f"{query}&figure={one.id}" if one.entries else "")


def _is_hidden(one: breach_report.Figure, table: breach_report.Table, by: Actor) -> bool:
    """True where a small number about staff is not for this reader."""
    return one.is_small and not access.reads_all(by)


def _spans(on: date) -> Iterator[tuple[str, str]]:
    quarter = on.replace(month=(on.month - 1) // 3 * 3 + 1, day=1)
    financial = year_of(on, unit="financial year")
    spans = [
        _part("This month", on.replace(day=1), months_on(on.replace(day=1), months=1)),
        _part("Last month", months_on(on.replace(day=1), months=-1), on.replace(day=1)),
        _part("This quarter", quarter, months_on(quarter, months=3)),
        _part("Last quarter", months_on(quarter, months=-3), quarter),
        year_of(on, unit="calendar year"),
        financial,
        year_of(financial.first - timedelta(days=1), unit="financial year"),
    ]
    for span in spans:
        yield span.label, f"from={span.first}&until={span.last}"


def _part(label: str, first: date, end: date) -> Part:
    return Part(label, first, end - timedelta(days=1))
