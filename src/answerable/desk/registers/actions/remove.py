"""Remove an entry from a register."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.finding import for_editing
from answerable.desk.registers.actions.keeping import Why, as_entry, refused, write_removal
from answerable.desk.registers.actions.taking_in import for_change, settle
from answerable.desk.registers.authority import authority
from answerable.desk.registers.cautions import against_removal
from answerable.desk.registers.models import KeptEntry
from answerable.desk.registers.pointers import used_by
from answerable.errors import BrokenGuard, StillPointedAt
from answerable.registers import listed

UNREASONED = "it is removed without a reason"
LAW = "Answers rested on it; whoever follows them must find why it is gone."


@transaction.atomic
def remove(*, register: str, key: str, version: int, reason: str, by: Actor, at: datetime) -> KeptEntry:
    """The entry, no longer in its register; it and all its versions stay in the history.

    Refuses a person who does not keep the register (NotAllowed), an entry changed since (ChangedMeanwhile), no reason
    or an entry that a hold covers (EntryRefused), and one that others point at (StillPointedAt).
    """
    definition, row = for_change(register, by=by, at=at)
    stored = for_editing(row, key, version=version)
    if not reason.strip():
        fault = BrokenGuard(entry=key, says=UNREASONED, where=key, law=LAW, mend="Write the reason.", box="reason")
        raise refused(key, [fault])
    if barred := against_removal(register, key):
        raise refused(key, barred)
    if others := used_by(key, register=register, folder=authority()):
        raise StillPointedAt(entry=key, others=listed(others))
    settle(row)
    return write_removal(stored, as_entry(stored, definition), why=Why(by, at, reason))
