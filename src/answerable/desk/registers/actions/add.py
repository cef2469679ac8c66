"""Add an entry to a register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.keeping import Why, checked, refused, write_new
from answerable.desk.registers.actions.taking_in import for_change, settle
from answerable.desk.registers.models import KeptEntry
from answerable.errors import RepeatedEntry, WrongValue
from answerable.registers import Entry, Section

_KEY = re.compile(r"[^\W_][\w .()-]{0,38}[\w)]|[^\W_]")
TAKEN = ("new", "import", "export", "columns")  # addresses of the register itself


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
    require_key(entry, definition.section(section))
    if KeptEntry.objects.filter(register=row, key=entry.id, is_removed=False).exists():
        part = definition.section(section)
        raise refused(entry.id, [RepeatedEntry(entry=entry.id, where=definition.title, field=part.key)])
    settle(row)
    return write_new(entry, row=row, register=definition, section=section, why=Why(by, at, reason))


def require_key(entry: Entry, part: Section) -> None:
    """Refuses a reference that an address or the ledger could not hold (EntryRefused)."""
    if not _KEY.fullmatch(entry.id) or entry.id in TAKEN:
        wanted = "letters, digits, spaces, points and hyphens, at most 40"
        raise refused(entry.id, [WrongValue(field=part.key, value=entry.id, where=part.key, wanted=wanted)])
