"""kill -9 at random moments while evidence is taken in, moved and copied: what was acknowledged is there, nothing twice."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from desk.postgres import own_database

KILLS = int(os.environ.get("ANSWERABLE_KILLS", "8"))
HERE = Path(__file__).parent
KEEPER = """
import django; django.setup()
from answerable.desk.people.models import Grant, Person
person = Person.objects.create_user("dora@harrowmere.example", None, name="Dora Protection")
Grant.objects.create(person=person, role="data-protection")
"""


@pytest.fixture
def environment():
    """A desk of its own, on the database that the tests run on."""
    with tempfile.TemporaryDirectory() as folder:
        given = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "answerable.desk.settings",
            "ANSWERABLE_DATA": folder,
            "PYTHONWARNINGS": "ignore",
        }
        if address := os.environ.get("ANSWERABLE_DATABASE"):
            given["ANSWERABLE_DATABASE"] = own_database(address, "answerable_custody")
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=given, check=True)
        subprocess.run([sys.executable, "-c", KEEPER], env=given, check=True)
        yield given


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def test_what_was_acknowledged_is_there_and_what_was_sent_again_is_there_once(environment):
    acknowledged, dice = Path(environment["ANSWERABLE_DATA"]) / "acknowledged", random.Random()  # noqa: S311
    command = [sys.executable, str(HERE / "killed_hands.py"), str(acknowledged)]
    for _ in range(KILLS):
        before = len(lines(acknowledged))
        hands = subprocess.Popen([*command, "100000"], env=environment, start_new_session=True)
        while len(lines(acknowledged)) == before:  # it has begun
            assert hands.poll() is None
            time.sleep(0.01)
        time.sleep(dice.uniform(0, 0.5))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(hands.pid, signal.SIGKILL)
        hands.wait()
    done = len(lines(acknowledged))
    subprocess.run([*command, str(done + 1)], env=environment, check=True)  # once more, and to its end
    state = subprocess.run([sys.executable, str(HERE / "killed_state.py")], env=environment, capture_output=True, text=True, check=True)  # fmt: skip
    found = json.loads(state.stdout)
    assert found["faults"] == []
    assert [f"{key} {number}" for key, number in found["events"].items()] == lines(acknowledged)
    assert list(found["events"].values()) == list(range(1, done + 2))
    assert found["entries"] == len(found["events"])
    print(f"{KILLS} kills, {done} acts acknowledged, {found['items']} items")  # noqa: T201
