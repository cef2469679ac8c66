"""Questions are edited, split, merged and renumbered; nothing that was answered is lost."""

import pytest

from answerable.casefile import Held, Outcome, Regime, answer_from
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.actions.merge import merge
from answerable.desk.cases.actions.renumber import renumber
from answerable.desk.cases.actions.split import split
from answerable.desk.cases.models import Case, Question
from answerable.desk.ledger.recording import history
from answerable.errors import BadNumbers, ChangedMeanwhile, NotAPlace, NothingAsked

pytestmark = pytest.mark.django_db


@pytest.fixture
def to(case, by, at):
    """What every act on the case is told."""
    return {"reference": case.reference, "by": by, "at": at}


def numbers(case):
    return [row.number for row in case.questions.order_by("position")]


def test_a_question_is_split_in_two_and_its_answer_stays_with_the_first(case, say, to):
    say("2", "Twelve.")
    row = case.questions.get(number="2")
    first, second = split(number="2", place=row.text.index("WhatsApp"), version=row.version, **to)
    assert numbers(case) == ["1", "2a", "2b", "3"]
    assert second.text.startswith("WhatsApp")
    first.refresh_from_db()
    assert (answer_from(first.answer).text, first.answer["questions"]) == ("Twelve.", ["2a"])
    assert not first.is_finished
    assert Case.objects.get().questions_count == 4


def test_splitting_what_was_split_takes_the_next_free_letter(case, to):
    split(number="2", place=10, version=1, **to)
    split(number="2a", place=4, version=2, **to)
    assert numbers(case) == ["1", "2a", "2c", "2b", "3"]


def test_a_split_that_leaves_one_side_empty_is_refused(to):
    for place in (0, 1000, -1000):
        with pytest.raises(NotAPlace):
            split(number="2", place=place, version=1, **to)


def test_a_split_of_words_that_were_changed_meanwhile_is_refused(say, to):
    say("2", "Twelve.")
    with pytest.raises(ChangedMeanwhile):
        split(number="2", place=10, version=1, **to)


def test_merging_keeps_both_texts_both_answers_and_every_version(case, say, to):
    say("1", "One.")
    say("1", "One register.")
    say("2", "Twelve groups.")
    one = merge(numbers=["2", "1"], **to)
    assert numbers(case) == ["1", "3"]
    assert "register" in one.text
    assert "groups" in one.text
    assert answer_from(one.answer).text == "One register.\n\nTwelve groups."
    assert [row.answer["text"] for row in one.versions.all()] == ["One.", "Twelve groups.", "One register."]
    assert not one.is_finished
    assert history(case.reference)[-1].data["merged"] == ["2"]


def test_merging_answers_that_decide_differently_leaves_the_decision_open(say, to):
    say("1", "One register.")
    say("2", "", outcome=Outcome.NOT_HELD, held=Held.NO, searches="We asked every team.")
    one = merge(numbers=["1", "2"], **to)
    assert one.outcome == "open"
    assert answer_from(one.answer).searches == "We asked every team."


def test_merging_one_question_is_refused(to):
    with pytest.raises(BadNumbers):
        merge(numbers=["1", "1"], **to)


def test_questions_get_other_numbers_and_another_order(case, say, to):
    say("3", "Ten pounds.")
    renumber(numbers=[("3", "1"), ("1", "2/1"), ("2", "2/2")], **to)
    assert numbers(case) == ["1", "2/1", "2/2"]
    assert case.questions.get(number="1").answer["questions"] == ["1"]


@pytest.mark.parametrize(
    "pairs",
    [[("1", "1"), ("2", "2")], [("1", "1"), ("2", "1"), ("3", "3")], [("1", ""), ("2", "2"), ("3", "3")],
     [("1", "one two"), ("2", "2"), ("3", "3")], [("1", "1"), ("1", "2"), ("3", "3")], [("1", "1" * 13), ("2", "2"), ("3", "3")]],
)  # fmt: skip
def test_numbers_that_do_not_name_each_question_once_are_refused(to, pairs):
    with pytest.raises(BadNumbers):
        renumber(numbers=pairs, **to)


def test_a_question_under_another_law_is_counted_under_its_clock_and_finished_anew(case, say, to):
    question = say("1", "One.")
    edit_question(number="1", text=question.text, regime=Regime.EIR, is_own_data=False, version=question.version, **to)
    row, kept = case.questions.get(number="1"), Case.objects.get()
    assert (row.regime, row.is_finished, row.answer["text"]) == ("eir", False, "One.")
    assert [beside["clock"] for beside in kept.clock["beside"]] == ["eir.response"]


def test_a_question_cannot_be_emptied_nor_edited_over_another_edit(say, to):
    with pytest.raises(NothingAsked):
        edit_question(number="1", text=" ", regime=Regime.FOIA, is_own_data=False, version=1, **to)
    say("1", "One.")
    with pytest.raises(ChangedMeanwhile):
        edit_question(number="1", text="Another?", regime=Regime.FOIA, is_own_data=False, version=1, **to)
    assert Question.objects.get(number="1").text != "Another?"
