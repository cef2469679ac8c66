"""Reopen: a request that was withdrawn, lapsed or transferred is answered after all."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.events import end_of_wait, require_past, stands_still
from answerable.desk.cases.actions.holds import hold_case
from answerable.desk.cases.actions.reasons import require_reason
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import ASKED, FEE
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.law import uk_day


@transaction.atomic
def reopen(*, reference: str, reason: str, on: date, by: Actor, at: datetime) -> Case:
    """The case, being answered again. on: the day of what reopens it, which also ends a wait for the applicant.

    Refuses a day to come (BadDay) and a reopening without its reason (NotComplete).
    """
    case = access.for_change(reference, by=by, to="reopen")
    require_past(on, today=uk_day(at), what="the day it is reopened")
    why, do = "The clock runs on, and the history must say why.", "Write what the applicant asked for, and when."
    words = require_reason(reason, thing="This reopening", where=reference, why=why, do=do)
    event = _waited_for(case, on=on, by=by, at=at) if stands_still(case) else ""
    move(case, "reopen")
    case.closed_at = None
    reckon(case)
    settle(case, uk_day(at))
    hold_case(case, by=DESK, at=at)
    record(
        "reopened",
        by=by.key,
        at=at,
        case=reference,
        words=words,
        data={"on": on.isoformat(), "event": event},
    )
    return case


def _waited_for(case: Case, *, on: date, by: Actor, at: datetime) -> str:
    """What reopens it is what it stood still for: the fee, or else what was unclear."""
    return end_of_wait(case, FEE, on=on, by=by, at=at) or end_of_wait(case, ASKED, on=on, by=by, at=at)
