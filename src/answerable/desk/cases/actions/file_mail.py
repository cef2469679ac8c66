"""File a message on a case that is there already: a reply, material, a complaint. Its owner gets a task to read it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_asked
from answerable.desk.cases.actions.settling import settle_mail
from answerable.desk.cases.models import Case, Correspondence, Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import DESK, Actor


@transaction.atomic
def file_mail(*, reference: str, message: Message, words: str = "", task: str = "", by: Actor, at: datetime) -> Case:
    """The case, with the message among its correspondence. A message that is filed there already is left as it is.

    words: what the owner should do about it, as a task of that kind; no task where it is empty.
    Refuses a case that is not there or not open to this actor (NoSuchThing, NotAllowed).
    """
    case = access.for_change(reference, by=by, to="correspond")
    if Correspondence.objects.filter(case=case, message=message).exists():
        return case
    row = Correspondence.objects.create(
        case=case,
        is_incoming=True,
        kind="reply",
        at=message.at,
        title=message.subject[:300],
        text=message.text,
        message=message,
        by=by.person,
    )
    row.files.set(message.attachments.all())
    hold_asked(case, by=DESK, at=at)
    settle_mail(message=message, how=f"filed on {reference}", by=by, at=at)
    message.state = MessageState.FILED
    message.save(update_fields=["state"])
    if task:
        Task.objects.create(kind=task, words=words, case=case, message=message, at=at)
    record("mail-filed", by=by.key, at=at, case=reference, subject=f"message:{message.pk}", digest=message.digest)
    return case
