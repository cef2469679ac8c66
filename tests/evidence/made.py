"""A small log to try things on: events, leaves, keys and checkpoints, always the same but for the key."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from answerable.evidence import Checkpoint, Key, Peaks, Row, encode, leaf_hash, sign

ORIGIN = "harrowmere.example/log"
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KINDS = ("received", "split", "answered", "approved", "sent")


def body(place, **said):
    """The bytes of an event."""
    at = (MORNING + timedelta(minutes=place)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    event = {"v": 1, "id": f"{place:032x}", "kind": KINDS[place % len(KINDS)], "at": at, "salt": f"{place:032x}"}
    return encode({**event, "by": "person:12", "case": f"FOI-2026-{place % 7:04}", "subject": "", "digest": "", "data": {}, **said})  # fmt: skip


def row(place, **said):
    """An event as it is stored."""
    made = body(place, **said)
    return Row(place, leaf_hash(made), made)


@dataclass
class Log:
    """Rows and the checkpoints cut over them, by default one after every ten events."""

    rows: list
    key: Key = field(default_factory=lambda: Key.make(ORIGIN))
    every: int = 10
    notes: list = field(default_factory=list)

    def __post_init__(self):
        if not self.notes:
            self.seal(range(self.every, len(self.rows) + 1, self.every))

    @property
    def leaves(self):
        return [row.leaf for row in self.rows]

    def seal(self, sizes, *, key=None, next_key=None):
        for size in sizes:
            checkpoint = Checkpoint(ORIGIN, size, Peaks(self.leaves[:size]).root)
            self.notes.append(sign(checkpoint, key=key or self.key, next_key=next_key))


def log(size=30, **fields):
    """A log of so many events."""
    return Log([row(place) for place in range(size)], **fields)
