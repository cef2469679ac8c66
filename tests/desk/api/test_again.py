"""A call that is made again because nobody knows whether it arrived is answered again, and not done again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from answerable.desk.api.calls import forget_old
from answerable.desk.api.models import IdempotentCall
from answerable.desk.cases.models import Case

NEW = {"text": "How many bridges are there?", "received_on": "2026-11-19"}
KEY = {"Idempotency-Key": "f3b0-1"}


@pytest.mark.django_db
def test_the_same_call_again_is_given_the_first_answer(calls, officer):
    desk = calls(officer)
    first, second = (desk.post("requests", NEW, headers=KEY) for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert (first.get("Idempotent-Replay"), second["Idempotent-Replay"]) == (None, "true")
    assert Case.objects.count() == 1
    assert desk.post("requests", NEW).json()["reference"] != first.json()["reference"]


@pytest.mark.django_db
def test_a_body_that_is_too_large_is_refused_as_it_is_without_a_key_for_it(calls, officer, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20
    answer = calls(officer).post("requests", NEW, headers=KEY)
    assert (answer.status_code, answer.json()["code"]) == (413, "DSK097")
    assert not IdempotentCall.objects.exists()


@pytest.mark.django_db
def test_another_call_under_the_same_key_is_refused(calls, officer):
    desk = calls(officer)
    desk.post("requests", NEW, headers=KEY)
    other = desk.post("requests", {**NEW, "text": "How many roads?"}, headers=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "DSK093")
    assert Case.objects.count() == 1


@pytest.mark.django_db
def test_the_key_of_another_program_is_another_key(calls, officer):
    for desk in (calls(officer), calls(officer)):
        assert desk.post("requests", NEW, headers=KEY).status_code == 201
    assert Case.objects.count() == 2


@pytest.mark.django_db
def test_a_key_that_no_longer_works_is_given_no_earlier_answer(calls, officer):
    from answerable.desk.people.models import Token

    desk = calls(officer)
    desk.post("requests", NEW, headers=KEY)
    Token.objects.update(ended_at=timezone.now())
    assert desk.post("requests", NEW, headers=KEY).status_code == 401


@pytest.mark.django_db
def test_what_was_refused_is_not_kept_and_may_be_tried_again(calls, officer, case):
    desk, path = calls(officer), f"requests/{case.reference}/clock/withdraw"
    assert desk.post(path, {"how": ""}, headers=KEY).status_code == 422
    assert not IdempotentCall.objects.exists()
    assert desk.post(path, {"how": "By telephone."}, headers=KEY).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 101, "é"])
def test_a_key_that_is_none_is_refused(calls, officer, key):
    answer = calls(officer).post("requests", NEW, headers={"Idempotency-Key": key})
    assert answer.json()["fields"][0]["field"] == "header.Idempotency-Key"


@pytest.mark.django_db
def test_answers_are_kept_for_a_day(calls, officer):
    calls(officer).post("requests", NEW, headers=KEY)
    forget_old(at=timezone.now() + timedelta(hours=23))
    assert IdempotentCall.objects.exists()
    forget_old(at=timezone.now() + timedelta(hours=25))
    assert not IdempotentCall.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_calls_at_one_moment_one_is_done_and_both_are_answered_alike(calls, officer):
    desk, start = calls(officer), Barrier(2)

    def call(_):
        start.wait()
        try:
            answer = desk.post("requests", NEW, headers=KEY)
            return answer.status_code, answer.json()["reference"]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = set(pool.map(call, range(2)))
    assert len(found) == 1
    assert Case.objects.count() == 1
