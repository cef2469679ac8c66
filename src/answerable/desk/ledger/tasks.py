"""What workers do for the log: seal it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.sealing import EVERY, KEY_ACTS, seal


@task(single=True)
def seal_log() -> None:
    """Seal what has been recorded."""
    seal(at=timezone.now())


def hear(sender: type[Entry], *, entry: Entry, **more: object) -> None:
    """An act was recorded: a key act, and each hundredth entry, is sealed as soon as a worker is free."""
    if entry.kind in KEY_ACTS or entry.pk % EVERY == 0:
        seal_log.enqueue()
