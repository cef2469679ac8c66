"""The bytes of a chat as UTF-8, block by block, whatever they are written in, and where they stand in the file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.errors import Damaged
from answerable.records.items import Part

BLOCK = 1 << 18  # bytes: small enough to stay in the processor's store of recent bytes
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Text:
    """A chat's text in a file or a member of a zip."""

    part: Part
    encoding: str
    bom: int  # bytes of the mark at its start

    @property
    def is_wide(self) -> bool:
        """UTF-16: two bytes a unit."""
        return self.encoding != "utf-8"

    def size(self, piece: bytes) -> int:
        """How many bytes of the file a piece of UTF-8 stands for."""
        return (
            len(piece.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass"))
            if self.is_wide
            else len(piece)
        )

    def blocks(self, size: int = BLOCK) -> Iterator[tuple[bytes, bytes]]:
        """Its bytes in turn: as they stand in the file, and as UTF-8. The mark at the start comes first, as nothing."""
        wide = codecs.getincrementaldecoder(self.encoding)("surrogatepass") if self.is_wide else None
        with self.part.open() as stream:
            if self.bom:
                yield stream.read(self.bom), b""
            while raw := stream.read(size):
                yield raw, wide.decode(raw).encode("utf-8", "surrogatepass") if wide else raw
        if wide and wide.getstate()[0]:
            raise Damaged(
                name=self.part.member or "the file", reason="its UTF-16 breaks off in a letter", place="its end"
            )


def text_of(part: Part) -> Text:
    """A part as text: by the mark at its start, or by where the zeros stand; else UTF-8."""
    with part.open() as stream:
        start = stream.read(4096)
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return Text(part, encoding, len(bom))
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 8:
        return Text(part, "utf-16-le" if odd > even else "utf-16-be", 0)
    return Text(part, "utf-8", 0)
