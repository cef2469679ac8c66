"""The queue in a table of our own: for SQLite, where nothing else carries it, and for tests on any database.

Work is claimed in a transaction of its own and held on a lease; a worker that stops giving signs of life loses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult

from answerable.desk.queue.models import Job
from answerable.desk.queue.work import LIMIT, Order, Work, bury, order_of, result_of, wait_after


class TableBackend(BaseTaskBackend):
    """Puts work down as a row, in the transaction of whoever calls."""

    task_class = Work
    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task, args: Sequence[Any], kwargs: Mapping[str, Any]) -> TaskResult:
        """A row. Work that waits already, and may wait once only, is left as it is."""
        self.validate_task(task)
        order, at = order_of(task, args, kwargs), timezone.now()
        job = _put(order, priority=task.priority, run_at=task.run_after or at)
        return result_of(task, str(job.pk), order, at=at)


def _put(order: Order, *, priority: int, run_at: datetime) -> Job:
    row = {"function": order.function, "args": list(order.args), "kwargs": dict(order.kwargs)}
    if order.key and (waiting := Job.objects.filter(key=order.key, holder="").first()):
        return waiting
    try:
        with transaction.atomic():
            return Job.objects.create(**row, key=order.key, priority=priority, run_at=run_at)
    except IntegrityError:  # another put the same work down at this moment
        return Job.objects.get(key=order.key, holder="")


def order_in(job: Job) -> Order:
    """The work that a row holds."""
    return Order(job.function, job.args, job.kwargs, job.key)


def claim(*, holder: str, at: datetime, lease: timedelta) -> Job | None:
    """The next work that is due, held by this worker until its lease ends; None where nothing is due.

    Work whose worker died at its last attempt is buried here.
    """
    due = Job.objects.filter(Q(holder="", run_at__lte=at) | Q(lease_until__lt=at))
    if not due.exists():  # asked without a transaction, so that idle workers lock nothing
        return None
    with transaction.atomic():
        rows = due.select_for_update(skip_locked=True) if connection.features.has_select_for_update_skip_locked else due
        if not (job := rows.first()):
            return None
        if job.attempts >= LIMIT:
            bury(order_in(job), attempts=job.attempts, error=None, at=at)
            job.delete()
            return None
        job.holder, job.lease_until, job.attempts = holder, at + lease, job.attempts + 1
        job.save(update_fields=["holder", "lease_until", "attempts"])
    return job


def keep_hold(*, process: str, at: datetime, lease: timedelta) -> None:
    """A sign of life for all that the threads of a process hold."""
    Job.objects.filter(holder__startswith=f"{process}/").update(lease_until=at + lease)


def finish(job: Job) -> None:
    """The work is done: its row goes. Where the lease was lost meanwhile, the row is another worker's."""
    _mine(job).delete()


def fail(job: Job, error: BaseException, *, at: datetime) -> None:
    """Put the work off, or bury it after its last attempt."""
    with transaction.atomic():
        if not _mine(job).exists():
            return
        same = Job.objects.filter(key=job.key, holder="").exists() if job.key else False
        if job.attempts >= LIMIT:
            bury(order_in(job), attempts=job.attempts, error=error, at=at)
        if same or job.attempts >= LIMIT:  # the same work waits already: that row does it
            _mine(job).delete()
        else:
            _mine(job).update(holder="", lease_until=None, run_at=at + wait_after(job.attempts))


def _mine(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, holder=job.holder, attempts=job.attempts)


def run_all(*, limit: int = 1000) -> int:
    """Do all that waits and all that this leads to, here and now, whenever it is due: for tests. Errors come through."""
    done = 0
    while (job := Job.objects.filter(holder="").first()) and done < limit:
        job.delete()
        order_in(job).carry_out()
        done += 1
    return done
