"""A register read from the desk's tables: as it stands now, or as it stood at the end of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from answerable.desk.registers.models import EntryVersion, KeptRegister
from answerable.law import uk_day
from answerable.registers import Entry, Kept, Register, Value, read_values


class _State(NamedTuple):
    """An entry as it stood since a moment."""

    section: str
    values: dict[str, object]
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
    entry = read_values(state.values, register=register, section=state.section)
    return replace(entry, version=str(state.number), as_at=day)


def _states(row: KeptRegister, as_at: date | None) -> Iterator[_State]:
    """Every entry in its order, as it stands or as it stood at the end of that day.

    What the file held when it was taken in stands for all days before: nothing older is known.
    """
    versions = EntryVersion.objects.filter(entry__register=row).order_by("entry__position", "entry_id", "number")
    found: dict[int, _State] = {}
    for one in versions.select_related("entry"):
        if as_at is None or one.is_from_file or uk_day(one.at) <= as_at:
            found[one.entry_id] = _State(
                one.entry.section, one.values, one.number, one.at, one.is_removed, one.is_from_file
            )
    return iter(found.values())


def _words(value: object) -> dict[str, str]:
    return {key: str(words) for key, words in value.items()} if isinstance(value, dict) else {}
