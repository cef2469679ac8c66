"""The queue on PostgreSQL: procrastinate carries it. Work is put down on Django's own connection, in its transaction."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from asgiref.sync import async_to_sync
from django.db import transaction
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult
from procrastinate import JobContext, RetryDecision
from procrastinate.contrib.django.db_cleanup import DjangoApp
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.retry import BaseRetryStrategy

from answerable.desk.queue.work import LIMIT, Order, Work, bury, order_of, result_of, wait_after

QUEUE = "answerable"
NAME = "answerable.carry_out"


class PostgresBackend(BaseTaskBackend):
    """Puts work down as a job of procrastinate, in the transaction of whoever calls."""

    task_class = Work
    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task, args: Sequence[Any], kwargs: Mapping[str, Any]) -> TaskResult:
        """A job. Work that waits already, and may wait once only, is left as it is."""
        self.validate_task(task)
        order, at = order_of(task, args, kwargs), timezone.now()
        job = Job(
            id=None,
            queue=QUEUE,
            lock=None,
            queueing_lock=order.key or None,
            task_name=NAME,
            task_kwargs=asdict(order),
            priority=task.priority,
            scheduled_at=task.run_after,
        )
        try:
            with transaction.atomic():  # a lock that is taken must not spoil the transaction of the act
                number = str(_manager().defer_job(job).id)
        except AlreadyEnqueued:
            number = order.key
        return result_of(task, number, order, at=at)


def _manager() -> JobManager:
    return JobManager(DjangoConnector())


class Patience(BaseRetryStrategy):
    """Tries again after a while that grows, as often as work may be tried."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """None after the last attempt: the work has been buried then."""
        if job.attempts + 1 >= LIMIT:
            return None
        return RetryDecision(retry_at=timezone.now() + wait_after(job.attempts + 1))


def _carry_out(context: JobContext, *, function: str, args: list[Any], kwargs: dict[str, Any], key: str) -> None:
    order = Order(function, args, kwargs, key)
    try:
        order.carry_out()
    except Exception as error:
        if context.job.attempts + 1 >= LIMIT:
            bury(order, attempts=context.job.attempts + 1, error=error, at=timezone.now())
        elif key and ProcrastinateJob.objects.filter(queueing_lock=key, status=Status.TODO.value).exists():
            return  # the same work waits already: that job does it
        raise


def run(*, name: str, threads: int, lease: timedelta) -> None:
    """Work until told to stop (SIGTERM, SIGINT); the jobs in hand are finished first."""
    asyncio.run(_run(name, threads, lease.total_seconds()))


async def _run(name: str, threads: int, lease: float) -> None:
    connector = DjangoConnector().get_worker_connector()
    app = DjangoApp(connector=connector)
    app.task(name=NAME, queue=QUEUE, pass_context=True, retry=Patience())(_carry_out)
    async with app.open_async():
        await app.run_worker_async(
            queues=[QUEUE],
            name=name,
            concurrency=threads,
            fetch_job_polling_interval=min(2.0, lease),
            delete_jobs="successful",
            update_heartbeat_interval=lease / 3,
            stalled_worker_timeout=lease,
        )


def recover(*, lease: timedelta) -> int:
    """Give back to the queue what workers held that give no sign of life; bury what has killed too many. How many."""
    stalled = async_to_sync(_manager().get_stalled_jobs)(queue=QUEUE, seconds_since_heartbeat=lease.total_seconds())
    jobs = list(stalled)
    for job in jobs:
        _give_back(job)
    return len(jobs)


def _give_back(job: Job) -> None:
    manager, at = _manager(), timezone.now()
    kept: Any = job.task_kwargs  # Django's connection gives JSON as its text
    arguments = json.loads(kept) if isinstance(kept, str) else kept
    if job.attempts + 1 >= LIMIT:
        with transaction.atomic():
            bury(Order(**arguments), attempts=job.attempts + 1, error=None, at=at)
            async_to_sync(manager.finish_job)(job, Status.FAILED, False)
        return
    try:
        with transaction.atomic():
            manager.retry_job_by_id(job_id=job.id or 0, retry_at=at)
    except UniqueViolation:  # the same work waits already: that job does it
        async_to_sync(manager.finish_job)(job, Status.FAILED, True)
