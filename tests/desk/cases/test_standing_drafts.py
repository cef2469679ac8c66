"""A standing answer as the draft of a question: before earlier answers, with the facts of the day, never past its review."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from answerable.casefile import Answer, Basis, Held, Outcome, Regime, Stage, answer_from
from answerable.desk.cases.actions.earlier import remembered, repeated
from answerable.desk.cases.actions.indexing import index_answers
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clashes import clashes
from answerable.desk.cases.queries.sources import sources_of
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.models import Earlier
from answerable.desk.memory.queries.beginnings import of_earlier
from answerable.errors import NoSuchThing

pytestmark = pytest.mark.django_db

BANANAS = "How much did the council spend on bananas in 2024?"
SAID = "We spent £310. We also have {How many official WhatsApp groups are there?} groups."


@pytest.fixture
def look(by, at):
    """look(case): what is proposed to question 3, which asks for bananas."""

    def again(case, number="3"):
        propose(reference=case.reference, by=by, at=at)
        return case.questions.get(number=number)

    return again


@pytest.fixture
def chosen(officer, at):
    answer = Answer(("1",), Outcome.RELEASED, Held.YES, SAID)
    return Chosen("Bananas", (BANANAS,), Regime.FOIA, answer, officer.pk, at.date() + timedelta(days=90))


@pytest.fixture
def sent(say, case, by, at):
    """A case in which the same was answered and sent three months ago."""
    say("3", "We spent £99 on bananas in 2024.")
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at - timedelta(days=92), sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    return case


def test_it_comes_before_an_earlier_answer_with_the_facts_of_the_day_and_says_whose_it_is(
    sent, take, look, chosen, by, at
):
    make_standing(chosen=chosen, by=by, at=at)
    question = look(take())
    draft = answer_from(question.proposal["answer"])
    assert draft.text == "We spent £310. We also have three groups."
    assert draft.questions == ("3",)
    assert [one.ref for one in draft.because] == ["SA-0001", "GRP-01", "GRP-02", "GRP-03"]
    assert question.proposal["reasons"] == [
        "standing answer SA-0001, owner Olive Officer, to be reviewed by 18 February 2027"
    ]
    assert question.proposal["cautions"] == []
    (first, *_) = [one for one in question.proposal["earlier"] if one["standing"]]
    assert (first["ref"], first["words"]) == ("SA-0001", draft.text)
    assert "/memory/standing/SA-0001/" in [one.href for one in sources_of(question, by=by)]


def test_past_its_review_the_earlier_answer_is_the_draft_and_the_standing_one_is_shown_and_told_of(
    sent, take, look, chosen, by, at
):
    make_standing(chosen=replace(chosen, review_on=at.date()), by=by, at=at - timedelta(days=30))
    proposal = look(take()).proposal
    assert answer_from(proposal["answer"]).text == "We spent £99 on bananas in 2024."
    assert (
        "SA-0001 was due for review on 20 November 2026 (Olive Officer) and was not used"
        in proposal["cautions_of_draft"][0]
    )
    assert "SA-0001" in [one["ref"] for one in proposal["earlier"]]


def test_past_its_review_and_alone_it_drafts_nothing_and_says_so(take, look, chosen, by, at):
    make_standing(chosen=replace(chosen, review_on=at.date()), by=by, at=at - timedelta(days=30))
    proposal = look(take()).proposal
    assert proposal["is_answered"] is False
    assert "was not used" in proposal["cautions"][0]


def test_asked_in_other_words_it_is_to_be_read_first(take, chosen, by, at):
    make_standing(chosen=replace(chosen, questions=("What did the council pay for bananas in 2024?",)), by=by, at=at)
    case = take()
    question = case.questions.get(number="3")
    ((found,),) = remembered(case, [question], on=at.date())
    again = repeated(question, [replace(found, said=replace(found.said, kind="same"))])
    assert again.answer.because[0].ref == "SA-0001"
    assert "It was asked in other words in SA-0001" in again.cautions[0]


def test_under_another_law_it_is_no_draft(take, look, chosen, by, at):
    make_standing(chosen=replace(chosen, regime=Regime.EIR), by=by, at=at)
    assert look(take()).proposal["is_answered"] is False


def test_what_the_registers_answer_stays_the_draft(take, look, chosen, by, at):
    groups = take().questions.get(number="2").text
    make_standing(chosen=replace(chosen, questions=(groups,)), by=by, at=at)
    assert "SA-0001" not in [one["ref"] for one in look(take(), "2").proposal["answer"]["because"]]


def test_a_question_worded_like_those_under_a_position_is_drafted_by_nobody(take, look, chosen, by, at):
    question = "What security tools do you use?"
    make_standing(chosen=replace(chosen, questions=("Which security tools does the council use?",)), by=by, at=at)
    proposal = look(take(f"1. {question}".encode()), "1").proposal
    assert proposal["found"]["register_read"] is False
    assert proposal["is_answered"] is False


def test_a_new_answer_that_contradicts_it_is_a_warning(say, case, chosen, by, at):
    make_standing(chosen=chosen, by=by, at=at)
    say("3", "We spent £999,999 on bananas in 2024.")
    (found,) = clashes(Case.objects.get(pk=case.pk), on=at.date())
    assert (found.is_warning, found.before.ref) == (True, "SA-0001")


def test_begun_from_an_answer_it_has_that_answer_whole_with_its_grounds_and_entries(say, case, by, at):
    entry = Basis("register", "GRP-01", "9 groups", date(2026, 8, 20), "an-older-version")
    say("3", "We spent £99.", because=(entry,))
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at - timedelta(days=92), sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    begun = of_earlier(Earlier.objects.get(letter=case.reference, number="3").pk, by=by, on=at.date())
    assert begun.of.because == (entry,)
    assert begun.initial["questions"].startswith("How much did the council spend on bananas")
    with pytest.raises(NoSuchThing):
        of_earlier(10_000, by=by, on=at.date())
