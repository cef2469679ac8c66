"""What published answers did for people who were typing a request, as the returns tell it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.desk.memory import offers
from answerable.desk.returns.offers import offered
from desk.disclosure.conftest import copy, known  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db
PAGE = "/returns/answers-found/"


@pytest.fixture
def opened(copy, known, by):  # noqa: F811
    """opened(place, asked=True): an answer of the log was opened three days ago on a page of its own; gives the slug."""
    from answerable.desk.disclosure.actions.publish import publish

    now = timezone.now()  # noqa: TID251  # the page asks the clock
    slug = publish(copy=replace(copy, title="Data breaches"), known=known, by=by, at=now)

    def open_one(place=1, *, asked=False):
        key = offers.new_key()
        offers.note_shown(key, [(slug, 1), (slug, 2)], on=(now - timedelta(days=3)).date())
        offers.note_opened(key, (slug, place))
        if asked:
            offers.note_asked(key)
        offers.forget_old(at=now)
        return slug

    return open_one


def test_the_page_tells_by_month_what_was_shown_opened_and_not_asked(opened, client_of, officer):
    for is_asked in (True, False):
        slug = opened(asked=is_asked)
    page = client_of(officer).get(PAGE).content.decode()
    cells = ("2", "4", "2", "2", "1", "0")
    row = "".join(f'<td class="govuk-table__cell govuk-table__cell--numeric">{cell}</td>' for cell in cells)
    assert row in page and f'href="/disclosure-log/{slug}/#question-1"' in page
    assert "2 opened an answer, 1 no request followed" in page


def test_the_answers_opened_most_come_first_and_one_taken_down_is_named_without_its_words(opened, by, at):
    from answerable.desk.disclosure.actions.take_down import take_down

    opened(2)
    slug = opened(2) if opened(1) else ""
    now = timezone.now()  # noqa: TID251
    assert [(one.answer.place, one.opened) for one in offered(at=now).answers] == [(2, 2), (1, 1)]
    take_down(slug=slug, reason="A figure was wrong.", by=by, at=now)
    assert [one.answer for one in offered(at=now).answers] == [None, None]


def test_where_nothing_is_counted_the_page_says_so_and_draws_nothing(client_of, officer):
    page = client_of(officer).get(PAGE).content.decode()
    assert "No page is counted yet" in page and "<svg" not in page


def test_the_page_takes_the_same_few_queries_however_many_answers_there_are(opened, django_assert_max_num_queries):
    for place in (1, 2, 1):
        opened(place)
    with django_assert_max_num_queries(5):
        offered(at=timezone.now())  # noqa: TID251


def test_the_returns_lead_to_it(client_of, officer, contributor):
    assert PAGE in client_of(officer).get("/returns/").content.decode()
    assert client_of(contributor).get(PAGE).status_code == 403
