"""The list of a register's entries, as a page shows it and an export takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import may_edit
from answerable.desk.registers.authority import authority, definitions
from answerable.desk.registers.earlier import Earlier, earlier
from answerable.desk.registers.looking import NOTHING, Column, Look, columns_of, look_of, narrowing, sort_key
from answerable.desk.registers.models import Columns, KeptRegister
from answerable.desk.registers.sight import seen
from answerable.desk.registers.words import in_words
from answerable.errors import NoSuchThing
from answerable.registers import AuthorityFolder, Entry, Kept, Register, Value

_NUMBER = re.compile(r"-|-?\d+(\.\d+)?")
OFFERED = 8  # values by which a field is worth narrowing


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that the list can be narrowed by, with how many entries have each value."""

    name: str
    label: str
    values: tuple[tuple[str, str, int], ...]  # value, words, how many
    chosen: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the list."""

    id: str
    cells: tuple[tuple[str, str], ...]  # label and words


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a register: what is in it, what of it is shown, and how else it could be."""

    name: str
    title: str
    key: str  # the field that an entry is known by
    section: str
    sections: tuple[tuple[str, int], ...]  # the lists of the register and how many entries each has
    look: Look
    as_at: date | None
    version: str
    file: str  # that it is kept in; empty where the desk keeps it
    was_kept: bool  # here, on the day that is looked at
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    shown: tuple[Column, ...]
    choices: tuple[Choice, ...]
    found: tuple[Entry, ...]
    total: int
    answers: tuple[str, ...]
    may_edit: bool
    is_public: bool


def listing(name: str, given: Mapping[str, str], *, section: str = "", by: Actor, on: date) -> Listing:
    """One list of a register as an address asks for it. Refuses a register or a list that is not there (NoSuchThing)."""
    folder, definition = _register(name, given, by=by)
    section = _section(definition, section)
    part, look = (
        definition.section(section),
        look_of(given, register=definition, section=section, chosen=chosen(name, by=by)),
    )
    folder = authority(look.on) if look.on else folder
    kept = folder.kept(name) if folder.keeps(name) else Kept(name, definition.title, (), {}, look.on, "", "")
    then = earlier(kept, look.on, today=on) if look.on else Earlier(kept, was_kept=True, notes=())
    kept = seen(then.kept, by=by)
    every = entries_of(kept, definition, section)
    found = narrowed(every, look, definition, on=look.on or on)
    columns = columns_of(definition, part)
    shown = tuple(column for wanted in look.columns for column in columns if column.name == wanted)
    return Listing(
        name,
        kept.title,
        part.key,
        section,
        tuple((one.name, len(entries_of(kept, definition, one.name))) for one in definition.sections),
        look,
        kept.as_at,
        kept.version,
        "" if KeptRegister.objects.filter(pk=name).exists() else kept.file,
        then.was_kept,
        then.notes,
        columns,
        shown,
        _choices(every, look, definition, on=look.on or on),
        found,
        len(every),
        tuple(fact.examples[0] for fact in definition.facts if fact.examples),
        may_edit(name, by=by),
        definition.is_public,
    )


def rows(found: Listing, entries: Iterable[Entry], *, on: date) -> list[Row]:
    """Entries of the list with the columns that are shown."""
    definition = definitions()[found.name]
    return [_row(entry, found.shown, definition, on=found.look.on or on) for entry in entries]


def chosen(name: str, *, by: Actor) -> tuple[str, ...]:
    """The columns that somebody picked for that register."""
    row = Columns.objects.filter(person=by.person, register=name).first()
    return tuple(row.names) if row else ()


def entries_of(kept: Kept, definition: Register, section: str) -> tuple[Entry, ...]:
    """The entries of one list of a register."""
    return kept.entries if section == definition.sections[0].name else kept.beside.get(section, ())


def narrowed(entries: tuple[Entry, ...], look: Look, definition: Register, *, on: date) -> tuple[Entry, ...]:
    """The entries that the look shows, in its order."""
    words = look.q.casefold().split()
    found = [
        entry
        for entry in entries
        if all(want in _values(entry, name, definition, on) for name, want in look.choices.items())
        and all(word in _text(entry) for word in words)
    ]
    name, is_last_first = look.order
    if name:
        ranked = [(sort_key(worth(entry, name, definition, on=on)), entry) for entry in found]
        known = [pair for pair in ranked if pair[0][0] < NOTHING]
        known.sort(key=lambda pair: pair[0], reverse=is_last_first)
        found = [entry for _, entry in (*known, *(pair for pair in ranked if pair[0][0] == NOTHING))]
    return tuple(found)


def worth(entry: Entry, name: str, definition: Register, *, on: date) -> Value:
    """A value of the entry by name, stored or worked out on that day."""
    derived = next((item for item in definition.derived if item.name == name), None)
    return derived.of(entry, on) if derived else entry.at(name)


def _register(name: str, given: Mapping[str, str], *, by: Actor) -> tuple[AuthorityFolder, Register]:
    """The register, also one that is not begun for those who may begin it."""
    folder = authority()
    if name not in folder.definitions or not (folder.keeps(name) or may_edit(name, by=by)):
        raise NoSuchThing(thing="such register", where="the registers")
    return folder, folder.definitions[name]


def _section(definition: Register, section: str) -> str:
    names = [part.name for part in definition.sections]
    if section and section not in names:
        raise NoSuchThing(thing="such list", where=definition.title)
    return section or names[0]


def _text(entry: Entry) -> str:
    return f"{entry.id} {in_words(entry.values)}".casefold()


def _values(entry: Entry, name: str, definition: Register, on: date) -> tuple[str, ...]:
    """The values of a field as an address names them; none is said by a hyphen."""
    value = worth(entry, name, definition, on=on)
    if isinstance(value, tuple):
        return tuple(str(item) for item in value) or ("-",)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return ("-",) if value is None or value == "" else (str(value),)


def _choices(entries: tuple[Entry, ...], look: Look, definition: Register, *, on: date) -> tuple[Choice, ...]:
    """The fields whose values part the entries, with the number of each."""
    part, found = definition.section(look.section), []
    labels = {column.name: column.label for column in columns_of(definition, part)}
    for name in narrowing(definition, part):
        counts: dict[str, int] = {}
        for entry in entries:
            for value in _values(entry, name, definition, on):
                counts[value] = counts.get(value, 0) + 1
        is_chosen = name in look.choices
        if all(_NUMBER.fullmatch(value) for value in counts) and not is_chosen:
            continue  # one number an entry parts nothing
        if is_chosen or 1 < len(counts) <= OFFERED:
            ranked = sorted(counts.items(), key=lambda one: (one[0] == "-", -one[1], one[0]))
            values = tuple((value, "Not said" if value == "-" else in_words(value), number) for value, number in ranked)
            found.append(Choice(name, labels.get(name, name), values, look.choices.get(name, "")))
    return tuple(found)


def _row(entry: Entry, shown: tuple[Column, ...], definition: Register, *, on: date) -> Row:
    cells = tuple((column.label, in_words(worth(entry, column.name, definition, on=on))) for column in shown)
    return Row(entry.id, cells)
