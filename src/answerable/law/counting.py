"""Counting: the n-th working day, the corresponding day of a later month, and what a pause takes out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from answerable.law.calendars import ONE_DAY, Calendar, Holiday, days


@dataclass(frozen=True, slots=True)
class Counted:
    """One weekday of a count: its number where it counts, else what keeps it out: a holiday or a closure."""

    on: date
    number: int = 0
    holiday: Holiday | None = None
    is_closed: bool = False
    is_cap: bool = False  # the outer limit ended the count here


@dataclass(frozen=True, slots=True)
class Count:
    """How working days are counted: the limit, its calendar, and the days that are left out."""

    limit: int
    calendar: Calendar
    is_start_counted: bool = False
    paused: Collection[date] = ()
    closed: Collection[date] = ()
    outer_limit: int = 0

    def walk(self, start: date) -> tuple[Counted, ...]:
        """Every weekday from the start to the last day of the limit; the last one is the deadline."""
        return tuple(self._walk(start))

    def _walk(self, start: date) -> Iterator[Counted]:
        number = outer = 0
        day = start - ONE_DAY if self.is_start_counted else start
        while number < self.limit:
            day += ONE_DAY
            if day.weekday() > 4 or day in self.paused:
                continue
            if not self.calendar.is_working(day):
                yield Counted(day, holiday=self.calendar.holiday(day))
                continue
            outer += 1
            is_cap = outer == self.outer_limit
            is_open = day not in self.closed
            number += is_open
            yield Counted(day, number if is_open else 0, is_closed=not is_open, is_cap=is_cap)
            if is_cap:
                return


def months_on(start: date, *, months: int) -> date:
    """The corresponding day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def months_beginning(start: date, *, months: int) -> date:
    """The last day of a period of months that begins with its first day."""
    day = months_on(start, months=months)
    return day - ONE_DAY if day.day == start.day else day


def next_working(day: date, *, calendar: Calendar) -> date:
    """The day itself where it is a working day, else the next one."""
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def paused_days(first: date, last: date, *, pause: str) -> int:
    """How many days a pause takes out: "both" ends included, those "after" the first, or "none"."""
    return {"both": len(list(days(first, last))), "after": (last - first).days, "none": 0}[pause]


def uk_day(moment: date | datetime) -> date:
    """The calendar day of a moment in the United Kingdom; a moment without an offset is local time."""
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is None else uk_time(moment).date()


def uk_time(moment: datetime) -> datetime:
    """The moment as clocks in the United Kingdom show it."""
    utc = moment.astimezone(UTC)
    is_summer = _change(utc.year, 3) <= utc < _change(utc.year, 10)
    return utc.astimezone(timezone(timedelta(hours=int(is_summer))))


def _change(year: int, month: int) -> datetime:
    # Summer Time Act 1972 s.1: at one in the morning, Greenwich mean time, of the month's last Sunday
    last = date(year, month, 31)
    return datetime(year, month, 31 - (last.weekday() + 1) % 7, 1, tzinfo=UTC)
