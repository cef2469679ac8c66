"""What mail tells of its messages becomes tasks for people."""

from __future__ import annotations

from datetime import datetime

from answerable.desk.cases.actions.report_unsent import report_unsent
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import DESK


def hear(sender: type[Message], *, message: Message, at: datetime, **more: object) -> None:
    """A message was sent, or was not."""
    report_unsent(message=message, by=DESK, at=at)
