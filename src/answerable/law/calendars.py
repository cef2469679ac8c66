"""Calendars: which days do not count, in which part of the United Kingdom, and how far that is known.

The days are rows of tables/calendars/bank-holidays.toml. They are never computed, because days are
moved and proclaimed year by year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from answerable.errors import BadRow, BeyondCalendar
from answerable.law.schema import TABLES, Row, load

ONE_DAY = timedelta(days=1)
PARTS = {
    "england-and-wales": "England and Wales",
    "northern-ireland": "Northern Ireland",
    "scotland": "Scotland",
}
_TABLE = TABLES / "calendars" / "bank-holidays.toml"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A weekday that does not count: its name, the parts of the UK that keep it, and when it was announced.

    announced_on is kept only for a day that was announced while requests were already running.
    """

    on: date
    name: str
    parts: tuple[str, ...]
    is_named_in_act: bool = False  # Christmas Day or Good Friday, holidays without the 1971 Act
    announced_on: date | None = None

    @property
    def says(self) -> str:
        """Why the day does not count: Good Friday; bank holiday in Northern Ireland."""
        if self.is_named_in_act:
            return self.name
        if len(self.parts) == len(PARTS):
            return "bank holiday throughout the UK"
        names = ", ".join(PARTS[part] for part in self.parts)
        return f"bank holiday in {names.replace('England and Wales, ', 'England, Wales and ')}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that do not count, from known_from; known to known_until, and expected to expected_until."""

    name: str
    holidays: Mapping[date, Holiday]
    known_from: date
    known_until: date
    expected_until: date
    parts: tuple[str, ...] = ()  # of the UK whose holidays it keeps

    def holiday(self, on: date) -> Holiday | None:
        """The holiday of that day, or None. Refuses a day outside the calendar (BeyondCalendar)."""
        if not self.known_from <= on <= self.expected_until:
            raise BeyondCalendar(calendar=self.name, on=on, first=self.known_from, last=self.expected_until)
        return self.holidays.get(on)

    def is_working(self, on: date) -> bool:
        """True where the day counts: no Saturday, no Sunday, no holiday of this calendar."""
        return self.holiday(on) is None and on.weekday() < 5

    def working_days(self, *, after: date, until: date) -> int:
        """How many working days follow one day, up to and including another."""
        return sum(self.is_working(day) for day in days(after + ONE_DAY, until))

    def announced_after(self, on: date) -> tuple[date, ...]:
        """The holidays that were announced only after that day, of those whose announcement matters."""
        return tuple(d for d, kept in self.holidays.items() if kept.announced_on and kept.announced_on > on)

    def also(self, holidays: Iterable[Holiday]) -> Calendar:
        """The same calendar with days that the tables do not have; what the tables say of a day stays."""
        more = {day.on: day for day in holidays if not set(day.parts).isdisjoint(self.parts)}
        return replace(self, holidays={**more, **self.holidays}) if more else self

    def without(self, on: date) -> Calendar:
        """The same calendar where that day is ordinary."""
        return replace(self, holidays={day: kept for day, kept in self.holidays.items() if day != on})


@cache
def calendar(name: str) -> Calendar:
    """The calendar of that name: uk-any-part, scotland, england-and-wales or northern-ireland.

    Refuses a name that the table does not have (KeyError: names come from our own tables).
    """
    table = load(_TABLE)
    rows = {row.id: row for row in table.named("calendar")}
    parts = rows[name].texts("parts")
    holidays: dict[date, Holiday] = {}
    for row in table.named("day"):
        if row.text("part") in parts:
            holidays[row.from_on] = _joined(row, holidays.get(row.from_on))
    head = table.head
    known = (_day(head, "known_from"), _day(head, "known_until"), _day(head, "expected_until"))
    return Calendar(name, holidays, *known, parts=parts)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    while first <= last:
        yield first
        first += ONE_DAY


def _joined(row: Row, other: Holiday | None) -> Holiday:
    """The row as a Holiday, together with the same day in the parts before it."""
    return Holiday(
        on=row.from_on,
        name=other.name if other else row.text("name"),
        parts=(*(other.parts if other else ()), row.text("part")),
        is_named_in_act=(other is not None and other.is_named_in_act) or row.text("by") == "common-law",
        announced_on=_day(row, "announced") if "announced" in row.fields else None,
    )


def _day(row: Row, field: str) -> date:
    value = row.fields.get(field)
    if type(value) is not date:
        raise BadRow(row=row.where, field=field, wanted="a day, as 2026-11-21", got=value)
    return value
