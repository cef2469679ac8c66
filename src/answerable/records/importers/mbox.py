"""mbox: many mails in one file, each after a line "From sender date".

    From depot@example.org Fri Mar  7 08:15:00 2025
    From: The depot <depot@example.org>

A mail begins at such a line only where a blank line (or nothing) stands before it, it ends in a date, and a header follows: "From
the depot: all clear." in a text begins none. Without the blank line a date line of a mail, a sender and another of its headers must
follow. What stands inside the length that a mail gives for itself begins none either, where that length ends at the next mail or at the
end of the file. Lines that nearly begin a mail are counted. Lines of a text that begin with "From" are
written with one more ">" by those who follow mboxrd; it is taken off again and the record says so. Seen: Thunderbird
("From - date"), Gmail's Takeout ("From 153…@xxx date +0000 year"), Eudora ("From ???@???"), zone names, dates without seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from answerable.errors import TooLongARecord
from answerable.records.importers.eml import LONGEST
from answerable.records.items import Found, ItemReading, Part, Stream, whole
from answerable.records.json_items import BLOCK
from answerable.records.json_source import source
from answerable.records.mail import HEADER, parsed, record_of
from answerable.records.record import Flag, Settings, Tally

FORMAT = "mbox"

_HEADERS = 1 << 16  # bytes that the headers of a mail can take
LOOK_AHEAD = 2048  # bytes after a line that tell whether it begins a mail
_DATED = re.compile(
    rb"From [^\n]{0,600}?(?:"
    rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2} +\d{2,4}) +"
    rb"\d{1,2}:\d\d(?::\d\d)?[^\n]{0,60}?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^\n]{0,30}?)(?:\b\d{4}|[A-Z]{1,5}|[+-]\d{4}|:\d\d)"
    rb"(?: remote from [^\n]*)?[ \t]*\r?\n"
)
_BEGINS = re.compile(rb"^(?:\xef\xbb\xbf)?From [^\n]*(?:\n|\Z)", re.MULTILINE)
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
_NEXT = re.compile(rb"(?:>?From |" + HEADER.pattern + rb")")
_USUAL = re.compile(rb"^(?:From|Date|Received|Message-I[Dd]|Return-Path|Subject|To|Delivered-To): ?\S", re.MULTILINE)
_LENGTH = re.compile(rb"^Content-Length: *(\d{1,9})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_BODY = re.compile(rb"\r?\n\r?\n")


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file begins with a line that begins a mail, after blank lines at most.

    A box of one mail is the mail itself where it is named so (.eml).
    """
    file.seek(0)
    start = file.read(1 << 16).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not _is_begin(start, 0):
        return False
    if not name.lower().endswith(".eml"):
        return True
    file.seek(0)
    return len(list(islice(_slices(file, Tally(), name), 2))) > 1


def _is_begin(text: bytes, at: int) -> bool:
    line = _DATED.match(text, at)
    return line is not None and _NEXT.match(text, line.end()) is not None


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings, template="mboxrd")

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for start, raw in _slices(stream, tally, name):
            plain = unstuffed(raw)
            flags = (Flag.REPAIRED,) if plain != raw.partition(b"\n")[2] else ()
            yield Found(
                record_of(parsed(plain, zone=settings.zone), start=start, end=start + len(raw), flags=flags), raw
            )

    return ItemReading(known, (whole(file, known.digest),), find)


def unstuffed(raw: bytes) -> bytes:
    """The mail of a slice of a box: without the line that begins it, and with its own lines as they were."""
    return _STUFFED.sub(rb"\1", raw.partition(b"\n")[2])


def _slices(stream: Stream, tally: Tally, name: str) -> Iterator[tuple[int, bytes]]:
    """From each line that begins a mail to the next."""
    base, held, looked = 0, b"", 0  # held begins at the last begin; it was looked through up to `looked`
    started, ends = False, 0  # ends: where the mail says that its words end
    while True:
        block = stream.read(max(BLOCK, len(held)))
        held += block
        sure = len(held) if not block else max(looked, len(held) - LOOK_AHEAD)
        first = 0
        for found in _BEGINS.finditer(held, looked):
            at = found.start() + 3 * found[0].startswith(b"\xef")
            if at >= sure or (block and at < ends - base > len(held) - LOOK_AHEAD):
                sure = min(at, sure)
                break
            if at == first and started:
                continue  # the one that this slice begins with
            if not _begins_mail(held, at, ends - base):
                tally.near_misses += 1
                continue
            if started:
                yield base + first, held[first:at]
            first, started, ends = at, True, base + _said_end(held, at)
        if not block:
            if started:
                yield base + first, held[first:]
            return
        base, held, looked = base + first, held[first:], sure - first
        if len(held) > LONGEST:
            raise TooLongARecord(name=name, limit=LONGEST >> 20, byte=base)


def _begins_mail(text: bytes, at: int, end: int) -> bool:
    """Whether a line begins a mail, after one that says where it ends itself."""
    if at < end and _is_end(text, end):
        return False
    return _is_begin(text, at) and (_stands_alone(text, at) or _is_whole(text, at))


def _said_end(text: bytes, at: int) -> int:
    """Where a mail ends by the length that it gives for itself; its beginning where it gives none."""
    header = _BODY.search(text, at, at + _HEADERS)
    length = _LENGTH.search(text, at, header.end()) if header else None
    return header.end() + int(length[1]) if header and length and int(length[1]) < LONGEST >> 1 else at


def _is_end(text: bytes, at: int) -> bool:
    """Whether a mail can end there: before a line that begins one, or at the end."""
    rest = text[at : at + LOOK_AHEAD].lstrip(b"\r\n")
    if not rest:
        return at <= len(text)  # a length that goes past the end is wrong
    return rest.startswith(b"From ") and b"\n" in text[at - 1 : at + 1] and _is_begin(rest, 0)


def _is_whole(text: bytes, at: int) -> bool:
    """Whether several headers of a mail follow the line, so that it begins one without a blank line before it."""
    header = _BODY.search(text, at, at + LOOK_AHEAD)
    end = header.end() if header else at + LOOK_AHEAD
    return len({found[0].lower() for found in _USUAL.finditer(text, text.find(b"\n", at), end)}) > 2


def _stands_alone(text: bytes, at: int) -> bool:
    """Nothing but blank lines before it, or a blank line."""
    before = text[max(0, at - 4) : at]
    return before.endswith((b"\n\n", b"\n\r\n")) or not text[:at].strip(b"\r\n\xef\xbb\xbf")
