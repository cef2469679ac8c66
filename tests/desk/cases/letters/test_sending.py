"""Sending: the approved words and no others, dated the day they go, kept as the exact bytes."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdfium2
import pytest
from docx import Document as WordDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.casefile import MOVES, LetterKind, Stage, from_json, to_json
from answerable.desk.cases.actions import dispatching
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.attach import enclose
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import Case, CaseLetter, Correspondence
from answerable.desk.cases.queries.previews import written
from answerable.desk.files.keeping import content
from answerable.desk.ledger.recording import digest_of, history
from answerable.desk.ledger.sealing import seal
from answerable.desk.mail.models import Message, MessageState
from answerable.errors import NotAllowed, NotApproved, WrongStage
from desk.cases.letters.answered import GIVEN, NOT_HELD, save_answer

pytestmark = pytest.mark.django_db


def parts_of(message):
    """The text and the attachments of a message, from its exact bytes."""
    mail = email.message_from_bytes(content(message.raw), policy=email.policy.default)
    body = mail.get_body(("plain",)).get_content()
    return body, {part.get_filename(): part.get_content() for part in mail.iter_attachments()}


def test_what_goes_is_what_was_approved_and_the_case_is_answered(approved, by, at):
    agreed = CaseLetter.objects.get()
    letter = send(reference=approved.reference, by=by, at=at)
    approved.refresh_from_db()
    assert (letter.state, letter.digest) == ("sent", agreed.digest)
    assert (approved.stage, approved.sent_at, approved.sent_by) == ("sent", at, by.person)
    assert approved.answer_due_on == approved.due_on
    entry = history(approved.reference)[-1]
    assert (entry.kind, entry.digest) == ("sent", agreed.digest)
    assert entry.data["text"] == digest_of(letter.text)
    assert approved.next_step == ""


def test_the_exact_bytes_that_went_are_kept(approved, by, at):
    letter = send(reference=approved.reference, by=by, at=at)
    body, files = parts_of(letter.message)
    assert body.replace("\r\n", "\n").strip() == letter.text.strip()
    assert files == {
        "FOI-2026-0142-response.pdf": content(letter.pdf),
        "FOI-2026-0142-response.docx": content(letter.docx),
    }
    entry = history(approved.reference)[-1]
    assert (entry.data["pdf"], entry.data["docx"]) == (digest_of(content(letter.pdf)), digest_of(content(letter.docx)))


def test_the_pdf_and_the_word_file_say_what_the_text_says(approved, by, at):
    letter = send(reference=approved.reference, by=by, at=at)
    pdf = pypdfium2.PdfDocument(content(letter.pdf))
    printed = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    word = "\n".join(par.text for par in WordDocument(BytesIO(content(letter.docx))).paragraphs)
    for words in ("There are three groups.", "Dear Ann Asker", "20 November 2026"):
        assert words in letter.text
        assert words in printed
    assert "There are three groups." in word


def test_each_page_carries_the_mark_of_the_logs_last_checkpoint(approved, by, at):
    mark = seal(at=at).checkpoint.mark
    letter = send(reference=approved.reference, by=by, at=at)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content(letter.pdf))]
    assert pages and all(mark in page for page in pages)
    assert mark in WordDocument(BytesIO(content(letter.docx))).sections[0].footer.paragraphs[0].text
    assert mark not in letter.text


def test_the_case_file_is_kept_as_it_was(approved, by, at):
    letter = send(reference=approved.reference, by=by, at=at)
    import json

    case_file = from_json(json.dumps(letter.casefile))
    assert case_file == written(approved, on=at.date()).case or case_file.issued_on == at.date()
    assert json.loads(to_json(case_file)) == letter.casefile


def test_the_mail_goes_to_the_applicant_and_waits_in_the_outbox(approved, by, at):
    message = send(reference=approved.reference, by=by, at=at).message
    assert (message.state, message.recipients, message.reference) == (
        MessageState.QUEUED,
        "ann@example.org",
        approved.reference,
    )
    row = Correspondence.objects.get(case=approved)
    assert (row.is_incoming, row.kind, row.message, row.by) == (False, "response", message, by.person)
    assert row.files.count() == 2


def test_released_files_go_with_the_letter(case, by, second, at, on):
    enclose(reference=case.reference, upload=(b"a,b\n", "groups.csv", "text/csv"), by=by, at=at)
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=on).digest, by=second, at=at)
    letter = send(reference=case.reference, by=by, at=at)
    assert "groups.csv" in parts_of(letter.message)[1]
    assert Correspondence.objects.get(case=case).files.count() == 3


def test_without_an_address_for_mail_the_letter_is_printed_and_posted(a_case, by, second, at, on):
    case = a_case(GIVEN, applicant_email="", applicant_address="1 High Street\nHarrowmere")
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=on).digest, by=second, at=at)
    letter = send(reference=case.reference, by=by, at=at)
    assert letter.message is None
    assert Message.objects.count() == 0
    assert "1 High Street" in letter.text
    assert history(case.reference)[-1].data["channel"] == "post"


# Refusals


@pytest.mark.parametrize("fixture", ["case", "submitted"])
def test_a_letter_that_nobody_approved_does_not_go(request, fixture, by, at):
    case = request.getfixturevalue(fixture)
    with pytest.raises(WrongStage):
        send(reference=case.reference, by=by, at=at)
    assert Message.objects.count() == 0


def test_a_letter_that_changed_behind_the_approval_does_not_go(approved, by, at):
    """The digest is compared again: no way round the actions gets another letter out."""
    save_answer(approved.questions.get(number="1"), replace(GIVEN, text="There are four groups."))
    with pytest.raises(NotApproved):
        send(reference=approved.reference, by=by, at=at)
    approved.refresh_from_db()
    assert (approved.stage, Message.objects.count()) == ("approved", 0)


@pytest.mark.parametrize(
    "change",
    [
        {"applicant_name": "Somebody Else"},
        {"applicant_email": "else@example.org"},
        {"subject": "Other things"},
        {"regime": "eir"},
    ],
)
def test_no_change_of_the_case_itself_gets_past_the_digest(approved, by, at, change):
    Case.objects.filter(pk=approved.pk).update(**change)
    with pytest.raises(NotApproved):
        send(reference=approved.reference, by=by, at=at)


def test_a_letter_goes_once(approved, by, at):
    send(reference=approved.reference, by=by, at=at)
    with pytest.raises(WrongStage):
        send(reference=approved.reference, by=by, at=at)
    assert Message.objects.count() == 1


def test_an_approver_does_not_send(approved, second, at):
    with pytest.raises(NotAllowed):
        send(reference=approved.reference, by=second, at=at)


# The day


def test_a_letter_approved_one_day_and_sent_the_next_carries_the_day_it_went(approved, by, at):
    letter = send(reference=approved.reference, by=by, at=at + timedelta(days=3))
    assert "Date: 23 November 2026" in letter.text
    assert "20 November 2026" not in letter.text


def test_the_day_is_that_of_the_united_kingdom(a_case, by, second):
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight of 2 June in London
    case = a_case(GIVEN, received_on=datetime(2026, 5, 20, tzinfo=UTC).date())
    submit(reference=case.reference, by=by, at=late)
    approve(
        reference=case.reference, digest=written(case, on=late.date() + timedelta(days=1)).digest, by=second, at=late
    )
    assert "Date: 2 June 2026" in send(reference=case.reference, by=by, at=late).text


def test_a_letter_that_became_late_since_it_was_approved_says_sorry_by_itself(approved, by, at):
    agreed = CaseLetter.objects.get().digest
    letter = send(reference=approved.reference, by=by, at=at.replace(month=12, day=3))
    assert (
        "We are sorry that this letter is 2 working days late. We should have replied by 1 December 2026."
        in letter.text
    )
    assert letter.digest == agreed


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=60),
    days=st.integers(0, 30),
    edit=st.booleans(),
)
def test_what_send_sends_is_what_was_approved(a_case, by, second, at, text, days, edit):
    from django.db import transaction

    with transaction.atomic():
        case = a_case(replace(GIVEN, text=f"There are {text} groups."), NOT_HELD)
        preview = written(case, on=at.date())
        if not preview.stops:
            submit(reference=case.reference, by=by, at=at)
            approve(reference=case.reference, digest=preview.digest, by=second, at=at)
            if edit:
                save_answer(case.questions.get(number="1"), replace(GIVEN, text=f"There are no {text} groups."))
                with pytest.raises(NotApproved):
                    send(reference=case.reference, by=by, at=at + timedelta(days=days))
            else:
                letter = send(reference=case.reference, by=by, at=at + timedelta(days=days))
                said = [part.plain for part in preview.letter.paragraphs]
                assert all(part in letter.text for part in said)
                assert letter.digest == preview.digest
        transaction.set_rollback(True)


# After


def test_no_stage_after_sent_returns_to_a_draft():
    """Whatever is done to a case that was answered, its answer is never drafted, approved or sent again."""
    before = {Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED}
    reached, fresh = set(), {Stage.SENT}
    while fresh:
        reached |= fresh
        fresh = {to for sources, to in MOVES.values() if reached & set(sources)} - reached
    assert not reached & before


def test_nothing_is_left_behind_where_sending_breaks_off(approved, by, at, monkeypatch):
    def breaks(*args, **kwargs):
        raise OSError("no room on the disk")

    monkeypatch.setattr(dispatching, "compose", breaks)
    with pytest.raises(OSError, match="no room"):
        send(reference=approved.reference, by=by, at=at)
    approved.refresh_from_db()
    assert (approved.stage, approved.sent_at) == ("approved", None)
    assert CaseLetter.objects.get(kind=LetterKind.RESPONSE.value).state == "approved"
    assert (Correspondence.objects.count(), Message.objects.count()) == (0, 0)
    monkeypatch.undo()
    assert send(reference=approved.reference, by=by, at=at).state == "sent"
