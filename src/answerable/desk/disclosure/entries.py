"""What the log shows, as plain values: an answer, a row of results, what is sought and found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.desk.disclosure.words import Cited, paragraphs
from answerable.desk.search.words import Piece


@dataclass(frozen=True, slots=True)
class Said:
    """One question with its answer, as the log shows it."""

    number: str
    question: str
    outcome: str  # an Outcome's value
    outcome_words: str
    answer: str
    provisions: tuple[Cited, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The answer, paragraph by paragraph."""
        return paragraphs(self.answer)


@dataclass(frozen=True, slots=True)
class Download:
    """A file that anyone may have."""

    key: int
    title: str
    name: str
    media: str
    size: int
    sha256: str
    is_letter: bool

    @property
    def ending(self) -> str:
        """The ending of its name, as people say it: PDF."""
        return self.name.rpartition(".")[2].upper() if "." in self.name else "file"


@dataclass(frozen=True, slots=True)
class Published:
    """One published answer. Where it was taken down, only its address, days and reason are left."""

    slug: str
    reference: str
    published_at: datetime
    changed_at: datetime
    taken_down_at: datetime | None = None
    taken_down_reason: str = ""
    title: str = ""
    summary: str = ""
    subject: str = ""
    regime: str = ""
    regime_words: str = ""
    received_on: date | None = None
    answered_on: date | None = None
    answered_by: str = ""
    said: tuple[Said, ...] = ()
    letter: str = ""
    files: tuple[Download, ...] = ()

    @property
    def letters(self) -> tuple[Download, ...]:
        """The answer itself as documents."""
        return tuple(file for file in self.files if file.is_letter)

    @property
    def enclosed(self) -> tuple[Download, ...]:
        """What was published with it."""
        return tuple(file for file in self.files if not file.is_letter)


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the log in a list of results."""

    slug: str
    place: int
    question: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    reference: str
    title: str
    outcome_words: str
    answered_on: date
    answered_by: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for in the log; every filter may be empty."""

    words: str = ""
    year: int | None = None
    regime: str = ""
    outcome: str = ""
    provision: str = ""
    subject: str = ""

    @property
    def tags(self) -> tuple[str, ...]:
        """The filters as the index knows them."""
        given = (
            ("regime", self.regime),
            ("outcome", self.outcome),
            ("provision", self.provision),
            ("subject", self.subject.casefold()),
        )
        return tuple(f"{name}={value}" for name, value in given if value)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results. count in words: "12", "more than 1,000"."""

    rows: tuple[Row, ...]
    count: str
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Offered:
    """The values that each filter offers, each with its words."""

    years: tuple[int, ...]
    regimes: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    provisions: tuple[tuple[str, str], ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One published answer to one question, in short."""

    slug: str
    place: int
    reference: str
    title: str  # of the whole answer
    question: str
    first_lines: str
    outcome_words: str
    answered_on: date
