"""Correct the day of receipt, from which the clock runs."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.events import require_past
from answerable.desk.cases.actions.reasons import require_reason
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.cases.queries.clocks import response_deadlines
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import long_day, uk_day


@transaction.atomic
def correct_receipt(*, reference: str, received_on: date, reason: str, by: Actor, at: datetime) -> Case:
    """The case, counted from another day of receipt, with the reason kept in its correspondence.

    Refuses a day to come (BadDay), one after something that happened since (a LawError), and a correction
    without its reason (NotComplete). The letters say the day, so an approval is taken back.
    """
    case = access.for_change(reference, by=by, to="correct-receipt")
    require_past(received_on, today=uk_day(at), what="the day of receipt")
    why = "The day of receipt decides whether the answer is in time; a change of it must be explained (FOIA s.10(6))."
    do = "Write how you know: the stamp on the letter, the header of the mail."
    reason = require_reason(reason, thing="This correction", where=reference, why=why, do=do)
    was, was_due_on = case.received_on, case.due_on
    if was == received_on:
        return case
    case.received_on = received_on
    if case.answer_due_on:
        case.answer_due_on = response_deadlines(case)[0].due.due_on
    was_approved = lose_approval(case)
    reckon(case)
    words = f"Received on {long_day(received_on)}, not on {long_day(was)}. {reason}"
    Correspondence.objects.create(
        case=case, is_incoming=False, kind="note", at=at, title="Day of receipt corrected", text=words, by=by.person
    )
    settle(case, uk_day(at))
    data = {
        "received_on": [was.isoformat(), received_on.isoformat()],
        "due_on": [day.isoformat() if day else None for day in (was_due_on, case.due_on)],
        "taken_back": was_approved,
    }
    record("receipt-corrected", by=by.key, at=at, case=reference, words=reason, data=data)
    return case
