"""Charge: send a fees notice. The clock stands still until the fee is paid (FOIA s.10(2))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

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
def charge(*, reference: str, details: Mapping[str, str], by: Actor, at: datetime) -> Case:
    """The case, waiting for the fee. details: fee, fee_for, how_to_pay; under the EIR also schedule.

    Refuses a notice that lacks one of them (LetterStopped).
    """
    case, on = access.for_change(reference, by=by, to="charge"), uk_day(at)
    row, values = send_notice(case, kind=LetterKind.FEES_NOTICE, details=details, by=by, at=at)
    happened(case, "fees_notice", on=on, by=by, at=at)
    move(case, "charge")
    reckon(case)
    settle(case, on)
    record("fee-asked", by=by.key, at=at, case=reference, subject=f"letter:{row.pk}", digest=row.digest, data=values)
    return case
