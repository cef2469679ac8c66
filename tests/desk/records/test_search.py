"""What a search of captured messages finds, and what it says it could not look through. The same on both databases."""

from datetime import date, timedelta

import pytest

from answerable.desk.people.actors import DESK
from answerable.desk.records.asked import Asked
from answerable.desk.records.queries.find import find
from desk.records.saying import AT, Said

ON = date(2026, 11, 22)


@pytest.fixture
def said(db):
    return Said()


def texts(words="", **values):
    found = find(Asked(words=words, **values), by=DESK, on=ON)
    assert not found.problem, found.problem
    return [hit.message.text for hit in found.rows]


@pytest.fixture
def bins(said):
    chat = said.chat("Bins", group="bins")
    said(chat, "The crew refused to take the bins in Quarry Lane.", at=AT)
    said(chat, "Missed collections again, see 24/00630/FUL", at=AT + timedelta(days=1), sender="Omar Reyes")
    said(chat, "Refuse was left beside the bin, twice.", at=AT + timedelta(days=2), sender="Omar Reyes")
    return chat


def test_a_word_is_found_in_its_other_forms_and_the_newest_comes_first(bins):
    assert texts("refuse") == [
        "Refuse was left beside the bin, twice.",
        "The crew refused to take the bins in Quarry Lane.",
    ]


def test_in_quotation_marks_a_word_is_found_as_it_is(bins):
    assert texts('"refuse"') == ["Refuse was left beside the bin, twice."]
    assert texts("refuse", is_exact=True) == ["Refuse was left beside the bin, twice."]


def test_a_reference_is_found_as_a_phrase(bins):
    assert texts("24/00630/FUL") == ["Missed collections again, see 24/00630/FUL"]
    assert texts("24/FUL") == []
