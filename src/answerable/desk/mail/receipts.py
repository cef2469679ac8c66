"""A copy of our own message came home by the archive address: proof that the mail server had taken it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from answerable.desk.ledger import recording
from answerable.desk.mail import signals
from answerable.desk.mail.models import Message, MessageState

IN_DOUBT = (MessageState.SENDING, MessageState.QUEUED, MessageState.FAILED)


@transaction.atomic
def came_home(message_id: str, *, at: datetime) -> bool:
    """True where it is a copy of a message of ours; what was in doubt about it is settled: it was sent. Safe to call twice."""
    message = Message.objects.select_for_update().filter(is_incoming=False, message_id=message_id).first()
    if message is None:
        return False
    if message.home_at is None:
        Message.objects.filter(pk=message.pk).update(home_at=at)
    settled = Message.objects.filter(pk=message.pk, state__in=IN_DOUBT)
    if settled.update(state=MessageState.SENT, sent_at=Coalesce("handed_at", "tried_at"), note=""):
        sent(message, at=at)
    return True


def sent(message: Message, *, at: datetime) -> None:
    """The entry of a message that has gone, and word of it to those above."""
    subject, digest = f"message:{message.pk}", message.raw.sha256
    recording.record("mail-sent", by=recording.DESK, at=at, case=message.reference, subject=subject, digest=digest)
    message.refresh_from_db()
    signals.sent.send(sender=Message, message=message, at=at)
