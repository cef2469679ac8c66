"""What the desk shows of its queue: whether a worker lives, what waits, what was given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from answerable.desk.queue.models import DeadLetter, Job, Worker

SILENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the queue at a moment."""

    last_seen: datetime | None  # None: no worker has ever run
    workers: int  # seen in the last ten minutes
    waiting: int
    given_up: int

    @property
    def is_silent(self) -> bool:
        """True where no worker has run for ten minutes: nothing is sent, fetched or chased."""
        return self.workers == 0


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Work that waits for a person."""

    number: int
    function: str
    arguments: str
    attempts: int
    error: str
    died_at: datetime


def health(*, at: datetime) -> Health:
    """Whether work is being done, and how much waits."""
    last = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    return Health(last, Worker.objects.filter(seen_at__gt=at - SILENCE).count(), _waiting(), DeadLetter.objects.count())


def has_stopped(*, at: datetime) -> bool:
    """True where no worker has run for ten minutes: nothing is sent, fetched or chased until someone starts one.

    A desk on which none has ever run counts only once work has waited so long.
    """
    last = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    return last < at - SILENCE if last else _waits_since(at - SILENCE)


def given_up() -> tuple[GivenUp, ...]:
    """What was given up, latest first."""
    return tuple(
        GivenUp(row.pk, row.function, _arguments(row), row.attempts, row.error, row.died_at)
        for row in DeadLetter.objects.all()
    )


def _arguments(row: DeadLetter) -> str:
    return ", ".join([*map(str, row.args), *(f"{name}={value}" for name, value in row.kwargs.items())])


def _waits_since(moment: datetime) -> bool:
    if Job.objects.filter(holder="", run_at__lt=moment).exists():
        return True
    if connection.vendor != "postgresql":
        return False
    from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

    put_down = ProcrastinateEvent.objects.filter(type="deferred", at__lt=moment).values("job")
    return ProcrastinateJob.objects.filter(status="todo", scheduled_at=None, pk__in=put_down).exists()


def _waiting() -> int:
    waiting = Job.objects.filter(holder="").count()
    if connection.vendor == "postgresql":
        from procrastinate.contrib.django.models import ProcrastinateJob

        waiting += ProcrastinateJob.objects.filter(status="todo").count()
    return waiting
