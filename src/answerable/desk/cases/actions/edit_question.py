"""Edit a question: its words, the law it stands under, whether it asks for the applicant's own data."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import Regime, answer_from
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.propose import own_data_values
from answerable.desk.cases.actions.questions import provisions, question_of, require_current, says_something
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.own_data import is_own
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

    A request all of whose questions are subject access is one itself, and is none once a question is not.
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
    if is_own(case, question):
        question.proposal, question.proposed_on = own_data_values(question.number), uk_day(at)
    question.version += 1
    question.save()
    _stand_under(case)
    question.refresh_from_db(fields=["regime"])
    was_approved = lose_approval(case)
    reckon(case)
    settle(case, uk_day(at))
    data = {"regime": regime.value, "own_data": is_own_data, "taken_back": was_approved}
    record("question-edited", by=by.key, at=at, case=reference, subject=f"question:{number}", words=words, data=data)
    return question


def _stand_under(case: Case) -> None:
    """Subject access is the law of a case where it is that of every question, and only there."""
    rows, own = list(case.questions.all()), Regime.DPA.value
    laws = [row.regime or case.regime for row in rows]
    others = [law for law in laws if law != own]
    if (case.regime == own) == (not others):
        return
    case.regime = others[0] if others else own
    for row, law in zip(rows, laws, strict=True):
        row.regime = "" if law == case.regime else law
    Question.objects.bulk_update(rows, ["regime"])
