"""What a list of entries shows, as its address says it: which day, which words, which choices, which columns, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from answerable.registers import Register, Section
from answerable.registers import Value as Worth

PREFIX = "is."  # before the name of a field that narrows the list
SHOWN = 3  # columns, where nobody chose any
NOTHING = 2  # in an order: what is empty, after all else


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at a list. An empty word, choice or order is none."""

    section: str
    q: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    sort: str = ""
    on: date | None = None

    @property
    def order(self) -> tuple[str, bool]:
        """The column that it is sorted by, and whether the last comes first."""
        return self.sort.removeprefix("-"), self.sort.startswith("-")

    def query(self, **over: str) -> str:
        """The address's end that says it, with other parts put over it."""
        given = {"q": self.q, **{PREFIX + name: value for name, value in self.choices.items()}, "sort": self.sort}
        given |= {"columns": ",".join(self.columns), "on": self.on.isoformat() if self.on else ""}
        return urlencode({name: value for name, value in {**given, **over}.items() if value})


def look_of(given: Mapping[str, str], *, register: Register, section: str, chosen: Iterable[str] = ()) -> Look:
    """What an address asks for; what the register does not have is left out. chosen: the columns that a person picked."""
    part = register.section(section)
    names = [item.name for item in columns_of(register, part)]
    asked = [name for name in given.get("columns", "").split(",") if name in names]
    sort = given.get("sort", "")
    return Look(
        section,
        given.get("q", "").strip(),
        {name: value for name in narrowing(register, part) if (value := given.get(PREFIX + name, ""))},
        tuple(asked or [name for name in chosen if name in names] or _usual(part)),
        sort if sort.removeprefix("-") in {part.key, *names} else "",
        day_of(given.get("on", "")),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can be shown: a field, or a value that is worked out."""

    name: str
    label: str
    is_derived: bool = False


def columns_of(register: Register, part: Section) -> tuple[Column, ...]:
    """Every column of a list, its identifier aside."""
    from answerable.desk.registers.words import label_of

    stored = tuple(Column(item.name, label_of(item, part)) for item in part.leaves if item.name != part.key)
    derived = register.derived if part is register.sections[0] else ()
    return (*stored, *(Column(item.name, item.label, is_derived=True) for item in derived))


def narrowing(register: Register, part: Section) -> tuple[str, ...]:
    """The fields that a list can be narrowed by: those with choices, those that are true or false, what is worked out as such."""
    stored = tuple(item.name for item in part.leaves if item.choices or item.kind == "flag")
    return (*stored, *(item.name for item in register.derived if part is register.sections[0]))


def day_of(text: str) -> date | None:
    """The day that an address names, or None."""
    with suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None


def sort_key(value: Worth) -> tuple[int, float, str]:
    """Values of any kind in one order: what is empty last."""
    if value is None or value in ("", ()):
        return NOTHING, 0.0, ""
    if isinstance(value, bool | int | float):
        return 0, float(value), ""
    return 1, 0.0, str(value).casefold()


def _usual(part: Section) -> tuple[str, ...]:
    """The first plain fields after the identifier."""
    plain = (
        item.name
        for item in part.leaves
        if item.name != part.key and item.kind in ("text", "date", "number") and "." not in item.name
    )
    return tuple(plain)[:SHOWN]
