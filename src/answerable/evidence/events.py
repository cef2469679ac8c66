"""What every event of the log says, and which events a disposal names.

An event's bytes name the log, the event's number, the moment, the kind of act, and 16 random bytes: the salt, without which a
short event could be guessed from the hash that stays when its bytes are destroyed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from answerable.errors import NotAnEvent
from answerable.evidence.canonical import decode, encode

VERSION = 1
DISPOSED = "disposed"  # the kind of an event whose data.events numbers those whose bytes were destroyed

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_SALT = re.compile(r"[0-9a-f]{32}")


class Row(NamedTuple):
    """An event as it is stored: its number from 1, its leaf, and its bytes unless they were destroyed."""

    seq: int
    leaf: bytes
    body: bytes | None


def write_event(said: Mapping[str, object], *, log: str, seq: int, at: datetime, salt: bytes) -> bytes:
    """The bytes of an event: what the act says, with its place and moment. Refuses what cannot stand in the log."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    body = encode({**said, "v": VERSION, "log": log, "seq": seq, "at": moment, "salt": salt.hex()})
    read_event(body, log=log, seq=seq)
    return body


def read_event(body: bytes, *, log: str, seq: int) -> dict[str, object]:
    """What an event says. Refuses bytes that are not in their one form, or not this event: NotCanonical, NotAnEvent."""
    said = decode(body)
    fault = ""
    if said.get("v") != VERSION or said["v"] is True:
        fault = "it is not of version 1"
    elif not isinstance(said.get("kind"), str) or not _fits(_AT, said.get("at")) or not _fits(_SALT, said.get("salt")):
        fault = "it lacks its kind, its moment or its salt"
    elif said.get("log") != log or said.get("seq") != seq or said["seq"] is True:
        fault = f"it says that it is number {said.get('seq')} of {said.get('log')}"
    if fault:
        raise NotAnEvent(log=log, seq=seq, fault=fault)
    return said


def disposes(said: Mapping[str, object]) -> tuple[int, ...]:
    """The numbers of the events that this one says were destroyed: lower than its own, or they do not count."""
    data = said.get("data")
    named = data.get("events") if said["kind"] == DISPOSED and isinstance(data, Mapping) else None
    own = said["seq"]
    if not isinstance(named, list) or not isinstance(own, int):
        return ()
    return tuple(seq for seq in named if isinstance(seq, int) and not isinstance(seq, bool) and 0 < seq < own)


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
