"""What is counted of answers shown to people who type a request, and what is forgotten."""

from datetime import date, timedelta

import pytest

from answerable.desk.memory import offers
from answerable.desk.memory.models import Offer, OfferDay, Proposed

pytestmark = pytest.mark.django_db
BREACHES, PHONES = ("foi-2026-0142", 1), ("foi-2026-0142", 2)


@pytest.fixture
def shown(on):
    """shown(BREACHES, PHONES): a page that showed these; gives its key."""

    def show(*places, on=on):
        key = offers.new_key()
        offers.note_shown(key, places, on=on)
        return key

    return show


@pytest.fixture
def told(at):
    """told(): what is counted two days later, of the month."""

    def tell(days=2):
        offers.forget_old(at=at + timedelta(days=days))
        return offers.counted(at=at + timedelta(days=days))

    return tell


def test_an_answer_counts_once_a_page_however_often_it_is_shown_and_opened(shown, told, on):
    key = shown(BREACHES)
    for _ in range(3):
        offers.note_shown(key, [BREACHES, PHONES], on=on)
        offers.note_opened(key, BREACHES)
    month = told().months[-1]
    assert (month.pages, month.shown, month.opened, month.pages_opened) == (1, 2, 1, 1)


def test_a_request_that_was_made_is_not_counted_as_not_made(shown, told):
    for is_asked in (True, False, False):
        key = shown(BREACHES)
        offers.note_opened(key, BREACHES)
        if is_asked:
            offers.note_asked(key)
    month = told().months[-1]
    assert (month.pages_opened, month.asked, month.unasked) == (3, 1, 2)


def test_where_nothing_was_opened_no_request_counts_as_not_made(shown, told):
    shown(BREACHES)
    month = told().months[-1]
    assert (month.shown, month.opened, month.unasked) == (1, 0, 0)


def test_who_says_that_they_have_their_answer_and_then_asks_has_asked(shown, told):
    for is_asked in (True, False):
        key = shown(BREACHES)
        offers.note_answered(key)
        if is_asked:
            offers.note_asked(key)
    assert told().months[-1].answered == 1


def test_nothing_is_counted_before_a_whole_day_went_by(shown, told, on):
    shown(BREACHES)
    found = told(days=1)
    assert found.months[-1].pages == 0 and found.until == on - timedelta(days=1) and Offer.objects.exists()
    assert told(days=2).until == on and told().months[-1].pages == 1


def test_days_that_wait_to_be_counted_are_not_said_to_be_counted(shown, on, at):
    shown(BREACHES)
    assert offers.counted(at=at + timedelta(days=9)).until == on - timedelta(days=1)


def test_what_a_page_showed_is_forgotten_when_it_is_counted(shown, told):
    offers.note_opened(shown(BREACHES), BREACHES)
    told()
    assert not Offer.objects.exists() and not Proposed.objects.exists()
    assert set(OfferDay.objects.values()[0]) == {"id", "on", *offers.NUMBERS}


def test_an_answer_that_the_page_did_not_show_is_not_opened_from_it(shown, told):
    offers.note_opened(shown(BREACHES), PHONES)
    offers.note_opened(offers.new_key(), BREACHES)
    assert told().months[-1].opened == 0


def test_the_answers_opened_most_come_first_over_the_days(shown, told, at, on):
    for places in ([PHONES], [BREACHES, PHONES], [BREACHES]):
        key = shown(BREACHES, PHONES, on=on - timedelta(days=len(places)))
        for place in places:
            offers.note_opened(key, place)
    offers.note_opened(shown(PHONES), PHONES)
    assert told().answers == ((PHONES, 4, 3), (BREACHES, 3, 2))


def test_days_of_a_month_are_added_up_and_twelve_months_are_told(shown, told, on):
    shown(BREACHES, on=date(2026, 10, 3))
    shown(BREACHES, PHONES, on=date(2026, 10, 31))
    shown(BREACHES, on=date(2025, 11, 30))
    months = told().months
    assert [month.first_on for month in (months[0], months[-1])] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert len(months) == 12 and (months[-2].pages, months[-2].shown) == (2, 3)
    assert sum(month.pages for month in months) == 2


def test_a_key_is_random_and_what_is_none_is_known():
    assert offers.is_key(offers.new_key()) and offers.new_key() != offers.new_key()
    assert not any(map(offers.is_key, ("", "x", "a" * 23, "é" * 22, "../" * 8)))
