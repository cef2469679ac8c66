"""Extend: take more time, for the public interest (FOIA s.10(3)) or for complexity and volume (EIR reg.7(1))."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import LetterKind, Regime
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.events import happened
from answerable.desk.cases.actions.notices import send_notice
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import begin, settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay
from answerable.law import long_day, uk_day

_IN_TIME = (
    "The applicant must be told within the first limit (FOIA s.17(1), EIR reg.7(3)); after it the answer is late."
)


@transaction.atomic
def extend(
    *,
    reference: str,
    decide_by: date,
    by: Actor,
    at: datetime,
    complexity: str = "",
    volume: str = "",
) -> Case:
    """The case with its later day, and the notice sent. Under FOIA only while a qualified exemption is being weighed.

    complexity and volume: what makes the request so, which the EIR ask for. Refuses a notice after the first
    limit and a day that is no later than it (BadDay), and a notice that anything stops (LetterStopped).
    """
    case, on = access.for_change(reference, by=by, to="extend"), uk_day(at)
    if case.due_on and on > case.due_on:
        raise BadDay(day=long_day(on), fault=f"the first limit was {long_day(case.due_on)}", where="the notice", why=_IN_TIME, do="Answer as soon as you can; the letter says by itself that it is late.")  # fmt: skip
    if case.due_on and decide_by <= case.due_on:
        raise BadDay(day=long_day(decide_by), fault=f"the answer is due on {long_day(case.due_on)} in any case", where="decide by", why="A notice of more time that gives none would mislead.", do="Choose a later day, or answer in time.")  # fmt: skip
    details = {"decide_by": decide_by.isoformat(), "complexity": complexity, "volume": volume}
    row, values = send_notice(case, kind=LetterKind.EXTENSION, details=details, by=by, at=at)
    name = "public_interest" if case.regime == Regime.FOIA else "extension"
    happened(case, name, on=on, until_on=decide_by, by=by, at=at)
    was_approved = lose_approval(case)
    begin(case, by=by)
    reckon(case)
    settle(case, on)
    data = {**values, "decide_by": decide_by.isoformat(), "taken_back": was_approved}
    record("extended", by=by.key, at=at, case=reference, subject=f"letter:{row.pk}", digest=row.digest, data=data)
    return case
