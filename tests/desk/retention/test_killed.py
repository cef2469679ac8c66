"""kill -9 while a disposal is carried out: no request is half destroyed, and in the end all of it is done."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from desk.postgres import own_database

SCRIPT = Path(__file__).with_name("run_disposal.py")
KILLS = int(os.environ.get("ANSWERABLE_DISPOSAL_KILLS", "4"))


@pytest.fixture
def start(tmp_path):
    """start("work"): the script, with a data folder of its own, on the database that the tests run on."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"ANSWERABLE_DATA": str(tmp_path), "ANSWERABLE_AUTHORITY": str(settings.AUTHORITY_FOLDER), "PYTHONWARNINGS": "ignore"}  # fmt: skip
    if address := os.environ.get("ANSWERABLE_DATABASE"):
        environment["ANSWERABLE_DATABASE"] = own_database(address, "answerable_disposed")
    return lambda *words: subprocess.Popen([sys.executable, SCRIPT, *words], env=environment, stdout=subprocess.PIPE, text=True)  # fmt: skip


def test_no_request_is_half_destroyed_wherever_the_disposal_is_killed(start):
    count, dice = KILLS * 6, random.Random()  # noqa: S311
    with start("begin", str(count)) as beginning:
        assert beginning.wait() == 0
    for _ in range(KILLS):
        with start("work") as worker:
            assert worker.stdout.readline() == "begun\n"
            time.sleep(dice.uniform(0.02, 0.5))
            worker.kill()
        assert _look(start)["faults"] == []
    with start("work") as worker:
        assert worker.wait() == 0
    found = _look(start)
    assert (found["faults"], found["lying"], found["step"], found["destroyed"]) == ([], [], "done", count)


def _look(start):
    with start("look") as looking:
        said, _ = looking.communicate()
    return json.loads(said)
