"""A register read from the desk's tables: as it stands now, or as it stood at the end of a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from answerable.desk.registers.models import EntryVersion, KeptRegister
from answerable.law import uk_day
from answerable.registers import Entry, Kept, Register, Value, read_values


class _State(NamedTuple):
    """An entry as it stood since a moment."""

    section: str
    values: str  # as JSON has them
    number: int
    at: datetime
    is_removed: bool
    is_from_file: bool


def read(register: Register, *, as_at: date | None = None) -> Kept | None:
    """The register; None where the desk did not keep it on that day and took it in from no file."""
    row = KeptRegister.objects.get(pk=register.name)
    if as_at and not row.file and uk_day(row.taken_in_at) > as_at:
        return None
    head = read_head(row.head)
    lists: dict[str, list[Entry]] = {part.name: [] for part in register.sections}
    for state in _states(row, as_at):
        if not state.is_removed and state.section in lists:
            lists[state.section].append(_entry(register, state, head))
    main, *others = lists
    version = str(row.changes) if as_at is None else f"as at {as_at}"
    own = f"{head['version']} ({version})" if "version" in head else version
    return Kept(
        register.name,
        str(head.get("name") or register.title),
        tuple(lists[main]),
        {name: tuple(lists[name]) for name in others if lists[name]},
        as_at,
        own,
        row.file,
        (),
        row.glossary,
        _words(head.get("rules")),
        head,
    )


def read_head(head: Mapping[str, Value]) -> dict[str, Value]:
    """The particulars of a register with its days as days."""
    days: dict[str, Value] = {
        name: date.fromisoformat(str(head[name])) for name in ("as_at", "approved_on") if head.get(name)
    }
    return {**head, **days}


def _entry(register: Register, state: _State, head: Mapping[str, Value]) -> Entry:
    since = head.get("as_at") or head.get("approved_on") if state.is_from_file else None
    day = since if isinstance(since, date) else uk_day(state.at)
    return replace(_read(register, state.section, state.values), version=str(state.number), as_at=day)


@lru_cache(maxsize=4096)
def _read(register: Register, section: str, values: str) -> Entry:
    """Whoever changes one entry has all others of the register read again: they are as they were, and kept here.

    What is handed out is shared. Nobody changes the values of an entry, which are typed as what cannot be changed.
    """
    return read_values(json.loads(values), register=register, section=section)


def _states(row: KeptRegister, as_at: date | None) -> Iterator[_State]:
    """Every entry in its order, as it stands or as it stood at the end of that day.

    What the file held when it was taken in stands for all days before: nothing older is known.
    """
    versions = EntryVersion.objects.filter(entry__register=row).order_by("entry__position", "entry_id", "number")
    rows = versions.values_list(
        "entry_id", "entry__section", Cast("values", TextField()), "number", "at", "is_removed", "is_from_file"
    )
    found: dict[int, _State] = {}
    for key, *rest in rows:
        state = _State(*rest)
        if as_at is None or state.is_from_file or uk_day(state.at) <= as_at:
            found[key] = state
    return iter(found.values())


def _words(value: object) -> dict[str, str]:
    return {key: str(words) for key, words in value.items()} if isinstance(value, dict) else {}
