"""Start on a new case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def start(*, reference: str, by: Actor, at: datetime) -> Case:
    """The case, being answered from now on; the officer who starts on a case that nobody has takes it."""
    case = access.for_change(reference, by=by, to="start")
    move(case, "start")
    case.owner = case.owner or by.person
    settle(case, uk_day(at))
    record("started", by=by.key, at=at, case=reference)
    return case
