"""A message leaves: once, or a person is told. Each step is committed before the next begins.

queued → sending → handed over → sent. docs/decisions/0014-mail-that-goes-once.md says why in these steps.
Every change of a message names the attempt that it belongs to; whoever comes late changes nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from answerable.desk.files import keeping
from answerable.desk.ledger import recording
from answerable.desk.mail import dialogue, signals
from answerable.desk.mail.dialogue import Later, Never, Parcel, Superseded, Unknown
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.receipts import sent

QUEUED, SENDING, SENT, FAILED = MessageState.QUEUED, MessageState.SENDING, MessageState.SENT, MessageState.FAILED
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
GIVEN_UP = timedelta(hours=24)  # the server has not taken the message for so long: a person must know
PROBE = "probe"  # the source of a message of ours to ourselves (doubt.py)

NO_SERVER = "No mail server is set, so it waits."


@task(single=True)
def deliver(message: int) -> None:
    """Offer one message to the mail server. Done twice, or by two workers at once, it still goes once."""
    taken = _take(message, at=timezone.now())
    if taken is None:
        return
    if settings.MAIL_FOLDER:
        _into_folder(taken)
    elif settings.MAIL_HOST:
        _to_server(taken)
    else:
        _put_off(taken, NO_SERVER, at=timezone.now())


def put_in_queue(message: Message, *, not_before: datetime | None = None) -> None:
    """Have the message delivered: at once, or from a moment on."""
    deliver.using(run_after=not_before).enqueue(message.pk)


def _take(pk: int, *, at: datetime) -> Message | None:
    """The message, being sent from now on by us alone; None where it is not to be sent now.

    One that another worker had begun to send, but not handed over, is taken from it when that worker seems dead.
    """
    abandoned = Q(state=SENDING, handed_at=None, tried_at__lte=at - timedelta(seconds=settings.QUEUE_LEASE / 2))
    free = Message.objects.filter(Q(state=QUEUED) | abandoned, pk=pk, is_incoming=False)
    if not free.update(state=SENDING, tried_at=at, handed_at=None, has_copy=False, attempts=F("attempts") + 1):
        return None
    return Message.objects.select_related("raw").get(pk=pk)


def this_attempt(message: Message) -> QuerySet[Message]:
    """The message, as long as no other attempt has begun."""
    return Message.objects.filter(pk=message.pk, attempts=message.attempts)


def _to_server(message: Message) -> None:
    recipients = message.recipients.split("\n")
    parcel = Parcel(keeping.content(message.raw), message.sender, recipients, settings.MAIL_ARCHIVE)
    try:
        server = dialogue.hand_over(parcel, before_last_byte=lambda has_copy: _hand(message, has_copy))
    except Later as reason:
        _put_off(message, str(reason), at=timezone.now())
    except Never as reason:
        note = f"The mail server refused this message for good: {reason}"
        fail(this_attempt(message).filter(state=SENDING), message, note, at=timezone.now())
    except Unknown as reason:
        this_attempt(message).filter(state=SENDING).update(note=f"No reply came: {reason}")
    except Superseded:
        return
    else:
        _mark_sent(message, at=timezone.now())
        dialogue.goodbye(server)


def _hand(message: Message, has_copy: bool) -> bool:
    """Committed before the last byte leaves: from here on the message may have gone. False where it is no longer ours."""
    mine = this_attempt(message).filter(state=SENDING, handed_at=None)
    return bool(mine.update(handed_at=timezone.now(), has_copy=has_copy))


def _into_folder(message: Message) -> None:
    """In the demonstration nothing leaves the machine: a file a message, the same file however often."""
    folder = Path(settings.MAIL_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{message.pk}.part"
    part.write_bytes(keeping.content(message.raw))
    part.replace(folder / f"{message.pk}.eml")
    _mark_sent(message, at=timezone.now())


@transaction.atomic
def _mark_sent(message: Message, *, at: datetime) -> None:
    """The server has it. True also where someone put it back in the queue meanwhile and nobody has begun to send it."""
    if this_attempt(message).filter(state__in=(SENDING, QUEUED)).update(state=SENT, sent_at=at, note=""):
        sent(message, at=at)


@transaction.atomic
def _put_off(message: Message, reason: str, *, at: datetime) -> None:
    """The server certainly did not take it: once more later, or after a day a person."""
    mine = this_attempt(message).filter(state=SENDING)
    if settings.MAIL_HOST and at - message.at > GIVEN_UP and message.attempts > 1:
        fail(mine, message, f"The mail server has not taken this message for a day. It last said: {reason}", at=at)
        return
    due = at + min(FIRST_WAIT * 2 ** min(message.attempts - 1, 10), LONGEST_WAIT)
    if mine.update(state=QUEUED, handed_at=None, has_copy=False, tried_at=due, note=reason):
        put_in_queue(message, not_before=due)


@transaction.atomic
def fail(rows: QuerySet[Message], message: Message, note: str, *, at: datetime) -> None:
    """It was not sent, or nobody knows; a person is told, unless rows no longer holds it."""
    if not rows.update(state=FAILED, note=note) or message.source == PROBE:
        return
    recording.record("mail-failed", by=recording.DESK, at=at, case=message.reference, subject=f"message:{message.pk}")
    message.refresh_from_db()
    signals.failed.send(sender=Message, message=message, at=at)
