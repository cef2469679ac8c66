"""The queue as it is in earnest: the engine that the database calls for, and workers in processes of their own."""

import os
import subprocess
import sys
import time
from pathlib import Path

import django_tasks.signals  # noqa: F401 it makes the backends anew when the settings change
import pytest
from django.conf import settings as live
from django.db import connection

TESTS = Path(__file__).parents[2]


@pytest.fixture
def queue(transactional_db, settings):
    """The queue on the engine that this database calls for."""
    if connection.vendor == "postgresql":
        settings.TASKS = {"default": {"BACKEND": "answerable.desk.queue.postgres.PostgresBackend"}}
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    return connection.vendor


@pytest.fixture
def waiting(queue):
    """How many pieces of work wait."""
    from answerable.desk.queue import queries

    def count():
        from django.utils import timezone

        return queries.health(at=timezone.now()).waiting

    return count


@pytest.fixture
def start_worker(queue):
    """start_worker(threads, EVERY="1"): a worker in a process of its own; those left at the end are killed."""
    started = []

    def start(threads=1, **more):
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
            "ANSWERABLE_QUEUE_LEASE": "3",
            **more,
        }
        environment |= {"TEST_DATABASE": str(connection.settings_dict["NAME"]), "ANSWERABLE_DATA": str(live.DATA)}
        process = subprocess.Popen([sys.executable, "-m", "desk.queue.run_worker", str(threads)], env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.fixture
def until():
    """until(lambda: …): waits for something to become true; fails after a minute."""

    def wait(condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.05)

    return wait


@pytest.fixture
def lines(tmp_path):
    """A file that work writes to, and what it holds."""
    path = tmp_path / "lines.txt"

    def read():
        return path.read_text().splitlines() if path.exists() else []

    read.path = str(path)
    return read
