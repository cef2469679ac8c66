"""A letter of ours came back: it did not reach whom it was for, and the time it was to keep may still run."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.models import Case, Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor


@transaction.atomic
def return_mail(*, sent: Message, report: Message, words: str, reference: str = "", by: Actor, at: datetime) -> Task:
    """The task on the case whose letter came back; the letter's message says that it was returned, and why."""
    sent.state, sent.note = MessageState.RETURNED, words
    sent.save(update_fields=["state", "note"])
    case = Case.objects.filter(reference=reference).first() if reference else None
    record(
        "mail-returned",
        by=by.key,
        at=at,
        case=reference,
        subject=f"message:{sent.pk}",
        digest=report.digest,
        data={"report": report.pk},
    )
    return Task.objects.create(kind="bounce", words=words, case=case, message=report, at=at)
