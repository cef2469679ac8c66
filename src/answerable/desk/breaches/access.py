"""Who does what with breaches: one table. What others may read of a breach is what its entry lets be published."""

from __future__ import annotations

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.desk.registers.showing import find
from answerable.errors import NoSuchThing
from answerable.registers import Entry

REGISTER = "breaches"
KEEPERS = (Role.DATA_PROTECTION,)
READERS = (*KEEPERS, Role.AUDITOR)  # every word
COUNTERS = (Role.OFFICER, Role.APPROVER, Role.REVIEWER)  # counts, and what may be published
EVERYONE = (*READERS, *COUNTERS)


def reads_all(by: Actor) -> bool:
    """True where that person, or the desk itself, reads every word of a breach."""
    return by is DESK or by.has_role(*READERS)


def entries(*, by: Actor) -> tuple[Entry, ...]:
    """The entries of the register that this person may count."""
    folder = authority()
    return folder.kept(REGISTER).entries if (by is DESK or by.has_role(*EVERYONE)) and folder.keeps(REGISTER) else ()


def for_reading(key: str, *, by: Actor) -> Entry:
    """The entry. Refuses one that is not there, and one of which nothing may be published to those who read only that (NoSuchThing)."""
    _, _, entry = find(REGISTER, key, folder=authority())
    if reads_all(by) or (by.has_role(*COUNTERS) and is_told(entry)):
        return entry
    raise NoSuchThing(thing="such entry", where=f"{REGISTER}, {key}")


def is_told(entry: Entry) -> bool:
    """True where something of the entry beyond its count may be published."""
    return entry.text("publish.summary") in ("yes", "in part") and "all" not in entry.names("publish.withheld_fields")
