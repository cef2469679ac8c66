"""What the importers of item-by-item formats share: the reading of one file, or of the members of a zip.

A format gives its records in the order of the file, each with the bytes it stands at. Here they are numbered, counted
and checked: what a record was read from must stand in the file at its place, in the order of the file, and the parts
must have the digests that were taken before. So slices and gaps give every part back, byte for byte.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple, Protocol

from answerable.errors import Damaged, NothingInIt, NotRebuilt
from answerable.records.record import Kind, Record, Sender, Source, Tally

CHUNK = 1 << 20
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # what a file in UTF-16 begins with
_CONTINUED, _LONG = bytes(range(0x80, 0xC0)), bytes(range(0xF0, 0x100))
NOBODY = Sender("", "", "")
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # they turn the writing, and are not seen


class Stream(Protocol):
    """Bytes, from a start to an end."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""


class Found(NamedTuple):
    """A record before it is numbered, with the bytes it was read from; or what could not be read, in words."""

    record: Record | None = None
    raw: bytes = b""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stream with records in it: the file itself, or a member of a zip. open gives it from its start."""

    open: Callable[[], AbstractContextManager[Stream]]
    digest: str
    member: str = ""


Find = Callable[[Stream, Part, Tally], Iterator[Found]]


@dataclass(slots=True)
class ItemReading:
    """One import: the parts of the source in turn, their items as `find` gives them."""

    source: Source
    parts: tuple[Part, ...]
    find: Find
    tally: Tally = field(default_factory=Tally)

    def records(self) -> Iterator[Record]:
        """The records in the order of the file; each call reads it from its start, and counts anew."""
        self.tally = tally = Tally()
        for part in self.parts:
            with part.open() as stream:
                tap = Tap(stream, f"{self.source.name}, {part.member}" if part.member else self.source.name)
                for found in self.find(tap, part, tally):
                    if found.unread:
                        tally.unread.append(f"{part.member}: {found.unread}" if part.member else found.unread)
                    if found.record is not None:
                        record = tap.placed(found)._replace(seq=tally.records, member=part.member)
                        count(tally, record)
                        yield record
                tap.finish(part.digest)
        tally.is_rebuilt = True
        if not tally.records:
            refuse(self.source, tally)


def refuse(source: Source, tally: Tally) -> None:
    """Nothing was read: damaged where something stood in the way, otherwise without a message."""
    if tally.unread:
        raise Damaged(name=source.name, reason="nothing in it could be read", place=tally.unread[0])
    raise NothingInIt(name=source.name)


@dataclass(slots=True)
class Whole:
    """One import of a file that is no stream of items: its records are not slices that follow each other."""

    source: Source
    file: BinaryIO
    find: Callable[[BinaryIO, Tally], Iterator[Found]]
    tally: Tally = field(default_factory=Tally)

    def records(self) -> Iterator[Record]:
        """The records; each call reads the file anew, and the last look is whether it is still the same file."""
        self.tally = tally = Tally()
        for found in self.find(self.file, tally):
            if found.unread:
                tally.unread.append(found.unread)
            if found.record is not None:
                record = found.record._replace(seq=tally.records)
                count(tally, record)
                yield record
        self.file.seek(0)
        if measured(self.file)[0] != self.source.digest:
            raise NotRebuilt(name=self.source.name, byte=0)
        tally.is_rebuilt = True
        if not tally.records:
            refuse(self.source, tally)


class Narrowed:
    """A stream of UTF-16, read as UTF-8: what PowerShell writes when the answer of a program is put into a file."""

    def __init__(self, stream: Stream, first: bytes) -> None:
        self.stream = stream
        self.first = first
        self.decoder = codecs.getincrementaldecoder("utf-16")("surrogatepass")
        self.total = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, of as many as were asked for."""
        while True:
            chunk = self.first or self.stream.read(size)
            self.first = b""
            self.total.update(chunk)
            text = self.decoder.decode(chunk)
            if text or not chunk:
                return text.encode("utf-8", "surrogatepass")


def narrowed(file: BinaryIO) -> Stream:
    """The file from its start, as UTF-8 where it says that it is UTF-16."""
    file.seek(0)
    first = file.read(2)
    if first in _WIDE:
        return Narrowed(file, first)
    file.seek(0)
    return file


class Tap:
    """A stream that remembers what went through it lately, and its digest.

    Who reads from it holds no more bytes than it asks for: what lies further back is let go, so that a gigabyte without
    a record takes no memory. Of a file in UTF-16 the reader sees UTF-8, and the places given out are those of the file.
    """

    def __init__(self, stream: Stream, name: str) -> None:
        self.stream = stream
        self.name = name
        self.wide: Narrowed | None = None
        self.held = bytearray()
        self.base = 0  # where held begins
        self.done = 0  # where the last record ended
        self.place = 0  # the same in the file
        self.line = 1  # the line there
        self.total = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes of the stream."""
        if size >= 0:
            self.pass_to(max(self.done, self.base + len(self.held) - size))
            del self.held[: self.done - self.base]
            self.base = self.done
        if self.wide is None:
            chunk = self.stream.read(size)
            if not self.base and not self.held and chunk[:2] in _WIDE:
                self.wide, self.place = Narrowed(self.stream, chunk), 2
                chunk = self.wide.read(size)
            else:
                self.total.update(chunk)
        else:
            chunk = self.wide.read(size)
        self.held += chunk
        return chunk

    def pass_to(self, end: int) -> None:
        """Count the lines, and in UTF-16 the bytes of the file, up to here."""
        first, last = self.done - self.base, end - self.base
        self.line += self.held.count(b"\n", first, last)
        self.place += end - self.done if self.wide is None else _width(self.held[first:last])
        self.done = end

    def placed(self, found: Found) -> Record:
        """The record with its line and its place in the file; refuses one that does not stand where it says it does."""
        assert found.record is not None  # noqa: S101 - for the types
        record, start = found.record, found.record.start
        fits = record.end - start == len(found.raw) and start >= self.done
        if not fits or not self.held.startswith(found.raw, start - self.base):
            raise NotRebuilt(name=self.name, byte=start)
        self.pass_to(start)
        first, line = self.place, self.line
        self.pass_to(record.end)
        return record._replace(start=first, end=self.place, line=line)

    def finish(self, digest: str) -> None:
        """Read to the end, and compare the whole with the digest that was taken before."""
        total = self.wide.total if self.wide is not None else self.total
        while chunk := self.stream.read(CHUNK):
            total.update(chunk)
        if total.hexdigest() != digest:
            raise NotRebuilt(name=self.name, byte=self.place)


def _width(text: bytes | bytearray) -> int:
    """How many bytes of UTF-16 these bytes of UTF-8 were."""
    letters = len(text.translate(None, _CONTINUED))
    return 2 * (letters + len(text) - len(text.translate(None, _LONG)))


def person(name: str, key: str = "") -> Sender:
    """Who wrote, by the key that the format gives them; by the name where it gives none."""
    shown = _MARKS.sub("", name).strip()
    return Sender(name, shown, key or " ".join(shown.split()).casefold())


def whole(file: BinaryIO, digest: str) -> Part:
    """The file itself as a part."""

    def opened() -> AbstractContextManager[Stream]:
        file.seek(0)
        return nullcontext(file)

    return Part(opened, digest)


def measured(stream: Stream) -> tuple[str, int]:
    """The SHA-256 and the length of a stream, read to its end."""
    total, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        total.update(chunk)
        size += len(chunk)
    return total.hexdigest(), size


def count(tally: Tally, record: Record) -> None:
    """Enter a record in the tally."""
    tally.records += 1
    tally.kinds[record.kind] += 1
    tally.flags.update(record.flags)
    if record.sender and record.kind != Kind.SYSTEM:
        tally.senders[record.sender.key] += 1
    tally.edited += record.edited
    tally.attached += len(record.attachments)
    tally.missing += sum(attachment.is_missing for attachment in record.attachments)
