"""Close what was still to be done about a message: part of filing it, setting it aside, or making a case of it."""

from __future__ import annotations

from datetime import datetime

from answerable.desk.cases.models import Task
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import Actor


def settle_mail(*, message: Message, how: str, by: Actor, at: datetime) -> None:
    """The open tasks about where a message belongs, done. The entry in the ledger is that of the act this is part of."""
    open_tasks = Task.objects.filter(message=message, kind="unplaced-mail", done_at=None)
    open_tasks.update(done_at=at, done_by=by.person, done_how=how[:200])
