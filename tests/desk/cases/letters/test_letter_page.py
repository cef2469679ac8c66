"""The page of a letter: own words, files and names, by forms that need no script."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries import public_copies
from answerable.desk.cases.queries.previews import written
from answerable.desk.components.uploads import MEGABYTE
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.files.keeping import content, keep
from desk.cases.letters.answered import GIVEN, save_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(case, officer, client_of):
    """page(do="submit"): the page after a form is sent; page(): as it stands."""
    browser = client_of(officer)
    address = f"/cases/{case.reference}/letter/"

    def look(**posted):
        shown = browser.post(address, posted, follow=True) if posted else browser.get(address)
        return shown.content.decode()

    return look


def part(case, on, key):
    return next(each for each in written(case, on=on).paragraphs if each.key == key)


def test_the_page_reads_each_thing_once(page, submitted, approver, client_of, django_assert_max_num_queries):
    address = f"/cases/{submitted.reference}/letter/"
    theirs = client_of(approver)
    with django_assert_max_num_queries(21):
        assert "Approve the letter" in theirs.get(address).content.decode()
    page(do="take-back")
    with django_assert_max_num_queries(18):
        assert "Send for approval" in page()


def test_own_words_come_into_the_letter_and_are_told_apart(page, case, on):
    there = part(case, on, "words:1:1")
    assert "Your words are in the letter." in page(
        do="edit", key=there.key, was=there.was, stands=there.stands, now="Three."
    )
    assert "is-own" in page()
    told = page(do="edit", key=there.key, was=there.was, stands=there.stands, now="Just three.")
    assert "was changed by Olive Officer" in told


def test_own_words_that_were_set_aside_can_be_let_go(page, case, on):
    there = part(case, on, "words:1:1")
    page(do="edit", key=there.key, was=there.was, stands=there.stands, now="Three.")
    save_answer(case.questions.get(number="1"), replace(GIVEN, text="There are four."))
    assert "Your words were set aside" in page()
    assert "Your words were set aside" not in page(do="let-go", key=there.key)
    assert CaseLetter.objects.get().edits == {}


def test_a_file_is_chosen_sent_along_and_taken_off(page, case):
    file = SimpleUploadedFile("groups.csv", b"a,b\n", content_type="text/csv")
    assert "groups.csv" in page(do="enclose", file=file)
    stored = CaseLetter.objects.get().attachments.get()
    assert (content(stored), stored.media) == (b"a,b\n", "text/csv")
    page(do="detach", key=stored.pk)
    assert CaseLetter.objects.get().attachments.count() == 0


def test_a_file_that_is_too_large_does_not_go_with_it(page, case, settings):
    settings.FILE_LIMIT = 1
    file = SimpleUploadedFile("groups.csv", b"-" * (MEGABYTE + 1))
    assert "Choose a file of 1 MB or less" in page(do="enclose", file=file)
    assert not CaseLetter.objects.filter(attachments__isnull=False).exists()
    assert "The file is not complete: anything in it." in page(do="enclose")


def test_what_was_filed_for_the_answer_is_offered(page, case, by, at):
    file = keep(b"c,d\n", name="filed.csv", media="text/csv", at=at)
    case.correspondence.create(is_incoming=True, kind="material", at=at, by=by.person).files.add(file)
    assert "Send it along" in page()
    assert "Send it along" not in page(do="attach", key=file.pk)
    assert CaseLetter.objects.get().attachments.get() == file


def test_names_of_officers_bring_their_notice(page, case, on):
    page(do="names", names_officers="yes")
    assert "They are not given for marketing." in written(case, on=on).text
    page(do="names")
    assert "They are not given for marketing." not in written(case, on=on).text


@pytest.fixture
def public_page(officer, client_of):
    """public_page(case, title="…"): the page of publishing after its form is sent; public_page(case): as it stands."""
    browser = client_of(officer)

    def look(case, **posted):
        address = f"/cases/{case.reference}/publish/"
        shown = browser.post(address, posted, follow=True) if posted else browser.get(address)
        return shown.content.decode()

    return look


def test_a_letter_is_sent_and_published_in_one_step(public_page, approved):
    assert "Send and publish this answer" in public_page(approved)
    public_page(approved, title="WhatsApp groups")
    approved.refresh_from_db()
    assert approved.stage == "sent"
    assert DisclosureLogEntry.objects.get().title == "WhatsApp groups"


def test_a_name_typed_into_the_title_is_found_too_and_what_was_typed_is_kept(public_page, approved):
    shown = public_page(approved, title="Groups of Ann Asker")
    assert 'value="Groups of Ann Asker"' in shown
    assert "the applicant’s name" in shown
    approved.refresh_from_db()
    assert approved.stage == "approved"
    key = re.search(r'name="deal-(applicant-\w+)"', shown)[1]
    kept = public_page(approved, **{"title": "Groups of Ann Asker", f"deal-{key}": "keep", f"why-{key}": ""})
    assert f'id="k-{key}" name="deal-{key}" value="keep" checked' in kept
    public_page(approved, **{"title": "Groups of Ann Asker", f"deal-{key}": "remove"})
    assert DisclosureLogEntry.objects.get().title == "Groups of [name removed]"


def test_what_is_published_again_keeps_its_title_subject_and_summary_unless_they_are_changed(public_page, approved):
    public_page(approved, title="WhatsApp groups", subject="Technology", summary="Three groups.")
    shown = public_page(approved)
    for kept in ('value="WhatsApp groups"', 'value="Technology"', "Three groups."):
        assert kept in shown


def test_a_name_typed_into_the_subject_is_found_too(public_page, approved):
    assert "the applicant’s name" in public_page(approved, title="WhatsApp groups", subject="Ann Asker")
    assert not DisclosureLogEntry.objects.exists()


def test_a_title_is_asked_for_before_an_answer_is_published(public_page, approved):
    shown = public_page(approved)
    assert f"The request is called “{approved.subject}”." in shown
    assert "Enter a title" in public_page(approved, title="", subject="Technology")
    assert not DisclosureLogEntry.objects.exists()


def test_words_that_promise_a_file_are_pointed_at_before_they_are_published_without_one(public_page, approved, monkeypatch):  # fmt: skip
    said = "The report RPT-2025-05 is sent with this letter."
    monkeypatch.setattr(public_copies, "promised_in", lambda text: (said,) if text else ())
    assert f"“{said}”" in public_page(approved)
    refused = public_page(approved, title="WhatsApp groups")
    assert "no file is published: tick the file, or say that the words stay" in refused
    assert not DisclosureLogEntry.objects.exists()
    public_page(approved, title="WhatsApp groups", stays="on")
    assert DisclosureLogEntry.objects.get().title == "WhatsApp groups"


def test_each_finding_stands_at_its_place_and_leads_to_its_rule(page, case, on):
    there = part(case, on, "words:1:1")
    shown = page(do="edit", key=there.key, was=there.was, stands=there.stands, now="We neither confirm nor deny that we hold this under section 31(3).")  # fmt: skip
    assert "<mark" in shown and 'href="#finding-1"' in shown
    place = re.search(r'href="#(at-\d+-1)"', shown)
    assert place and f'id="{place[1]}"' in shown
    for words in ("How to mend it", "Why it matters", "/rules/NC03/", "Keep the letter as it is"):
        assert words in shown
    assert "Kept as it is: Olive Officer: It is said on the telephone." in page(do="waive", rule="NC03", reason="It is said on the telephone.")  # fmt: skip


def test_the_letter_reads_the_same_with_its_marks(page, case, on):
    preview = written(case, on=on)
    shown = re.sub(r"<br\s*/?>", "\n", page())
    words = re.sub(r"<[^>]+>", "", shown)
    for paragraph in preview.letter.paragraphs:
        for line in filter(None, paragraph.text.splitlines()):
            assert line.strip() in words.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
