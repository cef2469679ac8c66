"""The questions of a case with the places at which each could be split in two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.casefile import Regime
from answerable.desk.cases.models import Case

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
