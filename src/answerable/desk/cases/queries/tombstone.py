"""What stays of a request whose file was destroyed: the statistical part of the request log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Outcome
from answerable.desk.cases.models import Case
from answerable.law import uk_day


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The disposal that says so, the days, and what became of each question."""

    disposal: int
    destroyed_on: date
    received_on: date
    answered_on: date | None
    closed_on: date | None
    questions: tuple[tuple[str, str], ...]  # number and outcome


def tombstone(case: Case, words: Mapping[Outcome, str]) -> Tombstone | None:
    """What stays of it; None while its file is there. words: what each outcome is called."""
    if case.disposed_at is None or case.disposal is None:
        return None
    rows = case.questions.values_list("number", "outcome")
    return Tombstone(
        disposal=case.disposal,
        destroyed_on=uk_day(case.disposed_at),
        received_on=case.received_on,
        answered_on=case.answered_on,
        closed_on=uk_day(case.closed_at) if case.closed_at else None,
        questions=tuple((number, words[Outcome(outcome)]) for number, outcome in rows),
    )
