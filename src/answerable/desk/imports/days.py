"""Days as spreadsheets write them. Whether 03/04/2025 is in March or in April is settled for a column as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from answerable.desk.components.fields import month_of

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
ORDERS = {
    DAY_FIRST: "The day comes first: 3/4/2025 is 3 April",
    MONTH_FIRST: "The month comes first: 3/4/2025 is 4 March",
}
_CLOCK = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?)?(?:Z|[+-]\d{2}:?\d{2})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.I)
_NUMBERS = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_CLOCK}", re.I)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-\s]+([a-z]{{3,9}})\.?,?[-\s]+(\d{{4}}|\d{{2}}){_CLOCK}", re.I
)
_NAME_FIRST = re.compile(rf"{_WEEKDAY}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.I)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)  # of the days that spreadsheets count; right for every day after February 1900
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)  # a number outside is no day of a case


def day_of(text: str, *, order: str = "") -> date:
    """The day that a cell means. order: how its column writes days as numbers. Refuses what is no day (ValueError)."""
    year, month, day = _parts(text.strip(), order)
    return date(year, month, day)


def orders_of(texts: Iterable[str]) -> tuple[str, ...]:
    """How a column writes days: every order that some cell proves; none where no cell tells one from the other.

    A column without days as numbers needs no order, and gives both.
    """
    proved: set[str] = set()
    is_asked = False
    for text in texts:
        if proof := proof_of(text):
            is_asked = True
            proved |= {proof} - {"either"}
    return tuple(sorted(proved)) if is_asked else tuple(ORDERS)


def proof_of(text: str) -> str:
    """What one cell says of its column's order: dmy, mdy, either; nothing where it is not of this kind."""
    match = _NUMBERS.fullmatch(text.strip())
    if not match:
        return ""
    first, second = int(match[1]), int(match[2])
    if first == second:
        return ""  # the same day both ways
    return DAY_FIRST if first > 12 >= second else MONTH_FIRST if second > 12 >= first else "either"


def _parts(text: str, order: str) -> tuple[int, int, int]:
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _NUMBERS.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if not order and first != second:
            raise ValueError(text)
        day, month = (second, first) if order == MONTH_FIRST else (first, second)
        return _year(match[3]), month, day
    if match := _NAMED.fullmatch(text):
        return _year(match[3]), month_of(match[2]), int(match[1])
    if match := _NAME_FIRST.fullmatch(text):
        return int(match[3]), month_of(match[1]), int(match[2])
    if match := _SERIAL.fullmatch(text):
        found = _EPOCH + timedelta(days=int(match[1]))
        if _FIRST <= found < _LAST:
            return found.year, found.month, found.day
    raise ValueError(text)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
