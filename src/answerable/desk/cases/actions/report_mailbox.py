"""Tell people that a mailbox gives nothing, and that it does again: requests may be lying there unread."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.models import Task
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor

KIND = "mailbox"


@transaction.atomic
def report_mailbox(*, source: str, fault: str, by: Actor, at: datetime) -> None:
    """One open task a mailbox while it does not answer; it is done as soon as it does. fault is empty where it does."""
    waiting = Task.objects.filter(kind=KIND, done_at=None, words__contains=source)
    if bool(fault) == waiting.exists():
        return
    if fault:
        Task.objects.create(kind=KIND, words=fault, at=at)
    else:
        waiting.update(done_at=at, done_by=by.person, done_how="It answers again.")
    record("mailbox-silent" if fault else "mailbox-answers", by=by.key, at=at)
