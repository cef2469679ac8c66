"""A source looked at again, long after its records were stored: whether it is the same file, and they still stand in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import BinaryIO

from answerable.errors import NotRebuilt
from answerable.records.importers.whatsapp.heads import unmarked
from answerable.records.items import CHUNK

Slice = tuple[
    int, int, str
]  # where a record's bytes start and end, and what is shown of it; empty: not to be looked for


def verify_slices(
    file: BinaryIO, slices: Iterable[Slice], *, digest: str, name: str, encoding: str = "utf-8"
) -> tuple[int, int]:
    """Records looked at and bytes of the file, all of them read; raises NotRebuilt where the file is not what it was.

    The slices come in the order of the file, none into another, and each holds the words shown of it: so slices and gaps
    give the file back, whose SHA-256 is the digest. For text that is stored as it stands: chats of WhatsApp, Signal's text.
    """
    total, held, base, done, count = hashlib.sha256(), b"", 0, 0, 0
    file.seek(0)
    for start, end, words in slices:
        if not done <= start <= end:
            raise NotRebuilt(name=name, byte=start)
        while end > base + len(held):
            if not (chunk := file.read(CHUNK)):
                raise NotRebuilt(name=name, byte=start)
            total.update(chunk)
            over = min(start - base, len(held))
            held, base = held[over:] + chunk, base + over
        raw = held[start - base : end - base]
        if words and raw.find(words.encode("utf-8", "surrogateescape")) < 0 and not _shows(raw, words, encoding):
            raise NotRebuilt(name=name, byte=start)
        done, count = end, count + 1
    size = base + len(held)
    while chunk := file.read(CHUNK):
        total.update(chunk)
        size += len(chunk)
    if total.hexdigest() != digest:
        raise NotRebuilt(name=name, byte=done)
    return count, size


def _shows(raw: bytes, words: str, encoding: str) -> bool:
    """Whether bytes hold every line of the words: what is shown lacks marks and notes that stand between them."""
    text = unmarked(raw.decode(encoding, "surrogateescape"))
    return all(line in text for line in words.split("\n"))
