"""kill -9 at random moments while evidence is taken in, moved and copied: what was acknowledged is there, nothing twice."""

import json
import os
import random
import tempfile
import time
from pathlib import Path

import pytest

from desk.forking import mother
from desk.postgres import own_database

KILLS = int(os.environ.get("ANSWERABLE_KILLS", "8"))
HERE = Path(__file__).parent
KEEPER = """
from answerable.desk.people.models import Grant, Person
person = Person.objects.create_user("dora@harrowmere.example", None, name="Dora Protection")
Grant.objects.create(person=person, role="data-protection")
"""


@pytest.fixture
def desk():
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
        with mother(given) as processes:
            processes.run("-m", "django", "migrate", "--verbosity", "0")
            processes.run("-c", KEEPER)
            yield processes, Path(folder)


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def test_what_was_acknowledged_is_there_and_what_was_sent_again_is_there_once(desk):
    processes, folder = desk
    acknowledged, dice = folder / "acknowledged", random.Random()  # noqa: S311
    command = [HERE / "killed_hands.py", acknowledged]
    for _ in range(KILLS):
        before = len(lines(acknowledged))
        hands = processes.start(*command, 100_000)
        while len(lines(acknowledged)) == before:  # it has begun
            assert hands.poll() is None
            time.sleep(0.01)
        time.sleep(dice.uniform(0, 0.5))
        hands.kill()
    done = len(lines(acknowledged))
    processes.run(*command, done + 1)  # once more, and to its end
    found = json.loads(processes.run(HERE / "killed_state.py").stdout)
    assert found["faults"] == []
    assert [f"{key} {number}" for key, number in found["events"].items()] == lines(acknowledged)
    assert list(found["events"].values()) == list(range(1, done + 2))
    assert found["entries"] == len(found["events"])
    print(f"{KILLS} kills, {done} acts acknowledged, {found['items']} items")  # noqa: T201
