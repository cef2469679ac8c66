"""Paid: the fee has come, and the clock runs on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.events import end_of_wait, require_past
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import FEE
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def paid(*, reference: str, on: date, by: Actor, at: datetime) -> Case:
    """The case, being answered again from the day that the fee was paid. Refuses a day to come (BadDay)."""
    case = access.for_change(reference, by=by, to="paid")
    require_past(on, today=uk_day(at), what="the day the fee was paid")
    event = end_of_wait(case, FEE, on=on, by=by, at=at)
    move(case, "paid")
    reckon(case)
    settle(case, uk_day(at))
    record("fee-paid", by=by.key, at=at, case=reference, data={"on": on.isoformat(), "event": event})
    return case
