"""What every figure of the register of data breaches needs at hand: the register, the days it covers, and one figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Basis, Ground
from answerable.registers import breach_counts as counts
from answerable.registers.facts import Asked, Books, Clause, Period
from answerable.registers.periods import Part, long_day, parts, spoken
from answerable.registers.values import Entry, Kept, Value


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: its label, value, sentence and entries, with what stands in its way."""

    label: str
    value: Value
    says: str
    entries: tuple[Entry, ...]
    grounds: tuple[Ground, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a count needs at hand: the question, the register, the tools by name, and the days it covers."""

    asked: Asked
    books: Books
    kept: Kept
    tools: dict[str, str]
    until: date

    @property
    def first(self) -> date:
        """The day of the register's first entry."""
        days = [day for entry in self.kept.entries if (day := entry.day("aware_at"))]
        return min(days, default=self.until)

    @property
    def period(self) -> Period | None:
        """The period asked about."""
        return self.asked.period

    def pick(self, clause: Clause, *, kind: str = "personal data breach") -> counts.Chosen:
        """The entries of that kind that the clause means."""
        named = counts.references(self.asked)
        entries = self.kept.entries if named else counts.breaches(self.kept, kind=kind)
        return counts.chosen(entries, clause=clause, asked=self.asked, tools=self.tools, period=self.period)

    def parts(self, unit: str) -> tuple[Part, ...]:
        """The parts of the period, from its first day (or the first entry) to its last (or the as-at day)."""
        period = self.period or Period()
        return parts(
            first=period.first or self.first.replace(day=1),
            last=min(period.last or self.until, self.until),
            unit=unit,
        )

    def partwise(self, unit: str, of: Callable[[Part], Value]) -> dict[str, Value]:
        """A figure for each part of the period; none for a part that ended before the register begins: it is not known."""
        return {part.label: None if part.last < self.first else of(part) for part in self.parts(unit)}


def desk_for(asked: Asked, books: Books, on: date) -> Desk:
    """What a count needs at hand. Refuses an authority without the register (NotKept)."""
    kept = books.kept("breaches")
    tools = {tool.id: tool.text("name") for tool in books.kept("tools").entries} if books.keeps("tools") else {}
    return Desk(asked, books, kept, tools, min(on, kept.as_at or on))


def because(desk: Desk, entries: Iterable[Entry], words: str = "") -> tuple[Basis, ...]:
    """What a sentence rests on: each entry, by its title or the words given."""
    return tuple(
        desk.kept.basis(entry, words or ("" if counts.quiet(entry) else entry.text("title"))) for entry in entries
    )


def time_of(desk: Desk) -> str:
    """The period in words, and how far the register goes."""
    said = spoken(desk.period)
    return f"{said} " if said else ""


def limits(desk: Desk) -> tuple[str, ...]:
    """What the register cannot see: before its first entry, and after the day it was last made up."""
    period = desk.period
    notes = [f"The register is as at {long_day(desk.until)}."]
    if period is not None and period.last and period.last > desk.until:
        notes.append("What came after that day is not in it.")
    if period is None or period.first is None or period.first < desk.first:
        notes.append(f"Its first entry is of {long_day(desk.first)}; what happened before then is not in it.")
    return tuple(notes)


def spread_out(value: dict[str, Value]) -> str:
    """A breakdown in words: type 2, other type 1."""
    return (
        ", ".join(f"{label} {'not known' if number is None else number}" for label, number in value.items()) or "none"
    )
