"""Whose desk it is: the folder as its files stand now, or a desk that knows nothing yet and says so."""

import os
import shutil
from datetime import date

import pytest
from django.core.checks import run_checks

from answerable.desk.registers.authority import authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(settings, tmp_path):
    settings.AUTHORITY_FOLDER = tmp_path / "authority"
    return settings.AUTHORITY_FOLDER


def warnings():
    return [check for check in run_checks() if check.id == "answerable.W001"]


def test_the_folder_is_read_once_and_again_when_a_file_of_it_changes(settings, tmp_path, harrowmere):
    folder = tmp_path / "authority"
    shutil.copytree(harrowmere, folder)
    settings.AUTHORITY_FOLDER = folder
    first = authority()
    assert authority() is first
    profile = folder / "authority.yaml"
    profile.write_text(profile.read_text().replace("Harrowmere Borough", "Harrowmere City"))
    os.utime(profile, ns=(1, 1))
    assert authority().name == "Harrowmere City Council"


def test_a_desk_without_a_folder_starts_with_a_sensible_profile_and_says_what_to_do(empty):
    assert authority().profile.name == "the authority"
    (warning,) = warnings()
    assert "ANSWERABLE_AUTHORITY" in warning.hint


def test_a_desk_with_a_profile_has_nothing_to_say(harrowmere):
    assert warnings() == []


def test_a_request_is_received_and_looked_up_where_nothing_is_known(empty, officer, at):
    from answerable.desk.cases.actions.propose import propose
    from answerable.desk.cases.actions.receive import receive
    from answerable.desk.people.actors import acting
    from answerable.documents import text_of

    by, document = (
        acting(officer),
        text_of(b"1. How many WhatsApp groups are there?\n2. Who may use WhatsApp?", name="a.txt"),
    )
    case = receive(document=document, received_on=date(2026, 11, 19), channel="paper", by=by, at=at)
    propose(reference=case.reference, by=by, at=at)
    assert [row.proposal["is_answered"] for row in case.questions.all()] == [False, False]
    assert case.due_on == date(2026, 12, 18)
