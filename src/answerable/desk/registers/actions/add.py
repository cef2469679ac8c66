"""Add an entry to a register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.keeping import Why, checked, refused, require_start, write_new
from answerable.desk.registers.actions.taking_in import for_change, settle
from answerable.desk.registers.keys import key_fault
from answerable.desk.registers.models import KeptEntry
from answerable.errors import RepeatedEntry


@transaction.atomic
def add(
    *, register: str, values: Mapping[str, object], section: str = "", reason: str = "", by: Actor, at: datetime
) -> KeptEntry:
    """A new entry with these values; one that was removed and is added again goes on with its history.

    Refuses a person who does not keep the register (NotAllowed), a reference that is used, and values that its fields
    or guards stand against (EntryRefused).
    """
    definition, row = for_change(register, by=by, at=at)
    entry = checked(values, register=definition, section=section, at=at)
    if definition.section(section) is definition.sections[0]:
        require_start(entry, register=definition)
        entry = definition.begun(entry) if definition.begun else entry
    if fault := key_fault(entry, definition.section(section)):
        raise refused(entry.id, [fault])
    if KeptEntry.objects.filter(register=row, key=entry.id, is_removed=False).exists():
        part = definition.section(section)
        raise refused(entry.id, [RepeatedEntry(entry=entry.id, where=definition.title, box=part.key)])
    settle(row)
    return write_new(entry, row=row, register=definition, section=section, why=Why(by, at, reason))
