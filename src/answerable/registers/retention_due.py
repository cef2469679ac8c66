"""Where one record stands under the retention schedule: the class that keeps it longest, its days, and why it waits.

A record is open while the trigger of one of its classes has not happened; a permanent class wins over all others.
Nothing here knows of holds: a hold stops disposal and never moves these days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.registers.periods import year_of
from answerable.registers.retention import kept_to
from answerable.registers.values import Entry


@dataclass(frozen=True, slots=True)
class Running:
    """One class that a record is in, and the day its trigger happened; None while it has not."""

    entry: Entry
    trigger_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The class that decides, its trigger, and the last day that the record is kept.

    kept_to is empty where the record is open or permanent. kept_further: the last day where a person decided
    to keep it longer than the schedule does.
    """

    entry: Entry
    trigger_on: date | None
    kept_to: date | None
    kept_further: date | None = None
    needs_sign_off: bool = False  # one of its classes asks for a named person
    is_reviewed: bool = False  # one of its classes says that a person decides

    @property
    def is_permanent(self) -> bool:
        """True where the record never goes."""
        return self.entry.is_yes("period.permanent")

    @property
    def is_open(self) -> bool:
        """True while the trigger has not happened: there is no day yet."""
        return not self.is_permanent and self.trigger_on is None

    @property
    def last_day(self) -> date | None:
        """The last day it is kept, by the schedule or by the decision to keep it further."""
        if self.kept_to is None:
            return None
        return max(self.kept_to, self.kept_further or self.kept_to)

    @property
    def may_go_from(self) -> date | None:
        """The first day on which it may go, if no hold is open."""
        return self.last_day + timedelta(days=1) if self.last_day else None

    def is_due(self, *, on: date) -> bool:
        """True where it may go on that day, if no hold is open."""
        return self.may_go_from is not None and self.may_go_from <= on


def standing(classes: Sequence[Running], *, kept_further: date | None = None) -> Standing:
    """Where a record in these classes stands. Of several the longest decides; the first where they are equal.

    Whether a person decides, and whether somebody signs it off by name, each of them may ask.
    """
    signed = any(one.entry.is_yes("sign_off") for one in classes)
    reviewed = any(one.entry.text("action") == "review" for one in classes)
    permanent = next((one for one in classes if one.entry.is_yes("period.permanent")), None)
    if permanent:
        return Standing(permanent.entry, permanent.trigger_on, None)
    still_open = next((one for one in classes if one.trigger_on is None), None)
    if still_open:
        return Standing(still_open.entry, None, None)
    dated = [(kept_to(one.entry, trigger=one.trigger_on), one) for one in classes if one.trigger_on]
    last, one = max(dated, key=lambda pair: pair[0] or date.max)
    return Standing(one.entry, one.trigger_on, last, kept_further, signed, reviewed)


def financial_year_end(on: date) -> date:
    """The 31 March that ends the financial year of that day: the trigger of payments."""
    return year_of(on, unit="financial year").last
