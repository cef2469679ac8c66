"""Edit a question: its words, the law it stands under, whether it asks for the applicant's own data."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import Regime, answer_from
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.questions import provisions, question_of, require_current, says_something
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Question
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NothingAsked
from answerable.law import uk_day


@transaction.atomic
def edit_question(  # noqa: PLR0913  # each thing that can be edited by its name
    *,
    reference: str,
    number: str,
    text: str,
    regime: Regime,
    is_own_data: bool,
    version: int,
    by: Actor,
    at: datetime,
) -> Question:
    """The question as edited. Its answer stays, and has to be finished again: it answered other words or another law.

    Refuses a version that somebody has replaced (ChangedMeanwhile) and a question without words (NothingAsked).
    """
    case = access.for_change(reference, by=by, to="edit-request")
    question = question_of(case, number)
    kept = "" if regime == case.regime else regime.value
    words = text.strip()
    if (question.text, question.regime, question.is_own_data) == (words, kept, is_own_data):
        return question
    require_current(question, version)
    if not says_something(words):
        raise NothingAsked(where=f"question {number}")
    question.text, question.regime, question.is_own_data = words, kept, is_own_data
    question.is_finished = False
    question.provisions = provisions(answer_from(question.answer), regime) if question.answer else ""
    question.version += 1
    question.save()
    was_approved = lose_approval(case)
    reckon(case)
    settle(case, uk_day(at))
    data = {"regime": regime.value, "own_data": is_own_data, "taken_back": was_approved}
    record("question-edited", by=by.key, at=at, case=reference, subject=f"question:{number}", words=words, data=data)
    return question
