"""The first pass over a chat: its digest, its form, the order of its dates, the names in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.errors import Damaged, NothingInIt
from answerable.records.importers.whatsapp.dates import Dates, Numbers, Verdict
from answerable.records.importers.whatsapp.heads import is_day
from answerable.records.importers.whatsapp.kinds import Habits
from answerable.records.importers.whatsapp.names import Names, Seen
from answerable.records.importers.whatsapp.stamps import Dial, era_of, head_like, numbers_in, numbers_of
from answerable.records.importers.whatsapp.templates import MARK, Template, compiled, form, vote
from answerable.records.importers.whatsapp.text import BLOCK, Text
from answerable.records.record import Settings

_WHOLE = 3 << 20  # bytes that are looked at from the start
_STRETCH = 2 << 10  # and from each block after
_VOTERS = 5000  # lines that vote on the form
_ALMOST = 0.95  # of the heads after CRLF: then a head must be
_MOST = 0.5  # of them, where nothing but a head ever follows CRLF
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Census:
    """What is counted of all bytes."""

    digest: str = ""
    size: int = 0
    boms: int = 0
    lines: int = 0
    crlf: int = 0
    stretches: list[bytes] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first pass found."""

    census: Census
    dials: list[Dial]
    pattern: re.Pattern[bytes]  # of the start of a line
    cuts: tuple[bytes, bytes]  # what the two pieces of most heads end with
    example: bytes  # a head
    newline: bytes  # what ends a message, and lines where nothing else does
    is_strict: bool  # a line that reads like a head without it is part of a message
    is_uneven: bool  # of an iPhone's file some heads follow CRLF and some LF, and it cannot be told which are messages
    names: Names
    senders: dict[bytes, int]
    habits: Habits
    before: bytes  # what stands before the first head

    @property
    def verdict(self) -> Verdict:
        """On the order of the dates of the file's own form."""
        return self.dials[0].verdict


def take(text: Text) -> Census:
    """Read it all once: digest, counts, and stretches of it to look at."""
    census, digest, kept, last = Census(), hashlib.sha256(), 0, b""
    for raw, block in text.blocks():
        digest.update(raw)
        census.size += len(raw)
        census.boms += block.count(_BOM) if _BOM[:2] in block else 0
        census.lines += block.count(b"\n")
        if b"\r" in block or last == b"\r":
            census.crlf += block.count(b"\r\n") + (last == b"\r" and block.startswith(b"\n"))
        last = block[-1:]
        if kept < _WHOLE:
            census.stretches.append(block)
            kept += len(block)
        else:
            census.stretches.append(block[:_STRETCH].partition(b"\n")[2].rpartition(b"\n")[0])
    whole = -(-_WHOLE // BLOCK) + 1
    census.stretches = [b"".join(census.stretches[:whole]), *census.stretches[whole:]]
    census.boms += text.encoding == "utf-8" and text.bom > 0
    census.digest = digest.hexdigest()
    return census


def survey(text: Text, *, name: str, settings: Settings, captured_on: dt.date | None) -> Survey:
    """Learn how a chat is written. Refuses one without a message (NothingInIt)."""
    census = take(text)
    if not census.lines and census.stretches[0].count(b"\r") > 1:
        raise Damaged(name=name, reason="its lines end as no phone ends them, with CR alone", place="the whole file")
    templates = vote(_voters(census.stretches))
    if not templates:
        raise NothingInIt(name=name)
    newline, is_strict, is_uneven = _line_end(census, templates)
    pattern = compiled(templates, start=newline)
    sample = [stretch if number else newline + stretch for number, stretch in enumerate(census.stretches)]
    census.stretches = []
    example = _example(sample, pattern, templates)
    if not example:
        raise NothingInIt(name=name)
    seen, dates, marked = Seen(), _dates(templates), _Marked()
    numbers = _Numbers(dates)
    for stretch in sample:
        _look(pattern.split(stretch), numbers, seen, marked)
    if settings.date_order is None and any(_is_open(found, captured_on) for found in dates):
        _look_for_dates(text, pattern, newline, dates)
    habits = Habits(templates[0].is_bracketed, templates[0].is_bracketed and not seen.nameless and marked.tells)
    return Survey(
        census=census,
        dials=[
            Dial(template, found, settled(found, settings, captured_on))
            for template, found in zip(templates, dates, strict=True)
        ],
        pattern=compiled(templates),
        cuts=templates[0].ends,
        example=example,
        newline=newline,
        is_strict=is_strict,
        is_uneven=is_uneven,
        names=seen.names(b"\n".join(sample)),
        senders=dict(seen.heads),
        habits=habits,
        before=pattern.split(sample[0], maxsplit=1)[0].removeprefix(newline),
    )


def _example(sample: list[bytes], pattern: re.Pattern[bytes], templates: list[Template]) -> bytes:
    """A head of the file; empty where there is none."""
    heads = (b"".join(match.groups()) for stretch in sample for match in pattern.finditer(stretch))
    return next((head for head in heads if head_like(head, [template.head for template in templates])), b"")


def settled(dates: Dates, settings: Settings, captured_on: dt.date | None) -> Verdict:
    """The verdict on an order; a person's word where they gave it."""
    if settings.date_order:
        return Verdict(settings.date_order, (settings.date_order,), ("a person said so",))
    return dates.verdict(captured_on=captured_on)


def _is_open(dates: Dates, captured_on: dt.date | None) -> bool:
    return dates.verdict(captured_on=captured_on).order is None


def _voters(stretches: list[bytes]) -> Iterator[str]:
    """Lines from all over the file."""
    left = _VOTERS
    for number, stretch in enumerate(stretches):
        share = left // 2 if number == 0 and len(stretches) > 1 else left // (len(stretches) - number)
        for line in stretch.split(b"\n", share)[:share]:
            left -= 1
            yield line.decode("utf-8", "replace")


def _line_end(census: Census, templates: list[Template]) -> tuple[bytes, bool, bool]:
    """What ends a message. Where that is CRLF and lines inside end otherwise, a head must follow it."""
    heads = after = other = 0
    every = compiled(templates, start=rb"(\r\n|\n)")
    for stretch in census.stretches:
        found = [match.group(1).startswith(b"\r") for match in every.finditer(stretch)]
        heads += len(found)
        after += sum(found)
        other += stretch.count(b"\r\n") - sum(found)
    is_mostly = after >= heads * _ALMOST and other <= 1 + after * (1 - _ALMOST)
    is_always = other <= 1 < after and after >= heads * _MOST  # few messages, and chats pasted into them
    if templates[0].is_bracketed and after > 0 and (is_mostly or is_always):
        return b"\r\n", True, False
    return b"\n", False, templates[0].is_bracketed and 0 < after < heads


def _dates(templates: list[Template]) -> list[Dates]:
    return [Dates(template.head, era_of(template.head)) for template in templates]


class _Marked:
    """Whether the marks of a file tell who wrote: some head has one, or its first message begins with one."""

    tells = False
    count = 0

    def add(self, one: bytes, body: bytes) -> None:
        """One message."""
        self.count += 1
        first = self.count == 1 and re.search(rb": " + MARK, body[:200])
        self.tells |= bool(first) or one.lstrip(b"\r\n").startswith((b"\xe2\x80\x8e[", b"\xe2\x80\x8f["))


class _Numbers:
    """The numbers of heads, each read once."""

    def __init__(self, dates: list[Dates]) -> None:
        self.dates = dates
        self.known: dict[bytes, tuple[Dates, Numbers] | None] = {}

    def of(self, one: bytes, two: bytes) -> tuple[Dates, Numbers] | None:
        """The dates that a head belongs to, and its three numbers; None where they are no day."""
        piece = one + two if len(self.dates) > 1 else two if self.dates[0].head.time_first else one
        if piece not in self.known:
            self.known[piece] = self._read(piece)
        return self.known[piece]

    def _read(self, piece: bytes) -> tuple[Dates, Numbers] | None:
        if len(self.dates) == 1:
            numbers = numbers_of(piece, self.dates[0].head)
            return (self.dates[0], numbers) if is_day(numbers) else None
        head = head_like(piece, [found.head for found in self.dates])
        if head is None:
            return None
        return next(found for found in self.dates if form(found.head) == form(head)), numbers_in(head)


def _look(parts: list[bytes], numbers: _Numbers, seen: Seen, marked: _Marked) -> None:
    """Names, dates and marks of one stretch, cut at its heads."""
    for one, two, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if date := numbers.of(one, two):
            date[0].add(date[1])
        seen.add(body)
        if not marked.tells:
            marked.add(one, body)


def _look_for_dates(text: Text, pattern: re.Pattern[bytes], newline: bytes, dates: list[Dates]) -> None:
    """All dates of the file, where a part of it did not tell their order, and those in the names of files."""
    numbers, carry = _Numbers(dates), newline
    for found in dates:
        found.runs.clear()
    for _, block in text.blocks():
        parts = pattern.split(carry + block)
        carry = newline + b"".join(parts[-3:])[:BLOCK]  # of a long message its head and beginning
        _note(parts[:-3], numbers)
    _note(pattern.split(carry), numbers)


def _note(parts: list[bytes], numbers: _Numbers) -> None:
    for one, two, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if date := numbers.of(one, two):
            date[0].add(date[1])
            date[0].add_named(date[1], body)
