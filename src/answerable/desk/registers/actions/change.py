"""Change an entry of a register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.finding import for_editing
from answerable.desk.registers.actions.keeping import (
    Why,
    as_entry,
    checked,
    refused,
    require_change,
    require_two,
    write_change,
)
from answerable.desk.registers.actions.taking_in import for_change, settle
from answerable.desk.registers.cautions import against_change
from answerable.desk.registers.models import KeptEntry
from answerable.errors import WrongValue


@transaction.atomic
def change(
    *, register: str, key: str, values: Mapping[str, object], version: int, reason: str, by: Actor, at: datetime
) -> KeptEntry | None:
    """The entry with these values in place of those it had: all of them, in their groups, as its file would hold them.

    version is the one that was read. Refuses a person who does not keep the register (NotAllowed), an entry changed since
    (ChangedMeanwhile), and values that its fields or guards stand against (EntryRefused). Where nothing differs nothing
    is written, the register stays where it was, and there is None.
    """
    definition, row = for_change(register, by=by, at=at)
    stored = for_editing(row, key, version=version)
    part = definition.section(stored.section)
    before, after = as_entry(stored, definition), checked(values, register=definition, section=stored.section, at=at)
    if after.id != key:
        raise WrongValue(field=part.key, value=after.id, where=key, wanted=f"“{key}”: an entry keeps its reference")
    names = part.changed(before, after)
    if not names:
        transaction.set_rollback(row.changes == 0)  # it may have been taken in for nothing
        return None
    if barred := against_change(register, key, reason=reason):
        raise refused(key, barred)
    require_change(before, after, register=definition, reason=reason)
    require_two(stored, after, register=definition, by=by)
    settle(row)
    return write_change(stored, after, names=names, why=Why(by, at, reason))
