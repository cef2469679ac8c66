"""The years that phones print, as years of the common calendar."""

from __future__ import annotations

import datetime as dt

from answerable.errors import CalendarNotRead

_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925, "民國": 1911, "民国": 1911}
JAPANESE = {era: before for era, before in _ERAS.items() if before != 1911}  # by how many years ours is later
_BUDDHIST = {"be", "b.e.", "พ.ศ."}
_PERSIAN, _ISLAMIC = {"ap"}, {"ah", "هـ"}
BUDDHIST_SINCE = 52  # two digits: 2552 is 2009, the first year of WhatsApp, and 2052 is to come
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)  # of 33 years of the Persian calendar


def day_of(year: str, month: int, day: int, *, era: str) -> dt.date | None:
    """A day of the common calendar; None where there is no such day. Refuses a calendar it cannot turn (CalendarNotRead)."""
    number, era = int(year), era.strip().casefold()
    if era in _ISLAMIC or (not era and 1426 <= number <= 1470):
        raise CalendarNotRead(year=number)
    try:
        if era in _PERSIAN or (not era and 1380 <= number <= 1425):
            return _from_persian(number, month, day)
        return dt.date(_common(number, era, len(year)), month, day)
    except (ValueError, OverflowError):
        return None


def _common(number: int, era: str, digits: int) -> int:
    if era in _ERAS:
        return number + _ERAS[era]
    if era in _BUDDHIST or (not era and (number >= 2400 or (digits == 2 and BUDDHIST_SINCE <= number < 80))):
        return number - 543 + (2500 if digits == 2 else 0)
    if digits == 3 and not era:  # the years of the Republic of China
        return number + 1911
    return number + 2000 if digits == 2 else number


def _from_persian(year: int, month: int, day: int) -> dt.date:
    """By the 33-year rule, which holds for the years 1178 to 1633; Nowruz of 1371 was 21 March 1992."""
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month < 7 else 30):
        raise ValueError("no such day")
    if month == 12 and day == 30 and year % 33 not in _LEAPS:
        raise ValueError("no such day")
    leaps = sum(other % 33 in _LEAPS for other in range(1371, year))
    before = 31 * (month - 1) if month < 7 else 186 + 30 * (month - 7)
    return dt.date(1992, 3, 21) + dt.timedelta(days=365 * (year - 1371) + leaps + before + day - 1)
