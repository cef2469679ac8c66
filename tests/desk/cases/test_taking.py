"""The words of an earlier answer are put into the answer to a question, to be worked on."""

import re

import pytest

from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.models import Question
from answerable.desk.memory import index
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Log
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db
BANANAS = "How much did the council spend on bananas in 2024?"


@pytest.fixture
def asked(case, by, at):
    """A case that two other authorities were sent too; both answered under the same title and number."""
    for publisher, words in (("Exbury District Council", "Exbury spent £99."), ("Wyford Borough Council", "Wyford spent £45.")):  # fmt: skip
        log = Log.objects.create(publisher=publisher, form="table", read_at=at)
        index.keep([Given("Bananas", "1", BANANAS, words, "disclosed", publisher=publisher, log=log.pk)], at=at)
    propose(reference=case.reference, by=by, at=at)
    return case


def test_of_two_answers_that_are_called_the_same_the_one_that_was_chosen_is_taken(browser, asked):
    address = question_address(asked, 3)
    _, text = page(browser, address)
    shown = dict(re.findall(r"(Exbury|Wyford) [\w ]+ was asked.*?value=\"(take:[^\"]+)\"", text, re.DOTALL))
    assert len(set(shown.values())) == 2
    row = Question.objects.get(case=asked, number="3")
    status, _ = page(browser, address, do=shown["Wyford"], version=row.version, outcome="disclosed", text="Typed.")
    row.refresh_from_db()
    assert (status, row.answer["text"]) == (200, "Typed.\n\nWyford spent £45.")


def test_what_is_not_beside_the_question_is_not_taken(browser, asked):
    version = Question.objects.get(case=asked, number="3").version
    address = question_address(asked, 3)
    status, text = page(browser, address, do="take:999999", version=version, outcome="disclosed", text="Typed.")
    assert (status, Question.objects.get(case=asked, number="3").answer) == (422, {})
    assert "Typed." in text
