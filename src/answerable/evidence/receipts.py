"""A receipt: one event, the proof that it is in the log, and the signed checkpoint, as one text that shows no other event.

    answerable-receipt 1
    key harrowmere.example/log+e49ff2d1+AT1f…
    place 17
    {"at":"2026-03-02T09:30:00.000000Z","kind":"sent", … }
    sYq0…=

    harrowmere.example/log
    1204
    …

The first part is the public key, the event's place and bytes, and the hashes beside its path; the checkpoint follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from answerable.errors import BadReceipt, NotSigned
from answerable.evidence.checkpoint import Note
from answerable.evidence.events import read_event
from answerable.evidence.keys import Verifier
from answerable.evidence.tree import Proof, inclusion, leaf_hash, parse_proof, require_inclusion, write_proof

HEAD = "answerable-receipt 1"

_PLACE = re.compile(r"place (0|[1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One event and what shows that it is in the log."""

    key: Verifier
    place: int
    body: bytes
    proof: Proof
    note: Note

    def __str__(self) -> str:
        event = f"place {self.place}\n{self.body.decode()}\n"
        return f"{HEAD}\nkey {self.key}\n{event}{write_proof(self.proof)}\n{self.note}"

    @classmethod
    def parse(cls, text: str) -> Receipt:
        """The receipt that a text says, in its one form."""
        head, _, note = text.partition("\n\n")
        lines = head.split("\n")
        if len(lines) < 4 or lines[0] != HEAD or not _PLACE.fullmatch(lines[2]):
            raise BadReceipt(kind="receipt", fault=f"it is not {HEAD}, key, place and event", where=repr(head[:80]))
        key = Verifier.parse(lines[1].removeprefix("key "))
        found = cls(key, int(lines[2][6:]), lines[3].encode(), parse_proof(lines[4:]), Note.parse(note))
        if str(found) != text:
            raise BadReceipt(kind="receipt", fault="it is not in its one form", where=repr(head[:80]))
        return found

    def require(self, *, published: Collection[Verifier] = ()) -> dict[str, object]:
        """What the event says, once it is shown to be in the log. `published` are the keys that the authority publishes.

        Without them the receipt's own key is taken: it then shows only that whoever holds that key signed this.
        """
        checkpoint = self.note.checkpoint
        if published and self.key not in published:
            raise NotSigned(origin=checkpoint.origin, size=checkpoint.size, fault="its key is none of those published")
        self.note.successor(self.key)
        size, root = checkpoint.size, checkpoint.root
        require_inclusion(self.proof, leaf=leaf_hash(self.body), index=self.place, size=size, root=root)
        return read_event(self.body)


def receipt(body: bytes, *, place: int, leaves: Sequence[bytes], note: Note, key: Verifier) -> Receipt:
    """The receipt of the event in a place, against a checkpoint that has it. Refuses to make one that would not hold."""
    made = Receipt(key, place, body, inclusion(leaves, index=place, size=note.checkpoint.size), note)
    made.require()
    return made
