"""Mail that goes out: a message is written, kept as its exact bytes, and put in the queue, in the transaction of the act.

How it leaves stands in delivery.py and doubt.py, and why it leaves once in docs/decisions/0014-mail-that-goes-once.md.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from answerable.desk.files import keeping
from answerable.desk.files.models import StoredFile
from answerable.desk.mail import mime
from answerable.desk.mail.delivery import put_in_queue
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.preferences import preference
from answerable.errors import NoMailAddress
from answerable.registers import AuthorityFolder

SUBJECT_LIMIT = 300  # characters; letters carry their own heading
SOURCE = "smtp"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as its writer gives it. answers: the message that it replies to, so that mail programs thread the two."""

    to: Sequence[str]
    subject: str
    text: str
    attachments: Sequence[StoredFile] = ()
    reference: str = ""  # of the case; it stands beside the name in Reply-To
    answers: Message | None = None
    is_automatic: bool = False  # no person decided to send just this: an acknowledgement by setting, a chaser


@transaction.atomic
def compose(letter: Outgoing, *, at: datetime, source: str = SOURCE) -> Message:
    """The message, kept and waiting to be sent. Refuses addresses that no mail can go to (NoMailAddress)."""
    to = tuple({spec.addr_spec.lower(): spec for spec in map(mime.address, letter.to)}.values())
    if not to:
        raise NoMailAddress()
    head = _head(letter, to, at)
    files = [mime.Enclosed(file.name, file.media, keeping.content(file)) for file in letter.attachments]
    raw = mime.built(head, letter.text, files)
    message = Message.objects.create(
        is_incoming=False,
        state=MessageState.QUEUED,
        message_id=head.message_id,
        in_reply_to="\n".join(dict.fromkeys(filter(None, [head.in_reply_to, *reversed(head.references)]))),
        sender=head.sender.addr_spec,
        recipients="\n".join(one.addr_spec for one in to),
        subject=head.subject,
        text=letter.text,
        raw=keeping.keep(raw, name=f"{letter.reference or 'message'}.eml", media="message/rfc822", at=at),
        reference=letter.reference,
        source=source,
        at=at,
        tried_at=at,
    )
    message.attachments.set(letter.attachments)
    put_in_queue(message)
    return message


def our_address() -> Address:
    """Who letters come from: as an administrator set it, or as the authority's profile says."""
    profile = _authority(Path(settings.AUTHORITY_FOLDER)).profile
    return mime.address(preference("mail_address") or profile.email, name=preference("mail_name") or profile.name)


@lru_cache(maxsize=2)
def _authority(folder: Path) -> AuthorityFolder:
    return AuthorityFolder(folder)


def _head(letter: Outgoing, to: tuple[Address, ...], at: datetime) -> mime.Head:
    ours = our_address()
    answered = letter.answers.message_id if letter.answers else ""
    earlier = mime.identifiers(letter.answers.in_reply_to) if letter.answers else ()
    ids = mime.identifiers(" ".join([*reversed(earlier), answered]))
    name = f"{ours.display_name} ({letter.reference})" if letter.reference else ours.display_name
    return mime.Head(
        message_id=f"<{secrets.token_hex(16)}@{ours.domain}>",
        sender=ours,
        reply_to=Address(mime.one_line(name), ours.username, ours.domain),
        to=to,
        subject=mime.one_line(letter.subject)[:SUBJECT_LIMIT],
        at=timezone.localtime(at),
        in_reply_to="".join(mime.identifiers(answered)),
        references=mime.chain(ids),
        is_automatic=letter.is_automatic,
        is_reply=bool(letter.answers),
    )
