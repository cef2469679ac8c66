"""Clarified: the applicant has said what is meant. The clock begins again on the day that it came."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Outcome
from answerable.desk.cases import access
from answerable.desk.cases.actions.events import end_of_wait, require_past
from answerable.desk.cases.actions.questions import put_answer
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def clarified(*, reference: str, on: date, by: Actor, at: datetime, words: str = "") -> Case:
    """The case, being answered again. What was asked about stands open; what was said of it stays among its versions.

    words: what the applicant said, where it did not come by mail. Refuses a day to come (BadDay).
    """
    case = access.for_change(reference, by=by, to="clarified")
    require_past(on, today=uk_day(at), what="the day the clarification came")
    for question in case.questions.filter(outcome=Outcome.CLARIFICATION.value).select_related("case"):
        put_answer(question, None, by=by, at=at)
    if words.strip():
        Correspondence.objects.create(
            case=case, is_incoming=True, kind="reply", at=at, title="Clarification", text=words.strip(), by=by.person
        )
    event = end_of_wait(case, on=on, by=by, at=at)
    move(case, "clarified")
    reckon(case)
    settle(case, uk_day(at))
    data = {"on": on.isoformat(), "event": event}
    record("clarified", by=by.key, at=at, case=reference, digest=digest_of(words) if words else "", data=data)
    return case
