"""The search of the desk finds the entries of registers too, for each in what they may read."""

from __future__ import annotations

import pytest

from answerable.desk.breaches import access as breaches
from answerable.desk.cases.queries.found_entries import found_entries
from answerable.desk.people.actors import acting

pytestmark = pytest.mark.django_db


def search(browser, words):
    return browser.get("/search/", {"q": words})


def test_a_word_finds_the_entries_that_have_it_those_called_so_first(browser, by):
    rows, in_all = found_entries("Telegram", by=by)
    assert in_all >= len(rows) > 0
    assert "Telegram" in rows[0].title
    body = search(browser, "Telegram").content.decode()
    assert f'<a class="govuk-link" href="{rows[0].href}"><b>{rows[0].reference}</b> {rows[0].title}</a>' in body
    assert browser.get(rows[0].href).status_code == 200


@pytest.mark.parametrize(("words", "address"), [("tool-09", "/registers/tools/TOOL-09/"), ("BR-2025-008", "/breaches/BR-2025-008/")])  # fmt: skip
def test_a_whole_reference_goes_straight_to_its_entry(browser, words, address):
    assert search(browser, words)["Location"] == address


def test_a_breach_is_found_by_nobody_in_words_that_are_not_theirs_to_read(by, data_protection, contributor):
    hidden = next(one for one in breaches.entries(by=by) if not breaches.is_told(one))
    assert [row.reference for row in found_entries(hidden.id, by=acting(data_protection))[0]] == [hidden.id]
    for other in (by, acting(contributor)):
        assert hidden.id not in [row.reference for row in found_entries(hidden.id, by=other)[0]]


def test_who_reads_registers_and_no_requests_finds_entries_and_who_reads_neither_finds_nothing(
    client_of, records, contributor
):
    assert "In registers" in search(client_of(records), "Telegram").content.decode()
    assert "Nothing has these words" in search(client_of(contributor), "Telegram").content.decode()
