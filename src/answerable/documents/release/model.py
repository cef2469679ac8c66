"""What may be withheld of a file, what is withheld, and what is said of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An area, in shares of the page or picture as it is shown, from its left top corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """Where the characters of a unit from start to end stand on the page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a file that has a place of its own: a line, a paragraph, a cell, a page, a picture.

    within: wider places that can be withheld or kept whole. is_hidden: nobody sees it in the file as it is, and it is left
    out unless a person keeps it.
    """

    place: str
    words: str
    kind: str  # "line" | "cell" | "page" | "heading" | "paragraph" | "item" | "header" | "footer" | "note" | "title" | "picture"
    within: tuple[str, ...] = ()
    boxed: tuple[Word, ...] = ()
    is_hidden: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """Its own place and the wider ones."""
        return (self.place, *self.within)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file as a person marks it: its units, what will not go along, and what may hold words that cannot be read here."""

    name: str
    kind: str  # "text" | "table" | "mail" | "web page" | "PDF" | "Word" | "Excel" | "picture"
    units: tuple[Unit, ...]
    left_out: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a unit, from start to end."""

    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a person withholds: characters of a place, an area of it, or all of it; under which provision, and why."""

    place: str
    provision: str
    why: str
    start: int | None = None
    end: int | None = None
    box: Box | None = None

    @property
    def is_whole(self) -> bool:
        """True where all of the place is withheld."""
        return self.start is None and self.box is None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person keeps expressly: words that are withheld elsewhere, or something hidden that may be seen."""

    place: str
    why: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the schedule. It never holds what was withheld."""

    number: int
    place: str
    what: str  # "words" | "an area" | "all of it"
    provision: str
    why: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was withheld, where and why; what was kept expressly; what did not go along."""

    withheld: tuple[Entry, ...]
    kept: tuple[Kept, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a released copy: what was looked at, what came of it."""

    name: str
    what: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """The looks at a released copy, all of them."""

    checks: tuple[Check, ...]

    @property
    def is_proven(self) -> bool:
        """True where every look found nothing that was withheld."""
        return all(check.is_good for check in self.checks)


@dataclass(frozen=True, slots=True)
class Released:
    """A copy that may leave."""

    data: bytes
    name: str
    media_type: str
    schedule: Schedule
    proof: Proof
