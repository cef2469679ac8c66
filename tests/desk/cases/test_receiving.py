"""A request becomes a case: number, questions, clock, correspondence, proposals."""

from datetime import date

import pytest

from answerable.casefile import Applicant, Stage
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.files.keeping import content, keep
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import APPLICANT, DESK, acting, link_actor
from answerable.desk.queue.table import run_all
from answerable.errors import BadDay, NotAllowed, ReferenceTaken

pytestmark = pytest.mark.django_db


def test_a_request_becomes_a_case_with_its_questions_and_its_last_day(take):
    case = Case.objects.get(pk=take().pk)
    assert case.reference == "FOI-2026-0001"
    assert (case.stage, case.regime, case.subject) == ("new", "foia", "WhatsApp")
    assert (case.applicant_name, case.applicant_email) == ("Wynn Asker", "wynn@example.org")
    assert [row.number for row in case.questions.all()] == ["1", "2", "3"]
    assert (case.due_on, case.clock["clock"]) == (date(2026, 12, 18), "foia.response")
    assert case.questions_count == 3
    assert case.next_step == "An officer: take it on"


def test_references_count_on_and_skip_one_that_an_older_case_has(take):
    take(reference="FOI-2026-0002")
    assert [take().reference, take().reference] == ["FOI-2026-0001", "FOI-2026-0003"]
    with pytest.raises(ReferenceTaken):
        take(reference="FOI-2026-0002")
    assert take(received_on=date(2025, 11, 19)).reference == "FOI-2025-0001"


def test_the_letter_is_kept_in_the_correspondence_and_two_entries_in_the_ledger(take, by):
    case = take()
    row = Correspondence.objects.get(case=case)
    assert row.kind == "request"
    assert "bananas" in row.text
    kinds = [(entry.kind, entry.by) for entry in history(case.reference)]
    assert kinds[:2] == [("received", by.key), ("split", "desk")]
    assert "Wynn" not in str([entry.data for entry in history(case.reference)])


def test_identical_requests_have_one_digest_whatever_their_spaces(take):
    one = take(b"1. How many libraries are there?\n2. What do they cost?").same_text
    assert take(b"1.  How many Libraries are there ?\n2. What do they cost?").same_text == one
    assert take(b"1. How many libraries are there?\n2. What did they cost?").same_text != one


def test_each_question_has_its_proposal_with_what_it_rests_on(take):
    case = take()
    assert run_all()
    first, groups, bananas = case.questions.all()
    assert first.proposed_on == date(2026, 11, 20)
    assert first.proposal["is_answered"]
    assert first.proposal["found"]["because"]
    assert groups.proposal["found"]["register"] == "groups"
    assert not bananas.proposal["is_answered"]
    assert bananas.proposal["answer"]["ask"]


def test_who_asked_can_be_given_where_a_page_took_the_request(take):
    case = take(
        b"How many libraries are there?", applicant=Applicant("Pat", "Pat@Example.org"), channel="web", by=APPLICANT
    )
    assert (case.applicant_email, case.subject) == ("pat@example.org", "Libraries")


def test_only_an_officer_the_applicant_and_the_desk_bring_in_a_request(take, approver):
    for other in (acting(approver), link_actor(3, name="Lee")):
        with pytest.raises(NotAllowed):
            take(by=other)
    assert take(by=DESK).stage == Stage.NEW


def test_the_same_message_is_one_case_with_its_files_byte_for_byte(take, at):
    data = b"From: a@example.org\n\nHow many libraries are there?"
    raw = keep(data, name="message.eml", media="message/rfc822", at=at)
    message = Message.objects.create(is_incoming=True, state=MessageState.RECEIVED, raw=raw, at=at)
    case = take(message=message, files=[raw])
    assert take(message=message, files=[raw]).pk == case.pk
    row = Correspondence.objects.get()
    assert [content(file) for file in row.files.all()] == [data]
    message.refresh_from_db()
    assert message.state == MessageState.FILED


def test_a_request_from_tomorrow_is_refused(take):
    with pytest.raises(BadDay):
        take(received_on=date(2026, 11, 21))


def test_a_request_under_two_laws_is_due_on_the_earlier_day_and_shows_the_other(take):
    case = take(
        b"1. How many staff are there?\n2. What emissions to air and water did the landfill site release in 2025?"
    )
    assert {row.regime for row in case.questions.all()} != {""}
    assert [beside["clock"] for beside in case.clock["beside"]] in (["eir.response"], ["foia.response"])


def test_a_request_that_likely_went_to_many_is_marked(take):
    case = take(b"Dear FOI team,\n\nI am writing to all councils. How many potholes did your council fill in 2025?")
    assert case.is_round_robin


def test_a_request_in_which_nothing_is_asked_is_still_a_case(take):
    case = take(b"Dear council, thank you for your letter.")
    case.refresh_from_db()
    assert (case.questions_count, case.due_on) == (0, date(2026, 12, 18))
