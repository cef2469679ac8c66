"""Captures are killed while they are stored, at moments that nobody chose, and go on where they were.

ANSWERABLE_KILLS sets how often (default 2; 50 are tried with each release), on the database that ANSWERABLE_DATABASE names.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.records.capturing import export_of

SCRIPT = Path(__file__).with_name("run_capture.py")
KILLS = int(os.environ.get("ANSWERABLE_KILLS", "2"))
NAMES = ("Ann Able", "Bo Cole", "Cy Dell")
CAPTURES = 2 if KILLS < 10 else 4
MANY = 3000 if KILLS < 10 else 40_000  # messages that each capture adds
SIZE = 100 if KILLS < 10 else 500  # of a transaction
LATEST = 0.1 if KILLS < 10 else 0.5  # seconds after it began


@pytest.fixture
def run(tmp_path):
    """run("work"): the script, with a data folder of its own."""
    environment = {**os.environ, "ANSWERABLE_DATA": str(tmp_path), "PYTHONWARNINGS": "ignore"}

    def start(*words):
        return subprocess.Popen(
            [sys.executable, SCRIPT, *words], env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

    return start


def messages(count):
    return [(n // 3, NAMES[n % 3], f"message {n} about run {n % 7}") for n in range(count)]


def test_captures_killed_while_they_are_stored_go_on_without_a_message_twice_or_missing(run, tmp_path):
    dice, kills, stored = random.Random(20261122), 0, ""  # noqa: S311  # chance decides when
    paths = [tmp_path / f"{number}.txt" for number in range(1, CAPTURES + 1)]
    for number, path in enumerate(paths, start=1):
        path.write_bytes(export_of(messages(MANY * number)))
    with run("begin", *paths) as beginning:
        assert beginning.wait() == 0
    while not stored:
        with run("work", str(SIZE)) as worker:
            assert worker.stdout.readline() == "ready\n"
            if kills < KILLS:
                time.sleep(dice.uniform(0, LATEST))
            if kills < KILLS and worker.poll() is None:
                kills += 1
                os.killpg(worker.pid, signal.SIGKILL)
            else:
                stored = json.loads(worker.stdout.readline())
    count = MANY * CAPTURES
    assert sorted(stored["texts"]) == sorted(text for _, _, text in messages(count))
    assert stored["found"] == [count, count]
    for number, capture in enumerate(stored["captures"], start=1):
        shown, before = MANY * number, MANY * (number - 1)
        assert capture == ["done", shown, shown, MANY, 0, before]
    assert kills == KILLS, "it was done before it was killed so often"
