"""Transfer: tell the applicant which other authority is likely to hold what they ask for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind, Outcome
from answerable.desk.cases import access
from answerable.desk.cases.actions.closing import close
from answerable.desk.cases.actions.complete import require_complete
from answerable.desk.cases.actions.events import happened, stand_still
from answerable.desk.cases.actions.notices import send_notice
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import begin, move, settle
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.casefiles import answer_of
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def transfer(*, reference: str, is_passed_on: bool, by: Actor, at: datetime) -> Case:
    """The case, ended where every question is held by somebody else; the others of it are answered as they were.

    is_passed_on: the request has been sent on to the other authority; otherwise the applicant is told to ask it.
    Refuses a letter that anything stops (LetterStopped), such as one that names no authority.
    """
    case, on = access.for_change(reference, by=by, to="transfer"), uk_day(at)
    details = {"transferred_on": on.isoformat()} if is_passed_on else {}
    row, values = send_notice(case, kind=LetterKind.TRANSFER, details=details, by=by, at=at)
    questions = list(case.questions.all())
    theirs = [question for question in questions if question.outcome == Outcome.TRANSFERRED]
    for question in theirs:
        require_complete(case, number=question.number, answer=answer_of(question), on=on)
        question.is_finished = True
        question.version += 1
        question.save(update_fields=["is_finished", "version"])
    happened(case, "transferred", on=on, by=by, at=at, questions=[question.pk for question in theirs])
    if len(theirs) == len(questions):
        move(case, "transfer")
        close(case, at=at)
    else:
        begin(case, by=by)
        stand_still(case)
        reckon(case)
    settle(case, on)
    data = {**values, "questions": [question.number for question in theirs], "passed_on": is_passed_on}
    record("transferred", by=by.key, at=at, case=reference, subject=f"letter:{row.pk}", digest=row.digest, data=data)
    return case
