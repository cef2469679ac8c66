"""Finish a task: a person has looked at it and says what was done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.models import Task
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing, NotAllowed, NotComplete


@transaction.atomic
def finish_task(*, key: int, how: str, by: Actor, at: datetime) -> Task:
    """The task, done. Refuses one that is not there or is done already (NoSuchThing), and no word of what was done (NotComplete)."""
    task = Task.objects.select_for_update(of=("self",)).select_related("case").filter(pk=key, done_at=None).first()
    if task is None:
        raise NoSuchThing(thing="such task", where="the list of tasks")
    if task.case:
        access.for_change(task.case.reference, by=by, to="finish-task")
    elif not by.has_role(*(allowed := access.finishers(task.kind, is_of_case=False))):
        only = " or ".join(role.label for role in allowed)
        raise NotAllowed(who=by.name, act="finish this task", where="the list of tasks", because=f"It belongs to no case, so it is for: {only}.", instead=f"Ask someone who is: {only}.")  # fmt: skip
    if not how.strip():
        raise NotComplete(thing="The task", missing="what was done about it", where="the list of tasks", why="Whoever asks later finds it there.", do="Say in a few words what was done.")  # fmt: skip
    task.done_at, task.done_by, task.done_how = at, by.person, how.strip()[:200]
    task.save()
    record("task-finished", by=by.key, at=at, case=task.case.reference if task.case else "", subject=f"task:{key}")
    return task
