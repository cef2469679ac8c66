"""The objects of a PDF as text, those packed together in compressed streams too, and without what pages and pictures hold.

pypdfium2 gives pages, notes and attachments; the marks of the whole file (layers, programs, fields) are looked for in this text.
Bytes of pictures are left out of it: three letters of a mark come up in them by chance.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

MOST = 60_000_000  # bytes of objects unpacked
STREAM = re.compile(rb"(?<!end)stream\r?\n?.*?endstream", re.S)
PACKED = re.compile(rb"/ObjStm\b.*?stream\r?\n", re.S)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class Unreadable(Exception):
    """Packed objects that cannot be unpacked: they are encrypted, damaged or too many."""


def objects(data: bytes) -> bytes:
    """The text of the objects, each name as it is meant: /J#53 is /JS. Raises Unreadable."""
    text = b"\n".join([STREAM.sub(b"", data), *_unpacked(data)])
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)


def _unpacked(data: bytes) -> Iterator[bytes]:
    left = MOST
    for match in PACKED.finditer(data):
        head = data[max(0, match.start() - 200) : match.end()]
        packed = data[match.end() : data.find(b"endstream", match.end())]
        try:
            unpacked = zlib.decompressobj().decompress(packed, left) if b"/Filter" in head else packed
        except zlib.error as fault:
            raise Unreadable from fault
        left -= len(unpacked)
        if left <= 0:
            raise Unreadable
        yield unpacked
