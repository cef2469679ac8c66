"""The questions of a case with the places at which each could be split in two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.casefile import Outcome, Regime
from answerable.desk.cases import access
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import waits
from answerable.desk.people.actors import Actor
from answerable.law import long_day

_BREAK = re.compile(r"(?<=[.?!;:])\s+|\n+|\s+(?=(?:and|or) (?:how|what|when|where|which|who|why)\b)")


@dataclass(frozen=True, slots=True)
class QuestionToEdit:
    """One question as the page of all questions shows it. places: where it could be split, with the words that follow."""

    number: str
    position: int
    text: str
    regime: Regime
    is_own_data: bool
    version: int
    is_finished: bool
    places: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that could be asked about, or that was: what stands beside its box. is_meant: the box is ticked."""

    number: str
    text: str
    hint: str
    is_meant: bool


def to_clarify(reference: str, *, by: Actor) -> tuple[ToAsk, ...]:
    """The questions of a case that the applicant was not asked about yet; meant are those whose answer asks."""
    case = access.for_reading(reference, by=by)
    waiting = waits(case)
    return tuple(
        ToAsk(row.number, row.text, "" if row.outcome == Outcome.CLARIFICATION else "To ask about it, choose “Ask what is meant” in its answer first.", row.outcome == Outcome.CLARIFICATION)
        for row in case.questions.all()
        if row.pk not in waiting
    )  # fmt: skip


def to_be_clear(reference: str, *, by: Actor) -> tuple[ToAsk, ...]:
    """The questions of a case that wait for the applicant to make them clear."""
    case = access.for_reading(reference, by=by)
    waiting = waits(case)
    return tuple(
        ToAsk(row.number, row.text, f"Asked on {long_day(waiting[row.pk])}.", True)
        for row in case.questions.all()
        if row.pk in waiting
    )


def question_rows(case: Case) -> tuple[QuestionToEdit, ...]:
    """All questions of a case, in order."""
    return tuple(
        QuestionToEdit(row.number, row.position, row.text, Regime(row.regime or case.regime), row.is_own_data, row.version, row.is_finished, _places(row.text))
        for row in case.questions.all()
    )  # fmt: skip


def _places(text: str) -> tuple[tuple[int, str], ...]:
    """The starts of sentences, lines and further questions inside a text."""
    return tuple(
        (found.end(), text[found.end() :][:90])
        for found in _BREAK.finditer(text.strip())
        if text[found.end() :].strip()
    )
