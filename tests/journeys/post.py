"""The post of a journey: a maildir that mail arrives in, and a mail server that letters leave by. Both are real."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime, make_msgid
from pathlib import Path

from django.utils import timezone

FOLDERS = ("new", "cur", "tmp")
NAME, ASKER = "Robin Applicant", "robin@example.org"


@dataclass
class Post:
    """What arrives, and what has left. run does all that waits in the queue."""

    maildir: Path
    office: object
    run: object
    arrived: int = 0

    def arrives(self, message, *, days_ago=0):
        """A message comes into the mailbox, or came so long ago, and the desk collects it."""
        from answerable.desk.post.tasks import collect

        self.arrived += 1
        file = self.maildir / "new" / f"{self.arrived}.local"
        file.write_bytes(message.as_bytes())
        moment = (timezone.now() - timedelta(days=days_ago)).timestamp()
        os.utime(file, (moment, moment))
        collect.enqueue()
        self.run()
        assert not list((self.maildir / "new").iterdir())

    def left_for(self, address):
        """The messages that left for this address, the oldest first, each as its reader opens it."""
        self.run()
        return [message_from_bytes(data, policy=default) for to, data in self.office.taken if address in to]


def letter(words, *, to, subject, days_ago=1, file=None, answers=None):
    """A message as someone's program sends it; file: (bytes, name, main type, sub type)."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"{NAME} <{ASKER}>", to, subject
    message["Date"] = format_datetime(timezone.now() - timedelta(days=days_ago))
    message["Message-ID"] = make_msgid(domain="mail.example.org")
    if answers is not None:
        message["In-Reply-To"] = message["References"] = answers["Message-ID"]
    message.set_content(words)
    if file:
        data, filename, main, sub = file
        message.add_attachment(data, maintype=main, subtype=sub, filename=filename)
    return message


def text_of(message):
    """The words of a message."""
    return message.get_body(("plain",)).get_content()


def files_of(message):
    """The attachments of a message by the end of their names."""
    return {part.get_filename().rpartition(".")[2]: part.get_content() for part in message.iter_attachments()}
