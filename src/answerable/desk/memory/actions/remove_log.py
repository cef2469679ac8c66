"""Remove the log of another authority, with every answer that was kept from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.memory import access
from answerable.desk.memory.actions.steps import put_down
from answerable.desk.memory.models import Log, Step
from answerable.desk.people.actors import DESK, Actor

FROM = (Step.READING, Step.READY, Step.KEEPING, Step.KEPT, Step.REFUSED)
NEVER_KEPT = (Step.READY, Step.REFUSED)
WAITS = timedelta(days=30)  # for somebody to keep it


@transaction.atomic
def remove_log(*, number: int, by: Actor, at: datetime) -> None:
    """The queue lets go of its answers, its file and the log itself.

    Refuses everyone but officers (NotAllowed), and a log that is being removed already (LogElsewhere).
    """
    log = access.log_for_change(number, by=by, at_step=FROM)
    _remove(log, by=by, at=at)


def remove_never_kept(*, at: datetime) -> None:
    """Remove what was brought in and has waited thirty days without anybody keeping it."""
    for number in list(Log.objects.filter(step__in=NEVER_KEPT, read_at__lt=at - WAITS).values_list("pk", flat=True)):
        with transaction.atomic():
            log = Log.objects.select_for_update(of=("self",)).filter(pk=number, step__in=NEVER_KEPT).first()
            if log:
                _remove(log, by=DESK, at=at)


def _remove(log: Log, *, by: Actor, at: datetime) -> None:
    put_down(log, Step.REMOVING)
    digest = log.stored.sha256 if log.stored else ""
    record("log-removed", by=by.key, at=at, subject=f"others-log:{log.pk}", digest=digest, data={"answers": log.kept})
