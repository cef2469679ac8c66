"""The timetable: what is put down by the clock, once however many machines have workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import Task

from answerable.desk.queue.models import Moment


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the work is put down every so often. After a standstill it is put down once, not once for each time missed."""

    name: str
    every: timedelta
    function: Task


def tick(timetable: Sequence[Line], *, at: datetime) -> list[str]:
    """Put down what is due, and say what that was. The moment moves on in the same transaction as the work is put down."""
    moments = dict(Moment.objects.values_list("name", "next_at"))
    return [
        line.name for line in timetable if _is_due(line, moments, at) and _put_down(line, moments.get(line.name), at)
    ]


def _is_due(line: Line, moments: dict[str, datetime], at: datetime) -> bool:
    return line.name not in moments or moments[line.name] <= at


def _put_down(line: Line, seen: datetime | None, at: datetime) -> bool:
    """False where another machine was first."""
    with transaction.atomic():
        if seen is None:
            _, is_first = Moment.objects.get_or_create(name=line.name, defaults={"next_at": at + line.every})
        else:
            is_first = bool(Moment.objects.filter(name=line.name, next_at=seen).update(next_at=at + line.every))
        if is_first:
            line.function.enqueue()
    return is_first
