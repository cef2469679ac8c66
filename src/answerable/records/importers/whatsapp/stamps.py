"""The head of one message, its date and time: as printed, as local time, and as the instants it can mean.

A day and a time of day are each read once and remembered, so that a message costs two look-ups. Days on which the clocks
change, dates that could be two days and dates that are none are read one by one.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from answerable.records.importers.whatsapp import halves, months
from answerable.records.importers.whatsapp.calendars import JAPANESE
from answerable.records.importers.whatsapp.dates import Dates, Numbers, Verdict
from answerable.records.importers.whatsapp.heads import ERAS, Head, heads_of, is_day, is_time, unmarked
from answerable.records.importers.whatsapp.templates import Template, form
from answerable.records.instants import in_zone, zone_of
from answerable.records.record import DateOrder, Flag

_DIGITS = re.compile(r"\d+")
_ERAS = re.compile(ERAS, re.IGNORECASE)
_CLOSE = re.compile(rf"(?:\]|{halves.BLANK}[-–—]|(?<=\d):){halves.BLANK}?\Z")
_EPOCH = dt.date(1970, 1, 1)
NOT_PLAIN = -(1 << 60)  # earlier than anything
_KEPT = 100_000  # pieces remembered: more than an export of WhatsApp has


class Piece(NamedTuple):
    """One of the two pieces of a head. Plain ones add up to a moment; of others seconds are NOT_PLAIN.

    local is empty where it cannot be told from the piece alone.
    """

    printed: str
    local: str
    seconds: int
    raw: bytes


class Moment(NamedTuple):
    """When a message was sent, as far as its head tells."""

    local: str
    earliest: int | None
    latest: int | None
    flags: tuple[Flag, ...] = ()
    readings: tuple[tuple[DateOrder, str], ...] = ()


@dataclass(slots=True)
class Dial:
    """The heads of one form: its dates, and the order they are read in."""

    template: Template
    dates: Dates
    verdict: Verdict

    def days(self, numbers: Numbers) -> dict[DateOrder, dt.date]:
        """The day of each order that it could be."""
        orders = (self.verdict.order,) if self.verdict.order else self.verdict.could_be
        return {order: day for order in orders if (day := self.dates.read(numbers, order))}


@dataclass(slots=True)
class Stamps:
    """Reads the heads of one file."""

    dials: list[Dial]
    zone: str
    firsts: dict[bytes, Piece] = field(default_factory=dict)
    seconds: dict[bytes, Piece] = field(default_factory=dict)
    minutes: dict[tuple[bytes, bytes], Piece] = field(default_factory=dict)  # by what stands around the seconds
    end: bytes = field(init=False)  # what second pieces end with

    def __post_init__(self) -> None:
        self.end = self.dials[0].template.ends[1]

    @property
    def is_time_first(self) -> bool:
        """Whether the first piece is the time."""
        return len(self.dials) == 1 and self.dials[0].template.head.time_first

    def pieces(self, one: bytes, two: bytes) -> tuple[Piece, Piece] | None:
        """The two pieces of a head, read; plain ones are remembered by their bytes without what they end with.

        None where they are no day or no time, so that the line begins no message.
        """
        if len(self.dials) > 1:
            if head_like(one + two, [dial.template.head for dial in self.dials]) is None:
                return None
            return Piece(_shown(one), "", NOT_PLAIN, one), Piece("", "", 0, two)
        first, second = self.dials[0].template.ends
        a, b = one.removesuffix(first), two.removesuffix(second)
        x, y = self.firsts.get(a), self.seconds.get(b)
        if x is None:
            x = self._clock(one) if self.is_time_first else self._day(one)
            if x is None:
                return None
            _keep(self.firsts, a, x, first in a or a == one)
        if y is None:
            y = self._day(two) if self.is_time_first else self._clock(two)
            if y is None:
                return None
            _keep(self.seconds, b, y, second in b or b == two)
        return x, y

    def second_like(self, key: bytes) -> Piece | None:
        """A second piece that differs from one that was read in its seconds alone; None where there is no such."""
        place = key.rfind(b":") + 1
        minute = self.minutes.get((key[:place], key[place + 2 :] + self.end))
        digits = key[place : place + 2]
        if minute is None or not digits.isdigit() or digits > b"59" or len(digits) < 2:
            return None
        piece = _with_seconds(minute, digits, key + self.end)
        if len(self.seconds) < _KEPT:
            self.seconds[key] = piece
        return piece

    def _clock(self, raw: bytes) -> Piece | None:
        """A time of day. One that differs in its seconds alone from another is worked out from that."""
        place = raw.rfind(b":") + 1
        seconds = raw[place : place + 2]
        if self.dials[0].template.head.time_marks[3] != ":" or not seconds.isdigit() or seconds > b"59":
            return self._whole_clock(raw)
        around = raw[:place], raw[place + 2 :]
        if (minute := self.minutes.get(around)) is None:
            minute = self._whole_clock(b"00".join(around))
            if minute is None:
                return None
            self.minutes[around] = minute
        return _with_seconds(minute, seconds, raw)

    def _whole_clock(self, raw: bytes) -> Piece | None:
        clock = clock_of(unmarked(raw.decode("utf-8", "replace")), self.dials[0].template.head)
        return Piece(_shown(raw), f"T{clock[0]}", clock[1], raw) if clock else None

    def _day(self, raw: bytes) -> Piece | None:
        dial, numbers = self.dials[0], numbers_of(raw, self.dials[0].template.head)
        if not is_day(numbers):
            return None
        days = dial.days(numbers)
        if len(set(days.values())) != 1 or len(days) != max(
            1, len(dial.verdict.could_be) * (dial.verdict.order is None)
        ):
            return Piece(_shown(raw), "", NOT_PLAIN, raw)
        day = next(iter(days.values()))
        midnight = dt.datetime.combine(day, dt.time(), zone_of(self.zone))
        offset, later = midnight.utcoffset(), (midnight + dt.timedelta(days=1)).utcoffset()
        if offset is None or offset != later:
            return Piece(_shown(raw), day.isoformat(), NOT_PLAIN, raw)
        return Piece(_shown(raw), day.isoformat(), (day - _EPOCH).days * 86400 - int(offset.total_seconds()), raw)

    def moment(self, one: Piece, two: Piece) -> Moment:
        """When, for a head whose pieces cannot be added up."""
        if one.local and two.local:  # a day on which the clocks change
            return self._instant(two.local + one.local if self.is_time_first else one.local + two.local)
        dial, numbers, clock = self._read(one.raw + two.raw)
        days = {order: f"{day.isoformat()}T{clock}" for order, day in dial.days(numbers).items()}
        if not days:
            return Moment("", None, None, (Flag.NO_DATE,))
        if len(set(days.values())) > 1:
            return Moment("", None, None, (), tuple(days.items()))
        return self._instant(next(iter(days.values())))

    def _instant(self, local: str) -> Moment:
        instant = in_zone(dt.datetime.fromisoformat(local), zone=self.zone)
        return Moment(local, instant.earliest, instant.latest, instant.flags)

    def _read(self, stamp: bytes) -> tuple[Dial, Numbers, str]:
        """The form of a head, the numbers of its date, and its time of day."""
        head = head_like(stamp, [dial.template.head for dial in self.dials])
        clock = clock_of(_time_text(head), head) if head else None
        if head is None or clock is None:
            raise AssertionError(stamp)  # its pieces were read before
        dial = next(dial for dial in self.dials if form(dial.template.head) == form(head))
        return dial, numbers_in(head), clock[0]


def _with_seconds(minute: Piece, digits: bytes, raw: bytes) -> Piece:
    place, shown = minute.printed.rfind(":") + 1, digits.decode()
    printed = minute.printed[:place] + shown + minute.printed[place + 2 :]
    return Piece(printed, minute.local[:-2] + shown, minute.seconds + int(digits), raw)


def _keep(pieces: dict[bytes, Piece], key: bytes, piece: Piece, is_odd: bool) -> None:
    """Remember a piece that can be told by its bytes alone."""
    if not is_odd and piece.local and len(pieces) < _KEPT:
        pieces[key] = piece


def head_like(stamp: bytes, examples: list[Head]) -> Head | None:
    """The reading of a head that is of one of the forms; None where its numbers are no day and time."""
    forms = {form(example) for example in examples}
    text = unmarked(stamp.decode("utf-8", "replace")).strip("\r\n")
    return next((head for head in heads_of(text) if form(head) in forms), None)


def _time_text(head: Head) -> str:
    half, gap, colon, point, unit, late = head.time_marks
    return half + gap + head.hour + colon + head.minute + point + head.second + unit + late


def clock_of(text: str, head: Head) -> tuple[str, int] | None:
    """The time of day in a piece of a head, as ISO and in seconds; None where it is none. A leap second is the one before."""
    numbers = tuple(int(number) for number in _DIGITS.findall(text)[: 3 if head.second else 2])
    if not is_time(numbers):
        return None
    hour, *rest = numbers
    word = head.time_marks[0] or head.time_marks[5]
    if word and (found := re.search(halves.pattern(), text, re.IGNORECASE)):
        hour = halves.hour_of(hour, found[0])
    shown = (hour % 24, *(min(number, 59) for number in rest))
    seconds = sum(number * unit for number, unit in zip(shown, (3600, 60, 1), strict=False))
    return ":".join(f"{number:02d}" for number in shown), seconds


def numbers_of(raw: bytes, head: Head) -> Numbers:
    """The three numbers of a date in a piece of a head like this one, with the year of a Japanese era as one of ours."""
    text = unmarked(raw.decode("utf-8", "replace"))
    a, b, c = _DIGITS.findall(months.numbered(text) if head.month[1] else text)[:3]
    era = _ERAS.search(text) if head.date_marks[0] or head.date_marks[3] else None
    return _common((a, b, c), era[0] if era else "", is_first=bool(head.date_marks[0]))


def numbers_in(head: Head) -> Numbers:
    """The same of a head."""
    return _common(head.date, era_in(head), is_first=bool(head.date_marks[0]))


def _common(date: Numbers, era: str, *, is_first: bool) -> Numbers:
    """The numbers of a date in our digits."""
    a, b, c = ("".join(str(unicodedata.decimal(digit)) for digit in number) for number in date)
    before = JAPANESE.get(era.casefold())
    if before is None:
        return a, b, c
    return (str(int(a) + before), b, c) if is_first else (a, b, str(int(c) + before))


def era_in(head: Head) -> str:
    """The era that a head names."""
    return head.date_marks[0].strip() or head.date_marks[3] or head.date_marks[5].strip()


def era_of(head: Head) -> str:
    """The era that all heads like this one name; not a Japanese one, which can end within a chat."""
    era = era_in(head)
    return "" if era.casefold() in JAPANESE else era


def _shown(raw: bytes) -> str:
    """A piece of a head without what stands around the date and the time."""
    text = unmarked(raw.decode("utf-8", "replace")).strip("\r\n")
    return _CLOSE.sub("", text.removeprefix("["))
