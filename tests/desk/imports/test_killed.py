"""An import is killed while it writes, and goes on where it was."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SCRIPT = Path(__file__).with_name("run_import.py")
ROWS = 1600


@pytest.fixture
def run(tmp_path):
    """run("work"): the script, with a data folder of its own."""
    given = {"ANSWERABLE_DATA": str(tmp_path), "ANSWERABLE_AUTHORITY": str(settings.AUTHORITY_FOLDER)}
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("ANSWERABLE_DATABASE", "DJANGO_SETTINGS_MODULE")
    }

    def start(*words):
        return subprocess.Popen(
            [sys.executable, SCRIPT, *words], env={**environment, **given}, stdout=subprocess.PIPE, text=True
        )

    return start


def test_an_import_killed_while_it_writes_goes_on_without_a_case_twice_or_missing(run, tmp_path):
    with run("begin", str(ROWS)) as beginning:
        assert beginning.wait() == 0
    for _ in range(2):
        with run("work") as worker:
            assert worker.stdout.readline()  # a chunk is done, and the next one has begun
            worker.kill()
    with run("work") as worker, sqlite3.connect(tmp_path / "desk.sqlite3", timeout=20) as base:
        assert worker.wait() == 0
        assert base.execute("SELECT count(*), count(DISTINCT reference) FROM cases_case").fetchone() == (ROWS, ROWS)
        assert base.execute("SELECT count(*) FROM cases_question").fetchone() == (ROWS,)
        assert base.execute("SELECT count(*) FROM ledger_entry WHERE kind = 'imported'").fetchone() == (ROWS,)
        assert base.execute("SELECT step, imported_count FROM imports_import").fetchone() == ("done", ROWS)
    base.close()
