"""No file goes with a letter or into the log with what its reader does not see, unless an approver says why."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.casefile import LetterKind
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.attach import attach, detach, enclose
from answerable.desk.cases.actions.let_through import let_through, stop_again
from answerable.desk.cases.actions.publish import publish
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import CaseLetter, Contribution
from answerable.desk.cases.queries.previews import written
from answerable.desk.cases.queries.public_copies import Publication
from answerable.desk.files import looking
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import look_later
from answerable.desk.files.models import LetThrough
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.errors import BeingLookedAt, HidesSomething, NoSuchThing, NotAllowed
from desk.hiding import SHEET, workbook

pytestmark = pytest.mark.django_db

HIDES, CLEAN = (workbook(), "permits.xlsx", SHEET), (workbook(hides=False), "permits, clean.xlsx", SHEET)
WHY = "The sheet holds the notes to the table, and nothing else."


@pytest.fixture
def file(case, by, at):
    """A file with a hidden sheet that goes with the letter."""
    return enclose(reference=case.reference, upload=HIDES, by=by, at=at).attachments.get()


def forward(case, by, second, at):
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=at.date()).digest, by=second, at=at)
    send(reference=case.reference, by=by, at=at)


def test_a_letter_is_not_approved_while_a_file_hides_something(case, file, by, second, at):
    with pytest.raises(HidesSomething, match=r"permits\.xlsx: hidden sheet"):
        forward(case, by, second, at)
    assert not Message.objects.filter(is_incoming=False, reference=case.reference).exists()


def test_an_approved_letter_is_not_sent_once_a_newer_scanner_finds_something(approved, by, at, monkeypatch):
    letter = CaseLetter.objects.get()
    letter.attachments.add(keep(*HIDES[:1], name=HIDES[1], media=HIDES[2], at=at))
    CaseLetter.objects.update(digest=written(approved, on=at.date()).digest)
    with pytest.raises(HidesSomething):
        send(reference=approved.reference, by=by, at=at)


def test_a_cleaned_copy_takes_its_place_in_one_step_and_both_stay_kept(case, file, by, second, at, client_of, officer):
    letter = enclose(reference=case.reference, upload=CLEAN, instead_of=file.pk, by=by, at=at)
    assert [one.name for one in letter.attachments.all()] == ["permits, clean.xlsx"]
    assert history(case.reference)[-1].data["instead_of"] == file.sha256
    browser = client_of(officer)
    assert browser.get(f"/cases/{case.reference}/files/{file.pk}/").status_code == 200
    assert "Taken off, and kept" in browser.get(f"/cases/{case.reference}/letter/").content.decode()
    forward(case, by, second, at)
    assert Message.objects.get(is_incoming=False, reference=case.reference).attachments.filter(name=CLEAN[1]).exists()


def test_an_approver_lets_it_go_with_a_reason_that_stands_beside_the_file_and_not_in_the_log(
    case, file, by, second, at
):
    let_through(reference=case.reference, key=file.pk, reason=WHY, by=second, at=at)
    entry = history(case.reference)[-1]
    assert (entry.kind, entry.subject) == ("let-through", f"file:{file.pk}")
    assert WHY not in str(entry.data)
    assert LetThrough.objects.get().reason == WHY
    forward(case, by, second, at)


def test_it_can_be_stopped_again(case, file, by, second, at):
    let_through(reference=case.reference, key=file.pk, reason=WHY, by=second, at=at)
    stop_again(reference=case.reference, key=file.pk, by=second, at=at)
    with pytest.raises(HidesSomething):
        forward(case, by, second, at)


def test_whoever_drafted_the_letter_and_an_officer_do_not_let_it_through(case, file, by, second, at):
    with pytest.raises(NotAllowed):
        let_through(reference=case.reference, key=file.pk, reason=WHY, by=by, at=at)
    CaseLetter.objects.update(drafted_by=second.person)
    with pytest.raises(NotAllowed):
        let_through(reference=case.reference, key=file.pk, reason=WHY, by=second, at=at)


def test_a_file_of_another_case_is_not_let_through_here(case, a_case, by, second, at, file):
    other = a_case(reference="FOI-2026-0200")
    with pytest.raises(NoSuchThing):
        let_through(reference=other.reference, key=file.pk, reason=WHY, by=second, at=at)


def test_what_a_colleague_sent_is_looked_through_when_it_is_put_with_the_answer(case, by, second, at):
    given = case.questions.first().allocations.create(name="Colin", email="c@harrowmere.example", due_on=at.date(), expires_on=at.date(), by=by.person, asked_at=at)  # fmt: skip
    sent = Contribution.objects.create(allocation=given, text="Here.", at=at)
    sent.files.add(key := keep(HIDES[0], name=HIDES[1], media=HIDES[2], at=at))
    attach(reference=case.reference, key=key.pk, by=by, at=at)
    with pytest.raises(HidesSomething):
        forward(case, by, second, at)


def test_a_large_file_keeps_the_letter_until_it_was_looked_through(case, by, second, at, monkeypatch):
    monkeypatch.setattr(looking, "AT_ONCE", 100)
    key = enclose(reference=case.reference, upload=CLEAN, by=by, at=at).attachments.get().pk
    submit(reference=case.reference, by=by, at=at)
    digest = written(case, on=at.date()).digest
    with pytest.raises(BeingLookedAt):
        approve(reference=case.reference, digest=digest, by=second, at=at)
    look_later.call(key)
    approve(reference=case.reference, digest=digest, by=second, at=at)


def test_a_file_is_not_published_with_what_it_hides(case, file, by, second, at):
    let_through(reference=case.reference, key=file.pk, reason=WHY, by=second, at=at)
    forward(case, by, second, at)
    case.refresh_from_db()
    LetThrough.objects.all().delete()
    with pytest.raises(HidesSomething):
        publish(reference=case.reference, publication=Publication("Permits", files=(file.pk,)), by=by, at=at)
    publish(reference=case.reference, publication=Publication("Permits"), by=by, at=at)


def test_it_stands_on_the_page_what_is_hidden_where_and_what_to_do(case, file, officer, client_of):
    page = client_of(officer).get(f"/cases/{case.reference}/letter/").content.decode()
    assert "Stops the release" in page
    assert "Hidden sheet</b>, the sheet “Staff”." in page
    assert "delete it, or copy what may go" in page
    assert "Replace it" in page
    assert "let-through" not in page  # an officer is told who may
    assert "Somebody who may approve this letter" in page


def test_the_approver_lets_it_go_on_the_page_and_reads_it_there(case, file, by, at, approver, client_of):
    submit(reference=case.reference, by=by, at=at)
    browser, address = client_of(approver), f"/cases/{case.reference}/letter/"
    digest = written(case, on=at.date()).digest
    refused = browser.post(address, {"do": "approve", "digest": digest})
    assert refused.status_code == 422
    assert "permits.xlsx: hidden sheet" in refused.content.decode()
    page = browser.post(
        address, {"do": "let-through", "key": file.pk, "thing": "all", "reason": WHY}, follow=True
    ).content.decode()
    assert "Let through by April Approver" in page and WHY in page
    assert browser.post(address, {"do": "approve", "digest": digest}).status_code == 302


def test_replacing_is_one_step_on_the_page(case, file, officer, client_of):
    given = {"do": "enclose", "key": file.pk, "file": SimpleUploadedFile(CLEAN[1], CLEAN[0], content_type=SHEET)}
    page = client_of(officer).post(f"/cases/{case.reference}/letter/", given, follow=True).content.decode()
    assert "in place of the old one" in page
    assert "Stops the release" not in page


def test_the_page_of_publishing_says_what_hides(case, file, by, officer, second, client_of, at):
    let_through(reference=case.reference, key=file.pk, reason=WHY, by=second, at=at)
    forward(case, by, second, at)
    page = client_of(officer).get(f"/cases/{case.reference}/publish/").content.decode()
    assert "What hides in permits.xlsx" in page
    assert WHY in page


def test_a_file_taken_off_can_go_again(case, file, by, at):
    detach(reference=case.reference, key=file.pk, by=by, at=at)
    letter = attach(reference=case.reference, kind=LetterKind.RESPONSE, key=file.pk, by=by, at=at)
    assert (letter.attachments.count(), letter.taken_off.count()) == (1, 0)


def test_the_desks_own_letter_hides_nothing(approved, by, at):
    send(reference=approved.reference, by=by, at=at)
    letter = CaseLetter.objects.get()
    looking.must_be_clean([letter.pdf, letter.docx], where="anywhere", at=at)
