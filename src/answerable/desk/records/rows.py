"""A message on its way into the tables: what storing writes, and what the index is given."""

from __future__ import annotations

from typing import Any, NamedTuple

from answerable.records import Attachment

SLOTS = 14  # bits of a message's number below its minute


class Row(NamedTuple):
    """A new message with its files; the fields before files are the columns of its table, in their order."""

    id: int
    chat: int
    capture: int
    seq: int
    start: int
    end: int
    local: str
    earliest: int | None
    latest: int | None
    party: int | None
    kind: str
    text: str
    is_edited: bool
    flags: str
    same: int
    more: dict[str, Any] | None = None
    files: tuple[Attachment, ...] = ()


def first_id(minute: int) -> int:
    """The lowest number that a message of that minute since 1970 can have."""
    return minute << SLOTS


def minute_of(number: int) -> int:
    """The minute since 1970 of the message of that number."""
    return number >> SLOTS
