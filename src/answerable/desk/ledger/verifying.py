"""Check the whole log in the database: every byte, every place, every checkpoint; and say in words what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.desk.ledger import keys
from answerable.desk.ledger.models import Checkpoint, Entry, Erasure, Timestamp
from answerable.desk.ledger.recording import moment
from answerable.errors import EvidenceError
from answerable.evidence import Note, Peaks, decode, disposes, leaf_hash, names_checkpoint, unnamed

COLUMNS = ("seq", "leaf", "body", "uid", "at", "kind", "by", "case", "subject")
NOT_PROVED = (
    "That what an entry says is true: somebody who acts under a stolen account leaves a true record of it.",
    "What is newer than the last checkpoint: it can still be changed by whoever can write to the database.",
    "That these are all the checkpoints there ever were: compare the last one with a witness, who keeps copies elsewhere.",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the log came to."""

    sealed: int  # entries with their place
    waiting: int  # entries newer than the last checkpoint
    checkpoints: int
    erased: int  # entries whose bytes a disposal took
    faults: tuple[str, ...]
    mark: str  # of the last checkpoint, as it is printed on letters; "" before the first


def verify() -> Verified:
    """Read everything again. Faults are sentences; none means that the log is what its checkpoints say it is."""
    notes = list(Checkpoint.objects.order_by("size"))
    run = _Run({row.size: row for row in notes})
    rows = Entry.objects.exclude(seq=None).order_by("seq").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=2000):
        run.take(*row)
    faults = (*run.faults, *run.not_reached(), *_waiting_faults(), *run.unaccounted(), *_timestamp_faults())
    waiting = Entry.objects.filter(seq=None).count()
    mark = Note.parse(notes[-1].note).checkpoint.mark if notes else ""
    return Verified(run.peaks.size, waiting, len(notes), len(run.missing), faults, mark)


class _Run:
    """One pass over the sealed entries, with the tree as it grows."""

    def __init__(self, checkpoints: dict[int, Checkpoint]) -> None:
        self.peaks = Peaks()
        self.checkpoints = checkpoints
        self.signer = next((dated.verifier for dated in keys.verifiers()), None)
        self.place = 0
        self.faults: list[str] = []
        self.missing: list[int] = []
        self.disposed: list[tuple[int, int]] = []

    def take(self, seq: int, leaf: bytes, body: bytes | None, *columns: Any) -> None:
        """The next entry."""
        if seq != self.place:
            self.faults.append(f"Entry {self.place} is not there: the next is {seq}.")
        self.place = seq + 1
        if body is None:
            self.missing.append(seq)
        elif leaf_hash(bytes(body)) != bytes(leaf):
            self.faults.append(f"Entry {seq} does not have the bytes that were recorded.")
        else:
            self.faults += self._column_faults(seq, bytes(body), *columns)
        self.peaks.append(bytes(leaf))
        if row := self.checkpoints.get(self.place):
            self.faults += self._note_faults(row)

    def _column_faults(self, seq: int, body: bytes, uid: object, at: datetime, *shown: str) -> Iterator[str]:
        try:
            said = decode(body)
        except EvidenceError as error:
            yield f"Entry {seq} is not in its one form. {error.part('what')}"
            return
        written = tuple(said.get(name) for name in ("id", "at", *COLUMNS[5:]))
        if written != (str(uid), moment(at), *shown):
            yield f"Entry {seq} is shown otherwise than it was recorded: its columns are not those of its bytes."
        self.disposed += disposes(said, place=seq)

    def _note_faults(self, row: Checkpoint) -> Iterator[str]:
        try:
            note = Note.parse(row.note)
            if self.signer is None:
                yield f"The checkpoint at {row.size} entries was signed, and no key is known to have signed anything."
                return
            self.signer = note.successor(self.signer)
        except EvidenceError as error:
            yield f"The checkpoint at {row.size} entries: {error.part('what')}"
            return
        if (note.checkpoint.size, note.checkpoint.root) != (row.size, self.peaks.root):
            yield f"The first {row.size} entries are not those that the checkpoint at {row.size} was signed for."

    def not_reached(self) -> Iterator[str]:
        """Checkpoints over more entries than there are."""
        for size in self.checkpoints:
            if size > self.place:
                yield f"A checkpoint was signed over {size} entries, and there are {self.place}."
        if max(self.checkpoints, default=0) < self.place:
            yield "The last entries have their place and no checkpoint."

    def unaccounted(self) -> Iterator[str]:
        """Entries without bytes that no disposal names, and erasures that no entry stands for."""
        for seq in unnamed(self.missing, runs=self.disposed):
            yield f"Entry {seq} has no bytes, and no disposal names it."
        for row in Erasure.objects.all():
            if any(unnamed(range(row.first, row.last + 1), runs=self.disposed)):
                yield f"An erasure of the entries {row.first} to {row.last} was prepared that no disposal names."


def _timestamp_faults() -> Iterator[str]:
    for row in Timestamp.objects.exclude(reply=None).select_related("checkpoint"):
        if not names_checkpoint(bytes(row.reply or b""), note=Note.parse(row.checkpoint.note)):
            yield f"The timestamp of the checkpoint at {row.checkpoint.size} entries is of another."


def _waiting_faults() -> Iterator[str]:
    for pk, leaf, body in Entry.objects.filter(seq=None).values_list("id", "leaf", "body"):
        if body is None or leaf_hash(bytes(body)) != bytes(leaf):
            yield f"A new entry (row {pk}, not sealed yet) does not have the bytes that were recorded."
