"""Times as exports write them, as the two things a record has: what was printed, and the instants it can mean."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from answerable.errors import NotAZone
from answerable.records.record import Flag

FIRST, LAST = -62135596800, 253402300799  # the years 1 to 9999
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ]?(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


class Instant(NamedTuple):
    """local is ISO, with Z where the export gives the moment itself; earliest and latest are seconds, UTC."""

    local: str = ""
    earliest: int | None = None
    latest: int | None = None
    flags: tuple[Flag, ...] = ()


NO_TIME = Instant()


def moment(seconds: int, fraction: str = "") -> Instant:
    """An instant from seconds since 1970, with the digits of its fraction as the export has them."""
    if not FIRST <= seconds <= LAST:
        return NO_TIME
    day = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)  # noqa: DTZ001 - UTC, printed with Z
    return Instant(day.isoformat() + (f".{fraction}" if fraction else "") + "Z", seconds, seconds)


def from_milliseconds(value: int) -> Instant:
    """An instant from milliseconds since 1970; without a fraction where they are a whole second."""
    seconds, thousandths = divmod(value, 1000)
    return moment(seconds, f"{thousandths:03d}" if thousandths else "")


def from_iso(text: str, *, zone: str) -> Instant:
    """An instant from an ISO time; one without an offset is read in the zone, with both instants where an hour came twice.

    Also reads what is nearly ISO: a blank or nothing for the T (as in Microsoft's own example of a message).
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return NO_TIME
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        clock = dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return NO_TIME
    if offset is None:
        printed = clock.isoformat(timespec="seconds" if second else "minutes")
        return _in_zone(printed + (f".{fraction}" if fraction else ""), clock, zone)
    shift = 0
    if offset.upper() != "Z":
        digits = offset[1:].replace(":", "")
        shift = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if offset[0] == "-" else 1)
    return moment(int(clock.replace(tzinfo=dt.UTC).timestamp()) - shift, fraction or "")


def in_zone(clock: dt.datetime, *, zone: str) -> Instant:
    """An instant from a printed clock time without an offset."""
    return _in_zone(clock.isoformat(), clock, zone)


def _in_zone(printed: str, clock: dt.datetime, zone: str) -> Instant:
    there = zone_of(zone)
    try:
        first = int(clock.replace(tzinfo=there, fold=0).timestamp())
        second = int(clock.replace(tzinfo=there, fold=1).timestamp())
    except (OverflowError, ValueError):
        return Instant(printed)
    if first == second:
        return Instant(printed, first, second)
    if first < second:
        return Instant(printed, first, second, (Flag.TWICE,))
    return Instant(printed, second, first, (Flag.NEVER,))


@lru_cache(maxsize=16)
def zone_of(name: str) -> ZoneInfo:
    """The zone of a name, refused where the tz database has none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotAZone(zone=name, where="the zone of the import") from None
