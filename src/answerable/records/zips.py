"""Zips that were captured: what is in them, read member by member and never unpacked to the disk.

Refused are zips that climb out of their folder, hold a path twice, are locked, or unpack to more than a capture may be.
A member gives no more bytes than the zip says it has, and its checksum is looked at when its end is reached.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import BinaryIO

from answerable.errors import Damaged, UnsafeArchive
from answerable.records.items import CHUNK, Part, Stream, measured
from answerable.records.record import Attachment, Settings

BETWEEN = ", "  # the paths of a zip and of its member
IN_MEMORY = 16 << 20  # a longer zip inside the zip is copied to a file without a name
MOST_MEMBERS = 1_000_000
_SENT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|heic|mp4|mov|3gp|opus|ogg|m4a|mp3|aac|amr|wav|vcf|pdf|docx|xlsx|pptx)", re.IGNORECASE
)  # endings of what people send each other, and no capture
MOST_TIMES = 1100  # deflate makes at most 1,032 of one: more is a lie about the size
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def is_zip(file: BinaryIO) -> bool:
    """Whether a file begins as a zip does."""
    file.seek(0)
    return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def is_sent(member: str) -> bool:
    """Whether a member is named as a picture, a recording or a document, which is never a capture."""
    return _SENT.fullmatch(PurePosixPath(member).suffix) is not None


@dataclass(frozen=True)
class Archive:
    """A zip whose members may be read."""

    zip: zipfile.ZipFile
    name: str
    members: tuple[str, ...]  # its files, in the order of the zip

    @cached_property
    def files(self) -> tuple[Attachment, ...]:
        """Every file of it with its digest: each is read once."""
        found = []
        for member in self.members:
            with self.stream(member) as stream:
                digest, size = measured(stream)
            found.append(Attachment(PurePosixPath(member).name, digest, size, member))
        return tuple(found)

    @contextmanager
    def stream(self, member: str) -> Iterator[Stream]:
        """A member, from its start; of a zip inside the zip by both paths: bins.zip, _chat.txt."""
        if outer := self._around(member):
            with self._inner(outer) as inner, inner.stream(member[len(outer) + len(BETWEEN) :]) as stream:
                yield stream
            return
        try:
            with self.zip.open(member) as inside:
                yield _Member(inside, self.name, member)
        except (*_BROKEN, KeyError) as error:
            raise _damaged(self.name, member, error) from None

    def holds(self, member: str) -> bool:
        """Whether a path is that of a member, or of one of a zip inside the zip."""
        return member in self.members or bool(self._around(member))

    def _around(self, member: str) -> str:
        """The member that is a zip with this one in it; empty where it is a member itself."""
        if BETWEEN not in member or member in self.members:
            return ""
        pieces = member.split(BETWEEN)
        outers = (BETWEEN.join(pieces[:count]) for count in range(1, len(pieces)))
        return next((outer for outer in outers if outer in self.members), "")

    @contextmanager
    def _inner(self, outer: str) -> Iterator[Archive]:
        with self.stream(outer) as stream, tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
            while chunk := stream.read(CHUNK):
                copy.write(chunk)
            yield archive(copy, name=f"{self.name}, {outer}", settings=Settings())  # type: ignore[arg-type]

    def part(self, member: str) -> Part:
        """A member as a part that has records."""
        digest = next(file.digest for file in self.files if file.member == member)
        return Part(lambda: self.stream(member), digest, member)


@dataclass(frozen=True)
class _Member:
    inside: Stream
    name: str
    member: str

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; refuses what does not unpack or has another checksum."""
        try:
            return self.inside.read(size)
        except _BROKEN as error:
            raise _damaged(self.name, self.member, error) from None


def _damaged(name: str, member: str, error: Exception) -> Damaged:
    return Damaged(name=name, reason=f"a part of the zip does not unpack ({type(error).__name__})", place=member)


def archive(file: BinaryIO, *, name: str, settings: Settings) -> Archive:
    """Open a zip, or refuse it with the reason."""
    try:
        opened = zipfile.ZipFile(file)
        found = opened.infolist()
    except _BROKEN as error:
        raise _damaged(name, "its list of contents", error) from None
    if len(found) > MOST_MEMBERS:
        raise UnsafeArchive(reason=f"it holds more than {MOST_MEMBERS:,} files", name=name, member="")
    seen: set[str] = set()
    total = 0
    for info in found:
        path = info.filename
        reason = _unsafe(info, seen)
        seen.add(path)
        total += info.file_size
        if total > settings.largest:
            reason = f"it unpacks to more than {settings.largest >> 20} MB"
        if reason:
            raise UnsafeArchive(reason=reason, name=name, member=path)
    return Archive(opened, name, tuple(info.filename for info in found if not info.is_dir()))


def _unsafe(info: zipfile.ZipInfo, seen: set[str]) -> str:
    path = info.filename
    if not path:
        return "a file in it has no name"
    if path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/") or path[1:2] == ":":
        return "a path in it climbs out of its folder"
    if path in seen:
        return "it holds one path twice"
    if info.flag_bits & 1:
        return "it is locked with a password"
    if info.file_size > info.compress_size * MOST_TIMES + 1024:
        return "a file in it unpacks to more than it can"
    return ""
