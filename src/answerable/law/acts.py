"""The Acts and Regulations that have tables here: how each is named, cited and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from answerable.errors import NotAnAct, UnknownPlace
from answerable.law.schema import TABLES, Row, Table, load

KEYS = ("foia", "eir", "foisa", "eisr", "dpa")


@dataclass(frozen=True, slots=True)
class Act:
    """One Act or set of Regulations, from its act.toml."""

    key: str
    name: str
    short: str
    mark: str  # "s." or "reg."
    names: tuple[str, ...]  # as letters write it, longest first
    at: str  # its address
    notice: str  # where a refusal must specify its ground
    from_on: date
    text_as_at: date | None  # the state of the text that was read; None where there is no one state
    how_read: str  # which parts, and where
    highest: int  # its last section or regulation
    inserted: frozenset[str]  # sections numbered with a letter: 22A
    grounds: frozenset[str]  # sections that letters rely on to refuse
    lettered: frozenset[str]  # grounds whose first level is a letter: FOISA 30(c)
    instruments: tuple[str, ...]  # other legislation that its rows may cite: "SI 2004/3244"

    @property
    def is_scottish(self) -> bool:
        """True for the Scottish Act and Regulations."""
        return self.key in ("foisa", "eisr")

    def has_section(self, number: str) -> bool:
        """True where the Act has a section, or the Regulations a regulation, of that number."""
        return number in self.inserted or (number.isdigit() and 1 <= int(number) <= self.highest)

    def has_place(self, cite: str) -> bool:
        """True where a row may cite this: a section that exists, or a listed instrument."""
        if cite.startswith(self.instruments):
            return True
        found = re.fullmatch(r"(s|reg)\.(\d+[A-Z]?)((?:\([0-9a-zA-Z]+\))*)", cite)
        return found is not None and self.mark == f"{found[1]}." and self.has_section(found[2])

    def address_of(self, number: str) -> str:
        """The page of one section on legislation.gov.uk."""
        return f"{self.at}/{'section' if self.mark == 's.' else 'regulation'}/{number}"


@cache
def act(key: str) -> Act:
    """The Act of that key ("foia"). Refuses an Act without tables here (NotAnAct)."""
    if key not in KEYS:
        raise NotAnAct(act=key, known=", ".join(KEYS))
    table: Table = load(TABLES / key / "act.toml")
    head = table.head
    return Act(
        key=head.text("id"),
        name=head.text("name"),
        short=head.text("short"),
        mark=head.text("mark"),
        names=head.texts("names"),
        at=head.text("at"),
        notice=head.text("notice"),
        from_on=head.from_on,
        text_as_at=head.day("text_as_at"),
        how_read=head.text("how_read"),
        highest=head.number("highest"),
        inserted=frozenset(head.texts("inserted")),
        grounds=frozenset(_spread(head.texts("grounds"))),
        lettered=frozenset(head.texts("lettered")),
        instruments=tuple(row.cite for row in table.named("instrument")),
    )


def acts() -> tuple[Act, ...]:
    """All of them, in the order FOIA, EIR, FOISA, EISR, DPA."""
    return tuple(act(key) for key in KEYS)


def _spread(ranges: tuple[str, ...]) -> Iterator[str]:
    """ "21-44" as every number in it."""
    for item in ranges:
        first, _, last = item.partition("-")
        yield from map(str, range(int(first), int(last) + 1)) if last else [first]


@cache
def table(key: str, name: str) -> Table:
    """One table of an Act: "exemptions", "duties", "costs". An Act without it gives an empty one.

    Refuses what load() refuses, and a cite that is no place in the Act or in an instrument it lists
    (UnknownPlace).
    """
    owner = act(key)
    path = TABLES / key / f"{name}.toml"
    if not path.exists():
        return Table(Row("head", {}, path, 0), ())
    loaded = load(path)
    for row in loaded.rows:
        _require_place(row, owner)
    return loaded


def _require_place(row: Row, owner: Act) -> None:
    if not owner.has_place(row.cite):
        raise UnknownPlace(row=row.where, cite=row.cite, act=owner.name)
    for inner in row.inner():
        _require_place(inner, owner)
