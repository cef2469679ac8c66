"""What memory takes and gives, as plain values: an answer to keep, and an answer that is like a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.casefile import Basis


@dataclass(frozen=True, slots=True)
class Given:
    """One question with its answer, to be kept. log: the number of the log it stands in; None for ours."""

    letter: str
    number: str
    question: str
    answer: str
    outcome: str  # an Outcome's value
    provisions: tuple[str, ...] = ()
    regime: str = ""
    heading: str = ""
    publisher: str = ""
    address: str = ""
    slug: str = ""
    place: int = 0
    asked_on: date | None = None
    answered_on: date | None = None
    because: tuple[Basis, ...] = ()
    log: int | None = None
    standing: int | None = None  # of a question of a standing answer


@dataclass(frozen=True, slots=True)
class Like:
    """A wording that is like a question asked. kind: "same" or "related". answers: numbers of Earlier, ours and newest first."""

    wording: int
    score: float
    kind: str
    why: str
    answers: tuple[int, ...]
    of: int  # how many answers there are to it in all
