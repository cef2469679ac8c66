"""Check the whole log in the database: what every checker of a log looks at, and what only the desk has beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from answerable.desk.ledger import keys
from answerable.desk.ledger.models import Checkpoint, Entry, Erasure, Timestamp
from answerable.desk.ledger.recording import moment
from answerable.errors import EvidenceError
from answerable.evidence import (
    Checked,
    Finding,
    Note,
    Row,
    Trust,
    check_log,
    disposes,
    leaf_hash,
    names_checkpoint,
    unnamed,
)

SHOWN = ("kind", "by", "case", "subject")
NEWER = "Anything about what is newer than the last checkpoint: whoever can write to the database can still change it."


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the log came to."""

    sealed: int  # entries with their place
    waiting: int  # entries newer than the last checkpoint
    checkpoints: int
    erased: int  # entries whose bytes a disposal took
    faults: tuple[str, ...]
    mark: str  # of the last checkpoint, as it is printed on letters; "" before the first
    not_shown: tuple[str, ...]


def verify() -> Verified:
    """Read everything again. Faults are sentences; none means that the log is what its checkpoints say it is."""
    kept, unread = _notes()
    signers = [dated.verifier for dated in keys.verifiers()]
    rows = _Rows()
    checked = Checked(())
    if kept or Entry.objects.exclude(seq=None).exists():
        checked = check_log(rows, notes=kept, keys=signers, trust=Trust(published=signers), beside=rows.beside)
    found = (*checked.findings, *unread, *_beyond(checked), *_waiting(), *_erasures(rows.disposed), *_timestamps(kept))
    return Verified(
        sealed=checked.events,
        waiting=Entry.objects.filter(seq=None).count(),
        checkpoints=Checkpoint.objects.count(),
        erased=checked.destroyed,
        faults=tuple(f"{one.says[0].upper()}{one.says[1:]}." for one in found),
        mark=checked.last.mark if checked.last else "",
        not_shown=(NEWER, *checked.unproven),
    )


class _Rows:
    """The sealed entries one after another, each with what its columns show until the next is taken."""

    def __init__(self) -> None:
        self._shown: tuple[object, ...] = ()
        self._place = 0
        self.disposed: list[tuple[int, int]] = []

    def __iter__(self) -> Iterator[Row]:
        columns = ("seq", "leaf", "body", "uid", "at", *SHOWN)
        found = Entry.objects.exclude(seq=None).order_by("seq").values_list(*columns)
        for seq, leaf, body, uid, at, *shown in found.iterator(chunk_size=2000):
            self._place, self._shown = seq or 0, (str(uid), moment(at), *shown)
            yield Row(self._place, bytes(leaf), None if body is None else bytes(body))

    def beside(self, said: Mapping[str, object]) -> Iterable[Finding]:
        """Whether the columns of the entry taken last are those of its bytes."""
        self.disposed += disposes(said, place=self._place)
        if (said["id"], said["at"], *map(said.get, SHOWN)) == self._shown:
            return ()
        return (
            Finding(
                "columns",
                f"the event in place {self._place} is shown otherwise than it was recorded: its columns are not those of its bytes",
            ),
        )


def _notes() -> tuple[list[Note], list[Finding]]:
    """The checkpoints, and those that cannot be read."""
    kept, wrong = [], []
    for size, text in Checkpoint.objects.order_by("size").values_list("size", "note"):
        try:
            kept.append(Note.parse(text))
            if kept[-1].checkpoint.size != size:
                wrong.append(Finding("text", f"the checkpoint at {size} events is that of another number"))
        except EvidenceError as error:
            wrong.append(Finding("text", f"the checkpoint at {size} events cannot be read: {error.fields['fault']}"))
    return kept, wrong


def _beyond(checked: Checked) -> Iterator[Finding]:
    if checked.last and checked.last.size < checked.events:
        yield Finding(
            "unsigned", f"the last {checked.events - checked.last.size} events have their place and no checkpoint"
        )


def _waiting() -> Iterator[Finding]:
    for pk, leaf, body in Entry.objects.filter(seq=None).values_list("id", "leaf", "body"):
        if body is None or leaf_hash(bytes(body)) != bytes(leaf):
            yield Finding("leaf", f"the new event in row {pk}, not sealed yet, is not the one that was recorded")


def _erasures(disposed: list[tuple[int, int]]) -> Iterator[Finding]:
    for row in Erasure.objects.all():
        if any(unnamed(range(row.first, row.last + 1), runs=disposed)):
            yield Finding(
                "missing", f"an erasure of the events {row.first} to {row.last} was prepared that no disposal names"
            )


def _timestamps(kept: list[Note]) -> Iterator[Finding]:
    of_size = {note.checkpoint.size: note for note in kept}
    for row in Timestamp.objects.exclude(reply=None).select_related("checkpoint"):
        note = of_size.get(row.checkpoint.size)
        if note and not names_checkpoint(bytes(row.reply or b""), note=note):
            yield Finding("timestamp", f"the timestamp of the checkpoint at {row.checkpoint.size} events is of another")
