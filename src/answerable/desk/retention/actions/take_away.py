"""Take away requests that never came in here: an import that is undone. The record of it stays, as of any disposal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.retention import locks
from answerable.desk.retention.actions.covering import released
from answerable.desk.retention.models import Disposal, DisposalItem, Fate, Hold, Step

METHOD = "Rows deleted: they were taken in by mistake."


@contextmanager
def taking_away(cases: Collection[str], *, why: str, by: Actor, at: datetime) -> Iterator[None]:
    """While this is open the database lets these requests go; the holds that came with them are lifted.

    Another hold on one of them still stops it, and with it the whole: nothing is taken away then.
    """
    with transaction.atomic():
        locks.alone()
        for held in Hold.objects.select_for_update().filter(case__in=cases, released_at=None):
            released(held, f"{why[:1].upper()}{why[1:]}.", [], by, at)
        run = Disposal.objects.create(step=Step.RUNNING, why=why, method=METHOD, begun_by=by.key, begun_at=at)
        DisposalItem.objects.bulk_create(
            DisposalItem(disposal=run, subject=f"case:{case}", kind="case", title=f"Request {case}") for case in cases
        )
        yield
        run.items.update(fate=Fate.DESTROYED, ended_at=at)
        run.step, run.ended_at = Step.DONE, at
        run.save()
