"""Which messages the desk has: by identifier, by whom they went to, by who keeps writing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from answerable.desk.mail.models import Message, MessageState

FINISHED = (MessageState.FILED, MessageState.TASK, MessageState.SET_ASIDE)


def ours(identifiers: Collection[str]) -> tuple[Message, ...]:
    """Our own messages with these identifiers, in the order of the identifiers."""
    rows = Message.objects.filter(is_incoming=False, message_id__in=identifiers)
    found = {row.message_id: row for row in rows}
    return tuple(found[identifier] for identifier in identifiers if identifier in found)


def last_sent_to(recipients: Collection[str], *, since: datetime) -> Message | None:
    """The latest message of ours to any of these addresses."""
    named = Q()
    for address in recipients:
        named |= Q(recipients__icontains=address)
    rows = Message.objects.filter(named, is_incoming=False, at__gte=since)
    wanted = {address.lower() for address in recipients}
    return next((row for row in rows.order_by("-id") if wanted & set(row.recipients.lower().splitlines())), None)


def already_in(message: Message, *, message_id: str) -> tuple[Message, ...]:
    """Earlier messages in with the same bytes from another source, or the same identifier."""
    earlier = Message.objects.filter(is_incoming=True, id__lt=message.pk)
    same = list(earlier.filter(digest=message.digest)[:5])
    if message_id:
        same += earlier.filter(message_id=message_id, state__in=FINISHED).exclude(digest=message.digest)[:20]
    return tuple(same)


def lately_from(sender: str, *, since: datetime) -> int:
    """How many messages of this sender became cases, or were filed, since then."""
    rows = Message.objects.filter(is_incoming=True, sender=sender, at__gte=since, state=MessageState.FILED)
    return rows.count()
