"""Values of a register and the Entry that holds them, read by dotted names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from answerable.casefile import Basis

Value: TypeAlias = "str | int | float | bool | date | datetime | tuple[Value, ...] | Mapping[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register: its identifier, its values, and the line it starts on.

    Values are read by a dotted name: commissioner.notified_at. A name that is not there reads as empty.
    """

    register: str
    id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    line: int = 0
    version: str = ""  # its own, where the desk keeps it; the register's otherwise
    as_at: date | None = None  # since when it stands so

    def at(self, name: str) -> Value:
        """The value of that name, or None."""
        value: Value = self.values
        for part in name.split("."):
            if not isinstance(value, Mapping):
                return None
            value = value.get(part)
        return value

    def text(self, name: str) -> str:
        """The value as words; empty where there is none."""
        value = self.at(name)
        return "" if value is None or isinstance(value, tuple | Mapping) else str(value)

    def number(self, name: str) -> float | None:
        """The value as a number; None where it is not known."""
        value = self.at(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """The value as a day; of a moment, the day by its own clock."""
        value = self.at(name)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def moment(self, name: str) -> datetime | None:
        """The value as a moment, or None."""
        value = self.at(name)
        return value if isinstance(value, datetime) else None

    def names(self, name: str) -> tuple[str, ...]:
        """The value as a list of words."""
        value = self.at(name)
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    def rows(self, name: str) -> Iterator[Entry]:
        """The value as a list of rows, each read like an entry."""
        value = self.at(name)
        for row in value if isinstance(value, tuple) else ():
            if isinstance(row, Mapping):
                yield Entry(self.register, self.id, row, self.line)

    def is_yes(self, name: str) -> bool:
        """True where the value is yes or true."""
        return self.at(name) is True or self.at(name) == "yes"

    def withholds(self, name: str) -> bool:
        """True where the publish block withholds that field, one above it or one below it."""
        held_back = (*self.names("publish.withheld_fields"), *self.names("withheld_fields"))
        return any(_covers(item, name) for item in held_back)

    def shown(self, name: str) -> str:
        """The value as words, or nothing where the publish block withholds it."""
        return "" if self.withholds(name) else self.text(name)


@dataclass(frozen=True, slots=True)
class Kept:
    """A register as one authority keeps it: its entries, what stands beside them, and how current it is."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    beside: Mapping[str, tuple[Entry, ...]]
    as_at: date | None
    version: str
    file: str
    notes: tuple[str, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)  # what the register's own words mean
    rules: Mapping[str, str] = field(default_factory=dict)  # the rules that stand at its head
    head: Mapping[str, Value] = field(default_factory=dict)  # its own particulars, as they are written

    def find(self, entry_id: str) -> Entry | None:
        """The entry of that identifier, wherever it stands in the register."""
        lists = (self.entries, *self.beside.values())
        return next((entry for group in lists for entry in group if entry.id == entry_id), None)

    def basis(self, entry: Entry, words: str = "") -> Basis:
        """What a sentence that rests on that entry says it rests on."""
        return Basis("register", entry.id, words, entry.as_at or self.as_at, entry.version or self.version)


def jsonable(value: Value) -> object:
    """A value as JSON has it: days and moments as text, lists as lists."""
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: jsonable(item) for key, item in value.items()}
    return [jsonable(item) for item in value] if isinstance(value, tuple) else value


def filled(value: Value) -> Value:
    """A value without what is empty in it: nothing written, null and an empty list say the same."""
    if isinstance(value, Mapping):
        return {key: item for key, inner in value.items() if (item := filled(inner)) is not None} or None
    if isinstance(value, tuple):
        return tuple(item for inner in value if (item := filled(inner)) is not None) or None
    return None if value == "" else value


def put(values: Mapping[str, Value], name: str, value: Value, /) -> dict[str, Value]:
    """A copy of the values with another one under that dotted name."""
    first, _, rest = name.partition(".")
    if not rest:
        return {**values, first: value}
    inner = values.get(first)
    return {**values, first: put(inner if isinstance(inner, Mapping) else {}, rest, value)}


def _covers(withheld: str, name: str) -> bool:
    """staff.outcome when the number is below 5 covers staff.outcome and staff; all covers everything."""
    path = withheld.split(" ")[0]
    return path == "all" or path == name or name.startswith(f"{path}.") or path.startswith(f"{name}.")
