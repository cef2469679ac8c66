"""Set a message aside: nothing is done about it. It stays where it can be found, and can still become a case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.settling import settle_mail
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor
from answerable.desk.post.access import require_placer


@transaction.atomic
def set_aside(*, message: Message, note: str, by: Actor, at: datetime) -> None:
    """The message set aside, with the reason. Refuses whoever may not place mail (NotAllowed)."""
    require_placer(by)
    message.state = MessageState.SET_ASIDE
    message.note = f"{message.note}\n{note}".strip()
    message.save(update_fields=["state", "note"])
    settle_mail(message=message, how="set aside", by=by, at=at)
    record("mail-set-aside", by=by.key, at=at, subject=f"message:{message.pk}", digest=message.digest)
