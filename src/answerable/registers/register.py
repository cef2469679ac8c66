"""What a register is: its fields, its guards, its derived values and the facts it can state.

One file a register gives one Register. The loader, the command line and a page that edits entries all
work from it, so a new register is a new file and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.registers.facts import Books, Fact
from answerable.registers.values import Entry, Value, filled, put

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
    at: str = ""  # the field that a breach of it is shown at


@dataclass(frozen=True, slots=True)
class Change:
    """What must hold of a change of an entry: like a guard, but it sees the entry before and after, and the reason given."""

    says: str
    law: str
    mend: str
    holds: Callable[[Entry, Entry, str], bool]
    at: str = ""


@dataclass(frozen=True, slots=True)
class ByTwo:
    """A change that two persons make, one after the other: the first proposes it in a group of fields, the second carries it out.

    concerns: sees every state of the entry, the present one first, and the state after.
    """

    proposed: str
    says: str
    law: str
    mend: str
    concerns: Callable[[Sequence[Entry], Entry], bool]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Stays:
    """That no entry of a register is ever removed from it: the law, and what is done instead."""

    law: str
    instead: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is pointed out before an entry is kept, and stands against nothing: words on a new entry or a change, or none."""

    at: str  # the field that it is about
    says: Callable[[Entry | None, Entry], str]


def with_reason(name: str, *, law: str) -> Change:
    """A guard: what is recorded under that name is changed, or taken away, only with a reason. To fill it in needs none."""
    return Change(
        f"“{name}” is changed without a reason",
        law,
        "Give the reason for the change; the value before it stays in the history.",
        lambda before, after, reason: filled(before.at(name)) in (None, filled(after.at(name))) or bool(reason.strip()),
        name,
    )


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from an entry and a day: a deadline, an overdue mark. Never stored."""

    name: str
    label: str
    of: Callable[[Entry, date], Value]


@dataclass(frozen=True, slots=True)
class Across:
    """Words worked out from an entry, the other registers and a day; empty where there is nothing to say. Never stored."""

    label: str
    of: Callable[[Entry, Books, date], str]


@dataclass(frozen=True, slots=True)
class Section:
    """A list of entries in the register's file: its name, the field that identifies an entry, and the fields."""

    name: str
    key: str
    fields: tuple[Field, ...]

    @property
    def known(self) -> dict[str, Field]:
        """Its fields by their dotted names."""
        return {item.name: item for item in self.fields}

    @property
    def leaves(self) -> tuple[Field, ...]:
        """The fields that hold a value of the entry itself: no groups, and no parts of rows."""
        rows = tuple(f"{item.name}." for item in self.fields if item.kind == "rows")
        return tuple(item for item in self.fields if item.kind != "group" and not item.name.startswith(rows))

    def changed(self, before: Entry, after: Entry) -> tuple[str, ...]:
        """The names of the fields in which two states of an entry differ; empty and not written are the same."""
        return tuple(item.name for item in self.leaves if filled(before.at(item.name)) != filled(after.at(item.name)))


@dataclass(frozen=True, slots=True, eq=False)  # one definition is one register
class Register:
    """A register, whole. The first section holds its entries, the others what stands beside them.

    terms: what people call the things in it, by concept. about: how strongly a concept points here.
    """

    name: str
    title: str
    files: tuple[str, ...]  # the first that is there and has the section
    sections: tuple[Section, ...]
    guards: tuple[Guard, ...] = ()
    changes: tuple[Change, ...] = ()
    starts: tuple[Guard, ...] = ()  # what must hold of an entry that is new
    begun: Callable[[Entry], Entry] | None = None  # fills in what follows from the rest of an entry that is new
    by_two: tuple[ByTwo, ...] = ()
    stays: Stays | None = None
    looks: tuple[Look, ...] = ()
    derived: tuple[Derived, ...] = ()
    across: tuple[Across, ...] = ()
    facts: tuple[Fact, ...] = ()
    terms: Mapping[str, tuple[str, ...]] | None = None
    about: Mapping[str, float] | None = None
    glossary: str = ""  # the part of the file that says what its words mean
    has_documents: bool = False  # each entry stands for a document, whose versions the desk keeps

    def section(self, name: str = "") -> Section:
        """The list of that name, or the one that holds its entries. Refuses a name that it does not have (KeyError)."""
        return {part.name: part for part in self.sections}[name] if name else self.sections[0]

    @property
    def is_public(self) -> bool:
        """True where its entries say whether they may be listed in public."""
        return "publish.list" in self.sections[0].known

    def completed(self, entry: Entry, on: date) -> Entry:
        """The entry with what is written down for its readers worked out again."""
        derived = {item.name: item for item in self.derived}
        values = dict(entry.values)
        for item in self.sections[0].fields:
            of = derived.get(item.name.rpartition(".")[2]) if item.is_computed else None
            if of is not None and (value := of.of(entry, on)) != entry.at(item.name):
                values = put(values, item.name, value)
        return replace(entry, values=values)

    def value(self, name: str, *, of: Entry, on: date) -> Value:
        """The derived value of that name. Refuses a name that the register does not derive (KeyError)."""
        return {item.name: item for item in self.derived}[name].of(of, on)


def fields(prefix: str, *items: Field) -> tuple[Field, ...]:
    """A group and its parts, each part's name put after the group's."""
    return tuple(replace(item, name=f"{prefix}.{item.name}") for item in items)
