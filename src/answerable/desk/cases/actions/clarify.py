"""Clarify: ask the applicant what is meant. The clock waits for them, where the law says so."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.events import happened
from answerable.desk.cases.actions.notices import send_notice
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def clarify(*, reference: str, by: Actor, at: datetime, reply_by: date | None = None) -> Case:
    """The case, waiting for the applicant. Asks about each question whose outcome is clarification.

    Refuses a letter that anything stops (LetterStopped): one that asks nothing, or asks why.
    """
    case, on = access.for_change(reference, by=by, to="clarify"), uk_day(at)
    details = {"reply_by": reply_by.isoformat()} if reply_by else {}
    row, values = send_notice(case, kind=LetterKind.CLARIFICATION, details=details, by=by, at=at)
    happened(case, "clarification_asked", on=on, by=by, at=at)
    move(case, "clarify")
    reckon(case)
    settle(case, on)
    record(
        "clarification-asked",
        by=by.key,
        at=at,
        case=reference,
        subject=f"letter:{row.pk}",
        digest=row.digest,
        data=values,
    )
    return case
