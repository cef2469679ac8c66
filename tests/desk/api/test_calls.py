"""A program does what a person does on the pages, by the same rules."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.casefile import Outcome
from answerable.desk.components.uploads import MEGABYTE

pytestmark = pytest.mark.django_db
TEXT = "Dear Council,\n\n1. How many bridges are there?\n2. How many are closed?\n\nYours, Wynn Asker"


def test_a_request_is_logged_answered_approved_and_sent(calls, officer, approver, run_jobs):
    desk, other = calls(officer), calls(approver)
    made = desk.post("requests", {"text": TEXT, "received_on": "2026-11-19", "name": "Wynn Asker", "email": "wynn@example.org"})  # fmt: skip
    assert made.status_code == 201, made.content
    reference = made.json()["reference"]
    rows = desk.get(f"requests/{reference}/questions").json()["rows"]
    assert [row["number"] for row in rows] == ["1", "2"]
    assert desk.post(f"requests/{reference}/start").json()["stage"] == "answering"
    for row in rows:
        said = {"outcome": "disclosed", "held": "yes", "text": "There are four."}
        given = {"version": row["version"], "answer": said, "is_finished": True}
        answered = desk.put(f"requests/{reference}/questions/{row['position']}/answer", given)
        assert answered.status_code == 200, answered.content
        assert answered.json()["is_finished"]
    assert desk.post(f"requests/{reference}/letter/submit").json()["stage"] == "approval"
    letter = other.get(f"requests/{reference}/letter").json()
    assert letter["state"] == "submitted"
    assert "There are four." in letter["text"]
    own = calls(officer).post(f"requests/{reference}/letter/approve", {"digest": letter["digest"]})
    assert own.status_code == 403
    agreed = other.post(f"requests/{reference}/letter/approve", {"digest": letter["digest"]})
    assert agreed.json()["stage"] == "approved", agreed.content
    sent = desk.post(f"requests/{reference}/letter/send")
    assert sent.json()["stage"] == "sent", sent.content
    kinds = [row["kind"] for row in desk.get(f"requests/{reference}/history").json()["rows"]]
    assert kinds[-1] == "sent"
    item = desk.get(f"requests/{reference}/correspondence").json()["rows"][0]
    file = desk.get(f"requests/{reference}/files/{item['files'][0]['key']}")
    assert file["Content-Disposition"].startswith("attachment")
    look = desk.get(f"requests/{reference}/publication").json()
    dealt = [{"finding": one["key"], "is_kept": True, "reason": "No person."} for one in look["findings"]]
    published = desk.post(f"requests/{reference}/publication", {"title": "Bridges", "dealt": dealt})
    assert published.status_code == 201, published.content
    slug = published.json()["slug"]
    assert calls().get(f"disclosure-log/{slug}").json()["said"][0]["outcome"] == Outcome.RELEASED.value
    assert calls().get("disclosure-log").json()["total"] == 1
    assert (
        desk.post(f"requests/{reference}/publication/take-down", {"reason": "A name was left in."}).status_code == 204
    )


def test_of_two_who_answer_one_question_the_second_is_told_who_was_first(calls, officer, case):
    desk, path = calls(officer), f"requests/{case.reference}/questions/1/answer"
    given = {"version": 1, "answer": {"outcome": "disclosed", "held": "yes", "text": "Mine."}}
    assert desk.put(path, given).status_code == 200
    late = desk.put(path, {**given, "answer": {"outcome": "disclosed", "held": "yes", "text": "Yours."}})
    assert late.status_code == 409
    assert late.json()["code"] == "DSK003"
    assert late.json()["changed"]["by"] == officer.name


def test_an_answer_that_lacks_what_the_statute_needs_is_refused_with_what_it_lacks(calls, officer, case):
    said = {"outcome": "refused", "held": "yes", "grounds": [{"provision": "foia.s31.1.a"}]}
    given = {"version": 1, "answer": said, "is_finished": True}
    answer = calls(officer).put(f"requests/{case.reference}/questions/1/answer", given)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.json()["fields"]) > 1, answer.content


def test_a_field_that_is_not_known_is_refused_with_the_one_that_was_meant(calls, officer):
    answer = calls(officer).post("requests", {"txt": "How many?", "received_on": "2026-11-19"})
    assert answer.status_code == 422
    assert answer.json()["fields"] == [{"field": "body.txt", "says": "There is no “txt” here.", "hint": "Did you mean “text”?"}]  # fmt: skip
    answer = calls(officer).get("requests?shw=late")
    assert answer.json()["fields"][0]["hint"] == "Did you mean “show”?"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "a\x00b", "received_on": "2026-11-19"}, "body.text"),
        ({"text": "a", "received_on": "0001-01-01"}, "body.received_on"),
        ({"text": "a", "received_on": 5}, "body.received_on"),
        ({"text": "a"}, "body.received_on"),
        ({"received_on": "2026-11-19"}, "body"),
        ({"received_on": "2026-11-19", "file": {"name": "a.txt", "base64": "a"}}, "body.file"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(calls, officer, given, field):
    answer = calls(officer).post("requests", given)
    assert (answer.status_code, [one["field"] for one in answer.json()["fields"]]) == (422, [field])


def test_a_body_that_is_no_json_is_refused(calls, officer):
    answer = calls(officer).post("requests", "{", data="{")
    assert (answer.status_code, answer.json()["code"]) == (400, "DSK096")


def test_a_body_too_large_for_json_is_sent_to_the_upload(calls, officer, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = calls(officer).post("requests", {"text": "a" * 200, "received_on": "2026-11-19"})
    assert (answer.status_code, answer.json()["code"]) == (413, "DSK097")


@pytest.mark.parametrize("path", ["requests/upload", "requests/{}/correspondence/upload", "requests/{}/letter/attachments/upload"])  # fmt: skip
def test_a_file_too_large_is_refused_at_every_address(calls, officer, case, settings, path):
    settings.FILE_LIMIT, desk = 1, calls(officer)
    form = {"received_on": "2026-11-19", "kind": "note", "file": SimpleUploadedFile("b.txt", b"-" * (MEGABYTE + 1))}
    if "correspondence" in path:
        del form["received_on"]
    answer = desk.client.post(f"/api/v1/{path.format(case.reference)}", form, headers=desk.headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "DSK100"), answer.content


def test_a_file_comes_as_base64_or_in_a_form(calls, officer):
    desk = calls(officer)
    given = {"file": {"name": "a.txt", "base64": "SG93IG1hbnkgYnJpZGdlcyBhcmUgdGhlcmU/"}, "received_on": "2026-11-19"}
    assert desk.post("requests", given).status_code == 201
    file = SimpleUploadedFile("b.txt", TEXT.encode(), "text/plain")
    form = {"received_on": "2026-11-19", "file": file}
    made = desk.client.post("/api/v1/requests/upload", form, headers=desk.headers)
    assert made.status_code == 201, made.content
    noted = desk.client.post(f"/api/v1/requests/{made.json()['reference']}/correspondence/upload", {"kind": "note", "file": SimpleUploadedFile("c.txt", b"c")}, headers=desk.headers)  # fmt: skip
    assert noted.json()["rows"][0]["files"][0]["name"] == "c.txt"


def test_a_list_is_read_page_by_page_in_every_order(calls, officer, take):
    from datetime import date, timedelta

    for days in range(7):
        take(received_on=date(2026, 11, 19) - timedelta(days=days % 3))
    desk = calls(officer)
    whole = {}
    for sort in ("due", "newest", "reference"):
        pages, after = [], ""
        while True:
            page = desk.get("requests", {"sort": sort, "size": 2, "after": after}).json()
            pages += [row["reference"] for row in page["rows"]]
            if not (after := page["next"]):
                break
        whole[sort] = pages
        assert pages == [row["reference"] for row in desk.get("requests", {"sort": sort}).json()["rows"]]
        assert len(set(pages)) == 7
    assert whole["due"] != whole["newest"]
    assert desk.get("requests", {"after": "nonsense"}).status_code == 404


@pytest.mark.parametrize("path", ["requests", "requests/{reference}/questions", "requests/{reference}/correspondence",
                                  "requests/{reference}/allocations", "requests/{reference}/history", "tasks"])  # fmt: skip
def test_a_list_asks_the_database_as_often_however_long_it_is(calls, officer, case, take, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk, address = calls(officer), path.format(reference=case.reference)

    def more(number):
        take()
        desk.post(f"requests/{case.reference}/correspondence", {"kind": "note", "text": f"Note {number}"})
        desk.post(f"requests/{case.reference}/allocations", {"number": number, "name": "C", "email": f"c{number}@example.org", "due_on": "2090-01-04"})  # fmt: skip

    more("1")
    with CaptureQueriesContext(connection) as few:
        assert desk.get(address).status_code == 200
    more("2")
    more("3")
    with CaptureQueriesContext(connection) as many:
        assert desk.get(address).status_code == 200
    assert len(many) == len(few)


def test_what_is_said_is_in_utc_and_days_are_days(calls, officer, case):
    found = calls(officer).get(f"requests/{case.reference}").json()
    assert found["created_at"] == "2026-11-20T10:00:00Z"
    assert found["request"]["received_on"] == "2026-11-19"
    assert "answer" in found["acts"]


def test_a_request_is_given_to_an_officer_and_a_team_by_their_keys(calls, officer, case):
    from answerable.desk.people.models import Team

    Team.objects.create(name="Highways")
    desk = calls(officer)
    staff = desk.get("staff").json()
    given = {"owner": staff["officers"][0]["key"], "team": staff["teams"][0]["key"]}
    row = desk.post(f"requests/{case.reference}/assign", given).json()
    assert (row["owner"], row["team"]) == (officer.name, "Highways")
    assert desk.post(f"requests/{case.reference}/assign", {"owner": 999_999}).status_code == 404


def test_the_clock_is_told_with_its_working_and_can_be_corrected(calls, officer, case):
    desk = calls(officer)
    assert desk.get(f"requests/{case.reference}/clock").json()["steps"]
    given = {"received_on": "2026-11-18", "reason": "The envelope says so."}
    moved = desk.post(f"requests/{case.reference}/clock/correct-receipt", given)
    assert moved.json()["received_on"] == "2026-11-18"


def test_a_contributor_answers_what_was_given_to_them_and_sees_nothing_else(calls, officer, contributor, case):
    given = {"number": "1", "name": contributor.name, "email": contributor.email, "due_on": "2090-01-04"}
    assert calls(officer).post(f"requests/{case.reference}/allocations", given).status_code == 201
    theirs = calls(contributor)
    (row,) = theirs.get("allocations").json()["rows"]
    assert theirs.get(f"requests/{case.reference}").status_code == 404
    assert theirs.post(f"allocations/{row['key']}/answer", {"text": "Four."}).status_code == 204
    sent = calls(officer).get(f"requests/{case.reference}/allocations").json()["rows"][0]["sent"]
    assert sent[0]["text"] == "Four."


def test_tasks_are_for_those_who_may_read_requests_on_the_page_too(
    calls, officer, contributor, client_of, case, by, at
):
    from answerable.desk.cases.actions.raise_task import raise_task

    raise_task(reference=case.reference, kind="bounce", words="The letter to Wynn came back.", by=by, at=at)
    assert calls(officer).get("tasks").json()["rows"][0]["reference"] == case.reference
    assert calls(contributor).get("tasks").status_code == 403
    assert "came back" not in client_of(contributor).get("/tasks/").content.decode()


def test_registers_returns_and_search_are_read(calls, officer, case):
    desk = calls(officer)
    names = [row["name"] for row in desk.get("registers").json()["rows"]]
    page = desk.get(f"registers/{names[0]}").json()
    assert desk.get(f"registers/{names[0]}/{page['rows'][0]['id']}").json()["fields"]
    assert desk.get("returns", {"year": 2026}).json()["parts"]
    assert [row["reference"] for row in desk.get("search", {"q": "WhatsApp"}).json()["rows"]] == [case.reference]
    assert desk.get("me").json()["roles"] == ["officer"]


def test_what_is_not_there_and_what_a_method_does_not_do_is_said_in_one_form(calls, officer):
    desk = calls(officer)
    missing = desk.get("nothing/at/all")
    assert (missing.status_code, missing["Content-Type"]) == (404, "application/problem+json")
    wrong = desk.delete("requests")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "DSK095")
    assert "GET" in wrong["Allow"]
    assert desk.get("requests/a%00b").status_code == 404


def test_a_program_names_the_unclear_questions_and_reads_both_clocks(calls, officer, case, say):
    desk, path = calls(officer), f"requests/{case.reference}/clock"
    for number in ("2", "3"):
        say(number, "Which do you mean?", outcome=Outcome.CLARIFICATION, held="unstated", advice="Name a month.")
    asked = desk.post(f"{path}/clarify", {"questions": ["3"]})
    assert (asked.status_code, asked.json()["stage"]) == (200, "answering"), asked.content
    clock = desk.get(path).json()
    assert (clock["questions"], clock["due_on"]) == (["1", "2"], "2026-12-18")
    [other] = clock["beside"]
    assert (other["questions"], other["due_on"], bool(other["waits_since"])) == (["3"], None, True)
    assert clock["events"][0]["questions"] == ["3"]
    rows = desk.get(f"requests/{case.reference}/questions").json()["rows"]
    assert [bool(row["waits_since"]) for row in rows] == [False, False, True]
    day = clock["events"][0]["on"]
    assert desk.post(f"{path}/clarified", {"on": day, "questions": ["2"]}).status_code == 404
    assert desk.post(f"{path}/clarified", {"on": day, "questions": ["3"]}).status_code == 200
    assert desk.get(path).json()["beside"][0]["due_on"] > clock["due_on"]
