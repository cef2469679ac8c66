"""Registers as pages: the list of them, one with its entries, one entry with its fields in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import may_edit
from answerable.desk.registers.authority import authority
from answerable.desk.registers.sight import reads_any, seen
from answerable.desk.registers.words import in_words
from answerable.errors import AnswerableError, NoSuchThing
from answerable.registers import Entry, Field, Kept, Register

SHOWN = 3  # fields of an entry in the list


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One register that the authority keeps, or why it cannot be read."""

    name: str
    title: str
    entries: int
    as_at: date | None
    version: str
    fault: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry in the list of a register."""

    id: str
    cells: tuple[tuple[str, str], ...]  # label and words


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One register: its entries, and questions that it can answer."""

    name: str
    title: str
    as_at: date | None
    version: str
    headings: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, field by field: label, value, and whether it is held back from the public."""

    name: str
    title: str
    id: str
    fields: tuple[tuple[str, str, bool], ...]
    derived: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]


def registers(*, by: Actor) -> tuple[RegisterRow, ...]:
    """The registers that the authority keeps, and those that this person may begin."""
    folder = authority()
    return tuple(
        _row(name)
        for name in folder.definitions
        if reads_any(name, by=by) and (folder.keeps(name) or may_edit(name, by=by))
    )


def register_page(name: str, *, by: Actor) -> RegisterPage:
    """One register. Refuses one that the authority does not keep (NoSuchThing)."""
    definition, kept = _kept(name, by)
    shown = _shown(definition)
    rows = tuple(
        EntryRow(entry.id, tuple((item.label, in_words(entry.at(item.name))) for item in shown))
        for entry in kept.entries
    )
    return RegisterPage(name, kept.title, kept.as_at, kept.version, tuple(item.label for item in shown), rows, _answers(definition))  # fmt: skip


def entry_page(name: str, entry_id: str, *, on: date, by: Actor) -> EntryPage:
    """One entry of a register. Refuses one that is not there (NoSuchThing)."""
    definition, kept = _kept(name, by)
    entry = kept.find(entry_id)
    if entry is None:
        raise NoSuchThing(thing="such entry", where=kept.title)
    derived = tuple((item.label, in_words(item.of(entry, on))) for item in definition.derived)
    told = tuple((label, words) for label, words in derived if words)
    return EntryPage(name, kept.title, entry.id, tuple(_fields(definition, entry)), told, _answers(definition))


def _row(name: str) -> RegisterRow:
    folder = authority()
    title = folder.definitions[name].title
    if not folder.keeps(name):
        return RegisterRow(name, title, 0, None, "", "Not begun yet.")
    try:
        kept = folder.kept(name)
    except AnswerableError as error:
        return RegisterRow(name, title, 0, None, "", f"{error.part('what')} {error.part('where')}. {error.part('do')}")
    return RegisterRow(name, kept.title, len(kept.entries), kept.as_at, kept.version, "")


def _kept(name: str, by: Actor) -> tuple[Register, Kept]:
    folder = authority()
    if not folder.keeps(name):
        raise NoSuchThing(thing="such register", where="the registers")
    return folder.definitions[name], seen(folder.kept(name), by=by)


def _shown(definition: Register) -> tuple[Field, ...]:
    """The fields that tell entries apart in a list: the first plain ones after the identifier."""
    section = definition.sections[0]
    plain = (
        item
        for item in section.fields
        if item.name != section.key and item.kind in ("text", "date", "number") and "." not in item.name
    )
    return tuple(plain)[:SHOWN]


def _fields(definition: Register, entry: Entry) -> Iterator[tuple[str, str, bool]]:
    for item in definition.sections[0].fields:
        words = in_words(entry.at(item.name)) if item.kind != "group" else ""
        if words:
            yield item.label, words, entry.withholds(item.name)


def _answers(definition: Register) -> tuple[str, ...]:
    """Questions that the register can answer: the first example of each fact."""
    return tuple(fact.examples[0] for fact in definition.facts if fact.examples)
