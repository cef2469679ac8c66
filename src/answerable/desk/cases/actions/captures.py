"""Remind people of captures that are overdue, and keep one open task for each until it is made."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.settling import settle_kind
from answerable.desk.cases.models import Task
from answerable.desk.channels.actions.remind_of_capture import remind_of_capture
from answerable.desk.channels.queries.captures import overdue_captures
from answerable.desk.people.actors import Actor
from answerable.law import long_day, uk_day
from answerable.registers import Owed

KIND = "capture-overdue"


def report_captures(*, by: Actor, at: datetime) -> None:
    """A reminder where the rule asks for one, and a task with the first; a task is done once its capture is made."""
    owed = overdue_captures(uk_day(at))
    for one in owed:
        _report(one, by, at)
    settle_kind(KIND, still={_words(one) for one in owed}, how="It is not overdue any more.", by=by, at=at)


@transaction.atomic
def _report(owed: Owed, by: Actor, at: datetime) -> None:
    row = remind_of_capture(group=owed.group, by=by, at=at)
    if row is not None and row.times == 1:
        Task.objects.create(kind=KIND, words=_words(owed), at=at)


def _words(owed: Owed) -> str:
    due = long_day(owed.due) if owed.due else ""
    return (
        f"{owed.group}: the capture of its messages was due on {due}. Its owner makes it; a records officer enters it."
    )
