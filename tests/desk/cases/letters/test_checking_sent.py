"""A letter that the desk sent, checked as it went: the day and the words of the request are known, and nothing is changed."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from answerable.desk.cases.actions.send import send
from answerable.desk.cases.models import CaseLetter, Correspondence
from answerable.desk.checks.keeping import check_waiting
from answerable.desk.checks.models import SentCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(approved, by, at):
    """The letter, as it went."""
    send(reference=approved.reference, by=by, at=at + timedelta(minutes=9))
    return CaseLetter.objects.select_related("case").get(state="sent")


@pytest.fixture
def browser(officer, client_of):
    return client_of(officer)


def test_it_is_checked_with_the_case_file_that_it_was_sent_with(sent, browser):
    reference = sent.case.reference
    address = f"/cases/{reference}/letters/{sent.pk}/check/"
    assert address in browser.get(f"/cases/{reference}/letter/").content.decode()
    page = browser.get(address).content.decode()
    assert "received on 2 November 2026, sent on 20 November 2026" in page
    assert "TM01" not in page.partition("Not looked at")[2]  # both days are known: lateness was looked at
    item = Correspondence.objects.get(case=sent.case, kind="response")
    assert (
        "sent on 20 November 2026"
        in browser.get(f"/cases/{reference}/correspondence/{item.pk}/check/").content.decode()
    )


def test_its_word_file_is_given_with_comments(sent, browser):
    answer = browser.get(f"/cases/{sent.case.reference}/letters/{sent.pk}/comments.docx")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "word/document.xml" in ZipFile(BytesIO(answer.content)).namelist()
    assert browser.get(f"/cases/{sent.case.reference}/letters/999/comments.docx").status_code == 404


def test_it_counts_once_and_not_again_as_correspondence(sent, at):
    assert check_waiting(most=9, at=at) == 0
    assert SentCheck.objects.get().letter_id == sent.pk
