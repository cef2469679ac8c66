"""Carry out an approved disposal: the queue destroys its items one by one, each whole or not at all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.actions.steps import at_step
from answerable.desk.retention.actions.tasks import go_on
from answerable.desk.retention.models import Disposal, Fate, Step
from answerable.desk.retention.schedule import schedule


@transaction.atomic
def carry_out(*, number: int, by: Actor, at: datetime) -> Disposal:
    """The disposal, running. Refuses who may not (NotAllowed), and one that is not approved (DisposalElsewhere)."""
    access.require_keeper(by, to="carry out a disposal")
    disposal = at_step(number, Step.APPROVED)
    disposal.step, disposal.started_by, disposal.schedule_version = Step.RUNNING, by.key, schedule().version
    disposal.save()
    items = disposal.items.filter(fate=Fate.DUE).count()
    record("disposal-started", by=by.key, at=at, subject=f"disposal:{number}", data={"to_destroy": items})
    go_on.enqueue(number)
    return disposal
