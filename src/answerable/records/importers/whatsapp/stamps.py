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

from answerable.records.importers.whatsapp import halves
from answerable.records.importers.whatsapp.dates import Dates, Numbers, Verdict
from answerable.records.importers.whatsapp.heads import ERAS, Head, heads_of, undecorated
from answerable.records.importers.whatsapp.templates import Template, form
from answerable.records.instants import in_zone, zone_of
from answerable.records.record import DateOrder, Flag

_DIGITS = re.compile(r"\d+")
_ERAS = re.compile(ERAS, re.IGNORECASE)
_CLOSE = re.compile(rf"(?:\]|{halves.BLANK}[-–—]|(?<=\d):){halves.BLANK}?\Z")
_EPOCH = dt.date(1970, 1, 1)
_KEPT = 100_000  # pieces remembered: more than an export of WhatsApp has


class Piece(NamedTuple):
    """One of the two pieces of a head. Where is_plain, local and seconds are added up; else `moment` is asked."""

    printed: str
    local: str
    seconds: int
    is_plain: bool


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

    @property
    def is_time_first(self) -> bool:
        """Whether the first piece is the time."""
        return len(self.dials) == 1 and self.dials[0].template.head.time_first

    def first(self, raw: bytes) -> Piece:
        """The first piece of a head, read."""
        if raw in self.firsts:
            return self.firsts[raw]
        if len(self.firsts) > _KEPT:
            self.firsts.clear()
        if len(self.dials) > 1:
            piece = Piece(_shown(raw), "", 0, False)
        else:
            piece = self._clock(raw) if self.is_time_first else self._day(raw)
        self.firsts[raw] = piece
        return piece

    def second(self, raw: bytes) -> Piece:
        """The second piece of a head, read."""
        if raw in self.seconds:
            return self.seconds[raw]
        if len(self.seconds) > _KEPT:
            self.seconds.clear()
        if len(self.dials) > 1:
            piece = Piece("", "", 0, True)
        else:
            piece = self._day(raw) if self.is_time_first else self._clock(raw)
        self.seconds[raw] = piece
        return piece

    def printed(self, one: bytes, two: bytes) -> str:
        """A head's date and time as printed."""
        return self.first(one).printed + self.second(two).printed

    def _clock(self, raw: bytes) -> Piece:
        text = undecorated(raw.decode("utf-8", "replace"))
        local, seconds = clock_of(text, self.dials[0].template.head)
        return Piece(_shown(raw), f"T{local}", seconds, True)

    def _day(self, raw: bytes) -> Piece:
        dial = self.dials[0]
        days = dial.days(numbers_of(raw))
        if len(set(days.values())) != 1 or len(days) != max(
            1, len(dial.verdict.could_be) * (dial.verdict.order is None)
        ):
            return Piece(_shown(raw), "", 0, False)
        day = next(iter(days.values()))
        midnight = dt.datetime.combine(day, dt.time(), zone_of(self.zone))
        offset, later = midnight.utcoffset(), (midnight + dt.timedelta(days=1)).utcoffset()
        if offset is None or offset != later:
            return Piece(_shown(raw), "", 0, False)
        seconds = (day - _EPOCH).days * 86400 - int(offset.total_seconds())
        return Piece(_shown(raw), day.isoformat(), seconds, True)

    def moment(self, one: bytes, two: bytes) -> Moment:
        """When, for a head whose pieces cannot be added up."""
        dial, numbers, clock = self._read(one + two)
        days = {order: f"{day.isoformat()}T{clock}" for order, day in dial.days(numbers).items()}
        if not days:
            return Moment("", None, None, (Flag.NO_DATE,))
        if len(set(days.values())) > 1:
            return Moment("", None, None, (), tuple(days.items()))
        local = next(iter(days.values()))
        instant = in_zone(dt.datetime.fromisoformat(local), zone=self.zone)
        return Moment(local, instant.earliest, instant.latest, instant.flags)

    def _read(self, stamp: bytes) -> tuple[Dial, Numbers, str]:
        """The form of a head, the numbers of its date, and its time of day."""
        head = head_like(stamp, [dial.template.head for dial in self.dials])
        dial = next(dial for dial in self.dials if form(dial.template.head) == form(head))
        return dial, ascii_numbers(head.date), clock_of(_time_text(head), head)[0]


def head_like(stamp: bytes, examples: list[Head]) -> Head:
    """The reading of a head that is of one of the forms."""
    forms = {form(example) for example in examples}
    text = undecorated(stamp.decode("utf-8", "replace")).strip("\r\n")
    return next(head for head in heads_of(text) if form(head) in forms)


def _time_text(head: Head) -> str:
    half, gap, colon, point, unit, late = head.time_marks
    return half + gap + head.hour + colon + head.minute + point + head.second + unit + late


def clock_of(text: str, head: Head) -> tuple[str, int]:
    """The time of day in a piece of a head, as ISO and in seconds."""
    hour, *rest = (int(number) for number in _DIGITS.findall(text))
    word = head.time_marks[0] or head.time_marks[5]
    if word and (found := re.search(halves.pattern(), text, re.IGNORECASE)):
        hour = halves.hour_of(hour, found[0])
    rest = [min(number, 59) for number in rest[: 2 if head.second else 1]]
    hour %= 24
    return ":".join(f"{number:02d}" for number in (hour, *rest)), sum(
        number * unit for number, unit in zip((hour, *rest), (3600, 60, 1), strict=False)
    )


def numbers_of(raw: bytes) -> Numbers:
    """The three numbers of a date."""
    a, b, c = _DIGITS.findall(undecorated(raw.decode("utf-8", "replace")))[:3]
    return ascii_numbers((a, b, c))


def ascii_numbers(date: Numbers) -> Numbers:
    """The numbers of a date in our digits."""
    a, b, c = ("".join(str(unicodedata.decimal(digit)) for digit in number) for number in date)
    return a, b, c


def era_of(head: Head) -> str:
    """The era that a head names."""
    return head.date_marks[0].strip() or head.date_marks[3] or head.date_marks[5].strip()


def _shown(raw: bytes) -> str:
    """A piece of a head without what stands around the date and the time."""
    text = undecorated(raw.decode("utf-8", "replace")).strip("\r\n")
    return _CLOSE.sub("", text.removeprefix("["))
