"""A list of a register as a file: CSV and XLSX with a column a field, YAML and JSON in the form of the register's own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from answerable.desk.files.csvs import lines, safe
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.registers.earlier import said_on
from answerable.desk.registers.listing import entries_of, narrowed
from answerable.desk.registers.looking import Look, look_of
from answerable.desk.registers.sight import seen
from answerable.errors import NoSuchThing
from answerable.registers import Entry, Kept, Register, Section, as_json, as_yaml, row


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to be saved."""

    name: str
    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _List:
    kept: Kept
    register: Register
    part: Section
    entries: tuple[Entry, ...]
    is_whole: bool


def export(name: str, form: str, given: Mapping[str, str], *, section: str = "", by: Actor, on: date) -> Exported:
    """The list that an address asks for, as a file of that form. Refuses a register or a form that there is not (NoSuchThing)."""
    folder = authority()
    if form not in FORMS or not folder.keeps(name):
        raise NoSuchThing(thing="such register", where=name)
    definition = folder.definitions[name]
    if section and section not in {one.name for one in definition.sections}:
        raise NoSuchThing(thing="such list", where=definition.title)
    part = definition.section(section)
    look = look_of(given, register=definition, section=part.name)
    kept = seen((authority(look.on) if look.on else folder).kept(name), by=by)
    every = entries_of(kept, definition, part.name)
    found = narrowed(every, look, definition, on=look.on or on)
    media, write = FORMS[form]
    named = replace(look, on=said_on(kept, look.on, today=on)) if look.on else look
    data = write(_List(kept, definition, part, found, not look.q and not look.choices))
    return Exported(f"{_called(name, part, definition, named)}.{form}", media, data)


def rows(entries: tuple[Entry, ...], part: Section) -> Iterator[list[object]]:
    """The headings, and a row an entry."""
    yield [item.name for item in part.leaves]
    for entry in entries:
        yield list(row(entry, part=part).values())


def _called(name: str, part: Section, definition: Register, look: Look) -> str:
    parts = [name, "" if part is definition.sections[0] else part.name, look.on.isoformat() if look.on else ""]
    return "-".join(filter(None, parts))


def _csv(found: _List) -> bytes:
    return "".join(lines(rows(found.entries, found.part))).encode()


def _xlsx(found: _List) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(found.part.name)
    for cells in rows(found.entries, found.part):
        sheet.append([safe(cell) for cell in cells])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _file(found: _List) -> Kept:
    """The register with the entries that are shown; what stands beside them only where all are."""
    main = found.register.sections[0].name
    if found.part.name == main:
        return replace(found.kept, entries=found.entries, beside=found.kept.beside if found.is_whole else {})
    return replace(found.kept, entries=(), beside={found.part.name: found.entries})


def _yaml(found: _List) -> bytes:
    return as_yaml(_file(found), register=found.register).encode()


def _json(found: _List) -> bytes:
    return as_json(_file(found), register=found.register).encode()


FORMS: Mapping[str, tuple[str, Callable[[_List], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "yaml": ("application/yaml; charset=utf-8", _yaml),
    "json": ("application/json; charset=utf-8", _json),
}
