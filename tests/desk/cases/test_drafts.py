"""All drafts that are ready are used with one press, after they were read; none in which there is something to look at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.use_drafts import use_drafts
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.drafts import drafts
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import acting
from answerable.errors import ChangedMeanwhile, NotAllowed, NotComplete
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked_up(case, by, at):
    """The case with two drafts that the desk does not warn of, and a question without one."""
    case.questions.filter(number="1").update(text="Is WhatsApp approved for council business?")
    propose(reference=case.reference, by=by, at=at)
    for row in case.questions.all():
        row.proposal["cautions"] = []
        row.save()
    return case


@pytest.fixture
def address(case):
    return f"/cases/{case.reference}/drafts/"


def stands(case, by, on):
    return {one.number: one.stands for one in drafts(case, by=by, on=on) if one.is_ready}


def test_the_page_shows_each_ready_draft_as_the_letter_says_it_and_one_press_uses_them(
    looked_up, browser, by, on, address
):
    ready = [one for one in drafts(looked_up, by=by, on=on) if one.is_ready]
    assert len(ready) > 1
    assert address in page(browser, question_address(looked_up))[1]
    body = page(browser, address)[1]
    for one in ready:
        assert f"Use the draft for question {one.number}" in body
        assert one.paragraphs[-1].plain.split(".")[0] in body.replace("&#x27;", "'").replace("&quot;", '"')
    posted = {"use": [one.number for one in ready]} | {f"stands-{one.number}": one.stands for one in ready}
    told = page(browser, address, **posted)[1]
    assert "are finished, with the drafts." in told
    rows = Question.objects.filter(case=looked_up)
    assert {row.number for row in rows if row.is_finished} == {one.number for one in ready}
    assert Entry.objects.filter(kind="answered", case=looked_up.reference).count() == len(ready)


def test_a_draft_with_something_to_look_at_is_not_ready_and_the_page_says_what(looked_up, browser, by, on, at, address):
    row = looked_up.questions.first()
    row.proposal["cautions"] = ["The register is five months old."]
    row.save()
    assert row.number not in stands(looked_up, by, on)
    assert "<li>The register is five months old.</li>" in page(browser, address)[1]
    with pytest.raises(ChangedMeanwhile):
        use_drafts(reference=looked_up.reference, shown={row.number: "x"}, by=by, at=at)


def test_a_question_without_a_draft_or_with_an_answer_is_never_used(looked_up, by, on, say):
    number, *_ = stands(looked_up, by, on)
    say(number, text="My own words.")
    assert number not in {one.number for one in drafts(looked_up, by=by, on=on)}
    bare = next(one for one in drafts(looked_up, by=by, on=on) if one.answer is None)
    assert bare.looks[0].startswith("It has no draft.")


def test_a_draft_that_became_another_since_it_was_read_is_not_used_and_nothing_else_is(looked_up, by, on, at):
    shown = stands(looked_up, by, on)
    row = looked_up.questions.get(number=list(shown)[-1])
    row.proposal["answer"]["text"] = "Something else."
    row.save()
    with pytest.raises(ChangedMeanwhile):
        use_drafts(reference=looked_up.reference, shown=shown, by=by, at=at + timedelta(minutes=1))
    assert not looked_up.questions.filter(is_finished=True).exists()


def test_nothing_is_used_where_nothing_is_chosen_or_by_who_does_not_answer(looked_up, browser, by, on, at, approver, address):  # fmt: skip
    assert "Using the drafts" in page(browser, address, do="use")[1]
    with pytest.raises(NotComplete):
        use_drafts(reference=looked_up.reference, shown={}, by=by, at=at)
    with pytest.raises(NotAllowed):
        use_drafts(reference=looked_up.reference, shown=stands(looked_up, by, on), by=acting(approver), at=at)
