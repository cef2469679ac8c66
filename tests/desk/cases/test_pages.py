"""The pages of a case: the desk, a question, the letter, the acts; by the officer, and by those who may only read."""

from __future__ import annotations

import re
from datetime import date

import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.cases.models import Case, Question, Task
from answerable.desk.components.uploads import MEGABYTE
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db


def test_the_desk_lists_a_case_with_its_last_day_and_what_happens_next(browser, case):
    status, text = page(browser, "/desk/")
    assert status == 200
    assert case.reference in text
    assert case.next_step in text


def test_the_counts_of_the_desk_are_those_of_its_lists(browser, take):
    for day in (2, 3, 19):
        take(LETTER_OF % day, received_on=date(2026, 11, day))
    late = take(LETTER_OF % 1, received_on=date(2026, 9, 1))
    _, text = page(browser, "/desk/?show=new")
    assert "New 4" in text
    _, text = page(browser, "/desk/?show=late")
    assert late.reference in text


def test_the_desk_asks_the_same_number_of_queries_for_one_case_and_for_many(
    browser, take, django_assert_max_num_queries
):
    for day in range(1, 20):
        take(LETTER_OF % day, received_on=date(2026, 11, day))
    with django_assert_max_num_queries(12):
        page(browser, "/desk/")


def test_an_empty_list_teaches_what_comes_next(browser, case):
    _, text = page(browser, "/desk/?show=late")
    assert "No request is late. The next is due on" in text


def test_a_draft_answer_is_used_saved_and_finished(browser, case):
    address = question_address(case)
    status, text = page(browser, address, do="save", version=1, outcome="disclosed", text="We hold one register.")
    assert status == 200, text
    question = Question.objects.get(case=case, number="1")
    assert question.answer["text"] == "We hold one register."
    assert not question.is_finished
    status, text = page(
        browser, address, do="finish", version=question.version, outcome="disclosed", text="We hold one register."
    )
    question.refresh_from_db()
    assert question.is_finished, text


def test_what_was_typed_stays_in_the_form_when_someone_else_was_faster(browser, case, say):
    say("1", "Theirs.")
    status, text = page(
        browser, question_address(case), do="save", version=1, outcome="disclosed", text="Mine, typed for an hour."
    )
    assert status == 422
    assert "Mine, typed for an hour." in text
    assert Question.objects.get(case=case, number="1").answer["text"] == "Theirs."


def test_withholding_asks_for_exactly_what_the_section_needs(browser, case):
    _, text = page(browser, question_address(case), do="show", version=1, outcome="refused", add="foia.s31.1.a")
    assert "How likely is the harm?" in text
    assert "Public interest in favour of disclosing" in text
    _, text = page(browser, question_address(case), do="show", version=1, outcome="refused", add="foia.s40.2")
    assert "Which condition is met" in text
    assert "How likely is the harm?" not in text


def test_an_empty_refusal_cannot_be_finished_and_says_what_it_lacks(browser, case):
    given = {"do": "finish", "version": 1, "outcome": "refused", "g0-provision": "foia.s31.1.a", "g0-reason": "Locks."}
    status, text = page(browser, question_address(case), **given)
    assert status == 422
    assert "needs its likelihood" in text
    assert "public interest test" in text
    assert "Locks." in text


def test_a_whole_refusal_can_be_finished(browser, case):
    given = {
        "do": "finish",
        "version": 1,
        "outcome": "refused",
        "g0-provision": "foia.s31.1.a",
        "g0-reason": "It lists the makes of lock on each door.",
        "g0-likelihood": "would be likely to",
        "g0-link": "A thief would learn which doors are easy to force.",
        "g0-favouring_disclosure": "It would show how well public buildings are looked after.",
        "g0-favouring_exemption": "Break-ins cost the public money and close services.",
        "g0-balance": "The cost of a break-in outweighs the general interest, because the doors cannot be changed soon.",
    }
    _status, text = page(browser, question_address(case), **given)
    question = Question.objects.get(case=case, number="1")
    assert question.is_finished, text
    assert question.provisions.strip() == "foia.s31.1.a"


def test_the_cost_worksheet_counts_only_the_four_activities(browser, case):
    given = {"do": "show", "version": 1, "outcome": "cost_limit", "hours_locate": "12", "hours_retrieve": "10.5"}
    _, text = page(browser, question_address(case), **given)
    assert "22.5 hours in all" in text
    assert "is above" in text
    given["hours_retrieve"] = "2"
    _, text = page(browser, question_address(case), **given)
    assert "section 12 does not apply" in text


def test_the_letter_beside_a_question_follows_what_is_typed_and_saves_nothing(browser, case):
    answer = browser.post(
        question_address(case) + "look/", {"version": 1, "outcome": "disclosed", "text": "Seven of them."}
    )
    assert "Seven of them." in answer.content.decode()
    assert not Question.objects.get(case=case, number="1").answer


def test_a_letter_with_open_questions_says_what_stops_it(browser, case):
    _status, text = page(browser, f"/cases/{case.reference}/letter/")
    assert "Question 1 has no answer yet." in text


@pytest.mark.parametrize(
    "act",
    [
        "start",
        "assign",
        "acknowledge",
        "search",
        "clarify",
        "charge",
        "extend",
        "transfer",
        "correspond",
        "tell-keeper",
        "correct-receipt",
        "correct-details",
        "withdraw",
    ],
)
def test_every_act_that_is_open_has_its_page(browser, case, act):
    status, _ = page(browser, f"/cases/{case.reference}/act/{act}/")
    assert status == 200


def test_a_corrected_receipt_moves_the_last_day(browser, case):
    before = case.due_on
    given = {
        "received_on_day": "16",
        "received_on_month": "11",
        "received_on_year": "2026",
        "reason": "The stamp on the envelope.",
    }
    _status, text = page(browser, f"/cases/{case.reference}/act/correct-receipt/", **given)
    case.refresh_from_db()
    assert case.due_on < before, text
    assert "How the date was worked out" in text


def test_who_asked_and_the_subject_can_be_corrected_and_the_letter_follows(browser, case):
    given = {"name": "Wren Ashdown", "email": "Wren@applicants.example", "address": "", "subject": "Empty homes"}
    text = browser.post(f"/cases/{case.reference}/act/correct-details/", given, follow=True).content.decode()
    assert "from Wren Ashdown, wren@applicants.example" in text
    case.refresh_from_db()
    assert (case.applicant_email, case.subject) == ("wren@applicants.example", "Empty homes")
    assert "Dear Wren Ashdown" in page(browser, f"/cases/{case.reference}/letter/")[1]
    assert "corrected who asked or the subject" in page(browser, f"/cases/{case.reference}/history/")[1]


def test_a_request_of_nobody_known_says_what_is_needed(browser, case):
    given = {"name": "", "email": "", "address": "", "subject": "Empty homes"}
    text = browser.post(f"/cases/{case.reference}/act/correct-details/", given, follow=True).content.decode()
    assert "a request needs a name and an address (section 8(1)(b))" in text


def test_a_pasted_letter_is_from_whoever_signed_it(browser):
    words = "Dear Sir\n\nHow many homes stood empty in 2025?\n\nKind regards,\nWren Ashdown\nwren@applicants.example\n"
    day = {"received_on_day": "19", "received_on_month": "11", "received_on_year": "2026"}
    page(browser, "/cases/new/", text=words, **day)
    found = Case.objects.get()
    assert (found.applicant_name, found.applicant_email) == ("Wren Ashdown", "wren@applicants.example")
    _, text = page(browser, f"/cases/{found.reference}/correspondence/")
    assert "From Wren Ashdown: " in text


def test_nothing_is_taken_down_where_nothing_is_published(browser, case):
    assert "Take the published answer down" not in page(browser, f"/cases/{case.reference}/")[1]


def test_a_question_is_split_merged_and_renumbered(browser, case):
    address = f"/cases/{case.reference}/questions/"
    text = Question.objects.get(case=case, number="1").text
    page(browser, address, do="split", number="1", place=text.index("involving"), version=1)
    assert list(Question.objects.filter(case=case).values_list("number", flat=True)) == ["1a", "1b", "2", "3"]
    page(browser, address, do="merge", numbers=["1a", "1b"])
    assert Question.objects.filter(case=case).count() == 3


def test_a_request_is_logged_from_pasted_words(browser, db):
    day = {"received_on_day": "2", "received_on_month": "11", "received_on_year": "2026"}
    _status, text = page(
        browser,
        "/cases/new/",
        text="Dear council,\n\n1. How many bins are there?\n2. Who empties them?\n\nA. Person",
        name="A. Person",
        email="a@example.org",
        **day,
    )
    case = Case.objects.get()
    assert case.questions.count() == 2, text
    assert case.applicant_name == "A. Person"


def test_an_auditor_reads_everything_and_can_change_nothing(auditor, client_of, case):
    reader = client_of(auditor)
    for address in (f"/cases/{case.reference}/letter/", question_address(case), f"/cases/{case.reference}/history/"):
        status, text = page(reader, address)
        assert status == 200
        assert "Save as finished" not in text
    status, _ = page(reader, question_address(case), do="save", version=1, outcome="disclosed", text="x")
    assert status == 422
    assert not Question.objects.get(case=case, number="1").answer
    assert reader.post(f"/cases/{case.reference}/act/start/", {}).status_code == 422


@pytest.mark.parametrize("role", ["contributor", "administrator", "records", "data_protection"])
def test_roles_that_read_no_cases_find_none(request, client_of, case, role):
    stranger = client_of(request.getfixturevalue(role))
    for address in (f"/cases/{case.reference}/letter/", question_address(case), f"/cases/{case.reference}/act/start/"):
        assert stranger.get(address, follow=True).status_code == 404
    _, text = page(stranger, "/desk/")
    assert case.reference not in text
    assert "No question waits for your answer." in text
    assert "No request is open" not in text


def test_a_task_is_finished_by_whoever_says_what_was_done(browser, case, at):
    task = Task.objects.create(kind="bounce", words="The letter came back.", case=case, at=at)
    page(browser, f"/tasks/{task.pk}/finish/", how="")
    assert Task.objects.get().done_at is None
    page(browser, f"/tasks/{task.pk}/finish/", how="Sent by post instead.")
    assert Task.objects.get().done_how == "Sent by post instead."


def test_a_colleague_answers_by_link_and_sees_nothing_else(browser, client, case, mailoutbox_links):
    given = {
        "name": "Hal Highways",
        "email": "hal@harrowmere.example",
        "message": "By lunch, if you can.",
        "due_on_day": "1",
        "due_on_month": "12",
        "due_on_year": "2099",
    }
    _status, text = page(browser, question_address(case) + "ask/", **given)
    assert "Hal Highways" in text
    link = mailoutbox_links("hal@harrowmere.example")
    shown = client.get(link).content.decode()
    assert "register of data breaches" in shown
    assert case.reference not in shown
    assert "Wynn" not in shown
    client.post(link, {"do": "answer", "text": "There is one."})
    assert "There is one." in page(browser, question_address(case))[1]
    client.post(link, {"do": "pass-on", "to": "Human Resources"})
    assert "ask Human Resources" in page(browser, question_address(case))[1]


def test_a_calendar_has_the_last_days_and_is_nobody_elses(browser, client, case, officer):
    _, text = page(browser, "/clocks/")
    address = re.search(r"/calendar/[^\"]+\.ics", text).group()
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    events = list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))
    assert [event["dtstart"].dt for event in events] == [case.due_on]
    assert "Wynn" not in answer.content.decode()
    assert client.get(f"/calendar/{officer.pk}-{'0' * 40}.ics").status_code == 404


def test_an_auditor_reads_the_calendar_and_which_requests_move_and_adds_no_day(auditor, client_of, case):
    Case.objects.update(due_on=date(2026, 12, 1))
    browser = client_of(auditor)
    status, text = page(browser, "/clocks/")
    assert status == 200 and case.reference in text and "18 December 2026" in text
    assert "Move these clocks" not in text and "Add the day" not in text
    assert browser.post("/clocks/", {"do": "proclaim"}).status_code == 403
    assert browser.post("/clocks/mend/", {"references": [case.reference]}).status_code == 403
    assert "/clocks/" in page(browser, "/desk/")[1]


LETTER_OF = b"From: A <a%d@example.org>\nTo: b@harrowmere.example\nSubject: Bins\n\nDear council,\n\n1. How many bins are there?\n2. Who empties them?\n".replace(
    b"%d", b"%d"
)


def test_the_cost_of_another_request_is_added_only_where_the_conditions_are_met(browser, case, take):
    other = take(LETTER_OF % 7, received_on=date(2026, 11, 2))
    given = {"do": "show", "version": 1, "outcome": "cost_limit", "hours_locate": "20", "together": other.reference}
    _, text = page(browser, question_address(case), **given)
    assert "may not be added yet" in text
    assert "for the same or similar information" in text
    _, text = page(browser, question_address(case), **given, from_together="on", alike="on")
    assert f"We have added the cost of {other.reference}" in text


def test_a_colleague_who_is_late_is_seen_on_the_desk(browser, case, by, at):
    from answerable.desk.cases.actions.allocate import allocate
    from answerable.desk.cases.models import Allocation

    allocate(
        reference=case.reference,
        number="1",
        name="Hal",
        email="hal@harrowmere.example",
        due_on=date(2099, 1, 5),
        by=by,
        at=at,
    )
    assert "Colleagues overdue 0" in page(browser, "/desk/")[1]
    Allocation.objects.update(due_on=date(2026, 1, 5))
    _, text = page(browser, "/desk/?show=overdue")
    assert "Colleagues overdue 1" in text
    assert case.reference in text


def test_a_cost_refusal_says_whether_anything_is_held(browser, case):
    given = {
        "do": "finish",
        "version": 1,
        "outcome": "cost_limit",
        "hours_locate": "90",
        "advice": "One year could be searched within the limit.",
    }
    status, text = page(browser, question_address(case), **given)
    assert status == 422
    assert "whether anything is held" in text
    _, text = page(browser, question_address(case), **given, costly="finding-out")
    question = Question.objects.get(case=case, number="1")
    assert question.is_finished, text
    assert question.provisions.strip() == "foia.s12.2"


def test_a_letter_that_did_not_go_is_sent_again_from_its_task(browser, case, at):
    from answerable.desk.mail.models import Message, MessageState
    from answerable.desk.mail.sending import Outgoing, compose

    message = compose(Outgoing(["wynn@example.org"], "Our answer", "Words.", reference=case.reference), at=at)
    Message.objects.filter(pk=message.pk).update(state=MessageState.FAILED)
    Task.objects.create(kind="not-sent", words="The letter was not sent.", case=case, message=message, at=at)
    assert "Send it again" in page(browser, "/tasks/")[1]
    browser.post(f"/tasks/messages/{message.pk}/again/")
    assert Message.objects.get(pk=message.pk).state == MessageState.QUEUED


def test_no_field_takes_the_place_of_what_a_form_can_do(browser, case):
    """A field named "remove" hides the form's own remove(), by which a browser takes the old form away."""
    outcome = {"outcome": "refused", "add": "foia.s31.1.a", "do": "show", "version": 1}
    text = browser.post(question_address(case), outcome).content.decode()
    assert "Take out s.31(1)(a)" in text
    names = set(re.findall(r'<(?:input|button|select|textarea)[^>]*\bname="([^"]+)"', text))
    assert not names & {"remove", "submit", "reset", "action", "method", "append", "closest", "children", "id"}


def test_hours_that_are_no_number_are_not_left_out_without_a_word(browser, case):
    given = {"do": "finish", "version": 1, "outcome": "cost_limit", "hours_locate": "20", "hours_extract": "1,5"}
    text = browser.post(question_address(case), given).content.decode()
    assert "a number of hours cannot be read" in text
    assert 'href="#id_hours_extract"' in text
    assert 'value="1,5"' in text


def test_the_day_of_a_reply_is_corrected_on_the_page_of_the_clock(browser, case):
    browser.post(question_address(case), {"do": "finish", "version": 1, "outcome": "clarification", "text": "Which year?", "advice": "Name one."})  # fmt: skip
    page(browser, f"/cases/{case.reference}/act/clarify/", questions=["1"], reply_by_day="")
    today = Case.objects.get().events.get().on
    given = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    page(browser, f"/cases/{case.reference}/act/clarified/", **given)
    event = Case.objects.get().events.get(name="clarification_received")
    address = f"/cases/{case.reference}/clock/events/{event.pk}/"
    assert address in page(browser, f"/cases/{case.reference}/clock/")[1]
    early = {"on_day": 1, "on_month": today.month, "on_year": today.year, "reason": "The stamp."}
    answer = browser.post(address, early)
    assert (answer.status_code, "they were asked on" in answer.content.decode()) == (422, True)


def test_a_contributor_finds_the_questions_that_wait_for_them(browser, client_of, contributor, case):
    due = {"due_on_day": "30", "due_on_month": "11", "due_on_year": "2030"}
    given = {"name": contributor.name, "email": contributor.email, "message": "", **due}
    browser.post(question_address(case) + "ask/", given | {"due_on_year": str(case.due_on.year)})
    _, text = page(client_of(contributor), "/desk/")
    assert f"{case.reference}, question 1. Answer by Monday 30 November 2026." in text


def test_who_answers_first_has_the_case_where_nobody_had_it(case, say, by):
    say("1", "We hold one.")
    case.refresh_from_db()
    assert case.owner == by.person


def test_a_file_that_is_too_large_is_refused_and_what_was_typed_is_kept(browser, case, settings):
    settings.FILE_LIMIT = 1
    file = SimpleUploadedFile("map.bin", b"-" * (MEGABYTE + 1))
    given = {"kind": "note", "title": "A call", "text": "They rang about the bridges.", "file": file}
    status, text = page(browser, f"/cases/{case.reference}/act/correspond/", **given)
    assert status == 422 and "“map.bin” is larger than 1 MB" in text
    assert "They rang about the bridges." in text and case.correspondence.filter(kind="note").count() == 0


def test_what_is_still_being_looked_through_is_asked_for_again_until_it_is_there(browser, case, at):
    Question.objects.filter(case=case, number="1").update(proposed_on=None)
    _, text = page(browser, question_address(case))
    polled = re.search(r'<div id="looked-up"[^>]*>', text)[0]
    assert f'hx-get="{question_address(case)}"' in polled and 'hx-trigger="every 2s"' in polled
    assert "Load this page again in a moment." in text
    Question.objects.filter(case=case, number="1").update(proposed_on=at.date())
    again = browser.get(question_address(case), headers={"HX-Request": "true"}).content.decode()
    assert '<div id="looked-up">' in again and 'id="use-draft"' in again
    assert "being looked through" not in again


@pytest.mark.parametrize("posted", [{}, {"outcome": "cost_limit"}, {"outcome": "refused", "add": "foia.s31.1.a"}])
def test_every_box_for_words_of_an_answer_keeps_what_is_typed(browser, case, posted):
    given = {"do": "show", "version": "1", "outcome": "disclosed", **posted}
    text = browser.post(question_address(case), given, headers={"HX-Request": "true"}).content.decode()
    boxes = re.findall(r'<textarea[^>]*>|<input[^>]*type="(?:text|number)"[^>]*>', text)
    assert boxes and all("data-keep=" in box for box in boxes)
    assert "data-unsaved" in text
