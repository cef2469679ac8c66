"""A register that is about to change: locked, and taken in whole from its file where the desk does not keep it yet."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime

from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import require_editor
from answerable.desk.registers.authority import authority, definitions
from answerable.desk.registers.models import EntryVersion, KeptEntry, KeptRegister
from answerable.errors import NoSuchThing, RepeatedEntry
from answerable.registers import Entry, Kept, Register, Value, jsonable


def definition_of(register: str) -> Register:
    """The register of that name, as it is defined. Refuses one that is not (NoSuchThing)."""
    found = definitions().get(register)
    if found is None:
        raise NoSuchThing(thing="such register", where="the registers")
    return found


def for_change(register: str, *, by: Actor, at: datetime) -> tuple[Register, KeptRegister]:
    """The register, locked until the transaction ends. Refuses whoever does not keep it (NotAllowed)."""
    definition = definition_of(register)
    require_editor(register, definition.title, by=by)
    if not KeptRegister.objects.filter(pk=register).exists():
        _take_in(definition, by=by, at=at)
    return definition, KeptRegister.objects.select_for_update().get(pk=register)


def settle(row: KeptRegister) -> None:
    """Say that the register changed: whatever was read of it before is old."""
    row.changes += 1
    row.stamp = secrets.token_hex(16)
    row.save(update_fields=["changes", "stamp"])


def canonical(values: Mapping[str, Value]) -> str:
    """Values in the one way of writing them that is hashed."""
    return json.dumps(jsonable(values), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def subject_of(register: str, key: str) -> str:
    """An entry as the ledger names it."""
    return f"register:{register}/{key}"


def _take_in(definition: Register, *, by: Actor, at: datetime) -> None:
    """The register as its file has it, from now on in the desk; an empty one where there is no file."""
    folder = authority()
    kept = folder.kept(definition.name) if folder.keeps(definition.name) else None
    row = KeptRegister.objects.create(
        name=definition.name,
        file=kept.file if kept else "",
        head=jsonable(kept.head) if kept else {},
        glossary=dict(kept.glossary) if kept else {},
        taken_in_at=at,
        stamp=secrets.token_hex(16),
    )
    entries = list(_entries(definition, kept)) if kept else []
    _once(entries, row.file)
    stored = [
        KeptEntry(register=row, section=section, key=entry.id, position=place, values=jsonable(entry.values))
        for place, (section, entry) in enumerate(entries)
    ]
    KeptEntry.objects.bulk_create(stored)
    EntryVersion.objects.bulk_create(
        EntryVersion(entry=one, number=1, values=one.values, is_from_file=True, by=by.key, at=at)
        for one in KeptEntry.objects.filter(register=row)
    )
    data = {
        "register": definition.name,
        "entries": len(entries),
        "file": row.file,
        "version": kept.version if kept else "",
    }
    digest = digest_of("\n".join(canonical(entry.values) for _, entry in entries))
    record("register-taken-in", by=by.key, at=at, subject=f"register:{definition.name}", digest=digest, data=data)


def _entries(definition: Register, kept: Kept) -> Iterator[tuple[str, Entry]]:
    main = definition.sections[0].name
    for section, entries in {main: kept.entries, **kept.beside}.items():
        yield from ((section, entry) for entry in entries)


def _once(entries: list[tuple[str, Entry]], file: str) -> None:
    """Refuses an identifier that stands in two lists of the register: in the desk it names one entry (RepeatedEntry)."""
    seen: set[str] = set()
    for _, entry in entries:
        if entry.id in seen:
            raise RepeatedEntry(entry=entry.id, where=f"{file}, line {entry.line}")
        seen.add(entry.id)
