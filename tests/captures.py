"""How the tests of importers read a capture made in memory, and spoil one."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from hypothesis import strategies as st

from answerable.errors import AnswerableError
from answerable.records.record import Importer, Reading, Record, Settings

SEED = 20261122
ODD = st.recursive(  # what a field of a JSON export may hold that nobody expects
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def reading(importer: Importer, data: bytes, name: str = "capture", **settings: object) -> Reading:
    return importer.read(io.BytesIO(data), name=name, settings=Settings(**settings))  # type: ignore[arg-type]


def records(importer: Importer, data: bytes, name: str = "capture", **settings: object) -> list[Record]:
    """All records; the slices stand where they say, one after the other."""
    opened = reading(importer, data, name, **settings)
    found = list(opened.records())
    assert [record.seq for record in found] == list(range(len(found)))
    assert opened.tally.records == len(found)
    if opened.tally.is_rebuilt and not opened.source.members:
        slices = [record for record in found if record.end]  # a mail inside a mail has no bytes of its own
        ends = [0, *(record.end for record in slices)]
        assert all(end <= record.start <= record.end <= len(data) for end, record in zip(ends, slices, strict=False))
    return found


def recognised(importer: Importer, data: bytes, name: str = "capture") -> bool:
    return importer.recognise(io.BytesIO(data), name=name)


def said(importer: Importer, data: bytes, name: str = "capture") -> str:
    """What a reader learns of a file: how many records and what is missing, or the error. Never another exception."""
    try:
        if not recognised(importer, data, name):
            return "not recognised"
        opened = reading(importer, data, name)
        count = sum(1 for _ in opened.records())
    except AnswerableError as error:
        assert error.code.startswith("REC"), error.code
        return error.code
    return f"{count} records, {len(opened.tally.unread)} unread"


def spoiled(data: bytes, count: int = 100, seed: int = SEED) -> Iterator[bytes]:
    """The file cut off, with bytes changed, left out, doubled and put in: the same each time."""
    dice = random.Random(seed)  # noqa: S311 - the same dice each time
    for number in range(count):
        copy = bytearray(data)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(copy) + 1) if copy else 0
            length = dice.choice((1, 1, 2, 8, 64))
            match number % 5:
                case 0:
                    del copy[at:]
                case 1:
                    copy[at : at + 1] = bytes((dice.randrange(256),))
                case 2:
                    del copy[at : at + length]
                case 3:
                    copy[at:at] = copy[max(0, at - length) : at]
                case _:
                    copy[at:at] = dice.choice((b'"', b"{", b"}", b"[", b"\\", b"\0", b"\xff\xfe", b"\n\n", b"<", b"\r"))
        yield bytes(copy)
