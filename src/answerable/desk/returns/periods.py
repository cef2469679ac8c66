"""The periods of returns: quarters, by the calendar's year or by the financial one that begins in April."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.desk.cases.queries.quarters import quarter_end, quarter_on

FINANCIAL, CALENDAR = "financial", "calendar"
KINDS = {FINANCIAL: "Financial year, April to March", CALENDAR: "Calendar year"}
_MONTHS = {1: "January to March", 4: "April to June", 7: "July to September", 10: "October to December"}


@dataclass(frozen=True, slots=True)
class Period:
    """A year or one quarter of it. year is the one it begins in; quarter is 1 to 4, or 0 for all four."""

    year: int
    kind: str = FINANCIAL
    quarter: int = 0

    @property
    def quarters(self) -> tuple[date, ...]:
        """The first day of each of its quarters."""
        first = date(self.year, 4 if self.kind == FINANCIAL else 1, 1)
        every = tuple(_later(first, n) for n in range(4))
        return every[self.quarter - 1 : self.quarter] if self.quarter else every

    @property
    def first_on(self) -> date:
        """Its first day."""
        return self.quarters[0]

    @property
    def last_on(self) -> date:
        """Its last day."""
        return quarter_end(self.quarters[-1])

    @property
    def label(self) -> str:
        """What it is called: July to September 2026; April 2026 to March 2027; 2026."""
        if self.quarter:
            return quarter_label(self.first_on)
        return str(self.year) if self.kind == CALENDAR else f"April {self.year} to March {self.year + 1}"


def year_of(day: date, kind: str) -> int:
    """The year of that kind that a day lies in, by the year it begins in."""
    return day.year - 1 if kind == FINANCIAL and day.month < 4 else day.year


def quarter_label(first_on: date) -> str:
    """July to September 2026."""
    return f"{_MONTHS[first_on.month]} {first_on.year}"


def quarter_labels(kind: str) -> tuple[tuple[int, str], ...]:
    """The quarters of a year of that kind, numbered."""
    months = (4, 7, 10, 1) if kind == FINANCIAL else (1, 4, 7, 10)
    return tuple((n, _MONTHS[month]) for n, month in enumerate(months, 1))


def up_to(last: date, *, count: int) -> tuple[date, ...]:
    """So many quarters, the last of them the one that begins on a day."""
    return tuple(_later(last, -n) for n in reversed(range(count)))


def lately(on: date) -> tuple[date, ...]:
    """The quarters of the last three years."""
    return up_to(quarter_on(on), count=12)


def _later(first_on: date, quarters: int) -> date:
    months = first_on.year * 12 + first_on.month - 1 + quarters * 3
    return quarter_on(date(months // 12, months % 12 + 1, 1))
