"""The entry that is about to change."""

from __future__ import annotations

from django.utils.timezone import localtime

from answerable.desk.people.naming import name_of
from answerable.desk.registers.models import KeptEntry, KeptRegister
from answerable.errors import ChangedMeanwhile, NoSuchThing


def for_editing(row: KeptRegister, key: str, *, version: int) -> KeptEntry:
    """The entry in its register, which is locked. Refuses one that is gone (NoSuchThing) or changed since (ChangedMeanwhile)."""
    stored = KeptEntry.objects.filter(register=row, key=key, is_removed=False).first()
    if stored is None:
        raise NoSuchThing(thing="such entry", where=f"{row.name}, {key}")
    if stored.version != version:
        last = stored.versions.latest("number")
        raise ChangedMeanwhile(thing=key, who=name_of(last.by), at=f"{localtime(last.at):%-d %B %Y at %H:%M}")
    return stored
