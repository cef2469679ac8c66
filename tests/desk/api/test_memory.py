"""Earlier answers for programs: what is like each question, and one answer with what has changed since."""

from datetime import date

import pytest
from django.test import Client

from answerable.desk.memory.actions.remembering import remember
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Earlier, Log
from answerable.desk.people.roles import Role
from answerable.desk.people.tokens import Scope

pytestmark = pytest.mark.django_db

BENCHES = "How many benches are there in the parks?"


@pytest.fixture
def kept(at):
    """One answer of ours and one of Thornby's to the same words; their numbers."""
    log = Log.objects.create(publisher="Thornby Council", licence="OGL", read_at=at)
    about = {"number": "1", "question": BENCHES, "outcome": "disclosed"}
    ours = Given(letter="FOI-1", answer="There are 41.", answered_on=date(2026, 7, 1), **about)
    remember([ours, Given(letter="T-1", answer="Nine.", publisher="Thornby Council", log=log.pk, **about)], at=at)
    return Earlier.objects.get(log=None).pk, Earlier.objects.get(log=log).pk


@pytest.fixture
def call(person, key_of):
    """call(role, path, body): what the API answers somebody of that role."""

    def make(role, path, body=None):
        key = key_of(person(f"Some {role.value}", role), Scope.READ)
        headers = {"Authorization": f"Bearer {key}"}
        if body is None:
            return Client().get(f"/api/v1/memory/{path}", headers=headers)
        return Client().post(f"/api/v1/memory/{path}", body, content_type="application/json", headers=headers)

    return make


def test_each_question_gets_what_is_like_it_ours_first_with_the_reason(kept, call):
    answer = call(Role.OFFICER, "match", {"questions": [BENCHES, "Who is the mayor’s driver?"]})
    benches, driver = answer.json()["rows"]
    (match,) = benches["matches"]
    assert (match["id"], match["kind"], match["publisher"], match["ref"], match["answers"]) == (kept[0], "same", "", "FOI-1/1", 2)  # fmt: skip
    assert match["why"] and match["on"] == "2026-07-01"
    assert driver == {"question": "Who is the mayor’s driver?", "matches": []}


def test_who_reads_no_requests_is_told_of_others_answers_alone(kept, call):
    ours, theirs = kept
    (asked,) = call(Role.RECORDS, "match", {"questions": [BENCHES]}).json()["rows"]
    assert [one["id"] for one in asked["matches"]] == [theirs]
    assert call(Role.CONTRIBUTOR, str(ours)).status_code == 404
    assert call(Role.ADMINISTRATOR, str(theirs)).json()["answer"] == "Nine."


def test_one_answer_says_whose_it_is_and_how_what_it_rests_on_stands(kept, call):
    ours, theirs = kept
    mine = call(Role.OFFICER, str(ours)).json()
    assert (mine["is_ours"], mine["letter"], mine["is_old"], mine["since"]) == (True, "FOI-1", False, [])
    other = call(Role.AUDITOR, str(theirs)).json()
    assert (other["is_ours"], other["publisher"], other["licence"]) == (False, "Thornby Council", "OGL")


def test_nothing_asked_and_too_much_asked_are_refused(call, db):
    assert call(Role.OFFICER, "match", {"questions": []}).status_code == 422
    assert call(Role.APPROVER, "match", {"questions": ["How?"] * 51}).status_code == 422
