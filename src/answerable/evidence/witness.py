"""A witness: a file on another account or machine with every checkpoint it has seen, which refuses one that does not extend them.

What it is brought is the add-checkpoint request of C2SP's tlog-witness: `old` and the size it last saw, the proof
in base64 a line a hash, an empty line, and the new checkpoint.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.errors import BadReceipt, Forked, NotProven, OtherLog, OtherStart, WentBack
from answerable.evidence.checkpoint import Note, notes
from answerable.evidence.keys import Verifier
from answerable.evidence.tree import Proof, consistency, parse_proof, require_consistency, write_proof


@dataclass(frozen=True, slots=True)
class Update:
    """A checkpoint, and the proof that it extends the one of the old size."""

    old: int
    proof: Proof
    note: Note

    def __str__(self) -> str:
        return f"old {self.old}\n{write_proof(self.proof)}\n{self.note}"

    @classmethod
    def parse(cls, text: str) -> Update:
        """The update that a text says, in its one form."""
        head, _, note = text.partition("\n\n")
        first, *proof = head.split("\n")
        old = first.removeprefix("old ")
        if not old.isdecimal() or len(old) > 16:
            raise BadReceipt(
                kind="update for a witness", fault="it does not begin with old and a size", where=repr(first[:80])
            )
        found = cls(int(old), parse_proof(proof), Note.parse(note))
        if str(found) != text:
            raise BadReceipt(kind="update for a witness", fault="it is not in its one form", where=repr(first[:80]))
        return found


def update(kept: Sequence[Note], *, leaves: Sequence[bytes], old: int) -> Update:
    """What to bring a witness that holds the checkpoint at `old` (0: none yet): the latest, or the next change of keys."""
    beyond = [note for note in kept if note.checkpoint.size > old]
    note = next((note for note in beyond if note.checkpoint.next_key), kept[-1])
    new = note.checkpoint.size  # smaller than the old one where the database was put back: the witness is to see that
    return Update(old, consistency(leaves, old=old, new=new) if old <= new else (), note)


def witness(path: Path, *, update: Update, first: Verifier) -> Note:
    """Keep a checkpoint in the witness's file once it is shown to extend all before it; the checkpoint last kept.

    `first` is the key that signed the first checkpoint; a later one must have been handed over to in the file.
    Refuses another log, a wrong signature, a log that went back and one that was rewritten.
    """
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        kept = notes(file.read().decode("utf-8", "replace"))
        update.note.successor(signer(kept, first=first))
        if kept and not _is_new(path, kept[-1], update):
            return kept[-1]
        file.write(("\n" if kept else "").encode() + str(update.note).encode())
        file.flush()
        os.fsync(file.fileno())
    return update.note


def signer(kept: Iterable[Note], *, first: Verifier) -> Verifier:
    """The key that signs after these checkpoints, each signed by the one before. Raises NotSigned where one is not."""
    for note in kept:
        first = note.successor(first)
    return first


def _is_new(path: Path, last: Note, update: Update) -> bool:
    """Whether the update says more than the last checkpoint. Raises where it contradicts it."""
    seen, new = last.checkpoint, update.note.checkpoint
    if new.origin != seen.origin:
        raise OtherLog(other=new.origin, origin=seen.origin, path=path)
    if new.size < seen.size:
        raise WentBack(origin=new.origin, size=new.size, kept=seen.size, path=path)
    if new.size == seen.size and new.root == seen.root:
        return False
    if new.size > seen.size and update.old != seen.size:
        raise OtherStart(old=update.old, kept=seen.size, path=path)
    try:
        require_consistency(update.proof, old=seen.size, old_root=seen.root, new=new.size, new_root=new.root)
    except NotProven as error:
        raise Forked(origin=new.origin, size=new.size, kept=seen.size, path=path) from error
    return True
