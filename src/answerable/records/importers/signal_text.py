"""Signal as text: one line a message, [date, time] name: text, as Signal Desktop copies it and as signal-export writes it.

    [2025-01-15, 09:00] Dev Lomax: Gate locked         the form with a comma, to the minute
    [2025-01-15 09:00:00] Dev Lomax: Gate locked␠␠     chat.md of signal-export: to the second, two blanks after the text

chat.md puts quotes ("> …"), reactions ("(- Amira: 👍 -)"), files ("![x.jpg](./media/x.jpg)") and deletions into the text;
they are taken out of what is shown and stay in body. Times are local, without an offset. WhatsApp writes a form that differs
by the comma alone; [2019-04-16 02:09] is WhatsApp's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from answerable.errors import NothingInIt, TooLongARecord
from answerable.records.instants import NO_TIME, in_zone
from answerable.records.items import Found, ItemReading, Part, Stream, narrowed, person, whole
from answerable.records.json_items import BLOCK, LONGEST
from answerable.records.json_source import clean, source
from answerable.records.record import Attachment, Flag, Kind, Record, Sender, Settings, Tally

FORMAT = "signal-text"

_COMMA = re.compile(rb"^(?:\xef\xbb\xbf)?\[(\d{4}-\d\d-\d\d), (\d\d:\d\d)\] ", re.MULTILINE)
_EXPORT = re.compile(rb"^(?:\xef\xbb\xbf)?\[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\] ", re.MULTILINE)
_NAME = re.compile(r"([^\n]{1,120}?):(?: |(?=\n|$))")
_REACTIONS = re.compile(r"\n\(- (.*?) -\)")
_FILE = re.compile(r"!?\[([^\]\n]*)\]\((\.\.?/[^)\n]+)\)(?:  )?")
_NOT_KEPT = re.compile(r"\((?:media|attachment) not exported\)(?:  )?")
_QUOTE = re.compile(r"^\n\n((?:> [^\n]*\n)+)\n")
_STICKER = re.compile(r"\n\(\( (.*) \)\)")
_DELETED = "(This message was deleted)"
_ENDS = (b"  ", b" -)", b" ))", _DELETED.encode())  # of a message in chat.md


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file begins with a line of one of the two forms."""
    return _pattern(file) is not None


def _pattern(file: BinaryIO) -> re.Pattern[bytes] | None:
    start = narrowed(file).read(1 << 16)
    if _COMMA.match(start):
        return _COMMA
    if not _EXPORT.match(start):
        return None
    ends = [start[: found.start()].rstrip(b"\r\n").endswith(_ENDS) for found in _EXPORT.finditer(start)][1:]
    ends = ends or [start.rstrip(b"\r\n").endswith(_ENDS)]
    return _EXPORT if sum(ends) * 2 >= len(ends) else None


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import. Refuses a file that begins otherwise (NothingInIt)."""
    pattern = _pattern(file)
    if pattern is None:
        raise NothingInIt(name=name)
    template = "[yyyy-mm-dd, hh:mm] name: text" if pattern is _COMMA else "[yyyy-mm-dd hh:mm:ss] name: text␠␠"
    known = source(file, name=name, format=FORMAT, settings=settings, template=template)

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for start, raw in _slices(stream, pattern, name):
            yield Found(_record(start, raw, pattern, settings, tally), raw)

    return ItemReading(known, (whole(file, known.digest),), find)


def _slices(stream: Stream, pattern: re.Pattern[bytes], name: str) -> Iterator[tuple[int, bytes]]:
    """From each header to the next."""
    base, held = 0, b""
    while True:
        block = stream.read(max(BLOCK, len(held)))
        held += block
        starts = [found.start() for found in pattern.finditer(held)] or [0]
        if not block:
            starts.append(len(held))
        for start, end in pairwise(starts):
            yield base + start, held[start:end]
        if not block:
            return
        base, held = base + starts[-1], held[starts[-1] :]
        if len(held) > LONGEST:
            raise TooLongARecord(name=name, limit=LONGEST >> 20, byte=base)


def _record(start: int, raw: bytes, pattern: re.Pattern[bytes], settings: Settings, tally: Tally) -> Record:
    head = pattern.match(raw)
    assert head is not None  # noqa: S101 - every slice begins with one
    printed = f"{head[1].decode()} {head[2].decode()}"
    after = raw[head.end() :].decode(errors="surrogateescape").removesuffix("\n").removesuffix("\r")
    bad = sum("\udc80" <= letter <= "\udcff" for letter in after)
    tally.bad_bytes += bad
    named = _NAME.match(after)
    sender = person(clean(named[1])) if named else None
    body = after[named.end() :] if named else after
    try:
        clock = dt.datetime.strptime(printed, "%Y-%m-%d %H:%M:%S" if pattern is _EXPORT else "%Y-%m-%d %H:%M")  # noqa: DTZ007
    except ValueError:
        time = NO_TIME
    else:
        time = in_zone(clock, zone=settings.zone)
        time = time._replace(local=clock.isoformat(timespec="seconds" if pattern is _EXPORT else "minutes"))
    text, kind, files, reactions = _shown(body, pattern is _EXPORT)
    return Record(
        seq=0,
        start=start,
        end=start + len(raw),
        line=0,
        printed=printed.replace(" ", ", ") if pattern is _COMMA else printed,
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=sender,
        kind=kind if sender else Kind.SYSTEM,
        text=text,
        body=body,
        attachments=files,
        flags=(*time.flags, *((Flag.BYTES,) if bad else ())),
        reactions=reactions,
    )


def _shown(body: str, is_export: bool) -> tuple[str, Kind, tuple[Attachment, ...], tuple[tuple[str, Sender], ...]]:
    """What is shown of a body, what it is, and what chat.md wrote into it."""
    text = clean(body.replace("\r\n", "\n"))
    if not is_export:
        return text, (Kind.TEXT if text else Kind.EMPTY), (), ()
    if text.rstrip() == _DELETED:
        return "", Kind.DELETED, (), ()
    text = _QUOTE.sub("", text)
    reactions = tuple(
        (sign, person(who))
        for found in _REACTIONS.findall(text)
        for who, _, sign in (each.rpartition(": ") for each in found.split(", "))
        if who
    )
    files = tuple(Attachment(name, member=place) for name, place in _FILE.findall(text))
    left_out = bool(_NOT_KEPT.search(text))
    for pattern in (_REACTIONS, _FILE, _NOT_KEPT):
        text = pattern.sub("", text)
    text = _STICKER.sub(r"\1", text).removesuffix("  ").removesuffix("\n").removesuffix("  ")
    if files:
        return text, Kind.ATTACHMENT, files, reactions
    if left_out:
        return text, Kind.MEDIA_OMITTED, (), reactions
    return text, (Kind.TEXT if text.strip() else Kind.EMPTY), (), reactions
