"""One piece of work: how it is named, found again, done, and put off when it fails.

A piece of work is a function of a module, marked with @task of django_tasks and put down with .enqueue(…) in the
transaction of the act. It is done at least once, and again after a failure or a worker's death: it must be safe to do twice.
`@task(single=True)` says that it waits once at most for the same arguments.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from traceback import extract_tb
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import normalize_json

from answerable.desk.queue.models import DeadLetter
from answerable.errors import NoSuchThing

log = logging.getLogger(__name__)

LIMIT = 8  # attempts, the first one counted
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Task):
    """A function that can be put down, with what is particular to it here."""

    single: bool = False  # waits once at most for the same arguments


@dataclass(frozen=True, slots=True)
class Order:
    """Work with its arguments, as a table keeps it."""

    function: str
    args: Sequence[Any]
    kwargs: Mapping[str, Any]
    key: str = ""

    def carry_out(self) -> None:
        """Do it, now, here."""
        work = import_string(self.function)
        work.call(*self.args, **self.kwargs)


def order_of(task: Task, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Order:
    """The work as it is put down; arguments that JSON cannot hold are refused (TypeError)."""
    plain = normalize_json([args, kwargs])
    key = ""
    if getattr(task, "single", False):
        key = sha256(json.dumps([task.module_path, *plain], sort_keys=True).encode()).hexdigest()
    return Order(task.module_path, plain[0], plain[1], key)


def result_of(task: Task, number: str, order: Order, *, at: datetime) -> TaskResult:
    """What .enqueue(…) gives back."""
    return TaskResult(
        task=task,
        id=number,
        status=TaskResultStatus.READY,
        enqueued_at=at,
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=list(order.args),
        kwargs=dict(order.kwargs),
        backend=task.backend,
        errors=[],
        worker_ids=[],
    )


def wait_after(attempts: int) -> timedelta:
    """How long work is left alone after that many failures: 5 seconds, 15, 45 … one hour at most."""
    return min(FIRST_WAIT * 3 ** min(attempts - 1, 10), LONGEST_WAIT)


def bury(order: Order, *, attempts: int, error: BaseException | None, at: datetime) -> DeadLetter:
    """Give the work up, and keep it where a person sees it. error is None where its worker died each time."""
    log.error("work was given up: %s", order.function, extra={"attempts": attempts})
    return DeadLetter.objects.create(
        function=order.function,
        args=list(order.args),
        kwargs=dict(order.kwargs),
        attempts=attempts,
        error=_shape(error) if error else "The worker died each time.",
        died_at=at,
    )


def _shape(error: BaseException) -> str:
    """The class of an error and where it came from, without its words: those may hold what someone wrote."""
    places = [f"{frame.filename}, line {frame.lineno}, {frame.name}" for frame in extract_tb(error.__traceback__)]
    return "\n".join([f"{type(error).__module__}.{type(error).__qualname__}", *places[-12:]])


@transaction.atomic
def put_down_again(number: int) -> None:
    """Work that was given up, put down once more because a person says so; its row goes (NoSuchThing)."""
    letter = DeadLetter.objects.select_for_update().filter(pk=number).first()
    if letter is None:
        raise NoSuchThing(thing=f"number {number} among what was given up", where="the queue")
    import_string(letter.function).enqueue(*letter.args, **letter.kwargs)
    letter.delete()
