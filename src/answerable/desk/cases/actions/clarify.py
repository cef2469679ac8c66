"""Clarify: ask the applicant what is meant. What is unclear waits for them; the rest of the request keeps its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from answerable.casefile import LetterKind, Outcome
from answerable.desk.cases import access
from answerable.desk.cases.actions.events import happened, stand_still
from answerable.desk.cases.actions.notices import send_notice
from answerable.desk.cases.actions.questions import question_of
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import begin, settle
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.casefiles import ABOUT, APART, WAITING
from answerable.desk.cases.queries.clocks import owed, waits
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete
from answerable.law import uk_day


@transaction.atomic
def clarify(
    *, reference: str, questions: Sequence[str] = (), reply_by: date | None = None, by: Actor, at: datetime
) -> Case:
    """The case, with the applicant asked what these questions mean; without numbers, all whose answer says that.

    It goes on with its last day where another question is clear (FOIA s.1(3) lets only what is unclear wait), and
    waits for the applicant where none is. Refuses a question whose answer does not say what is unclear, or that
    waits already (NotComplete), and a letter that anything stops (LetterStopped): one that asks nothing, or asks why.
    """
    case, on = access.for_change(reference, by=by, to="clarify"), uk_day(at)
    rows = _meant(case, questions)
    details = {**_told(case, rows), **({"reply_by": reply_by.isoformat()} if reply_by else {})}
    row, values = send_notice(case, kind=LetterKind.CLARIFICATION, details=details, by=by, at=at)
    happened(case, "clarification_asked", on=on, by=by, at=at, questions=[question.pk for question in rows])
    begin(case, by=by)
    stand_still(case)
    reckon(case)
    settle(case, on)
    data = {**values, "questions": [question.number for question in rows]}
    record(
        "clarification-asked",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{row.pk}",
        digest=row.digest,
        data=data,
    )
    return case


def _meant(case: Case, numbers: Sequence[str]) -> list[Question]:
    """The questions to ask about. Refuses one that says nothing to ask, and one that was asked about (NotComplete)."""
    waiting = waits(case)
    for number in numbers:
        question = question_of(case, number)
        if question.pk in waiting:
            raise _asked_already(case, question)
        if question.outcome != Outcome.CLARIFICATION:
            raise NotComplete(thing=f"Asking about question {number}", missing="its answer does not say what is unclear", where=case.reference, why="The letter asks in the words of that answer.", do="Open the question, choose “Ask what is meant”, and say what you need to know.")  # fmt: skip
    unclear = list(case.questions.filter(outcome=Outcome.CLARIFICATION.value))
    rows = [row for row in unclear if row.pk not in waiting and (not numbers or row.number in numbers)]
    if unclear and not rows:
        raise _asked_already(case, unclear[0])
    return rows


def _asked_already(case: Case, question: Question) -> NotComplete:
    return NotComplete(thing=f"Asking about question {question.number} again", missing="the applicant was asked already", where=case.reference, why="A second letter before the reply would ask the same.", do="Record their reply first, or write to them.")  # fmt: skip


def _told(case: Case, rows: Sequence[Question]) -> dict[str, str]:
    """What the letter has to know of the questions: which it is about, which others wait, and which it leaves out."""
    waiting, still = waits(case), {row.pk for row in owed(case)}
    others = [row for row in case.questions.all() if row not in rows]
    found = {
        ABOUT: rows,
        WAITING: [row for row in others if row.pk in waiting],
        APART: [row for row in others if row.pk in waiting or row.pk not in still],
    }
    return {name: " ".join(row.number for row in named) for name, named in found.items()}
