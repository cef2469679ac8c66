"""Seal the log: what was recorded is given its place in the tree, and the tree as it then stands is signed.

Acts are recorded without a place, so that none waits for another. Sealing gives the places, in the order of
recording, and cuts a checkpoint: after each key act, at every hundredth entry, and every few minutes otherwise.
What is newer than the last checkpoint is not proved yet, and the pages say so.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from answerable.desk.ledger import keys, timestamping
from answerable.desk.ledger.models import Checkpoint, Entry
from answerable.desk.ledger.recording import DESK, record
from answerable.desk.queue import locks
from answerable.errors import LogDamaged
from answerable.evidence import Checkpoint as Signed
from answerable.evidence import Key, Note, Peaks, leaf_hash, sign

KEY_ACTS = frozenset(
    {"report-issued", "disclosed", "exported", "disposed", "held", "released", "sent", "published", "captured"}
)
EVERY = 100  # entries
_LOCK = 0x616E7377  # one sealer at a time, however many machines have workers


def latest() -> Note | None:
    """The last checkpoint as it was signed, or None where nothing is sealed yet."""
    return _note(Checkpoint.objects.last())


@transaction.atomic
def seal(*, at: datetime) -> Note | None:
    """The checkpoint over all that is recorded; where nothing is new, the last one.

    Every entry is read back and hashed again before it is signed for. Refuses an entry whose bytes are not those that
    were recorded (LogDamaged), and to sign with a key that is not the log's (NoSigningKey): nothing is signed then.
    """
    locks.alone(_LOCK)
    last = Checkpoint.objects.last()
    if not Entry.objects.filter(seq=None).exists():
        return _note(last)
    if last and at < last.at:
        record("clock-went-back", by=DESK, at=at, data={"seconds": int((last.at - at).total_seconds())})
    return _sealed(last, keys.signing_key(at=at), at=at)


def change_key(*, by: str, at: datetime) -> Note:
    """A new key signs from now on; the checkpoint that both keys signed vouches for it."""
    with transaction.atomic():
        locks.alone(_LOCK)
        old, new = keys.prepare_new(at=at)
        data = {"old": str(old.verifier), "new": str(new.verifier)}
        record("log-key-changed", by=by, at=at, data=data)
        note = _sealed(Checkpoint.objects.last(), old, next_key=new, at=at)
    keys.take_new()
    return note


def _note(row: Checkpoint | None) -> Note | None:
    return Note.parse(row.note) if row else None


def _sealed(last: Checkpoint | None, key: Key, *, next_key: Key | None = None, at: datetime) -> Note:
    peaks = Peaks.parse(last.peaks) if last else Peaks()
    placed, kinds = [], set()
    columns = ("id", "leaf", "body", "kind")
    for pk, leaf, body, kind in Entry.objects.filter(seq=None).order_by("id").values_list(*columns):
        if body is None or leaf_hash(bytes(body)) != bytes(leaf):
            raise LogDamaged(place=f"entry {pk}, not sealed yet")
        placed.append((peaks.size, pk))
        peaks.append(bytes(leaf))
        kinds.add(kind)
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE ledger_entry SET seq = %s WHERE id = %s", placed)
    note = sign(Signed(keys.origin(), peaks.size, peaks.root), key=key, next_key=next_key)
    cut = Checkpoint.objects.create(size=peaks.size, note=str(note), peaks=str(peaks), at=at)
    if kinds & KEY_ACTS:
        timestamping.await_word(cut)
    return note
