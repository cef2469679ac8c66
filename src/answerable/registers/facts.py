"""Facts: what a register can state, to what kind of question, and the question as it was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from answerable.casefile import Basis, Ground, Held, Outcome
from answerable.registers.values import Kept, Value


class Kind(StrEnum):
    """What kind of answer a question wants, or why it gets none of them."""

    COUNT = "count"
    LIST = "list"
    YES_NO = "yes_no_reason"
    DOCUMENT = "document"
    EXEMPT = "exempt"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; an open end is None. words: how the question put it."""

    first: date | None = None
    last: date | None = None
    words: str = ""

    def holds(self, on: date | None) -> bool:
        """True where that day lies in the period."""
        if on is None:
            return False
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the question that asks for one thing, with the concepts in it."""

    text: str
    concepts: frozenset[str]

    def has(self, *names: str) -> bool:
        """True where one of those concepts is in it."""
        return not self.concepts.isdisjoint(names)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, understood: what it is about, what it wants, for which time, and split how.

    focus is the question itself; around is what introduces it and what was asked before it.
    """

    text: str
    focus: str
    kind: Kind
    concepts: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    around_text: str = ""
    stays: frozenset[str] = frozenset()  # of what stands around it: what still narrows this question
    clauses: tuple[Clause, ...] = ()
    period: Period | None = None
    by: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    core: str = ""  # the focus without its asides
    odd: tuple[str, ...] = ()  # words of a condition that no phrase of any register knows

    def has(self, *names: str) -> bool:
        """True where the question itself speaks of one of those concepts."""
        return not self.concepts.isdisjoint(names)

    def near(self, *names: str) -> bool:
        """True where the question or what stands around it speaks of one of them."""
        return self.has(*names) or not self.around.isdisjoint(names)

    @property
    def whole(self) -> str:
        """Everything that was said, introduction first."""
        return f"{self.around_text}\n{self.text}" if self.around_text else self.text


@dataclass(frozen=True, slots=True)
class Stated:
    """What a fact states: the words, the value, the entries it rests on, and what stands in the way."""

    text: str
    value: Value = None
    entries: tuple[str, ...] = ()
    because: tuple[Basis, ...] = ()
    outcome: Outcome = Outcome.RELEASED
    held: Held = Held.YES
    grounds: tuple[Ground, ...] = ()
    where: str = ""
    ask: str = ""
    cautions: tuple[str, ...] = ()  # for the officer, never for the letter
    left: tuple[str, ...] = ()  # words of a condition that was not applied: it may answer something else
    kind: Kind | None = None  # where the fact turns out to be of another kind than was asked


class Books(Protocol):
    """The registers of one authority, as facts see them."""

    @property
    def name(self) -> str:
        """The authority's name, as sentences use it."""

    def keeps(self, register: str) -> bool:
        """True where the authority keeps that register."""

    def kept(self, register: str) -> Kept:
        """The register's entries. Refuses one that is not kept (NotKept)."""

    def asks(self, topic: str) -> str:
        """Who in the authority is asked about it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a register can state: when it answers, the query with its sentence, and examples of wording."""

    name: str
    examples: tuple[str, ...]
    when: Callable[[Asked], bool]
    state: Callable[[Asked, Books, date], Stated | None]
    kinds: tuple[Kind, ...] = field(default=())  # empty: any

    def answers(self, asked: Asked) -> bool:
        """True where this fact is for such a question."""
        return (not self.kinds or asked.kind in self.kinds) and self.when(asked)


Terms = Mapping[str, tuple[str, ...]]
