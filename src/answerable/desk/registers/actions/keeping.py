"""What every change of an entry comes down to: the values checked, the entry written, its version kept, its event recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.taking_in import canonical, subject_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import EntryVersion, KeptEntry, KeptRegister
from answerable.errors import AnswerableError, BrokenGuard, EntryRefused
from answerable.law import uk_day
from answerable.registers import Entry, Register, check_values, jsonable, lost_pointers, read_values


@dataclass(frozen=True, slots=True)
class Why:
    """Who changes something, when and why."""

    by: Actor
    at: datetime
    reason: str = ""


def checked(
    values: Mapping[str, object], *, register: Register, section: str = "", at: datetime, also: Collection[str] = ()
) -> Entry:
    """The values as an entry, with what is worked out in it. Refuses them with everything that is wrong (EntryRefused)."""
    found = check_values(values, register=register, section=section)
    faults = [*found.faults, *lost_pointers(found.entry, folder=authority(), also=also)]
    if faults:
        raise refused(found.entry.id, faults)
    return (
        register.completed(found.entry, uk_day(at))
        if register.section(section) is register.sections[0]
        else found.entry
    )


def require_start(entry: Entry, *, register: Register) -> None:
    """Refuses a new entry that a guard of the register stands against (EntryRefused)."""
    faults = [
        BrokenGuard(entry=entry.id, says=guard.says, where=entry.id, law=guard.law, mend=guard.mend, box=guard.at)
        for guard in register.starts
        if not guard.holds(entry)
    ]
    if faults:
        raise refused(entry.id, faults)


def require_change(before: Entry, after: Entry, *, register: Register, reason: str) -> None:
    """Refuses a change that a guard of the register stands against (EntryRefused)."""
    faults = [
        BrokenGuard(entry=after.id, says=guard.says, where=after.id, law=guard.law, mend=guard.mend, box=guard.at)
        for guard in register.changes
        if not guard.holds(before, after, reason)
    ]
    if faults:
        raise refused(after.id, faults)


def require_two(stored: KeptEntry, after: Entry, *, register: Register, by: Actor) -> None:
    """Refuses to one person what two decide, one after the other: what is carried out was proposed by somebody else (EntryRefused)."""
    versions = list(stored.versions.order_by("-number")) if register.by_two else []
    states = [read_values(one.values, register=register, section=stored.section) for one in versions]
    for rule in register.by_two:
        if not rule.concerns(states, after):
            continue
        proposed = [one.at(rule.proposed) for one in states]
        same = next((place for place, one in enumerate(proposed) if one != proposed[0]), len(states))
        if not proposed[0] or versions[same - 1].by == by.key:
            fault = BrokenGuard(
                entry=after.id, says=rule.says, where=after.id, law=rule.law, mend=rule.mend, box=rule.at
            )
            raise refused(after.id, [fault])


def refused(key: str, faults: Collection[AnswerableError]) -> EntryRefused:
    """One error that holds them all."""
    says = " ".join(fault.part("what") for fault in faults)
    do = " ".join(dict.fromkeys(fault.part("do") for fault in faults))
    return EntryRefused(entry=key or "The new entry", says=says, do=do, faults=tuple(faults))


def as_entry(row: KeptEntry, register: Register) -> Entry:
    """A stored entry as it stands."""
    return read_values(row.values, register=register, section=row.section)


def write_new(entry: Entry, *, row: KeptRegister, register: Register, section: str, why: Why) -> KeptEntry:
    """An entry that was not there, or was removed, at the end of its register."""
    part = register.section(section)
    last = KeptEntry.objects.filter(register=row).order_by("position").last()
    stored, is_new = KeptEntry.objects.get_or_create(
        register=row,
        key=entry.id,
        defaults={"section": part.name, "position": last.position + 1 if last else 0, "values": jsonable(entry.values)},
    )
    if not is_new:
        stored.section, stored.version, stored.is_removed = part.name, stored.version + 1, False
    names = part.changed(Entry(register.name, entry.id), entry)
    return _write("register-added", stored, entry, names=names, why=why)


def write_change(stored: KeptEntry, entry: Entry, *, names: tuple[str, ...], why: Why) -> KeptEntry:
    """An entry with other values."""
    stored.version += 1
    return _write("register-changed", stored, entry, names=names, why=why)


def write_removal(stored: KeptEntry, entry: Entry, *, why: Why) -> KeptEntry:
    """An entry that is removed: its values and its history stay."""
    stored.version, stored.is_removed = stored.version + 1, True
    return _write("register-removed", stored, entry, names=(), why=why)


def _write(kind: str, stored: KeptEntry, entry: Entry, *, names: tuple[str, ...], why: Why) -> KeptEntry:
    stored.values = jsonable(entry.values)
    stored.save(update_fields=["section", "values", "version", "is_removed"])
    EntryVersion.objects.create(
        entry=stored,
        number=stored.version,
        values=stored.values,
        is_removed=stored.is_removed,
        by=why.by.key,
        at=why.at,
        reason=why.reason.strip(),
    )
    data = {"register": stored.register_id, "key": stored.key, "version": stored.version, "fields": list(names)}
    subject = subject_of(stored.register_id, stored.key)
    record(kind, by=why.by.key, at=why.at, subject=subject, digest=digest_of(canonical(entry.values)), data=data)
    return stored
