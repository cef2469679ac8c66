"""The jobs of the index."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.desk.memory.index import clearing
from answerable.desk.memory.index.gathering import LEAST, gather, work_out_meaning

AT_ONCE = 500


@task(single=True)
def gather_wordings() -> None:
    """Put what waits into the index, where there is enough of it; nothing is found any later for it."""
    gather(at=timezone.now(), least=LEAST)


@task(single=True)
def work_out() -> None:
    """Work out the meaning of questions that have none yet; goes on until none is left."""
    if work_out_meaning(most=AT_ONCE, at=timezone.now()) == AT_ONCE:
        work_out.enqueue()


@task(single=True)
def clear_out() -> None:
    """Take out of the index what is gone: destroyed, removed or worded otherwise by now."""
    clearing.clear_out()
