"""Django's own mail (a new password, a sign-in on another machine) by the same road as every letter: kept, queued, sent once."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from answerable.desk.mail.sending import Outgoing, compose


class QueuedMail(BaseEmailBackend):
    """Composes what Django hands it: the plain text only."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were put in the queue."""
        at = timezone.now()
        for message in email_messages:
            compose(Outgoing(message.recipients(), str(message.subject), str(message.body), is_automatic=True), at=at)
        return len(email_messages)
