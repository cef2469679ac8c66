"""The page of a letter: own words, files and names, by forms that need no script."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.previews import written
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
