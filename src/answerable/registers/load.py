"""Register files: YAML read with its lines, coerced by the fields of the register, checked by its guards.

What stands unquoted (yes, 2026-06-30) is taken as the field means it, and a note says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.errors import (
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

_TRUE, _FALSE = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})
_OPEN = Field("", "", kind="open")
_WANTED = {
    "date": "a day, as 2026-06-30",
    "moment": "a moment with its offset, as 2026-06-30T14:05+01:00",
    "number": "a number, or null where it is not known",
    "flag": "true or false",
}


@dataclass(slots=True)
class _Reader:
    """Reads one file: what it is called, the register it holds, and what was taken as what."""

    file: str
    register: str
    known: dict[str, Field]
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
            inner = self.known.get(path, _OPEN if rule.kind == "open" else None)
            if inner is None:
                raise self.unknown(path, key_node)
            yield key, item, path, inner

    def unknown(self, path: str, node: Node) -> UnknownField:
        """The error for a field that the register does not have, with the nearest that it has."""
        near = get_close_matches(path, self.known, n=1)
        meant = f"Did you mean {near[0]}?" if near else f"Leave it out, or use one of: {', '.join(self.known)}."
        return UnknownField(register=self.register, field=path, file=self.file, line=_line(node), meant=meant)

    def scalar(self, raw: str, tag: str, node: Node, rule: Field) -> Value:
        """One value, coerced by its field. Refuses what the field cannot hold (WrongValue)."""
        if tag == "null":
            return None
        try:
            value = self.coerced(raw, tag, rule)
        except ValueError:
            raise self.wrong(raw, node, rule, _WANTED[rule.kind]) from None
        if rule.choices and value not in rule.choices:
            near = get_close_matches(raw, rule.choices, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise self.wrong(raw, node, rule, f"one of: {', '.join(rule.choices)}{hint}")
        return value

    def wrong(self, raw: str, node: Node, rule: Field, wanted: str) -> WrongValue:
        """The error for a value that its field cannot hold."""
        return WrongValue(field=rule.name, value=raw, file=self.file, line=_line(node), wanted=wanted)

    def coerced(self, raw: str, tag: str, rule: Field) -> Value:
        """The words of the file as the field's kind. Raises ValueError where they are something else."""
        kind = rule.kind if rule.kind != "open" else {"bool": "flag", "int": "number", "float": "number"}.get(tag, "")
        if kind == "date" or (rule.kind == "open" and tag == "timestamp" and len(raw) == 10):
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
    return int(node.start_mark.line) + 1


def compose(path: Path) -> tuple[Node, str]:
    """The YAML of a file as nodes with their lines, and the digest of its bytes. Refuses what is not YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = path.read_bytes()
    try:
        node = yaml.compose(data, Loader=loader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BrokenYaml(file=path.name, line=line, problem=fault.problem or "unreadable") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BrokenYaml(file=path.name, line=1, problem=str(fault).splitlines()[0]) from None
    if node is None or not node.tag.endswith(":map"):
        raise BrokenYaml(file=path.name, line=1, problem="the file does not start with named parts")
    return node, sha256(data).hexdigest()[:12]


def read_open(path: Path) -> dict[str, Value]:
    """A file without a register's definition, as its values: the profile, for one."""
    node, _ = compose(path)
    reader = _Reader(path.name, path.stem, {})
    value = reader.value(node, "", _OPEN)
    return dict(value) if isinstance(value, dict) else {}


def read_part(path: Path, name: str, *, fields: tuple[Field, ...], title: str) -> dict[str, Value]:
    """One named part of a file, by its fields.

    Refuses broken YAML, a part that is not there, unknown and missing fields and wrong values, with file and line.
    """
    node, _ = compose(path)
    part = next((item for key, item in node.value if str(key.value) == name and item.tag.endswith(":map")), None)
    reader = _Reader(path.name, title, {item.name: item for item in fields})
    value = reader.value(part, "", Field("", "")) if part is not None else {}
    found = dict(value) if isinstance(value, dict) else {}
    for item in fields:
        if item.is_required and found.get(item.name) is None:
            line = _line(part) if part is not None else 1
            raise MissingField(entry=name, field=item.name, file=path.name, line=line, register=title, help=item.label)
    return found


def read_register(path: Path, register: Register) -> Kept:
    """The register that stands in that file.

    Refuses broken YAML, unknown and missing fields, wrong values, repeated entries and broken guards, each with
    file and line.
    """
    node, digest = compose(path)
    tops = {str(key.value): item for key, item in node.value}
    main = register.sections[0]
    if main.name not in tops or not tops[main.name].tag.endswith(":seq"):
        raise NoEntries(file=path.name, section=main.name, register=register.title)
    readers = {part.name: _Reader(path.name, register.title, _known(part)) for part in register.sections}
    lists = {
        part.name: _entries(tops[part.name], part, register, readers[part.name])
        for part in register.sections
        if part.name in tops
    }
    for entry in lists[main.name]:
        _guard(entry, register, path.name)
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
    )


def _known(part: Section) -> dict[str, Field]:
    return {item.name: item for item in part.fields}


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
            raise reader.wrong(str(item.value), item, Field(part.name, ""), "an entry with named fields")
        entry = Entry(register.name, str(values.get(part.key) or ""), values, _line(item))
        _complete(entry, part, register, reader.file)
        if entry.id in found:
            raise RepeatedEntry(entry=entry.id, file=reader.file, line=entry.line, first=found[entry.id].line)
        found[entry.id] = entry
    return tuple(found.values())


def _complete(entry: Entry, part: Section, register: Register, file: str) -> None:
    for item in part.fields:
        if item.is_required and entry.at(item.name) is None:
            raise MissingField(
                entry=entry.id or "at this line",
                field=item.name,
                file=file,
                line=entry.line,
                register=register.title,
                help=item.label,
            )


def _guard(entry: Entry, register: Register, file: str) -> None:
    for guard in register.guards:
        if not guard.holds(entry):
            raise BrokenGuard(
                entry=entry.id, says=guard.says, file=file, line=entry.line, law=guard.law, mend=guard.mend
            )
