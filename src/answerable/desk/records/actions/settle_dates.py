"""Settle the order of a capture's dates, which its file does not tell."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.models import Capture, Step
from answerable.desk.records.steps import go_on
from answerable.errors import WrongValue


@transaction.atomic
def settle_dates(*, number: int, order: str, by: Actor, at: datetime) -> Capture:
    """The capture, which goes on with its dates read in that order.

    Refuses whoever may not capture its chat (NotAllowed), a capture that asks nothing (CaptureElsewhere), and an order that
    is none of its choices (WrongValue).
    """
    found = access.for_change(number, by=by, at_step=(Step.ASKING,))
    orders = [key for key, _ in found.choices]
    if order not in orders:
        raise WrongValue(field="order", value=order, where=f"capture {number}", wanted=" or ".join(orders))
    found.date_order, found.step = order, Step.RECEIVED
    found.save()
    record("capture-settled", by=by.key, at=at, subject=found.subject, data={"order": order})
    go_on.enqueue(found.pk, found.position)
    return found
