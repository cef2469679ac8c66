"""Put a message to a person: the desk does not know what it is, or may not decide."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.models import Case, Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor


@transaction.atomic
def put_to_person(*, message: Message, words: str, suggests: str = "", by: Actor, at: datetime) -> Task:
    """The task to place a message. words: why the desk did not; suggests: the reference of a case it may belong to."""
    case = Case.objects.filter(reference=suggests).first() if suggests else None
    message.state = MessageState.TASK
    message.save(update_fields=["state"])
    record("mail-put-to-person", by=by.key, at=at, subject=f"message:{message.pk}", digest=message.digest)
    return Task.objects.create(kind="unplaced-mail", words=words, case=case, message=message, at=at)
