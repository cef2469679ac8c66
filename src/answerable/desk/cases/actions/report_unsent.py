"""Tell people that a message of ours was not sent, or that nobody knows; and that it was, where that comes out later."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.models import Case, Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor

KIND = "not-sent"


@transaction.atomic
def report_unsent(*, message: Message, by: Actor, at: datetime) -> None:
    """One open task a message while it is not sent, on the case that it was written for; it is done once it is sent."""
    waiting = Task.objects.filter(kind=KIND, message=message, done_at=None)
    is_unsent = message.state == MessageState.FAILED
    if is_unsent == waiting.exists():
        return
    if is_unsent:
        case = Case.objects.filter(reference=message.reference).first() if message.reference else None
        Task.objects.create(kind=KIND, words=message.note, case=case, message=message, at=at)
    else:
        waiting.update(done_at=at, done_by=by.person, done_how="It was sent after all.")
    told = "unsent-told" if is_unsent else "unsent-settled"
    record(told, by=by.key, at=at, case=message.reference, subject=f"message:{message.pk}")
