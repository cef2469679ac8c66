"""A search of captured messages from a question: kept as it was made, what it finds gathered, and held."""

from __future__ import annotations

import pytest

from answerable.desk.records.asked import Asked
from answerable.desk.review.actions.keep_search import keep_search
from answerable.desk.review.models import Item, Search
from answerable.errors import NotComplete
from desk.records.capturing import captured, export_of

pytestmark = pytest.mark.django_db
SAID = [
    (0, "Priya Shah", "The gritter broke down"),
    (3, "Tom Hale", "Which gritter?"),
    (9, "Ana Flores", "Lunch at one"),
]


@pytest.fixture
def chat(case, by, at, run_jobs):
    """A captured chat of three messages."""
    return captured(export_of(SAID), by=by, at=at, run_jobs=run_jobs).chat


@pytest.fixture
def keep(case, by, at):
    """keep(Asked(…), gathers=True)"""

    def do(asked, *, gathers=True):
        return keep_search(reference=case.reference, position=1, asked=asked, gathers=gathers, by=by, at=at)

    return do


def test_what_is_found_is_gathered_and_the_search_says_what_was_looked_through(chat, keep):
    found = keep(Asked(words="gritter"))
    assert (found.hits, Item.objects.count()) == (2, 2)
    assert found.words == "gritter"
    assert [(row["title"], row["captures"], row["messages"]) for row in found.looked_in] == [(chat.title, 1, 3)]
    assert any("never captured" in row["words"] for row in found.not_looked_in)


def test_a_second_search_adds_what_is_new(chat, keep):
    keep(Asked(words="gritter"))
    keep(Asked(words="lunch OR gritter"))
    assert [one.position for one in Item.objects.all()] == [1, 2, 3]
    assert Search.objects.count() == 2


def test_a_search_can_be_kept_alone(chat, keep):
    keep(Asked(words="gritter"), gathers=False)
    assert not Item.objects.exists()


def test_a_search_that_cannot_be_made_is_not_kept(chat, keep):
    with pytest.raises(NotComplete):
        keep(Asked(words="-gritter"))
    assert not Search.objects.exists()


def test_a_chat_whose_messages_are_gathered_is_held_while_the_request_is_open(chat, keep, case):
    from answerable.desk.retention.queries.holds import holds_on

    keep(Asked(words="gritter"))
    assert holds_on(f"chat:{chat.pk}")


def test_the_page_searches_shows_and_keeps(chat, browser, case):
    address = f"/cases/{case.reference}/records/1/search/"
    text = browser.get(address, {"words": "gritter"}).content.decode()
    assert "2 messages" in text
    assert '<input type="hidden" name="words" value="gritter">' in text
    answer = browser.post(address, {"words": "gritter", "do": "gather"})
    assert answer.url == f"/cases/{case.reference}/records/1/"
    shown = browser.get(answer.url).content.decode()
    assert "Which gritter?" in shown
    assert "Lunch at one" not in shown
