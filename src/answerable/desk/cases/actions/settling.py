"""Close what was still to be done: about a message that is filed, set aside or made a case, or about what is over by itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.cases.models import Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import Actor


def settle_mail(*, message: Message, how: str, by: Actor, at: datetime) -> None:
    """The open tasks about where a message belongs, done. The entry in the ledger is that of the act this is part of."""
    open_tasks = Task.objects.filter(message=message, kind="unplaced-mail", done_at=None)
    open_tasks.update(done_at=at, done_by=by.person, done_how=how[:200])


@transaction.atomic
def settle_kind(kind: str, *, still: Collection[str], how: str, by: Actor, at: datetime) -> None:
    """The open tasks of that kind whose words are not among those that still hold, done."""
    for task in Task.objects.filter(kind=kind, done_at=None).exclude(words__in=still):
        task.done_at, task.done_by, task.done_how = at, by.person, how
        task.save(update_fields=["done_at", "done_by", "done_how"])
        record("task-finished", by=by.key, at=at, subject=f"task:{task.pk}")
