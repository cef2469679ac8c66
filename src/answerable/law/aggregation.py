"""Aggregation: whether the cost of several requests may be added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from answerable.law.acts import table
from answerable.law.clocks import deadline
from answerable.law.deadlines import long_day
from answerable.law.limits import clock


@dataclass(frozen=True, slots=True)
class Aggregation:
    """The three conditions of SI 2004/3244 reg.5, and the last day of the period."""

    last_on: date
    is_in_time: bool
    is_from_together: bool
    is_alike: bool
    cite: str
    unsettled: str

    @property
    def is_allowed(self) -> bool:
        """True where all three conditions are met."""
        return self.is_in_time and self.is_from_together and self.is_alike

    @property
    def unmet(self) -> tuple[str, ...]:
        """The conditions that are not met, in words for a letter or a finding."""
        last = long_day(self.last_on)
        met = {
            f"received within sixty consecutive working days, that is by {last}": self.is_in_time,
            "made by one person, or by persons acting in concert": self.is_from_together,
            "for the same or similar information": self.is_alike,
        }
        return tuple(words for words, is_met in met.items() if not is_met)


def aggregation(received: Iterable[date], *, from_together: bool, alike: bool) -> Aggregation:
    """Whether requests received on these days may be added up under FOIA.

    from_together: one person, or persons who appear to act in concert; alike: the same or similar
    information. Both are for a person to judge. Refuses a day beyond the calendar (BeyondCalendar).
    """
    days = sorted(received)
    window = deadline("foia.aggregation", received=days[0])
    row = next(row for row in table("foia", "costs").named("aggregation") if row.is_in_force(on=days[0]))
    return Aggregation(
        last_on=window.due_on,
        is_in_time=days[-1] <= window.due_on,
        is_from_together=from_together,
        is_alike=alike,
        cite=row.cite,
        unsettled=clock("foia.aggregation", on=days[0]).unsettled,
    )
