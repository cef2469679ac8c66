"""Correct the day of something that moved the clock: a reply, a payment, a notice. The wrong entry stays, marked as void."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.events import require_order, require_past
from answerable.desk.cases.actions.reasons import require_reason
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, ClockEvent
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing
from answerable.law import uk_day


@transaction.atomic
def correct_event(*, reference: str, event: int, on: date, reason: str, by: Actor, at: datetime) -> Case:
    """The case, with that event on another day. event: its key.

    Refuses a day to come (BadDay), one that does not go with the other events (a LawError), an event that is
    not there or void already (NoSuchThing), and a correction without its reason (NotComplete).
    """
    case = access.for_change(reference, by=by, to="correct-receipt")
    row = ClockEvent.objects.filter(case=case, pk=event, voided_at=None).first()
    if row is None:
        raise NoSuchThing(thing="such event", where=reference)
    require_past(on, today=uk_day(at), what="the day that it happened")
    why = "The day decides whether the answer is in time; a change of it must be explained."
    words = require_reason(
        reason, thing="This correction", where=reference, why=why, do="Write how you know the right day."
    )
    if row.on == on:
        return case
    require_order(case, row.name, on=on, questions=row.questions, but=row)
    was_on, was_due_on = row.on, case.due_on
    _replace(row, on=on, note=words, by=by, at=at)
    was_approved = lose_approval(case)
    reckon(case)
    settle(case, uk_day(at))
    data = {
        "event": row.name,
        "on": [was_on.isoformat(), on.isoformat()],
        "due_on": [day.isoformat() if day else None for day in (was_due_on, case.due_on)],
        "taken_back": was_approved,
    }
    record(
        "event-corrected",
        by=by.key,
        at=at,
        case=reference,
        subject=f"event:{row.pk}",
        words=words,
        data=data,
    )
    return case


def _replace(row: ClockEvent, *, on: date, note: str, by: Actor, at: datetime) -> None:
    """The event is void, and another with the same name stands for it."""
    row.voided_at = at
    row.save(update_fields=["voided_at"])
    ClockEvent.objects.create(
        case=row.case, clock=row.clock, name=row.name, on=on, until_on=row.until_on, questions=row.questions,
        note=note, by=by.person, at=at,
    )  # fmt: skip
