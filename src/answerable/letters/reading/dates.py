"""The dates that a text names, day first, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Span
from answerable.patterns import small

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m2>\d{1,2})\s?(?P=sep)\s?(?P<y2>\d{4}|\d{2})(?![\d/])"
    r"|(?P<d3>\d{1,2})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]*"
    + _MONTH.format("m3")
    + r"(?:[\s,-]*(?P<y3>\d{4}|['’]?\d{2}(?=\s*(?:[\n,;)]|\.?$))))?"
    r"|" + _MONTH.format("m4") + r"\s*(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<y4>\d{4}))?(?!\d)"
    r")"
)
_DATE = re.compile(r"(?<![\w/.-])" + DATE, re.I)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and a month where a text names them; the year is None where the text leaves it out."""

    day: int
    month: int
    year: int | None
    span: Span

    def on(self, *, until: date | None = None) -> date | None:
        """The date; without a year, the last such day that is not after `until`. None if there is no such day."""
        year = self.year or (until.year if until else None)
        try:
            found = date(year, self.month, self.day) if year else None
            if found and until and not self.year and found > until:
                found = date(until.year - 1, self.month, self.day)
        except ValueError:
            return None
        return found


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Every day that a part of a text names, in order."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        yield read_day(match)


def read_day(match: re.Match[str]) -> Day:
    """The day that a match of DATE holds."""
    n = next(n for n in "1234" if match[f"d{n}"])
    month, year = match[f"m{n}"], (match[f"y{n}"] or "").strip("'’")
    number = int(month) if month.isdigit() else MONTHS.index(small(month[:3])) + 1
    full = None if not year else int(year) + (2000 if len(year) == 2 else 0)
    return Day(int(match[f"d{n}"]), number, full, Span(match.start(), match.end()))
