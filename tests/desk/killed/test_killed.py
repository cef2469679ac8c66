"""kill -9 at random moments while requests are received, answered, approved, sent and published."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from desk.killed import killing
from desk.mail.post_office import open_office
from desk.postgres import own_database

KILLS = int(os.environ.get("ANSWERABLE_KILLS", "8"))
CASES = int(os.environ.get("ANSWERABLE_KILL_CASES", str(KILLS * 2)))
PEOPLE = """
import django; django.setup()
from answerable.desk.people.models import Grant, Person
for name, role in (("Olive Officer", "officer"), ("April Approver", "approver")):
    Grant.objects.create(person=Person.objects.create_user(name.split()[0].lower() + "@harrowmere.example", None, name=name), role=role)
"""


@pytest.fixture
def environment():
    """A desk of its own, on the database that the tests run on, and a mail server for it."""
    with tempfile.TemporaryDirectory() as folder, open_office() as office:
        given = killing.surroundings(Path(folder), office.port)
        if address := os.environ.get("ANSWERABLE_DATABASE"):
            given["ANSWERABLE_DATABASE"] = own_database(address, "answerable_killed")
        killing.deliver_home(office, Path(folder) / "post")
        run = [sys.executable, "-m", "django"]
        subprocess.run([*run, "migrate", "--verbosity", "0"], env=given, check=True)
        subprocess.run([sys.executable, "-c", PEOPLE], env=given, check=True)
        yield given, office


def test_no_case_is_half_and_no_letter_is_lost_or_sent_twice(environment):
    given, office = environment
    killing.kill_at_random(kills=KILLS, environment=given, cases=CASES, seed=int.from_bytes(os.urandom(4)))
    state = [sys.executable, str(killing.HERE / "state.py")]
    found = json.loads(subprocess.run(state, env=given, capture_output=True, text=True, check=True).stdout)
    assert not found["faults"]
    taken = killing.taken_by(office)
    assert {name for name, count in taken.items() if count != 1} == set(), "sent twice"
    assert set(taken) == {name for name, state in found["messages"].items() if state == "sent"}, (
        "sent and not known, or known and not sent"
    )
    assert [state for state in found["messages"].values() if state != "sent"] == []
    print(f"{KILLS} kills, {found['cases']} cases, {len(taken)} letters, each once")
