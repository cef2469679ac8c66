"""What a register is: its fields, its guards, its derived values and the facts it can state.

One file a register gives one Register. The loader, the command line and a page that edits entries all
work from it, so a new register is a new file and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from answerable.registers.facts import Fact
from answerable.registers.values import Entry, Value

YES_NO = ("yes", "no")
YES_PART_NO = ("yes", "in part", "no")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its dotted name, its label, its kind and what it may hold.

    Kinds: text, long, number, date, moment, flag, list, rows, ref, group and open (a group whose parts are free).
    A part of a row is named after it: actions.due. A choice is a text with choices.
    """

    name: str
    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    help: str = ""
    refers_to: str = ""
    is_required: bool = False
    is_computed: bool = False  # written down for readers; worked out again and compared


@dataclass(frozen=True, slots=True)
class Guard:
    """What must hold of every entry: the rule in words, its law, how to mend a breach of it, and the test."""

    says: str
    law: str
    mend: str
    holds: Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from an entry and a day: a deadline, an overdue mark. Never stored."""

    name: str
    label: str
    of: Callable[[Entry, date], Value]


@dataclass(frozen=True, slots=True)
class Section:
    """A list of entries in the register's file: its name, the field that identifies an entry, and the fields."""

    name: str
    key: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A register, whole. The first section holds its entries, the others what stands beside them.

    terms: what people call the things in it, by concept. about: how strongly a concept points here.
    """

    name: str
    title: str
    files: tuple[str, ...]  # the first that is there and has the section
    sections: tuple[Section, ...]
    guards: tuple[Guard, ...] = ()
    derived: tuple[Derived, ...] = ()
    facts: tuple[Fact, ...] = ()
    terms: Mapping[str, tuple[str, ...]] | None = None
    about: Mapping[str, float] | None = None
    glossary: str = ""  # the part of the file that says what its words mean

    def value(self, name: str, *, of: Entry, on: date) -> Value:
        """The derived value of that name. Refuses a name that the register does not derive (KeyError)."""
        return {item.name: item for item in self.derived}[name].of(of, on)


def fields(prefix: str, *items: Field) -> tuple[Field, ...]:
    """A group and its parts, each part's name put after the group's."""
    return tuple(replace(item, name=f"{prefix}.{item.name}") for item in items)
