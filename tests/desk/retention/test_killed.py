"""kill -9 while a disposal is carried out: no request is half destroyed, and in the end all of it is done."""

import json
import os
import random
import time
from pathlib import Path

import pytest
from django.conf import settings

from desk.forking import mother
from desk.postgres import own_database

SCRIPT = Path(__file__).with_name("run_disposal.py")
KILLS = int(os.environ.get("ANSWERABLE_DISPOSAL_KILLS", "4"))


@pytest.fixture
def processes(tmp_path):
    """Those of a desk with a data folder of its own, on the database that the tests run on."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "answerable.desk.settings", "ANSWERABLE_DATA": str(tmp_path), "ANSWERABLE_AUTHORITY": str(settings.AUTHORITY_FOLDER), "PYTHONWARNINGS": "ignore"}  # fmt: skip
    if address := os.environ.get("ANSWERABLE_DATABASE"):
        environment["ANSWERABLE_DATABASE"] = own_database(address, "answerable_disposed")
    with mother(environment) as started:
        yield started


def test_no_request_is_half_destroyed_wherever_the_disposal_is_killed(processes):
    count, dice = KILLS * 6, random.Random()  # noqa: S311
    processes.run(SCRIPT, "begin", count)
    for _ in range(KILLS):
        read, write = os.pipe()
        worker = processes.start(SCRIPT, "work", stdout=write)
        os.close(write)
        with os.fdopen(read) as said:
            assert said.readline() == "begun\n"
            time.sleep(dice.uniform(0.02, 0.5))
            worker.kill()
        assert _look(processes)["faults"] == []
    processes.run(SCRIPT, "work")
    found = _look(processes)
    assert (found["faults"], found["lying"], found["step"], found["destroyed"]) == ([], [], "done", count)


def _look(processes):
    return json.loads(processes.run(SCRIPT, "look").stdout)
