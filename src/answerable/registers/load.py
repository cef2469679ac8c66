"""Entries of a register, read from its YAML file with their lines, or from plain values that have no file.

Either way the same code coerces them by the fields of the register and checks them by its guards. What stands unquoted
(yes, 2026-06-30) is taken as the field means it, and a note says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.errors import (
    AnswerableError,
    BrokenGuard,
    BrokenYaml,
    MissingField,
    NoEntries,
    RepeatedEntry,
    UnknownField,
    WrongValue,
)
from answerable.registers.register import Field, Register, Section
from answerable.registers.values import Entry, Kept, Value

if TYPE_CHECKING:
    from yaml.nodes import Node

    Given = Mapping[str, object] | Node  # plain values, or an entry of a YAML file

_TRUE, _FALSE = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})
_OPEN = Field("", "", kind="open")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WANTED = {
    "date": "a day, as 2026-06-30",
    "moment": "a moment with its offset, as 2026-06-30T14:05+01:00",
    "number": "a number, or null where it is not known",
    "flag": "true or false",
    "group": "its parts, each with its name",
    "rows": "a list of rows, each with named parts",
}


@dataclass(slots=True)
class _Reader:
    """Reads entries of one list: where they stand, the register they belong to, and what was taken as what.

    A fault ends the reading, or where they are collected is put with the others and its value left empty. Values that
    were checked when they were kept are never refused: what no field knows any more stays as it was written.
    """

    file: str
    register: str
    known: Mapping[str, Field]
    faults: list[AnswerableError] | None = None
    is_kept: bool = False
    taken: Counter[str] = field(default_factory=Counter)

    def value(self, node: Node, name: str, rule: Field) -> Value:
        """A node as the value of the field of that name."""
        from yaml.nodes import MappingNode, SequenceNode

        if isinstance(node, MappingNode):
            return {key: self.value(item, path, inner) for key, item, path, inner in self.parts(node, name, rule)}
        if isinstance(node, SequenceNode):
            return tuple(self.value(item, name, rule) for item in node.value)
        return self.scalar(str(node.value), node.tag.rpartition(":")[2], node, rule)

    def parts(self, node: Node, name: str, rule: Field) -> Iterator[tuple[str, Node, str, Field]]:
        """The parts of a mapping, each with its full name and its field. Refuses a part unknown to the register."""
        for key_node, item in node.value:
            key = str(key_node.value)
            path = f"{name}.{key}" if name else key
            inner = self.known.get(path, _OPEN if rule.kind == "open" or self.is_kept else None)
            if inner is None:
                self.refuse(self.unknown(path, key_node))
            else:
                yield key, item, path, inner

    def refuse(self, fault: AnswerableError) -> None:
        """Say what is wrong: at once, or with what else is."""
        if self.faults is None:
            raise fault
        self.faults.append(fault)

    def place(self, node: Node, field: str = "") -> str:
        """Where something stands: the file and its line; without a file, the field."""
        return f"{self.file}, line {_line(node)}" if self.file else field

    def unknown(self, path: str, node: Node) -> UnknownField:
        """The error for a field that the register does not have, with the nearest that it has."""
        near = get_close_matches(path, self.known, n=1)
        meant = f"Did you mean {near[0]}?" if near else f"Leave it out, or use one of: {', '.join(self.known)}."
        return UnknownField(register=self.register, field=path, where=self.place(node, path), meant=meant)

    def scalar(self, raw: str, tag: str, node: Node, rule: Field) -> Value:
        """One value, coerced by its field. Refuses what the field cannot hold (WrongValue)."""
        if tag == "null":
            return None
        try:
            value = self.coerced(raw, tag, rule)
        except ValueError:
            return raw if rule.kind == "open" else self.wrong(raw, node, rule, _WANTED[rule.kind])
        if rule.choices and value not in rule.choices:
            near = get_close_matches(raw, rule.choices, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            return self.wrong(raw, node, rule, f"one of: {', '.join(rule.choices)}{hint}")
        return value

    def wrong(self, raw: str, node: Node, rule: Field, wanted: str) -> Value:
        """Refuse a value that its field cannot hold; one that was kept stays as it is."""
        if self.is_kept:
            return raw
        self.refuse(WrongValue(field=rule.name, value=raw, where=self.place(node, rule.name), wanted=wanted))
        return None

    def coerced(self, raw: str, tag: str, rule: Field) -> Value:
        """The words of the file as the field's kind. Raises ValueError where they are something else."""
        kind = rule.kind
        if kind == "open":
            kind = {"bool": "flag", "int": "number", "float": "number"}.get(tag, "date" if _DAY.fullmatch(raw) else "")
        if kind in ("group", "rows"):
            raise ValueError(raw)
        if kind == "date":
            self.took(tag == "timestamp", "dates without quotes, read as days")
            return date.fromisoformat(raw)
        if kind == "moment":
            return _moment(raw)
        if kind == "number":
            return float(raw) if "." in raw else int(raw)
        if kind == "flag":
            return _flag(raw)
        self.took(tag == "bool", f"“{raw}” without quotes, read as the word")
        return raw

    def took(self, is_so: bool, what: str) -> None:
        """Count what was taken as something."""
        self.taken[what] += is_so

    @property
    def notes(self) -> tuple[str, ...]:
        """What was taken as what, in sentences."""
        return tuple(f"{self.file}: {count} × {what}" for what, count in self.taken.items() if count)


def _moment(raw: str) -> datetime:
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError(raw)
    return moment


def _flag(raw: str) -> bool:
    if raw.lower() in _TRUE | _FALSE:
        return raw.lower() in _TRUE
    raise ValueError(raw)


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1 if node.start_mark else 0


def compose(data: bytes, *, name: str) -> tuple[Node, str]:
    """The YAML of a file as nodes with their lines, and the digest of its bytes. Refuses what is not YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(data, Loader=loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BrokenYaml(file=name, line=line, problem=fault.problem or "unreadable") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BrokenYaml(file=name, line=1, problem=str(fault).splitlines()[0]) from None
    if node is None or not node.tag.endswith(":map"):
        raise BrokenYaml(file=name, line=1, problem="the file does not start with named parts")
    return node, sha256(data).hexdigest()[:12]


def read_open(path: Path) -> dict[str, Value]:
    """A file without a register's definition, as its values: the profile, for one."""
    node, _ = compose(path.read_bytes(), name=path.name)
    reader = _Reader(path.name, path.stem, {})
    value = reader.value(node, "", _OPEN)
    return dict(value) if isinstance(value, dict) else {}


def read_part(path: Path, name: str, *, fields: tuple[Field, ...], title: str) -> dict[str, Value]:
    """One named part of a file, by its fields.

    Refuses broken YAML, a part that is not there, unknown and missing fields and wrong values, with file and line.
    """
    node, _ = compose(path.read_bytes(), name=path.name)
    part = next((item for key, item in node.value if str(key.value) == name and item.tag.endswith(":map")), None)
    reader = _Reader(path.name, title, {item.name: item for item in fields})
    value = reader.value(part, "", Field("", "")) if part is not None else {}
    found = dict(value) if isinstance(value, dict) else {}
    for item in fields:
        if item.is_required and found.get(item.name) is None:
            where = f"{path.name}, line {_line(part) if part is not None else 1}"
            raise MissingField(entry=name, field=item.name, where=where, register=title, help=item.label)
    return found


def lines_in_part(path: Path, name: str, *, list_of: str) -> tuple[int, ...]:
    """The line on which each item of a list begins, in one named part of a file."""
    node, _ = compose(path.read_bytes(), name=path.name)
    part = next((item for key, item in node.value if str(key.value) == name), None)
    listed = (item for key, item in part.value if str(key.value) == list_of) if part is not None else ()
    return tuple(_line(item) for node in listed if node.tag.endswith(":seq") for item in node.value)


def read_register(path: Path, register: Register) -> Kept:
    """The register that stands in that file.

    Refuses broken YAML, unknown and missing fields, wrong values, repeated entries and broken guards, each with
    file and line.
    """
    node, digest = compose(path.read_bytes(), name=path.name)
    tops = {str(key.value): item for key, item in node.value}
    main = register.sections[0]
    if main.name not in tops or not tops[main.name].tag.endswith(":seq"):
        raise NoEntries(file=path.name, section=main.name, register=register.title)
    readers = {part.name: _Reader(path.name, register.title, part.known) for part in register.sections}
    lists = {
        part.name: _entries(tops[part.name], part, register, readers[part.name])
        for part in register.sections
        if part.name in tops
    }
    for entry in lists[main.name]:
        for fault in _broken(entry, register, f"{path.name}, line {entry.line}"):
            raise fault
    head = _head(tops, path.name)
    return Kept(
        register.name,
        str(head.get("name") or register.title),
        lists[main.name],
        {name: entries for name, entries in lists.items() if name != main.name},
        _as_at(head),
        f"{head['version']} ({digest})" if "version" in head else digest,
        path.name,
        tuple(note for reader in readers.values() for note in reader.notes),
        _glossary(tops.get(register.glossary), path.name),
        _words(head.get("rules")),
        head,
    )


def _head(tops: dict[str, Node], file: str) -> dict[str, Value]:
    """The register's own particulars, under register: or schedule:."""
    node = tops.get("register") or tops.get("schedule")
    value = _Reader(file, "", {}).value(node, "", _OPEN) if node is not None else {}
    return dict(value) if isinstance(value, dict) else {}


def _glossary(node: Node | None, file: str) -> dict[str, str]:
    return _words(_Reader(file, "", {}).value(node, "", _OPEN) if node is not None else None)


def _words(value: Value) -> dict[str, str]:
    return {key: str(words) for key, words in value.items()} if isinstance(value, dict) else {}


def _as_at(head: dict[str, Value]) -> date | None:
    day = head.get("as_at") or head.get("approved_on")
    return day if isinstance(day, date) else None


def _entries(node: Node, part: Section, register: Register, reader: _Reader) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for item in node.value:
        values = reader.value(item, "", Field("", ""))
        if not isinstance(values, dict):
            reader.wrong(str(item.value), item, Field(part.name, ""), "an entry with named fields")
            continue
        entry = Entry(register.name, str(values.get(part.key) or ""), values, _line(item))
        for fault in _missing(entry, part, register, f"{reader.file}, line {entry.line}"):
            raise fault
        if entry.id in found:
            where = f"{reader.file}, line {entry.line}; first on line {found[entry.id].line}"
            raise RepeatedEntry(entry=entry.id, where=where)
        found[entry.id] = entry
    return tuple(found.values())


def _missing(entry: Entry, part: Section, register: Register, where: str) -> Iterator[MissingField]:
    for item in part.fields:
        if item.is_required and entry.at(item.name) in (None, ""):
            name = entry.id or "at this line"
            yield MissingField(entry=name, field=item.name, where=where, register=register.title, help=item.label)


def _broken(entry: Entry, register: Register, where: str) -> Iterator[BrokenGuard]:
    for guard in register.guards:
        if not guard.holds(entry):
            yield BrokenGuard(
                entry=entry.id, says=guard.says, where=where, law=guard.law, mend=guard.mend, box=guard.at
            )


@dataclass(frozen=True, slots=True)
class Checked:
    """Plain values as an entry, and everything that is wrong with them."""

    entry: Entry
    faults: tuple[AnswerableError, ...]


def check_values(values: Given, *, register: Register, section: str = "") -> Checked:
    """Values that have no file, as an entry of that list of the register, with every fault of them.

    They are coerced and checked by the same code as a file; a fault names the entry and the field.
    """
    part = register.section(section)
    reader = _Reader("", register.title, part.known, faults=[])
    entry = _read_values(values, reader, register, part)
    name = entry.id or "the new entry"
    faults = list(reader.faults or ())
    said = {fault.fields.get("field") for fault in faults}
    faults += [fault for fault in _missing(entry, part, register, name) if fault.fields["field"] not in said]
    if not faults and part is register.sections[0]:
        faults += _broken(entry, register, name)
    return Checked(entry, tuple(faults))


def read_values(values: Mapping[str, object], *, register: Register, section: str = "") -> Entry:
    """Values that were checked when they were kept, as an entry. Refuses nothing: a definition may change after them."""
    part = register.section(section)
    return _read_values(values, _Reader("", register.title, part.known, is_kept=True), register, part)


def _read_values(values: Given, reader: _Reader, register: Register, part: Section) -> Entry:
    from yaml.representer import SafeRepresenter

    node = SafeRepresenter(sort_keys=False).represent_data(dict(values)) if isinstance(values, Mapping) else values
    found = reader.value(node, "", Field("", ""))
    found = found if isinstance(found, dict) else {}
    return Entry(register.name, str(found.get(part.key) or ""), found, _line(node))


def open_lists(data: bytes, *, name: str, register: Register) -> tuple[tuple[str, int, Node], ...]:
    """Every entry of a register's file, with its list and line, to be checked one by one. Refuses what is not YAML."""
    node, _ = compose(data, name=name)
    tops = {str(key.value): item for key, item in node.value}
    if register.sections[0].name not in tops:
        raise NoEntries(file=name, section=register.sections[0].name, register=register.title)
    lists = ((part, tops[part.name]) for part in register.sections if part.name in tops)
    return tuple(
        (part.name, _line(item), item) for part, node in lists if node.tag.endswith(":seq") for item in node.value
    )
