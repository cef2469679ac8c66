"""Letters that nobody holds, and letters in doubt: each minute they are looked after.

In doubt is a letter that was handed over and of which no reply was kept. docs/decisions/0014-mail-that-goes-once.md.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from answerable.desk.mail.delivery import PROBE, fail, put_in_queue, this_attempt
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.sending import Outgoing, compose

LOST = timedelta(minutes=15)  # a message that nobody has touched for so long is put in the queue again
UNKNOWN = (
    "The mail server was given this message and its reply was lost, so it may have gone. Ask the recipient, or look in the"
    " mail server’s log, before sending it again."
)


@task(single=True)
def look_after() -> None:
    """By the timetable, each minute: messages that nobody holds are put in the queue, those in doubt are settled."""
    at = timezone.now()
    ours = Message.objects.filter(is_incoming=False)
    for message in ours.filter(
        Q(state=MessageState.QUEUED) | Q(state=MessageState.SENDING, handed_at=None), tried_at__lt=at - LOST
    ):
        put_in_queue(message)
    wait = timedelta(seconds=settings.MAIL_WAIT)
    for message in ours.filter(state=MessageState.SENDING, handed_at__lt=at - wait).select_related("raw"):
        _settle(message, wait=wait, at=at)


def _settle(message: Message, *, wait: timedelta, at: datetime) -> None:
    """It may have gone, and the time for its copy to come home is over.

    That no copy came proves something only while the way home works: a message handed over later has come home by it.
    """
    mine = this_attempt(message).filter(state=MessageState.SENDING, handed_at=message.handed_at, home_at=None)
    if not message.has_copy or message.source == PROBE:
        fail(mine, message, UNKNOWN, at=at)
        return
    later = Message.objects.filter(is_incoming=False, handed_at__gt=message.handed_at)
    if later.filter(home_at__isnull=False).exists():
        with transaction.atomic():
            if mine.update(
                state=MessageState.QUEUED,
                handed_at=None,
                has_copy=False,
                tried_at=at,
                note="It did not go; it is sent again.",
            ):
                put_in_queue(message)
    elif at - (message.handed_at or at) > 3 * wait:
        fail(mine, message, UNKNOWN, at=at)
    elif not Message.objects.filter(source=PROBE, at__gt=message.handed_at).exists():
        _ask_the_way(at=at)


def _ask_the_way(*, at: datetime) -> None:
    """A message of ours to ourselves."""
    text = "The desk sent this message to itself, to learn whether the copies of its letters come home."
    compose(Outgoing([settings.MAIL_ARCHIVE], "Do copies come home?", text, is_automatic=True), at=at, source=PROBE)
