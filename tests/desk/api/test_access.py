"""Every call × every role × every scope: what a key allows, and never more than the roles of its owner do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.desk.api.service import document, scopes
from answerable.desk.cases import access
from answerable.desk.people.roles import Role
from answerable.desk.people.tokens import Scope
from answerable.desk.records.access import KEEPERS as CAPTURE_KEEPERS
from answerable.desk.records.access import READERS as CAPTURE_READERS
from answerable.desk.registers.access import READERS as REGISTER_READERS
from desk.api.samples import body

pytestmark = pytest.mark.django_db
ANYONE = tuple(Role)
# The act that each call is; a call that reads cases asks for "read".
ACTS = {
    "start_request": "start", "assign_request": "assign", "acknowledge_request": "acknowledge", "propose_request": "search",
    "merge_questions": "split", "renumber_questions": "split", "change_question": "edit-request", "answer_question": "answer",
    "split_question": "split", "propose_question": "search", "edit_paragraph": "edit-letter", "let_go_paragraph": "edit-letter",
    "set_details": "draft", "waive_finding": "waive", "unwaive_finding": "waive", "attach_file": "edit-letter",
    "upload_attachment": "edit-letter", "detach_file": "edit-letter", "submit_letter": "submit", "approve_letter": "approve",
    "let_file_through": "let-through", "stop_file_again": "let-through",
    "send_letter_back": "return", "take_letter_back": "change", "send_letter": "send", "clarify_request": "clarify",
    "clarified_request": "clarified", "charge_request": "charge", "paid_request": "paid", "extend_request": "extend",
    "transfer_request": "transfer", "withdraw_request": "withdraw", "lapse_request": "lapse", "reopen_request": "reopen",
    "correct_day_of_receipt": "correct-receipt", "correct_day_of_event": "correct-receipt", "add_correspondence": "correspond",
    "upload_correspondence": "correspond", "allocate_question": "allocate", "chase_allocation": "chase",
    "recall_allocation": "allocate", "finish": "finish-task", "ask_for_review": "ask-review", "assign_reviewer": "assign-review",
    "conduct": "conduct-review", "withdraw_the_review": "withdraw-review", "open_complaint": "complain",
    "reply": "reply-complaint", "decide_complaint": "decide", "publish_answer": "publish", "take_answer_down": "take-down",
}  # fmt: skip
ROLES = {
    "log_a_request": (Role.OFFICER,), "upload_a_request": (Role.OFFICER,), "list_registers": REGISTER_READERS,
    "list_captures": CAPTURE_READERS, "read_a_capture": CAPTURE_READERS, "read_capture_messages": CAPTURE_READERS,
    "settle_capture_dates": CAPTURE_READERS, "give_capture_up": CAPTURE_READERS, "capture_file": CAPTURE_KEEPERS,
    "check_letter": access.READERS, "match_questions": ANYONE, "read_earlier": ANYONE,  # ours for READERS alone
    "read_register": REGISTER_READERS, "read_entry": REGISTER_READERS, "read_me": ANYONE, "list_own_allocations": ANYONE,
}  # fmt: skip
OWN = ("hand_in_answer", "pass_allocation_on")  # for whom the question was given to: nobody here
PUBLIC = ("list_log", "read_published")
MORE = {"log_a_request": {"text": "How many bridges?"}, "attach_file": {"file": 1}}  # one of two must be given
CALLS = {
    operation["operationId"]: (method, path, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
}


def allowed(name):
    if name in ROLES:
        return ROLES[name]
    return access.ACTS[ACTS.get(name, "read")].roles


def call(name, key, reference):
    method, path, operation = CALLS[name]
    given, is_form = body(document(), operation)
    places = {"reference": reference, "position": 1, "key": 1, "event": 1, "slug": "none", "name": "tools", "number": 1}
    address, headers = path.format(**places), {"Authorization": f"Bearer {key}"}
    if method == "get":
        query = {one["name"]: "1" for one in operation["parameters"] if one.get("in") == "query" and one["required"]}
        return Client().get(address, query, headers=headers)
    if is_form:
        given = {name: SimpleUploadedFile("a.txt", b"Four?") if name == "file" else value for name, value in given.items()}  # fmt: skip
        return Client().post(address, given, headers=headers)
    given = {**(given or {}), **MORE.get(name, {})}
    return getattr(Client(), method)(address, given, content_type="application/json", headers=headers)


def test_every_call_that_changes_something_is_an_act_that_the_access_table_knows():
    changing = {name for name, (method, _, _) in CALLS.items() if method != "get"}
    assert changing == {*ACTS, *ROLES, *OWN} - {"read_earlier", "list_registers", "read_register", "read_entry", "read_me", "list_own_allocations", "list_captures", "read_a_capture", "read_capture_messages"}  # fmt: skip
    assert set(CALLS) - set(PUBLIC) == set(scopes())


@pytest.mark.parametrize("name", sorted(set(CALLS) - set(PUBLIC)))
def test_a_call_is_refused_without_its_scope_and_to_every_other_role(name, person, key_of, case):
    people = {role: person(f"Some {role.value}", role) for role in Role}
    needed = scopes()[name].scope
    assert call(name, "nonsense", case.reference).status_code == 401
    others = key_of(people[Role.OFFICER], *(scope for scope in Scope if scope is not needed))
    refused = call(name, others, case.reference)
    assert (refused.status_code, refused.json()["code"]) == (403, "DSK091")
    may = () if name in OWN else allowed(name)
    for role in sorted(Role, key=lambda role: role in may):
        answer = call(name, key_of(people[role], needed), case.reference)
        told = (role, answer.status_code, answer.content)
        if role in may:
            assert answer.status_code not in (401, 403, 500) or "had a hand" in answer.json()["why"], told
        else:
            assert answer.status_code in (403, 404), told


@pytest.mark.parametrize("name", PUBLIC)
def test_the_disclosure_log_needs_no_key(name, db):
    assert call(name, "", "").status_code in (200, 404)


def test_a_session_of_a_browser_opens_nothing(client_of, officer):
    browser = client_of(officer)
    assert browser.get("/api/v1/requests").status_code == 401
    assert browser.post("/api/v1/requests", {}, content_type="application/json").status_code == 401


def test_a_key_that_has_ended_opens_nothing(calls, officer, at):
    from answerable.desk.people.models import Token

    desk = calls(officer)
    assert desk.get("me").status_code == 200
    Token.objects.update(ended_at=at)
    refused = desk.get("me")
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, 'Bearer realm="answerable"')


def test_a_key_that_calls_too_often_is_told_when_to_go_on(calls, officer, monkeypatch):
    from answerable.desk.api import keys

    monkeypatch.setattr(keys, "MOST", 3)
    desk = calls(officer)
    answers = [desk.get("me") for _ in range(5)]
    late = [answer for answer in answers if answer.status_code == 429]
    assert late
    assert 0 < int(late[-1]["Retry-After"]) <= 60
    assert calls(officer).get("me").status_code == 200
