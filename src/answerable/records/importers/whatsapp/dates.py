"""In which order day, month and year stand: from the whole file, or a question. Never a guess.

What tells, in this order: a year of four digits in front; a number above twelve; dates in the names of the files that were
sent (IMG-20220323-WA…, …-PHOTO-2022-03-27-…); a reading under which the chat runs back and forth in time while another
runs on; a reading under which messages were sent after the export was made.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise

from answerable.records.importers.whatsapp.calendars import BUDDHIST_SINCE, day_of
from answerable.records.importers.whatsapp.heads import Head
from answerable.records.record import DateOrder

_PLACES = {DateOrder.DMY: (2, 1, 0), DateOrder.MDY: (2, 0, 1), DateOrder.YMD: (0, 1, 2)}  # of year, month, day
_NAMED = re.compile(rb"(?:-|WhatsApp [A-Z]\w+ )(20[0-4]\d)-?([01]\d)-?([0-3]\d)(?=[- ])")
_SLACK = dt.timedelta(days=1)  # the phone's midnight is not the exporting machine's; messages come late
_RARE = 0.01  # of the dates: so few may contradict a verdict, as lines pasted in do
_TWO_PHONES = (
    "days above 12 stand in the first place of some dates and in the second of others: two phones wrote this file"
)
Numbers = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The order, or None where it is to be asked; the orders that could be; and what was found."""

    order: DateOrder | None
    could_be: tuple[DateOrder, ...]
    evidence: tuple[str, ...]


@dataclass(slots=True)
class Dates:
    """The dates of a file as they come, and what tells of their order."""

    head: Head
    era: str
    runs: list[Numbers] = field(default_factory=list)  # in file order, each where it differs from the one before
    named: set[tuple[Numbers, dt.date]] = field(default_factory=set)
    limit: int = 200_000  # runs kept: more than the days that a chat can have

    def add(self, numbers: Numbers) -> None:
        """One more head."""
        if (not self.runs or self.runs[-1] != numbers) and len(self.runs) < self.limit:
            self.runs.append(numbers)

    def add_named(self, numbers: Numbers, body: bytes) -> None:
        """A head whose message names a file with a date in it."""
        if (found := _NAMED.search(body)) and len(self.named) < self.limit:
            year, month, day = map(int, found.groups())
            if 1 <= month <= 12 and 1 <= day <= 28 + (month != 2) * 2:
                self.named.add((numbers, dt.date(year, month, day)))

    def read(self, numbers: Numbers, order: DateOrder) -> dt.date | None:
        """The day that these numbers are in an order; None where there is none such."""
        year, month, day = (numbers[place] for place in _PLACES[order])
        if len(month) > 2 or len(day) > 2:
            return None
        return day_of(year, int(month), int(day), era=self.era)

    def verdict(self, *, captured_on: dt.date | None) -> Verdict:
        """The order of the dates as far as the file tells."""
        options = self._options()
        if len(options) == 1:
            told = "the month has its name" if self.head.month[1] else "the year stands first"
            return Verdict(options[0], tuple(options), (told,))
        fit = self._by_size(options)
        if not fit:
            return Verdict(None, tuple(options), (_TWO_PHONES,))
        if len(fit) == 1:
            return Verdict(fit[0], tuple(fit), ("a number above 12 stands where a month cannot",))
        for judge in (self._by_years, self._by_names, self._by_course):
            one, said = judge(fit)
            if one:
                return Verdict(one, (one,), (said,))
        in_time = [order for order in fit if not self._is_late(order, captured_on)]
        if len(in_time) == 1:
            return Verdict(in_time[0], tuple(in_time), ("in any other order messages would be later than the export",))
        return Verdict(None, tuple(in_time or fit), (f"different dates in it: {len(set(self.runs))}, and none tells",))

    def _options(self) -> list[DateOrder]:
        """The orders that the form allows."""
        a, _, c = self.head.date
        place, name = self.head.month
        if name and len(a) <= 2:
            return [DateOrder.MDY if place == 0 else DateOrder.DMY]
        era_before, first, _, era_between, _, _ = self.head.date_marks
        if len(a) > 2 or era_before or "年" in first or "년" in first:
            return [DateOrder.YMD]
        options = [DateOrder.DMY, DateOrder.MDY]
        if len(c) == 2 and not era_between and first != "." and self._first_is_like_a_year():
            options.append(DateOrder.YMD)
        return options

    def _first_is_like_a_year(self) -> bool:
        """Whether two digits in front can be a year: they change no more than the last, which then are the day.

        Between strokes a day is so much more usual that the last must change more. A mark after the last number is how
        Korean and Hungarian phones write: 22. 3. 18.
        """
        firsts = {int(numbers[0]) for numbers in self.runs}
        lasts = {int(numbers[2]) for numbers in self.runs}
        is_usual = self.head.date_marks[4] or self.head.date_marks[1] == "-"
        can_be = all(9 <= first < BUDDHIST_SINCE for first in firsts)
        return can_be and len(lasts) + bool(is_usual) > len(firsts)

    def _by_size(self, options: list[DateOrder]) -> list[DateOrder]:
        """Orders under which all dates are days there are, save a few that were pasted in."""
        distinct = set(self.runs)
        wrong = {order: sum(self.read(numbers, order) is None for numbers in distinct) for order in options}
        few = max(min(wrong.values()), len(distinct) * _RARE)
        return [order for order, count in wrong.items() if count <= few] if few <= len(distinct) * _RARE else []

    def _by_years(self, options: list[DateOrder]) -> tuple[DateOrder | None, str]:
        """Two digits in front that hardly change while the last do are a year."""
        firsts, lasts = ({numbers[place] for numbers in self.runs} for place in (0, 2))
        is_year = DateOrder.YMD in options and len(firsts) <= 2 and len(lasts) >= 3
        return DateOrder.YMD if is_year else None, "the first number hardly changes and the last does: it is the year"

    def _by_names(self, options: list[DateOrder]) -> tuple[DateOrder | None, str]:
        fits = dict.fromkeys(options, 0)
        for numbers, day in self.named:
            for order in options:
                read = self.read(numbers, order)
                fits[order] += read is not None and abs(read - day) <= _SLACK
        best = max(fits.values())
        fit = [order for order, count in fits.items() if count == best > 0]
        return fit[0] if len(fit) == 1 else None, f"{best} dates in the names of files agree with it alone"

    def _by_course(self, options: list[DateOrder]) -> tuple[DateOrder | None, str]:
        on = [order for order in options if not self._steps_back(order)]
        return on[0] if len(on) == 1 else None, "in any other order the chat would go back in time"

    def _steps_back(self, order: DateOrder) -> int:
        """How often the day before is later; the first line can be a notice of later date."""
        days = [day for numbers in self.runs if (day := self.read(numbers, order))]
        return sum(later - _SLACK > earlier for later, earlier in pairwise(days[1:] if len(days) > 2 else days))

    def _is_late(self, order: DateOrder, captured_on: dt.date | None) -> bool:
        days = (self.read(numbers, order) for numbers in self.runs)
        return captured_on is not None and any(day and day > captured_on + _SLACK for day in days)
