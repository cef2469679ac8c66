"""What an answer rests on can be opened by whoever may read it, and by nobody else."""

from __future__ import annotations

import pytest

from answerable.desk.breaches import access as breaches
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.sources import sources_of
from answerable.desk.people.actors import acting
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(case, by, at):
    """question("BR-2025-008"): the first question of a case, as if these entries had been found for it."""
    propose(reference=case.reference, by=by, at=at)

    def found(*entries):
        row = Question.objects.get(case=case, number="1")
        row.proposal["found"] = {"register": "breaches", "entries": list(entries), "text": "Found."}
        row.proposal["answer"]["because"] = []
        row.save()
        return row

    return found


def test_the_sources_of_a_question_are_links_with_titles(case, browser, by, at):
    propose(reference=case.reference, by=by, at=at)
    body = page(browser, question_address(case, 2))[1]
    rows = sources_of(Question.objects.get(case=case, number="2"), by=by)
    assert rows
    for row in rows:
        assert f'<a class="govuk-link" href="{row.href}">{row.ref}</a> {row.title}' in body.replace("&amp;", "&")
        assert page(browser, row.href)[0] == 200


def test_every_entry_that_was_found_is_a_source_in_whichever_register_it_is_kept(question, by):
    rows = sources_of(question("GRP-01", "TOOL-09", "POL-COM-01"), by=by)
    assert [row.href for row in rows] == [
        "/registers/groups/GRP-01/",
        "/registers/tools/TOOL-09/",
        "/registers/policies/POL-COM-01/",
    ]


def test_a_breach_of_which_nothing_may_be_told_is_named_without_title_or_link_but_to_who_keeps_it(
    question, by, data_protection
):
    hidden = next(one for one in breaches.entries(by=by) if not breaches.is_told(one))
    for_officer, for_keeper = (sources_of(question(hidden.id), by=who)[0] for who in (by, acting(data_protection)))
    assert (for_officer.ref, for_officer.title, for_officer.href) == (hidden.id, "", "")
    assert (for_keeper.title, for_keeper.href) == (hidden.text("title"), f"/breaches/{hidden.id}/")


def test_an_answer_that_was_given_before_leads_to_its_request_and_what_is_nowhere_leads_nowhere(question, case, by):
    here, nowhere = sources_of(question(f"{case.reference}/2", "FOI-1999-0001/1"), by=by)
    assert (here.href, nowhere.href) == (f"/cases/{case.reference}/", "")
