"""What of a register the public sees: entries that may be listed, without the fields that are withheld."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from answerable.desk.registers.authority import authority
from answerable.desk.registers.words import in_words, label_of
from answerable.errors import AnswerableError, NoSuchThing
from answerable.registers import Cell, Entry, Field, Kept, Register, Section, cell, filled, jsonable

LISTED = ("yes", "in part")
SHOWN = 3  # fields of an entry in the list
INSIDE = ("publish",)  # what is withheld, and why, is for the authority
NOTES = "note"  # for the office, unless the entry says that it is published too


@dataclass(frozen=True, slots=True)
class Told:
    """One field as the public sees it: its label and words, or its rows, each cell with its heading."""

    label: str
    words: str
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """An entry as the public sees it."""

    id: str
    name: str
    cells: tuple[str, ...]  # in the list
    fields: tuple[Told, ...]
    withheld: tuple[str, ...]  # labels of fields that hold something, and are not shown
    row: tuple[Cell, ...]  # every field, by its dotted name
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PublicRegister:
    """A register as the public sees it."""

    name: str
    title: str
    as_at: date
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    entries: tuple[PublicEntry, ...]

    def find(self, key: str) -> PublicEntry:
        """The entry of that reference. Refuses one that is not listed (NoSuchThing)."""
        found = next((entry for entry in self.entries if entry.id == key), None)
        if found is None:
            raise NoSuchThing(thing="such entry", where=self.title)
        return found


def public_names() -> tuple[tuple[str, str], ...]:
    """The registers that are published, by name and title: those whose entries say whether they may be listed."""
    folder, found = authority(), []
    for name in folder.registers:
        try:
            if folder.definitions[name].is_public:
                found.append((name, folder.kept(name).title))
        except AnswerableError:  # one that cannot be read is not published; the desk's own page says why
            continue
    return tuple(found)


def public_register(name: str, *, on: date) -> PublicRegister:
    """A register that is published, with the entries that may be listed. Refuses every other (NoSuchThing)."""
    if name not in dict(public_names()):
        raise NoSuchThing(thing="such register", where="the published registers")
    folder = authority()
    definition, kept = folder.definitions[name], folder.kept(name)
    part = definition.sections[0]
    leaves = tuple(item for item in part.leaves if item.name.partition(".")[0] not in INSIDE)
    shown = _listed(part)
    return PublicRegister(
        name,
        kept.title,
        kept.as_at or on,
        tuple(item.label for item in shown),
        tuple(item.name for item in leaves),
        tuple(_entry(entry, leaves, shown, part) for entry in _entries(definition, kept)),
    )


def _entries(definition: Register, kept: Kept) -> Iterator[Entry]:
    part = definition.sections[0]
    yield from (entry for entry in kept.entries if is_listed(entry, part) and not entry.withholds(part.key))


def _listed(part: Section) -> tuple[Field, ...]:
    plain = (item for item in part.leaves if item.name != part.key and item.kind == "text" and "." not in item.name)
    return tuple(plain)[:SHOWN]


def _entry(entry: Entry, leaves: tuple[Field, ...], shown: tuple[Field, ...], part: Section) -> PublicEntry:
    given = tuple(item for item in leaves if filled(entry.at(item.name)) is not None and not is_inside(entry, item))
    told = tuple(item for item in given if published(entry, item))
    return PublicEntry(
        entry.id,
        next((entry.text(item.name) for item in told if item.name in ("name", "title")), ""),
        tuple(in_words(entry.at(item.name)) if item in told else "" for item in shown),
        tuple(_told(entry, item, part) for item in told),
        tuple(label_of(item, part) for item in given if item not in told),
        tuple(cell(entry.at(item.name), rule=item) if item in told else "" for item in leaves),
        {item.name: jsonable(entry.at(item.name)) for item in told},
    )


def _told(entry: Entry, item: Field, part: Section) -> Told:
    columns = [one for one in part.fields if one.name.startswith(f"{item.name}.")] if item.kind == "rows" else []
    if not columns:
        return Told(label_of(item, part), in_words(entry.at(item.name)))
    names = [one.name.rpartition(".")[2] for one in columns]
    rows = tuple(
        tuple((one.label, in_words(row.at(name))) for one, name in zip(columns, names, strict=True))
        for row in entry.rows(item.name)
    )
    return Told(label_of(item, part), "", tuple(one.label for one in columns), rows)


def is_listed(entry: Entry, part: Section) -> bool:
    """True where the entry says that it may be listed.

    One that says nothing is not; nor is one that withholds a field by a name that is nearly that of another: a slip of
    the pen would publish it.
    """
    return entry.text("publish.list") in LISTED and not slips(entry, part)


def slips(entry: Entry, part: Section) -> tuple[str, ...]:
    """Names among the withheld fields that are no field of the register, and nearly are."""
    withheld = (item.split(" ")[0] for item in entry.names("publish.withheld_fields"))
    return tuple(name for name in withheld if name not in part.known and get_close_matches(name, part.known, 1, 0.8))


def beyond(entry: Entry, part: Section) -> tuple[str, ...]:
    """What is withheld that is no field of the register: words for answers, which keep nothing from the public page."""
    known = {"all", *part.known}
    return tuple(item for item in entry.names("publish.withheld_fields") if item.split(" ")[0] not in known)


def is_inside(entry: Entry, item: Field) -> bool:
    """True for what is for the authority alone: what is withheld and why, and a note that is not said to be public."""
    return item.name.partition(".")[0] in INSIDE or (item.name == NOTES and not entry.is_yes("publish.note"))


def published(entry: Entry, item: Field) -> bool:
    """True where the public may see that field of an entry that is listed."""
    return not is_inside(entry, item) and not entry.withholds(item.name)
