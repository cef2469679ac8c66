"""What every event of the log says, and which places a disposal names.

An event's bytes say its id, the moment, the kind of act, and 16 random bytes: the salt, without which a short event could be
guessed from the hash that stays when its bytes are destroyed. Its place in the log, from 0, is that of its leaf in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from answerable.errors import BadEvent
from answerable.evidence.canonical import decode

VERSION = 1
DISPOSED = "disposed"  # the kind of an event whose data.events are runs of places whose bytes were destroyed

_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_SALT = re.compile(r"[0-9a-f]{32}")
Run = tuple[int, int]  # the first and the last of places in a row


class Row(NamedTuple):
    """An event as it is stored: its place, its leaf, and its bytes unless they were destroyed."""

    place: int
    leaf: bytes
    body: bytes | None


def read_event(body: bytes) -> dict[str, object]:
    """What an event says. Refuses bytes that are not in their one form, or no event: NotCanonical, BadEvent."""
    said = decode(body)
    if said.get("v") != VERSION or said["v"] is True:
        raise BadEvent(fault="it is not of version 1")
    if not (isinstance(said.get("id"), str) and isinstance(said.get("kind"), str)):
        raise BadEvent(fault="it lacks its id or its kind")
    if not (_fits(_AT, said.get("at")) and _fits(_SALT, said.get("salt"))):
        raise BadEvent(fault="it lacks its moment or its salt")
    return said


def disposes(said: Mapping[str, object], *, place: int) -> Iterator[Run]:
    """The runs of places whose bytes the event at a place says were destroyed: all below its own, or they do not count."""
    data = said.get("data")
    named = data.get("events") if said.get("kind") == DISPOSED and isinstance(data, Mapping) else None
    for run in named if isinstance(named, list) else ():
        if isinstance(run, list) and list(map(type, run)) == [int, int] and 0 <= run[0] <= run[1] < place:
            yield run[0], run[1]


def unnamed(missing: Iterable[int], *, runs: Iterable[Run]) -> Iterator[int]:
    """Those of the missing places that no run holds."""
    ahead, reach = sorted(runs, reverse=True), -1
    for place in sorted(missing):
        while ahead and ahead[-1][0] <= place:
            reach = max(reach, ahead.pop()[1])
        if place > reach:
            yield place


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
