"""Proofs out of the log: the receipt of one entry, and what a witness is brought."""

from __future__ import annotations

from answerable.desk.ledger import keys, timestamping
from answerable.desk.ledger.models import Checkpoint, Entry
from answerable.errors import NotProvedYet
from answerable.evidence import LogText, Note, Receipt, Row, Update, Verifier, receipt, update, whole_log


def receipt_of(entry: Entry) -> Receipt:
    """The receipt of an entry, against the last checkpoint.

    Refuses an entry that is not sealed yet, or whose bytes a disposal took (NotProvedYet).
    """
    if entry.seq is None or entry.body is None:
        raise NotProvedYet(
            thing=f"entry {entry.uid}",
            fault="it is newer than the last checkpoint" if entry.seq is None else "a disposal took its bytes",
        )
    note = notes()[-1]
    leaves = leaves_of(note.checkpoint.size)
    return receipt(bytes(entry.body), place=entry.seq, leaves=leaves, note=note, key=_signer(note))


def update_for(old: int) -> Update:
    """What to bring a witness that holds the checkpoint of that size; 0: one that holds none. Refuses a log without any."""
    kept = notes()
    return update(kept, leaves=leaves_of(kept[-1].checkpoint.size), old=old)


def whole() -> LogText:
    """Everything that is sealed, as a bag holds it. Refuses a log without a checkpoint (NotProvedYet)."""
    kept = notes()
    columns = Entry.objects.filter(seq__lt=kept[-1].checkpoint.size).order_by("seq").values_list("seq", "leaf", "body")
    rows = [Row(seq or 0, bytes(leaf), None if body is None else bytes(body)) for seq, leaf, body in columns]
    return whole_log(rows, notes=kept, keys=keys.verifiers(), timestamps=timestamping.replies())


def published_keys() -> str:
    """The public keys, each with the day from which it signs, a line each, oldest first."""
    return "".join(map(str, keys.verifiers()))


def notes(*, up_to: int | None = None) -> list[Note]:
    """Every checkpoint, or those of at most that size, smallest first. Refuses a log without any (NotProvedYet)."""
    rows = Checkpoint.objects.all() if up_to is None else Checkpoint.objects.filter(size__lte=up_to)
    found = [Note.parse(text) for text in rows.values_list("note", flat=True)]
    if not found:
        raise NotProvedYet(thing="the log", fault="it has no checkpoint yet")
    return found


def leaves_of(size: int) -> list[bytes]:
    """The leaves of the first so many entries."""
    return [bytes(leaf) for leaf in Entry.objects.filter(seq__lt=size).order_by("seq").values_list("leaf", flat=True)]


def _signer(note: Note) -> Verifier:
    """The key that signed a checkpoint; of two at a change of keys, the old one, whose signature stands first."""
    signed = note.signatures[0].key_id
    return next(dated.verifier for dated in keys.verifiers() if dated.verifier.key_id == signed)
