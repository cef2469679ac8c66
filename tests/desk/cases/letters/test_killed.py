"""A process that is killed at any moment leaves no half case: a letter has gone whole, or not at all."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import connection

from answerable.desk.cases.models import Case, CaseLetter, Correspondence
from answerable.desk.files.keeping import content
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from desk.cases.letters.answered import GIVEN, NOT_HELD

TESTS = Path(__file__).parents[3]
CASES, KILLS = 10, 4


def started():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    environment |= {"TEST_DATABASE": str(connection.settings_dict["NAME"]), "ANSWERABLE_DATA": str(live.DATA)}
    process = subprocess.Popen(
        [sys.executable, "-m", "desk.cases.letters.run_sending"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    return process


def assert_whole(case):
    """The case stands at one stage in every table: its letter, mail, correspondence and ledger agree."""
    kinds = [entry.kind for entry in history(case.reference)]
    letters = list(CaseLetter.objects.filter(case=case))
    gone = Correspondence.objects.filter(case=case).count()
    mail = Message.objects.filter(reference=case.reference).count()
    expected = {
        "answering": ([], [], 0),
        "approval": (["submitted"], ["submitted"], 0),
        "approved": (["submitted", "approved"], ["approved"], 0),
        "sent": (["submitted", "approved", "sent"], ["sent"], 1),
    }
    assert (kinds, [letter.state for letter in letters], gone) == expected[case.stage]
    assert mail == gone
    for letter in letters:
        if letter.state == "sent":
            assert content(letter.pdf).startswith(b"%PDF")
            assert letter.text in letter.message.text
            assert case.sent_at == letter.sent_at


@pytest.mark.django_db(transaction=True)
def test_a_case_is_never_half_sent(a_case, second):
    for number in range(CASES):
        a_case(GIVEN, NOT_HELD, reference=f"FOI-2026-{number:04}")
    chance = random.Random(5)  # noqa: S311  # any moments will do
    for _ in range(KILLS):
        process = started()
        time.sleep(chance.uniform(0.02, 0.35))
        process.kill()
        process.wait()
        process.stdout.close()
        for case in Case.objects.all():
            assert_whole(case)
    process = started()
    assert process.wait(timeout=60) == 0
    process.stdout.close()
    assert set(Case.objects.values_list("stage", flat=True)) == {"sent"}
    for case in Case.objects.all():
        assert_whole(case)
