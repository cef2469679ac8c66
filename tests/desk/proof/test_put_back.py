"""A database that is put back from an old copy is noticed by whoever keeps the witness's file, also after the desk went on."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from desk.forking import mother
from desk.postgres import own_database, programs

ACTS = """
import sys
import django; django.setup()
from django.db import transaction
from django.utils import timezone
from answerable.desk.ledger import sealing
from answerable.desk.ledger.recording import record
with transaction.atomic():
    for number in range(int(sys.argv[1])):
        record("answered", by="person:1", at=timezone.now(), case=sys.argv[2], subject=f"question:{number}")
sealing.seal(at=timezone.now())
"""
FETCHED = """
import sys
import django; django.setup()
from django.test import Client
sys.stdout.write(Client().get(sys.argv[1], headers={"host": "localhost"}).content.decode())
"""


class Desk:
    """A desk of its own, each of its commands a process, on the database that the tests run on."""

    def __init__(self, folder, stack):
        self.data, self.copy = folder / "data", folder / "copy"
        self.data.mkdir()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "answerable.desk.settings",
            "ANSWERABLE_DATA": str(self.data),
            "PYTHONWARNINGS": "ignore",
        }
        if address := os.environ.get("ANSWERABLE_DATABASE"):
            environment["ANSWERABLE_DATABASE"] = own_database(address, "answerable_put_back")
        self.address = environment.get("ANSWERABLE_DATABASE")
        self.mother = stack.enter_context(mother(environment))
        self.ran("-m", "django", "migrate", "--verbosity", "0")

    def ran(self, *words, check=True):
        return self.mother.run(*words, check=check)

    def answerable(self, *words, check=False):
        return self.ran("-c", "from answerable.cli import main; main()", *words, check=check)

    def acts(self, count, case):
        self.ran("-c", ACTS, count, case)

    def published(self, path):
        return self.ran("-c", FETCHED, f"/evidence-log/published/{path}").stdout

    def back_up(self):
        """As docs/officers/backup.md says."""
        if address := self.address:
            subprocess.run([programs() / "pg_dump", "--format=custom", f"--file={self.copy}", address], check=True)
        else:
            sqlite3.connect(self.data / "desk.sqlite3").execute("VACUUM INTO ?", [str(self.copy)])

    def put_back(self):
        if address := self.address:
            own_database(os.environ["ANSWERABLE_DATABASE"], "answerable_put_back")
            subprocess.run([programs() / "pg_restore", "--no-owner", f"--dbname={address}", self.copy], check=True)
            return
        for path in self.data.glob("desk.sqlite3*"):
            path.unlink()
        shutil.copy(self.copy, self.data / "desk.sqlite3")


@pytest.fixture
def desk(tmp_path):
    with contextlib.ExitStack() as stack:
        yield Desk(tmp_path, stack)


def refusals(desk, kept, folder):
    """What the two ways to keep a witness's file say: on the desk's machine, and on another with what the desk publishes."""
    size = kept.read_text().split("\n\n")[-2].split("\n")[-2]
    (folder / "update.txt").write_text(desk.published(f"update?old={size}"))
    key = desk.published("keys").split(" ")[1].split("\n")[0]
    here = desk.answerable("manage", "witnesslog", kept)
    there = desk.answerable("witness", kept, folder / "update.txt", "--key", key)
    return here, there


def test_an_old_copy_put_back_is_refused_in_plain_words(desk, tmp_path):
    kept = tmp_path / "harrowmere.notes"
    desk.acts(4, "FOI-2026-0001")
    desk.answerable("manage", "witnesslog", kept, check=True)
    desk.back_up()
    desk.acts(3, "FOI-2026-0002")
    desk.answerable("manage", "witnesslog", kept, check=True)
    for ran in refusals(desk, kept, tmp_path):  # while nothing was put back, both ways agree that nothing is wrong
        assert ran.returncode == 0, ran.stderr
    before = kept.read_bytes()

    desk.put_back()
    assert (
        desk.answerable("manage", "verifylog").returncode == 0
    )  # the copy is whole: nothing in it shows that it is old
    for ran in refusals(desk, kept, tmp_path):
        assert ran.returncode not in (0, 2)
        assert "has gone back: it has 4 events now, and had 7 when it was last seen" in " ".join(ran.stderr.split())
        assert "an old copy of the database was put in its place" in " ".join(ran.stderr.split())

    desk.acts(9, "FOI-2026-0003")
    for ran in refusals(desk, kept, tmp_path):
        assert ran.returncode not in (0, 2)
        assert "was rewritten: its 13 events do not begin with the 7" in " ".join(ran.stderr.split())
    assert kept.read_bytes() == before
    assert not list(Path(desk.data).glob("*.notes"))
