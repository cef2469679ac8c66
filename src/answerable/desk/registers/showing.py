"""One entry of a register: its fields, what it answers, what of it is public, and how it came to stand as it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from answerable.answers import ask
from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import names_of
from answerable.desk.registers.access import may_edit
from answerable.desk.registers.authority import authority, definitions, edition
from answerable.desk.registers.earlier import Earlier, earlier
from answerable.desk.registers.models import EntryVersion
from answerable.desk.registers.publishing import beyond, is_inside, is_listed, published, slips
from answerable.desk.registers.sight import reads_all, seen_entry
from answerable.desk.registers.words import in_words, label_of
from answerable.errors import NoSuchThing
from answerable.registers import AuthorityFolder, Entry, Field, Kept, Register, Section, filled, read_values

ANSWERS = 8  # questions shown
MANY = 500  # entries; of a register with more, its page does not wait for questions to be asked
NAMES = ("name", "title")  # by which questions speak of an entry


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of an entry. cells: the rows of a field that has rows, under its headings."""

    label: str
    words: str
    public: str  # "Public" | "Withheld" | ""
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    link: str = ""  # the register that it points into


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that belong together, under the name of their group."""

    heading: str
    fields: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry, whole."""

    register: str
    title: str
    id: str
    name: str
    section: str
    version: int
    since: date | None
    on: date | None
    was_kept: bool  # here, on that day
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    derived: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    public: str
    is_public: bool
    versions: int
    may_edit: bool
    is_whole: bool  # who looks reads every word of it
    may_remove: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an entry, before and after."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry: who made it, when and why, and what differs from the one before."""

    number: int
    by: str
    at: datetime
    reason: str
    what: str
    differences: tuple[Difference, ...]


def find(name: str, key: str, *, folder: AuthorityFolder) -> tuple[Register, Kept, Entry]:
    """An entry in its register. Refuses one that is not there (NoSuchThing)."""
    entry = folder.kept(name).find(key) if folder.keeps(name) else None
    if entry is None:
        raise NoSuchThing(thing="such entry", where=f"{name}, {key}")
    return folder.definitions[name], folder.kept(name), entry


def section_of(kept: Kept, definition: Register, key: str) -> str:
    """The list that an entry stands in."""
    beside = (name for name, entries in kept.beside.items() if any(entry.id == key for entry in entries))
    return next(beside, definition.sections[0].name)


def showing(name: str, key: str, *, as_at: date | None, by: Actor, on: date) -> Whole:
    """An entry as it stands, or as it stood on a day. Refuses one that is not there (NoSuchThing)."""
    folder = authority(as_at)
    definition, kept, entry = find(name, key, folder=folder)
    then = earlier(kept, as_at, today=on) if as_at else Earlier(kept, was_kept=True, notes=())
    section, read = section_of(kept, definition, key), seen_entry(then.entry(entry, as_at or on), by=by)
    if read is None:
        raise NoSuchThing(thing="such entry", where=f"{name}, {key}")
    entry, is_whole = read, reads_all(name, by=by)
    part, is_main = definition.section(section), section == definition.sections[0].name
    derived = _worked_out(definition, entry, folder, as_at or on) if is_main and is_whole and then.was_kept else ()
    return Whole(
        name,
        kept.title,
        entry.id,
        _called(entry),
        section,
        int(entry.version or 1),
        entry.as_at or kept.as_at,
        as_at,
        then.was_kept,
        then.notes,
        tuple(_blocks(entry, part, is_public=definition.is_public and is_main)),
        tuple((label, words) for label, words in derived if words),
        answers_of(name, key, on) if is_main else (),
        _public(entry, definition, part),
        definition.is_public and is_main,
        EntryVersion.objects.filter(entry__register=name, entry__key=key).count() or 1,
        may_edit(name, by=by),
        is_whole,
        may_edit(name, by=by) and not definition.stays,
    )


def _worked_out(definition: Register, entry: Entry, folder: AuthorityFolder, on: date) -> Iterator[tuple[str, str]]:
    """What follows from the entry, and from the entry with the other registers."""
    yield from ((item.label, in_words(item.of(entry, on))) for item in definition.derived)
    yield from ((item.label, item.of(entry, folder, on)) for item in definition.across)


def history(name: str, key: str, *, field: str = "") -> tuple[Version, ...]:
    """Every version of an entry, the latest first, also of one that was removed; those that changed one field alone.

    Refuses an entry that there never was (NoSuchThing). One that stands in its file has no history yet.
    """
    rows = list(EntryVersion.objects.filter(entry__register=name, entry__key=key).select_related("entry"))
    folder = authority()
    if not rows:
        find(name, key, folder=folder)
        return ()
    if name not in folder.definitions:
        raise NoSuchThing(thing="such register", where=name)
    definition, people = folder.definitions[name], names_of({row.by for row in rows})
    part = definition.section(rows[0].entry.section)
    found, before = [], Entry(name, key)
    for row in rows:
        after = read_values(row.values, register=definition, section=part.name)
        differences = () if row.is_from_file else differing(before, after, part)
        what = _what(row)
        if not field or any(one.name == field for one in differences):
            found.append(Version(row.number, people[row.by], row.at, row.reason, what, differences))
        before = after
    return tuple(reversed(found))


def differing(before: Entry, after: Entry, part: Section) -> tuple[Difference, ...]:
    """The fields in which two states of an entry differ, in words."""
    return tuple(
        Difference(name, label_of(part.known[name], part), in_words(before.at(name)), in_words(after.at(name)))
        for name in part.changed(before, after)
    )


def changed_since(name: str, key: str, version: int) -> tuple[Difference, ...]:
    """What others changed of an entry after the version that somebody read."""
    definition = definitions()[name]
    row, last = (
        EntryVersion.objects.select_related("entry").filter(entry__register=name, entry__key=key, **one).last()
        for one in ({"number": version}, {})
    )
    if row is None or last is None:
        return ()
    part = definition.section(row.entry.section)
    before, after = (read_values(one.values, register=definition, section=part.name) for one in (row, last))
    return differing(before, after, part)


def answers_of(name: str, key: str, on: date) -> tuple[str, ...]:
    """Questions whose answer rests on that entry as it stands."""
    return _answers(edition(), name, key, on)


@lru_cache(maxsize=512)
def _answers(edition: Any, name: str, key: str, on: date) -> tuple[str, ...]:
    folder = authority()
    definition, kept, entry = find(name, key, folder=folder)
    if len(kept.entries) > MANY:
        return ()
    questions = [example for fact in definition.facts for example in fact.examples]
    found = [one for one in questions if key in ask(one, authority=folder, on=on).entries]
    if not found and _called(entry):  # none of them names it: the same questions, with its name in them
        names = [name for other in kept.entries if (name := _called(other))]
        own = [one.replace(name, _called(entry)) for one in questions for name in names if name in one]
        found = [one for one in dict.fromkeys(own) if key in ask(one, authority=folder, on=on).entries]
    return tuple(found[:ANSWERS])


def _called(entry: Entry) -> str:
    return next((entry.text(name) for name in NAMES if entry.text(name)), "")


def _what(row: EntryVersion) -> str:
    if row.is_from_file:
        return "taken in from its file"
    if row.is_removed:
        return "removed"
    return "added" if row.number == 1 else "changed"


def _blocks(entry: Entry, part: Section, *, is_public: bool) -> Iterator[Block]:
    """The fields that hold something, group by group, in their order."""
    heading, fields = "", list[Shown]()
    for item in part.leaves:
        group = part.known.get(item.name.partition(".")[0])
        name = group.label if group and group is not item else ""
        if name != heading and fields:
            yield Block(heading, tuple(fields))
            fields = []
        heading = name
        if filled(entry.at(item.name)) is not None:
            fields.append(_shown(entry, item, part, is_public))
    if fields:
        yield Block(heading, tuple(fields))


def _shown(entry: Entry, item: Field, part: Section, is_public: bool) -> Shown:
    mark = ""
    if is_public and is_listed(entry, part) and not is_inside(entry, item):
        mark = "Public" if published(entry, item) else "Withheld"
    elif entry.withholds(item.name):
        mark = "Withheld"
    if item.kind != "rows":
        return Shown(item.label, in_words(entry.at(item.name)), mark, link=item.refers_to if item.kind == "ref" else "")
    columns = [one for one in part.fields if one.name.startswith(f"{item.name}.")]
    names = [one.name.removeprefix(f"{item.name}.") for one in columns]
    cells = tuple(tuple(in_words(row.at(name)) for name in names) for row in entry.rows(item.name))
    return Shown(
        item.label, "" if columns else in_words(entry.at(item.name)), mark, tuple(one.label for one in columns), cells
    )


def _public(entry: Entry, definition: Register, part: Section) -> str:
    """What the public sees of the entry, in a sentence."""
    if not definition.is_public or part is not definition.sections[0]:
        return "Nothing of this register is published as a list. What is withheld from answers is marked."
    if found := slips(entry, part):
        return (
            f"The public page does not list this entry: it withholds “{'”, “'.join(found)}”, and no field is called so."
        )
    if not is_listed(entry, part):
        return "The public page does not list this entry."
    held = [
        label_of(item, part)
        for item in part.leaves
        if filled(entry.at(item.name)) is not None and entry.withholds(item.name)
    ]
    shown = "The public page shows this entry" + (f", without: {'; '.join(held)}." if held else ", whole.")
    if names := beyond(entry, part):
        shown += f" Look here: it withholds “{'”, “'.join(names)}” too, and no field is called so; nothing is held back by that."
    return shown
