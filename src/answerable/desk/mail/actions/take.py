"""Take a message in: its bytes are kept and its row stands before anything of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.mail.mailboxes import Found
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.reading import keepable
from answerable.desk.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Taken:
    """The message's row. is_new: False where its bytes were in already from that source."""

    message: Message
    is_new: bool


def take(*, found: Found, source: str, by: Actor, at: datetime) -> Taken:
    """The row of a message that lies in a mailbox. The same bytes from the same source give the same row."""
    digest = digest_of(found.data)
    if before := _before(digest, source):
        return Taken(_said(before, found), is_new=False)
    try:
        return Taken(_take(found, source, digest, by, at), is_new=True)
    except IntegrityError:  # another machine took it at this moment
        if before := _before(digest, source):
            return Taken(before, is_new=False)
        raise


@transaction.atomic
def _take(found: Found, source: str, digest: str, by: Actor, at: datetime) -> Message:
    message = Message.objects.create(
        is_incoming=True,
        state=MessageState.RECEIVED,
        raw=keep(found.data, name="message.eml", media="message/rfc822", at=at),
        digest=digest,
        source=source,
        place=_place(found),
        at=min(found.arrived_at, at),  # a server whose clock is fast brings no request from tomorrow
    )
    record("mail-received", by=by.key, at=at, subject=f"message:{message.pk}", digest=digest)
    return message


def _before(digest: str, source: str) -> Message | None:
    return Message.objects.filter(is_incoming=True, source=source, digest=digest).first()


def _said(before: Message, found: Found) -> Message:
    """Where the same bytes lay a second time, and not only after a crash, the row says so."""
    words = f"The same bytes lay in the mailbox again ({found.place})."
    if before.place != _place(found) and words not in before.note:
        before.note = f"{before.note}\n{words}".strip()
        before.save(update_fields=["note"])
    return before


def _place(found: Found) -> str:
    return keepable(found.place)[:200]
