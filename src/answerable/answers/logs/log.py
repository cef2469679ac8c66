"""What reading others' answers gives: entries, what was not understood, and what everything was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.casefile import Outcome


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One question that another authority was asked, and what it said to it. Nobody's name is kept on purpose."""

    question: str
    answer: str
    outcome: Outcome
    provisions: tuple[str, ...] = ()  # foia.s40.2
    publisher: str = ""
    address: str = ""  # of the answer where it has one, else of the file
    licence: str = ""
    on: date | None = None  # the day of the answer; where that is not said, of its publication
    request: str = ""  # the title that the publisher gave it
    reference: str = ""  # theirs
    number: str = ""  # which question of its request
    place: str = ""  # where in the file


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something that gave no entry: where it stands, what it is, why that is so and what to do."""

    place: str
    what: str
    why: str
    do: str

    @classmethod
    def at(cls, place: str, what: str, why: str, do: str) -> NotUnderstood:
        """What was not understood at a place."""
        return cls(place, what, why, do)


Item = LogEntry | NotUnderstood


@dataclass(frozen=True, slots=True)
class Log:
    """A whole file or folder. columns: headings and labels with what each was taken for; blank where it was not read."""

    entries: tuple[LogEntry, ...]
    not_understood: tuple[NotUnderstood, ...]
    columns: Mapping[str, str]
    form: str
    samples: Mapping[str, str] = field(default_factory=dict)  # what the first cells of columns say, without applicants


@dataclass(slots=True)
class Source:
    """A file while it is read: what is known of all its entries, and what was found out about the file itself."""

    name: str
    publisher: str = ""
    address: str = ""
    licence: str = ""
    on: date | None = None
    said: Mapping[str, str] = field(default_factory=dict)  # what somebody said that columns are
    columns: dict[str, str] = field(default_factory=dict)
    form: str = ""
    beside: str = ""  # before each place: the file within a folder
    samples: dict[str, str] = field(default_factory=dict)

    def place(self, where: str) -> str:
        """A place in the file, with the file where it is one of several."""
        return ", ".join(filter(None, (self.beside, where)))

    def missing(self, where: str, what: str, why: str, do: str) -> NotUnderstood:
        """Something of this file that gave no entry."""
        return NotUnderstood.at(self.place(where), what, why, do)
