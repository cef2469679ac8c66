"""The jobs of incoming mail: collect what lies in the mailboxes, and place each message."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from answerable.desk.cases.actions.report_mailbox import report_mailbox
from answerable.desk.mail.actions.take import take
from answerable.desk.mail.mailboxes import open_mailbox, source_of
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import DESK
from answerable.desk.post.placing import place
from answerable.errors import MailboxUnreachable

log = logging.getLogger(__name__)


@task(single=True)
def collect() -> None:
    """Take in what lies in every mailbox; one that does not answer keeps no other from being read."""
    for address in settings.MAIL_IN:
        source, at = source_of(address), timezone.now()
        try:
            count = collect_from(address, at=at)
        except MailboxUnreachable as error:
            log.warning("mail cannot be collected: %s", error.part("what"))
            report_mailbox(source=source, fault=error.part("what"), by=DESK, at=at)
        else:
            log.info("mail collected", extra={"mailbox": source, "messages": count})
            report_mailbox(source=source, fault="", by=DESK, at=at)
    for number in Message.objects.filter(is_incoming=True, state=MessageState.RECEIVED).values_list("pk", flat=True):
        place_message.enqueue(number)  # what a crash left between being taken and being placed


@task(single=True)
def place_message(number: int) -> None:
    """Place one message. Done twice, it is placed once."""
    place(number, at=timezone.now())


def collect_from(address: str, *, at: datetime) -> int:
    """How many messages were new. Each is kept and committed before it is moved aside in the mailbox."""
    count = 0
    with open_mailbox(address, at=at) as box:
        for found in box.messages():
            taken = take(found=found, source=box.source, by=DESK, at=timezone.now())
            if taken.is_new:
                place_message.enqueue(taken.message.pk)
                count += 1
            box.done(found)
    return count
