"""Periods in parts: months, quarters, years of each kind, with the labels that answers give them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.registers.facts import Period

MONTHS = tuple(calendar.month_name[1:])
YEAR_STARTS = {"financial year": (4, 1), "academic year": (9, 1), "tax year": (4, 6), "calendar year": (1, 1)}
UNITS = ("month", "quarter", *YEAR_STARTS)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a period: its label and its days."""

    label: str
    first: date
    last: date

    def holds(self, on: date | None) -> bool:
        """True where that day lies in it."""
        return on is not None and self.first <= on <= self.last


def long_day(on: date) -> str:
    """30 June 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def month_of(on: date) -> str:
    """June 2026."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def months_on(on: date, *, months: int) -> date:
    """The same day that many months later or earlier; a day that the month lacks becomes its last."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def year_of(on: date, *, unit: str) -> Part:
    """The year of that kind that a day lies in: 2024/25 for a financial year, 2024 for a calendar year."""
    month, day = YEAR_STARTS[unit]
    start = date(on.year, month, day)
    if on < start:
        start = date(on.year - 1, month, day)
    return year_from(start.year, unit=unit)


def year_from(year: int, *, unit: str) -> Part:
    """The year of that kind that begins in a calendar year."""
    month, day = YEAR_STARTS[unit]
    label = str(year) if unit == "calendar year" else f"{year}/{(year + 1) % 100:02}"
    return Part(label, date(year, month, day), date(year + 1, month, day) - timedelta(days=1))


def _month_of(on: date) -> Part:
    last = calendar.monthrange(on.year, on.month)[1]
    return Part(f"{on.year}-{on.month:02}", on.replace(day=1), on.replace(day=last))


def _quarter_of(on: date) -> Part:
    start = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    return Part(f"{on.year} Q{(on.month + 2) // 3}", start, months_on(start, months=3) - timedelta(days=1))


def part_of(on: date, unit: str) -> Part:
    """The part of that unit that a day lies in."""
    if unit == "month":
        return _month_of(on)
    return _quarter_of(on) if unit == "quarter" else year_of(on, unit=unit)


def parts(*, first: date, last: date, unit: str) -> tuple[Part, ...]:
    """Every part of that unit from the first day to the last, the outer ones cut to those days."""
    found = []
    day = first
    while day <= last:
        part = part_of(day, unit)
        found.append(Part(part.label, max(part.first, first), min(part.last, last)))
        day = part.last + timedelta(days=1)
    return tuple(found)


def spoken(period: Period | None) -> str:
    """The period as a sentence says it: from 1 April 2024 to 31 March 2025."""
    if period is None or (period.first is None and period.last is None):
        return ""
    if period.first is None:
        return f"up to {long_day(period.last)}" if period.last else ""
    if period.last is None:
        return f"since {long_day(period.first)}"
    return f"from {long_day(period.first)} to {long_day(period.last)}"
