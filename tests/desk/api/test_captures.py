"""A program brings in captures, sees how far they are, and reads them record by record."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.ledger.models import Entry
from answerable.desk.records.models import Capture
from desk.records.capturing import export_of

pytestmark = pytest.mark.django_db
CHAT = export_of([(0, "Ann Able", "Road shut at the bridge"), (1, "Bo Cole", "Gritters are out")])
WRONG = b"11/01/2023, 10:00 - Ann: one\n11/01/2023, 10:01 - Bo: two\n"


def sent(calls, data=CHAT, **given):
    form = {"file": SimpleUploadedFile("chat.txt", data), "group": "GRP-01", **given}
    return calls.client.post("/api/v1/captures", form, headers=calls.headers)


def test_a_capture_is_brought_in_watched_and_read_as_json_lines(calls, officer, run_jobs):
    desk = calls(officer)
    made = sent(desk)
    assert made.status_code == 201, made.content
    number = made.json()["row"]["number"]
    assert made.json()["row"]["step"] == "received"
    run_jobs()
    told = desk.get(f"captures/{number}").json()
    assert (told["row"]["step"], told["row"]["percent"], told["row"]["records"]) == ("done", 100, 2)
    assert told["viruses"] == ""
    answer = desk.get(f"captures/{number}/messages")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert [line["type"] for line in lines] == ["source", "record", "record"]
    assert [CHAT[line["start"] : line["end"]].decode() for line in lines[1:]] == CHAT.decode().splitlines()
    assert Entry.objects.filter(kind="messages-read", subject=f"chat:{told['row']['chat']}/{number}").count() == 1


def test_sent_twice_with_one_key_it_is_one_capture(calls, officer):
    key = "2f0c2f8e-5d2e-4d5b-9a53-0e5f7b1f2a11"
    first, second = (sent(calls(officer), key=key) for _ in range(2))
    assert first.json()["row"]["number"] == second.json()["row"]["number"]
    assert Capture.objects.count() == 1


def test_the_same_file_again_is_refused_with_the_capture_that_it_was(calls, officer):
    desk = calls(officer)
    number = sent(desk).json()["row"]["number"]
    again = sent(desk)
    assert (again.status_code, again.json()["code"]) == (409, "DSK182")
    assert f"capture {number}" in again.json()["what"]


def test_the_order_of_dates_is_asked_and_settled(calls, officer, run_jobs):
    desk = calls(officer)
    number = sent(desk, WRONG).json()["row"]["number"]
    run_jobs()
    told = desk.get(f"captures/{number}").json()
    assert told["row"]["step"] == "asking"
    assert told["choices"] == [
        ["dmy", "11 January 2023 (day, month, year)"],
        ["mdy", "1 November 2023 (month, day, year)"],
    ]
    assert desk.get(f"captures/{number}/messages").status_code == 409
    assert desk.post(f"captures/{number}/dates", {"order": "ymd"}).status_code == 422
    desk.post(f"captures/{number}/dates", {"order": "mdy"})
    run_jobs()
    assert desk.get(f"captures/{number}").json()["row"]["first_on"] == "2023-11-01"


def test_a_capture_that_waits_can_be_given_up_and_brought_in_again(calls, officer, run_jobs):
    desk = calls(officer)
    number = sent(desk, WRONG).json()["row"]["number"]
    run_jobs()
    told = desk.post(f"captures/{number}/give-up", {"reason": "The wrong chat."}).json()
    assert (told["row"]["step"], told["reason"]) == ("refused", "The wrong chat.")
    assert sent(desk, WRONG).status_code == 201


def test_the_owner_of_a_group_captures_it_and_sees_no_other(calls, person, officer):
    other = sent(calls(officer), group="GRP-02").json()["row"]["number"]
    owner = calls(person("Hedda Resil", job="Head of Resilience"))
    made = sent(owner, CHAT + CHAT)
    assert made.status_code == 201, made.content
    assert [row["group"] for row in owner.get("captures").json()["rows"]] == ["GRP-01"]
    assert owner.get(f"captures/{other}").status_code == 404
    assert sent(owner, CHAT * 3, group="GRP-02").status_code == 403
