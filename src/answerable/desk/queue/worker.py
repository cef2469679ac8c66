"""A worker: a process that does what waits, keeps the timetable, and shows that it lives.

SIGTERM or SIGINT: it takes nothing new, finishes what it has in hand, and ends. kill -9: what it held is done by another
worker when its lease has run out.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from answerable.desk.queue import table
from answerable.desk.queue.models import Worker
from answerable.desk.queue.timetable import Line, tick

log = logging.getLogger(__name__)

IDLE = 0.3  # seconds between two looks at an empty table
TICK = 1.0  # seconds between two looks at the timetable
FORGOTTEN = timedelta(days=7)  # a worker that was not seen for so long leaves the list


def run(*, threads: int, timetable: Sequence[Line]) -> None:
    """Work until told to stop."""
    name = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_house, args=(name, timetable, stop), name="housekeeping")
    keeper.start()
    try:
        if connection.vendor == "postgresql":
            from answerable.desk.queue import postgres  # procrastinate is there only where PostgreSQL is used

            postgres.run(name=name, threads=threads, lease=_lease())
        else:
            _work_on_table(name, threads, stop)
    finally:
        stop.set()
        keeper.join()


def _lease() -> timedelta:
    return timedelta(seconds=settings.QUEUE_LEASE)


def _work_on_table(name: str, threads: int, stop: threading.Event) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    hands = [threading.Thread(target=_loop, args=(f"{name}/{each}", stop)) for each in range(threads)]
    for hand in hands:
        hand.start()
    while not stop.wait(0.5):  # in turns, so that signals are heard at once
        pass
    for hand in hands:
        hand.join()


def _loop(holder: str, stop: threading.Event) -> None:
    while not stop.is_set():
        if not _without_trouble(lambda: work_once(holder=holder)):
            stop.wait(IDLE)
    connection.close()


def work_once(*, holder: str) -> bool:
    """Do one piece of work from the table. False where nothing was due."""
    job = table.claim(holder=holder, at=timezone.now(), lease=_lease())
    if job is None:
        return False
    try:
        table.order_in(job).carry_out()
    except Exception as error:  # noqa: BLE001 whatever went wrong, the work is tried again or kept for a person
        log.warning(
            "work failed: %s", job.function, extra={"error": type(error).__qualname__, "attempts": job.attempts}
        )
        table.fail(job, error, at=timezone.now())
    else:
        table.finish(job)
    return True


def _keep_house(name: str, timetable: Sequence[Line], stop: threading.Event) -> None:
    """Signs of life every third of a lease, the timetable every second, from the first moment until the last."""
    started, next_sign = timezone.now(), timezone.now()
    while True:
        at = timezone.now()
        if at >= next_sign and _without_trouble(lambda: _show_life(name, started, at=timezone.now())):
            next_sign = at + _lease() / 3
        if stop.is_set():
            break
        _without_trouble(lambda: bool(tick(timetable, at=timezone.now())))
        stop.wait(min(TICK, settings.QUEUE_LEASE / 3))
    connection.close()


def _show_life(name: str, started: datetime, *, at: datetime) -> bool:
    Worker.objects.update_or_create(
        name=name, defaults={"seen_at": at}, create_defaults={"started_at": started, "seen_at": at}
    )
    Worker.objects.filter(seen_at__lt=at - FORGOTTEN).delete()
    if connection.vendor == "postgresql":
        from answerable.desk.queue import postgres

        postgres.recover(lease=_lease())
    else:
        table.keep_hold(process=name, at=at, lease=_lease())
    return True


def _without_trouble(act: Callable[[], bool]) -> bool:
    """What the act gives; False where it went wrong (the database cannot be had, say), which is tried again soon."""
    close_old_connections()
    try:
        return act()
    except Exception:
        log.exception("the worker was kept from its work; it goes on")
        return False
