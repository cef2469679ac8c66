"""Remove the log of another authority, with every answer that was kept from it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.memory import access
from answerable.desk.memory.actions.steps import put_down
from answerable.desk.memory.models import Step
from answerable.desk.people.actors import Actor

FROM = (Step.READING, Step.READY, Step.KEEPING, Step.KEPT, Step.REFUSED)


@transaction.atomic
def remove_log(*, number: int, by: Actor, at: datetime) -> None:
    """The queue lets go of its answers, its file and the log itself.

    Refuses everyone but officers (NotAllowed), and a log that is being removed already (LogElsewhere).
    """
    log = access.log_for_change(number, by=by, at_step=FROM)
    put_down(log, Step.REMOVING)
    digest = log.stored.sha256 if log.stored else ""
    record("log-removed", by=by.key, at=at, subject=f"others-log:{number}", digest=digest, data={"answers": log.kept})
