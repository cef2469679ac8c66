"""Raise a task: something about a case that a person must look at, and the desk may not decide."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.models import Task
from answerable.desk.ledger.recording import record
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import Actor


@transaction.atomic
def raise_task(
    *, reference: str, kind: str, words: str, by: Actor, at: datetime, message: Message | None = None
) -> Task:
    """The task on the case."""
    case = access.for_change(reference, by=by, to="correspond")
    task = Task.objects.create(kind=kind, words=words, case=case, message=message, at=at)
    record("task-raised", by=by.key, at=at, case=reference, subject=f"task:{task.pk}", data={"kind": kind})
    return task
