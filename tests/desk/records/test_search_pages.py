"""The pages of the search over messages: what they show, what they keep, and what the log has of it afterwards."""

from datetime import timedelta

import pytest

from answerable.desk.ledger.models import Entry
from answerable.desk.records.models import SavedSearch
from desk.records.saying import AT, Said


@pytest.fixture
def said(db):
    return Said()


@pytest.fixture
def browser(client_of, officer):
    return client_of(officer)


@pytest.fixture
def chat(said):
    chat = said.chat("Bins", group="bins")
    for number in range(30):
        said(chat, f"Round {number}: bins on Quarry Lane", at=AT + timedelta(minutes=number))
    return chat


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def kinds():
    return list(Entry.objects.filter(kind__startswith="messages-").order_by("pk").values_list("kind", flat=True))


def test_a_search_shows_its_hits_with_the_words_marked_and_what_was_not_searched(browser, chat):
    page = text(browser.get("/records/search/?words=quarry"))
    assert "30 messages" in page and "<mark>Quarry</mark>" in page
    assert "What was not searched" in page


def test_turning_pages_is_no_new_search_and_another_word_is(browser, chat):
    first = browser.get("/records/search/?words=quarry")
    second = text(browser.get(f"/records/search/?{first.context['following']}"))
    assert "Round 9:" in second and "Round 10:" not in second
    text(browser.get("/records/search/?words=quarry"))
    assert kinds() == ["messages-searched"]
    text(browser.get("/records/search/?words=lane"))
    assert kinds() == ["messages-searched"] * 2


def test_the_log_has_a_digest_of_the_words_and_not_the_words(browser, chat):
    text(browser.get("/records/search/?words=quarry&people=Dana&groups=bins"))
    entry = Entry.objects.get(kind="messages-searched")
    assert b"quarry" not in bytes(entry.body).lower() and b"dana" not in bytes(entry.body).lower()
    assert entry.data == {"groups": ["bins"], "found": 30, "is_more": False} and entry.digest


def test_what_was_not_understood_is_no_search(browser, chat):
    page = text(browser.get("/records/search/?words=-lane"))
    assert "Only words to leave out were given" in page
    assert kinds() == []


def test_reading_in_a_chat_is_recorded_once_a_day(browser, said, chat):
    number = said(chat, "The last word", at=AT + timedelta(hours=2))
    page = text(browser.get(f"/records/messages/{number}/"))
    assert "The last word" in page and "Round 29" in page and "Round 19" not in page and "Where it comes from" in page
    text(browser.get(f"/records/messages/{number}/around/"))
    assert kinds() == ["messages-read"]


def test_a_message_that_is_not_there_is_not_found(browser, chat):
    assert browser.get("/records/messages/1/").status_code == 404


def test_a_search_is_kept_run_renamed_and_removed(browser, chat):
    browser.post(
        "/records/search/save/", {"query": "words=quarry&first_day=1&first_month=3&first_year=2026", "name": "Quarry"}
    )
    page = text(browser.get("/records/searches/"))
    assert "words=quarry" in page and "first_day=1" in page
    kept = SavedSearch.objects.get()
    browser.post(f"/records/searches/{kept.pk}/", {f"s{kept.pk}-name": "Lane", "do": "rename"})
    assert "<b>Lane</b>" in text(browser.get("/records/searches/"))
    browser.post(f"/records/searches/{kept.pk}/", {"do": "remove"})
    assert "You have kept none" in text(browser.get("/records/searches/"))
    assert list(Entry.objects.filter(kind__startswith="search-").order_by("pk").values_list("kind", flat=True)) == [
        "search-saved", "search-renamed", "search-removed",
    ]  # fmt: skip


def test_nobody_sees_or_changes_a_search_of_somebody_else(browser, client_of, records, chat):
    browser.post("/records/search/save/", {"query": "words=quarry", "name": "Quarry"})
    other, kept = client_of(records), SavedSearch.objects.get()
    assert "Quarry" not in text(other.get("/records/searches/"))
    assert other.post(f"/records/searches/{kept.pk}/", {"do": "remove"}).status_code == 404
    assert SavedSearch.objects.exists()


def test_an_auditor_searches_and_keeps_nothing(client_of, auditor, chat):
    browser = client_of(auditor)
    assert "30 messages" in text(browser.get("/records/search/?words=quarry"))
    assert browser.post("/records/search/save/", {"query": "words=quarry", "name": "Quarry"}).status_code == 403


def test_a_page_asks_the_database_as_often_for_twenty_hits_as_for_one(
    browser, said, chat, django_assert_max_num_queries
):
    said(chat, "Only once: pomegranate", files=[("plan.pdf", "a" * 64)], texts={"a" * 64: "A pomegranate"})
    counts = []
    for words in ("pomegranate", "quarry"):
        with django_assert_max_num_queries(60) as caught:
            browser.get(f"/records/search/?words={words}")
        counts.append(len(caught))
    assert counts[1] <= counts[0], counts
