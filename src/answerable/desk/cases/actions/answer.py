"""Answer a question: what is decided, the words, the grounds and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable.casefile import Answer, answer_values
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.complete import require_complete
from answerable.desk.cases.actions.questions import answer_digest, put_answer, question_of, require_current
from answerable.desk.cases.actions.standing import begin, settle
from answerable.desk.cases.models import Question
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def answer(  # noqa: PLR0913  # an answer, which one it replaces, and who gives it when
    *,
    reference: str,
    number: str,
    answer: Answer,
    version: int,
    by: Actor,
    at: datetime,
    is_finished: bool = False,
    worksheet: Mapping[str, str] | None = None,
) -> Question:
    """The question with this answer; what it replaces is kept. version: the one that was on the page.

    Refuses a version that somebody has replaced (ChangedMeanwhile), and an answer called finished that lacks
    what the statute needs (NotComplete). Saving the same answer again changes nothing. An approval is taken back.
    """
    case = access.for_change(reference, by=by, to="answer")
    question = question_of(case, number)
    given = replace(answer, questions=(number,))
    hours = question.worksheet if worksheet is None else dict(worksheet)
    if (question.answer, question.is_finished, question.worksheet) == (answer_values(given), is_finished, hours):
        return question
    require_current(question, version)
    if is_finished:
        require_complete(case, number=number, answer=given, on=uk_day(at))
    question.worksheet = hours
    put_answer(question, given, by=by, at=at, is_finished=is_finished)
    was_approved = lose_approval(case)
    begin(case, by=by)
    settle(case, uk_day(at))
    data = {
        "outcome": question.outcome,
        "version": question.version,
        "finished": is_finished,
        "taken_back": was_approved,
    }
    subject, digest = f"question:{number}", answer_digest(question)
    record("answered", by=by.key, at=at, case=reference, subject=subject, digest=digest, data=data)
    return question
