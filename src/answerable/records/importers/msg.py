"""A mail as Outlook saves it: .msg, a compound file with a stream for each property.

    __properties_version1.0        numbers and times          __recip_version1.0_#00000000/      a recipient
    __substg1.0_0037001F           a text: its number and type  __attach_version1.0_#00000000/   an attachment

The record is the whole file; `reference` is the mail's Message-ID. A mail inside a mail has no bytes of its own in the file: it is a
record of its own, after the one that holds it, and stands there as an attachment whose digest is taken over its streams in the order
of their names, each after its name. Numbers were looked up in the published description (MS-OXMSG, MS-OXPROPS).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

import olefile

from answerable.errors import Damaged, TooLongARecord
from answerable.records import mapi
from answerable.records.items import Found, Whole
from answerable.records.json_source import source
from answerable.records.mapi import Properties
from answerable.records.record import Attachment, Record, Settings, Tally

FORMAT = "msg"

LONGEST = 512 << 20
DEEPEST = 20  # mails inside mails
_PROPERTIES = "__properties_version1.0"
_TEXT = "__substg1.0_"
_EMBEDDED = f"{_TEXT}3701000D"
_BROKEN = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    struct.error,
    RecursionError,
    AttributeError,
    TypeError,
    OverflowError,
    MemoryError,
)


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is a compound file that holds a message."""
    file.seek(0)
    if file.read(8) != olefile.MAGIC:
        return False
    try:
        with _opened(file) as inside:
            return bool(inside.exists(_PROPERTIES))
    except _BROKEN:
        return False


def _opened(file: BinaryIO) -> Any:
    """The compound file. It is read into memory, since its reader closes what it is given."""
    file.seek(0)
    return olefile.OleFileIO(BytesIO(file.read(LONGEST + 1)))


def read(file: BinaryIO, *, name: str, settings: Settings) -> Whole:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings, template="one mail", has_moments=True)
    if known.size > LONGEST:
        raise TooLongARecord(name=name, limit=LONGEST >> 20, byte=0)

    def find(stream: BinaryIO, tally: Tally) -> Iterator[Found]:
        try:
            opened = _opened(stream)
            names = opened.listdir(streams=True, storages=False)
            if opened.root.size > known.size:
                raise ValueError("its small streams are longer than the file")
        except _BROKEN as error:
            raise Damaged(
                name=name, reason=f"the compound file does not open ({type(error).__name__})", place="its head"
            ) from None
        with opened as inside:
            file = _File(inside, names, known.size, name, tally)
            for number, record in enumerate(file.records((), head=32, depth=0)):
                yield Found(record._replace(end=known.size) if number == 0 else record)

    return Whole(known, file, find)


@dataclass(slots=True)
class _File:
    """A compound file: its messages, with what could not be read told to the tally."""

    inside: Any
    names: list[list[str]]  # every stream of the file
    size: int  # bytes of the file
    name: str
    tally: Tally

    def records(self, path: tuple[str, ...], *, head: int, depth: int, parent: str = "") -> Iterator[Record]:
        """The message of a storage, then those inside it."""
        found = self.properties(path, head)
        found.find_code_page()
        people, files, nested = [], [], []
        for child in self.children(path):
            place = (*path, child)
            if child.startswith("__recip_version1.0_"):
                people.append(self.properties(place, 8, found.code_page))
            elif child.startswith("__attach_version1.0_"):
                inner = (*place, _EMBEDDED)
                about = self.properties(place, 8, found.code_page)
                is_mail = _EMBEDDED in self.children(place) and bool(self.children(inner))
                files.append(self.attachment(about, place, inner if is_mail else None))
                nested += [inner] if is_mail else []
        made = mapi.record(found, people, tuple(files), times=(mapi.SUBMITTED, mapi.DELIVERED, mapi.CREATED))
        yield made._replace(member="/".join(path), reply_to=made.reply_to or parent)
        for inner in nested:
            if depth >= DEEPEST:
                self.tally.unread.append(f"{'/'.join(inner)}: a mail inside {DEEPEST} others")
                continue
            yield from self.records(inner, head=24, depth=depth + 1, parent=made.reference)

    def children(self, path: tuple[str, ...]) -> list[str]:
        """The names in a storage, in their order."""
        return sorted(
            {each[len(path)] for each in self.names if len(each) > len(path) and tuple(each[: len(path)]) == path}
        )

    def stream(self, path: tuple[str, ...]) -> bytes:
        """The bytes of a stream; what is not there or broken is told and empty."""
        try:
            if self.inside.get_size(list(path)) > self.size:
                raise ValueError("longer than the file")
            with self.inside.openstream(list(path)) as opened:
                return bytes(opened.read())
        except _BROKEN as error:
            self.tally.unread.append(f"{'/'.join(path)}: does not read ({type(error).__name__})")
            return b""

    def properties(self, path: tuple[str, ...], head: int, code_page: str = "cp1252") -> Properties:
        """The values of a storage: small ones stand together, each text and each run of bytes in a stream."""
        found = Properties(code_page=code_page)
        names = self.children(path)
        if _PROPERTIES in names:
            table = self.stream((*path, _PROPERTIES))[head:]
            for at in range(0, len(table) - 15, 16):
                kind, number, _, value = struct.unpack("<HHI8s", table[at : at + 16])
                if kind in (mapi.LONG, mapi.TIME):
                    found.set(number, kind, value)
        for name in names:
            tag = name.removeprefix(_TEXT)
            if name.startswith(_TEXT) and len(tag) == 8 and set(tag) <= set("0123456789ABCDEFabcdef"):
                number, kind = int(tag[:4], 16), int(tag[4:], 16)
                if kind in (mapi.STRING8, mapi.UNICODE, mapi.BINARY):
                    found.set(number, kind, self.stream((*path, name)))
        return found

    def attachment(self, about: Properties, place: tuple[str, ...], inner: tuple[str, ...] | None) -> Attachment:
        """A file of the mail, or a mail inside it."""
        name = about.text(mapi.LONG_NAME, mapi.SHORT_NAME, mapi.NAME) or place[-1]
        if inner is None:
            raw = about.data(mapi.DATA)
            return Attachment(name, hashlib.sha256(raw).hexdigest(), len(raw)) if raw is not None else Attachment(name)
        total = hashlib.sha256()
        streams = sorted(tuple(each) for each in self.names if tuple(each[: len(inner)]) == inner)
        for each in streams:
            total.update("/".join(each[len(inner) :]).encode(errors="replace") + b"\0" + self.stream(each))
        return Attachment(
            name if name.lower().endswith(".msg") else f"{name}.msg", total.hexdigest(), member="/".join(inner)
        )
