"""The job of checking: letters that went are checked in the background, some at a time."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from answerable.desk.checks.keeping import check_waiting

AT_ONCE = 100


@task(single=True)
def check_letters() -> None:
    """Check what has gone since the last time, or all where the rule book is another; goes on until nothing waits."""
    if check_waiting(most=AT_ONCE, at=timezone.now()):
        check_letters.enqueue()
