"""What reading a letter gives: values, each with the place in the text where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from answerable.casefile import Held, Outcome, Question, Regime, Span
from answerable.law import Citation

T = TypeVar("T")


class Stance(StrEnum):
    """What an answer does, before any rule is run on it (letter rules, section 0.2)."""

    DISCLOSED = "disclosed"
    ANSWERED = "answered"  # yes, no, none
    HELD_WITHHELD = "held-withheld"
    NOT_HELD = "not-held"
    NEITHER = "neither"
    COST = "cost"
    VEXATIOUS = "vexatious"
    CLARIFY = "clarify"
    FEE = "fee"
    POINTER = "pointer"  # s.21
    FUTURE = "future"  # s.22
    TRANSFER = "transfer"
    OUTSIDE = "outside"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it stands."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """An answer as it stands in a letter."""

    questions: tuple[str, ...]  # numbers of the questions it belongs to
    outcome: Outcome
    held: Held
    span: Span  # the answer's own words, from its first to its last
    provisions: tuple[Citation, ...] = ()  # relied on by the authority, wherever the letter names them
    public_interest: Span | None = None  # where the public interest is weighed for this answer
    stances: frozenset[Stance] = frozenset()
    shared: tuple[Span, ...] = ()  # general passages elsewhere that belong to this answer too


@dataclass(frozen=True, slots=True)
class Notices:
    """Where the letter tells the applicant of each right or term; None where it does not."""

    review: Span | None = None
    commissioner: Span | None = None
    reuse: Span | None = None
    marketing: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole letter, read. truncated: the text is known to stop before its end."""

    text: str
    kind: str  # "request" | "response"
    truncated: bool = False
    reference: Found[str] | None = None
    requested_on: Found[date] | None = None
    responded_on: Found[date] | None = None
    regimes: tuple[Regime, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[ReadAnswer, ...] = ()
    notices: Notices = field(default_factory=Notices)
    personal: tuple[Span, ...] = ()
