"""What a file would do to a register, entry by entry, before anything is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from answerable.desk.files.csvs import bare
from answerable.desk.files.sheets import FORMULA, MERGED, opened
from answerable.desk.ledger.recording import digest_of
from answerable.desk.registers.cautions import against_change, against_removal
from answerable.desk.registers.keys import key_fault
from answerable.desk.registers.listing import entries_of
from answerable.desk.registers.pointers import used_by
from answerable.desk.registers.pointing import looks_of, staff_names
from answerable.desk.registers.publishing import is_listed
from answerable.desk.registers.showing import Difference, differing
from answerable.errors import (
    AnswerableError,
    BrokenGuard,
    NotAnImport,
    RepeatedEntry,
    StillPointedAt,
)
from answerable.registers import (
    AuthorityFolder,
    Entry,
    Kept,
    Register,
    Section,
    check_values,
    jsonable,
    listed,
    lost_pointers,
    open_lists,
    values_of,
)

ADDED, CHANGED, REMOVED, SAME, REFUSED = "added", "changed", "removed", "same", "refused"
MOST = 20_000  # entries of a file


@dataclass(frozen=True, slots=True)
class Planned:
    """One entry of the file, and what would become of it. number: its row or line; 0 where the file does not have it."""

    number: int
    key: str
    section: str
    what: str
    entry: Entry
    differences: tuple[Difference, ...] = ()
    faults: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()  # what somebody should look at before it is kept

    @property
    def name(self) -> str:
        """What the entry is called."""
        return self.entry.text("name") or self.entry.text("title")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of every entry, what somebody should know of the file, and a digest that says it all."""

    rows: tuple[Planned, ...]
    notices: tuple[str, ...]
    digest: str

    @property
    def counts(self) -> dict[str, int]:
        """How many entries would be added, changed, removed, left as they are, refused."""
        found = Counter(row.what for row in self.rows)
        return {what: found[what] for what in (ADDED, CHANGED, REMOVED, SAME, REFUSED)}

    def of(self, what: str) -> tuple[Planned, ...]:
        """The entries that would become that."""
        return tuple(row for row in self.rows if row.what == what)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that is to be imported: its bytes, into which list, why, and whether what it lacks is to be removed."""

    data: bytes
    name: str
    section: str = ""
    reason: str = ""
    removes: bool = False


@dataclass(frozen=True, slots=True)
class _Given:
    number: int
    section: str
    values: Any  # plain values, or an entry of a YAML file


def plan(incoming: Incoming, *, register: Register, folder: AuthorityFolder) -> Plan:
    """What the file would do to the register as it stands. Refuses a file that cannot be read (NotAnImport, NotASheet, BrokenYaml)."""
    kept = (
        folder.kept(register.name)
        if folder.keeps(register.name)
        else Kept(register.name, register.title, (), {}, None, "", "")
    )
    given, notices = _read(incoming, register, kept)
    if len(given) > MOST:
        raise NotAnImport(name=incoming.name, fault=f"it has more than {MOST:,} entries")
    checked = [(one, check_values(one.values, register=register, section=one.section)) for one in given]
    every = Counter(found.entry.id for _, found in checked)
    rows = []
    for one, found in checked:
        part, before = register.section(one.section), kept.find(found.entry.id)
        faults: list[AnswerableError] = [*found.faults, *lost_pointers(found.entry, folder=folder, also=every)]
        faults += _unkept(found.entry, before, part, register, incoming.reason, is_twice=every[found.entry.id] > 1)
        is_begun = register.begun and before is None and part is register.sections[0]
        entry = register.begun(found.entry) if register.begun and is_begun else found.entry
        rows.append(_planned(one, entry, before, part, faults))
    if incoming.removes:
        rows += _removals(
            kept, register, folder, {one.section for one in given} or {register.sections[0].name}, frozenset(every)
        )
    said = json.dumps([[row.what, row.key, row.section, jsonable(row.entry.values)] for row in rows], sort_keys=True)
    return Plan(tuple(rows), notices, digest_of(said))


def public_at_once(found: Plan, register: Register) -> str:
    """How much of it the public sees as soon as it is kept, in a sentence; empty for nothing."""
    part = register.sections[0]
    rows = [row for row in (*found.of(ADDED), *found.of(CHANGED)) if row.section == part.name]
    number = sum(is_listed(row.entry, part) for row in rows) if register.is_public else 0
    if not number:
        return ""
    one = number == 1
    return f"{number} of these {'is' if one else 'are'} listed in public: the public page shows {'it' if one else 'them'} as soon as this is kept."


def pointed_out(rows: Iterable[Planned], *, register: Register, folder: AuthorityFolder) -> tuple[Planned, ...]:
    """These rows with what should be looked at before they are kept."""
    kept, staff = folder.kept(register.name) if folder.keeps(register.name) else None, staff_names()
    return tuple(
        replace(row, looks=looks_of(kept.find(row.key) if kept else None, row.entry, register=register, part=register.section(row.section), staff=staff))
        if row.what in (ADDED, CHANGED)
        else row
        for row in rows
    )  # fmt: skip


def _planned(one: _Given, entry: Entry, before: Entry | None, part: Section, faults: list[AnswerableError]) -> Planned:
    if faults:
        said = tuple(dict.fromkeys(f"{fault.part('what')} {fault.part('do')}" for fault in faults))
        return Planned(one.number, entry.id, part.name, REFUSED, entry, faults=said)
    if before is None:
        every = differing(Entry(entry.register, entry.id), entry, part)
        return Planned(one.number, entry.id, part.name, ADDED, entry, every)
    differences = differing(before, entry, part)
    return Planned(one.number, entry.id, part.name, CHANGED if differences else SAME, entry, differences)


def _unkept(
    entry: Entry, before: Entry | None, part: Section, register: Register, reason: str, *, is_twice: bool
) -> Iterator[AnswerableError]:
    """What stands against an entry beside its own values: its reference, and the guards on changes."""
    if is_twice:
        yield RepeatedEntry(entry=entry.id, where="the file")
    if before is None and (fault := key_fault(entry, part)):
        yield fault
    if before is not None and part.changed(before, entry):
        yield from against_change(register.name, entry.id, reason=reason)
    for start in register.starts if before is None and part is register.sections[0] else ():
        if not start.holds(entry):
            yield BrokenGuard(
                entry=entry.id, says=start.says, where=entry.id, law=start.law, mend=start.mend, box=start.at
            )
    for guard in register.changes if part is register.sections[0] else ():
        if before is not None and not guard.holds(before, entry, reason):
            yield BrokenGuard(
                entry=entry.id, says=guard.says, where=entry.id, law=guard.law, mend=guard.mend, box=guard.at
            )


def _removals(
    kept: Kept, register: Register, folder: AuthorityFolder, sections: set[str], there: frozenset[str]
) -> Iterator[Planned]:
    """The entries that the file does not have, of the lists that it has."""
    gone = [
        (name, entry)
        for name in sorted(sections)
        for entry in entries_of(kept, register, name)
        if entry.id not in there
    ]
    going = frozenset(entry.id for _, entry in gone)
    for section, entry in gone:
        if barred := against_removal(register.name, entry.id):
            faults = tuple(f"{fault.part('what')} {fault.part('do')}" for fault in barred)
            yield Planned(0, entry.id, section, REFUSED, entry, faults=faults)
        elif others := used_by(entry.id, register=register.name, folder=folder, going=going):
            fault = StillPointedAt(entry=entry.id, others=listed(others))
            yield Planned(0, entry.id, section, REFUSED, entry, faults=(f"{fault.part('what')} {fault.part('do')}",))
        else:
            yield Planned(0, entry.id, section, REMOVED, entry)


def _read(incoming: Incoming, register: Register, kept: Kept) -> tuple[list[_Given], tuple[str, ...]]:
    kind = PurePath(incoming.name).suffix.lower()
    if kind in (".yaml", ".yml"):
        lists = open_lists(incoming.data, name=incoming.name, register=register)
        return [_Given(line, section, node) for section, line, node in lists], ()
    if kind == ".json":
        return _from_json(incoming, register), ()
    if kind in (".csv", ".xlsx"):
        return _from_sheet(incoming, register, kept)
    raise NotAnImport(name=incoming.name, fault="its name does not end in .csv, .xlsx, .yaml or .json")


def _from_json(incoming: Incoming, register: Register) -> list[_Given]:
    try:
        found = json.loads(incoming.data)
    except (ValueError, RecursionError):
        raise NotAnImport(name=incoming.name, fault="it is not JSON") from None
    lists = {part.name: found.get(part.name) for part in register.sections} if isinstance(found, dict) else {}
    if not isinstance(lists.get(register.sections[0].name), list):
        raise NotAnImport(name=incoming.name, fault=f"it has no list “{register.sections[0].name}”")
    return [
        _Given(number, section, one if isinstance(one, dict) else {})
        for section, entries in lists.items()
        for number, one in enumerate(entries if isinstance(entries, list) else (), 1)
    ]


def _from_sheet(incoming: Incoming, register: Register, kept: Kept) -> tuple[list[_Given], tuple[str, ...]]:
    part = register.section(incoming.section) if incoming.section else register.sections[0]
    names = {item.name for item in part.leaves}
    book = opened(
        incoming.data, name=incoming.name, score=lambda cells: (sum(cell in names for cell in cells), len(cells))
    )
    if part.key not in book.headings:
        raise NotAnImport(name=incoming.name, fault=f"no column is called “{part.key}”, by which entries are known")
    strange = [heading for heading in book.headings if heading and heading not in names]
    notices = [*book.notices]
    if strange:
        notices.append(f"No field is called {listed([f'“{one}”' for one in strange])}; those columns are left out.")
    given = []
    for number, cells in book.rows():
        row = {name: bare(cell) for name, cell in zip(book.headings, cells, strict=False) if name in names}
        row = {name: cell for name, cell in row.items() if cell not in (FORMULA, MERGED)}
        before = kept.find(row.get(part.key, ""))
        given.append(_Given(number, part.name, values_of(row, part=part, before=before)))
    return given, tuple(notices)
