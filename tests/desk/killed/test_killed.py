"""kill -9 at random moments while requests are received, answered, approved, sent and published."""

import os
import tempfile
from pathlib import Path

import pytest

from desk.forking import mother
from desk.killed import killing
from desk.mail.post_office import open_office
from desk.postgres import own_database

KILLS = int(os.environ.get("ANSWERABLE_KILLS", "8"))
CASES = int(os.environ.get("ANSWERABLE_KILL_CASES", str(KILLS * 2)))
PEOPLE = """
from answerable.desk.people.models import Grant, Person
for name, role in (("Olive Officer", "officer"), ("April Approver", "approver")):
    Grant.objects.create(person=Person.objects.create_user(name.split()[0].lower() + "@harrowmere.example", None, name=name), role=role)
"""


@pytest.fixture
def desk():
    """A desk of its own, on the database that the tests run on, and a mail server for it."""
    with tempfile.TemporaryDirectory() as folder, open_office() as office:
        given = killing.surroundings(Path(folder), office.port)
        if address := os.environ.get("ANSWERABLE_DATABASE"):
            given["ANSWERABLE_DATABASE"] = own_database(address, "answerable_killed")
        killing.deliver_home(office, Path(folder) / "post")
        with mother(given) as desk:
            desk.run("-m", "django", "migrate", "--verbosity", "0")
            desk.run("-c", PEOPLE)
            yield desk, Path(folder), office


def test_no_case_is_half_and_no_letter_is_lost_or_sent_twice(desk):
    processes, folder, office = desk
    killing.kill_at_random(
        kills=KILLS, mother=processes, folder=folder, cases=CASES, seed=int.from_bytes(os.urandom(4))
    )
    found = killing.state(processes)
    assert not found["faults"]
    taken = killing.taken_by(office)
    assert {name for name, count in taken.items() if count != 1} == set(), "sent twice"
    assert set(taken) == {name for name, state in found["messages"].items() if state == "sent"}, (
        "sent and not known, or known and not sent"
    )
    assert [state for state in found["messages"].values() if state != "sent"] == []
    print(f"{KILLS} kills, {found['cases']} cases, {len(taken)} letters, each once")
