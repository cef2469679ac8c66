"""Look whether an item is still what came in: the digest of a file taken again, the number of a seal read again.

What does not match is a result like any other: the act is done and written down, and the pages say so in red words.
"""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.custody.entries import Said
from answerable.desk.custody.models import CustodyEvent, Item, Kind
from answerable.desk.files.keeping import fingerprint
from answerable.errors import NotComplete

MATCH, MISMATCH = "match", "mismatch"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, and whether it is what it was."""

    result: str = ""
    digest: str = ""
    size: int | None = None
    words: str = ""


def compared(item: Item, said: Said) -> Compared:
    """The item beside what is known of it. Refuses a sealed item whose seal nobody read (NotComplete)."""
    if item.kind == Kind.DIGITAL:
        return _of_bytes(item)
    if not item.seal:
        return Compared()
    if not said.seal_read:
        raise NotComplete(
            thing="The entry",
            missing=f"the seal of item {item.number} was not read",
            where="the number on the seal",
            why="A sealed item that passes from hand to hand is known by its seal.",
            do="Read the number on the seal, and enter it as it stands there.",
        )
    if said.seal_read == item.seal:
        return Compared(MATCH)
    return Compared(MISMATCH, words=f"The seal reads {said.seal_read}; it should read {item.seal}.")


def compare(event: CustodyEvent, said: Said) -> CustodyEvent:
    """The event with what the comparison of its item found."""
    if event.item is None:
        return event
    found = compared(event.item, said)
    event.result, event.digest, event.size = found.result, found.digest, found.size
    event.outcome = " ".join(filter(None, [event.outcome, found.words]))
    return event


def _of_bytes(item: Item) -> Compared:
    digest, size = fingerprint(item.file) if item.file else ("", None)
    if digest == item.digest:
        return Compared(MATCH, digest, size)
    words = "The stored bytes are not those that came in." if digest else "The stored bytes are not there."
    return Compared(MISMATCH, digest, size, words)
