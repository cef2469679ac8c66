"""Searches are written down once, certified, and said in the letter."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from answerable.desk.ledger.recording import digest_of, history
from answerable.desk.people.actors import acting
from answerable.desk.records import index
from answerable.desk.review.actions.note_search import Outside, note_search
from answerable.desk.review.keeping import certified
from answerable.desk.review.models import Item, Search
from answerable.errors import NotAllowed, NotComplete
from answerable.evidence import encode

pytestmark = pytest.mark.django_db
DRIVE = Outside(
    "the shared drive of Highways", "“WhatsApp”, “chat export”", 0, 25, ("the telephone of a driver who has left",)
)


@pytest.fixture
def noted(case, by, at):
    """A search that an officer wrote down for question 3."""
    return note_search(reference=case.reference, position=3, outside=DRIVE, by=by, at=at)


def test_a_search_has_a_number_and_its_digest_is_in_the_log(noted, case):
    assert noted.number == 1
    entry = history(case.reference)[-1]
    kept = certified(Search.objects.get(), reference=case.reference, question="3")
    assert digest_of(encode(kept)) == noted.digest
    assert noted.digest.encode() in bytes(entry.body)
    assert b"Highways" not in bytes(entry.body)


def test_a_search_that_does_not_say_where_is_refused(case, by, at):
    with pytest.raises(NotComplete, match="where it was made"):
        note_search(reference=case.reference, position=1, outside=Outside("  "), by=by, at=at)


def test_an_auditor_reads_searches_and_makes_none(noted, case, auditor, client_of, at):
    with pytest.raises(NotAllowed):
        note_search(reference=case.reference, position=1, outside=DRIVE, by=acting(auditor), at=at)
    page = client_of(auditor).get(f"/cases/{case.reference}/records/")
    assert "the shared drive of Highways" in page.content.decode()


def test_the_tab_shows_each_question_with_its_searches_and_what_was_not_reached(browser, noted, case):
    text = browser.get(f"/cases/{case.reference}/records/").content.decode()
    assert "the telephone of a driver who has left" in text
    assert text.count("Nothing was searched for this question yet.") == 2


def test_a_search_is_written_down_on_a_page_that_keeps_what_was_typed(browser, case):
    address = f"/cases/{case.reference}/records/2/elsewhere/"
    answer = browser.post(address, {"place": "", "words": "groups", "hits": "3"})
    assert answer.status_code == 422
    assert "Enter what was searched" in answer.content.decode()
    assert 'value="groups"' in answer.content.decode()
    browser.post(address, {"place": "the telephone list", "words": "groups", "hits": "3", "left": "one\n\ntwo"})
    assert Search.objects.get().not_looked_in == [{"words": "one", "names": []}, {"words": "two", "names": []}]


def test_the_certificate_prints_every_search(browser, noted, case):
    import pypdfium2

    data = browser.get(f"/cases/{case.reference}/records/certificate.pdf").content
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(BytesIO(data)))
    for words in ("Certificate of searches", "the shared drive of Highways", "driver who has left", noted.digest[:20]):
        assert words in " ".join(text.split()), words


def test_the_letter_says_the_searches_where_nothing_was_found(browser, noted, case):
    address = f"/cases/{case.reference}/questions/3/"
    shown = browser.post(address, {"do": "show", "version": 1, "outcome": "not_held"}).content.decode()
    words = "On 20 November 2026 we searched the shared drive of Highways for “WhatsApp”, “chat export”, and found nothing. These searches did not reach: the telephone of a driver who has left."
    assert words in shown
    browser.post(address, {"do": "use-searches", "version": 1, "outcome": "not_held", "searches": "Finance was asked."})
    question = case.questions.get(number="3")
    assert question.answer["searches"] == f"Finance was asked. {words}"
    browser.post(address, {"do": "use-searches", "version": question.version, "outcome": "not_held", "searches": question.answer["searches"]})  # fmt: skip
    question.refresh_from_db()
    assert question.answer["searches"].count("shared drive") == 1


def test_hours_are_shown_beside_an_estimate_and_never_put_into_it(browser, noted, case):
    address = f"/cases/{case.reference}/questions/3/"
    shown = browser.post(address, {"do": "show", "version": 1, "outcome": "cost_limit"}).content.decode()
    assert "Measured here: 0.42 hours locating it." in shown
    assert case.questions.get(number="3").worksheet == {}


def test_a_merged_question_brings_its_searches_and_records_along(browser, gathered, noted, case, by, at):
    from answerable.desk.cases.actions.merge import merge

    merge(reference=case.reference, numbers=["1", "3"], by=by, at=at)
    assert set(Search.objects.values_list("question__number", flat=True)) == {"1"}
    merge(reference=case.reference, numbers=["2", "1"], by=by, at=at)
    assert set(Item.objects.values_list("question__number", flat=True)) == {"1"}
    assert Item.objects.count() == 6


def test_a_search_is_kept_with_its_days(browser, case, chat):
    index.build()
    address = f"/cases/{case.reference}/records/1/search/"
    days = {"first_day": "19", "first_month": "2", "first_year": "2025", "last_day": "20", "last_month": "2", "last_year": "2025"}  # fmt: skip
    page = browser.get(address, {"words": "gritter", **days}).content.decode()
    assert "Search messages</button>" in page
    boxes = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert {name: boxes.get(name) for name in days} == days
    browser.post(address, {**boxes, "do": "keep"})
    assert Search.objects.get().asked == {"words": "gritter", "first": "2025-02-19", "last": "2025-02-20"}
