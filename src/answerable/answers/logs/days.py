"""Days as logs write them: in words, in numbers with the day first, as spreadsheets count them, or a month alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})\b")
_NAMED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[-\s]+(?:of\s+)?{_MONTH},?[-\s]+(\d{{4}}|\d{{2}})\b", re.I)
_NAME_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH, _FIRST, _LAST = date(1899, 12, 30), date(2000, 1, 1), date(2100, 1, 1)


@lru_cache(maxsize=4096)
def day_in(words: str, *, month_first: bool = False) -> date | None:
    """The first day that some words name; None where there is none. 3/4/2025 is in April unless the file is month first."""
    try:
        if found := _YEAR_FIRST.search(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NAMED.search(words):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
        if found := _NAME_FIRST.search(words):
            return date(_year(found[3]), _month(found[1]), int(found[2]))
        if found := _NUMBERS.search(words):
            day, month = (int(found[2]), int(found[1])) if month_first else (int(found[1]), int(found[2]))
            return date(_year(found[3]), month, day)
        if _SERIAL.fullmatch(words.strip()):
            counted = _EPOCH + timedelta(days=int(float(words)))
            return counted if _FIRST <= counted < _LAST else None
    except ValueError:
        return None
    return None


def is_day(words: str) -> bool:
    """Whether words are a day, and nothing more than its hour or weekday besides."""
    return len(words) < 40 and (day_in(words) or day_in(words, month_first=True)) is not None


def is_month_first(values: list[str]) -> bool:
    """Whether a column writes the month before the day: some cell proves it, and none proves the other."""
    pairs = [
        (int(found[1]), int(found[2])) for value in values if (found := _NUMBERS.fullmatch(value.strip()[:10].strip()))
    ]
    return any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)
