"""Two answers held against each other: what contradicts, and what only looks as if it did."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.casefile import Span
from answerable.letters.checking.checked_letter import look_at
from answerable.letters.checking.contradictions import answered_before, given_away, held_and_not_held
from answerable.letters.checking.examples import NOWHERE, Example, an_answer
from answerable.letters.checking.passages import Passage
from answerable.letters.readings import Stance

ON = date(2025, 3, 4)
WHO_MAY = "Which officers may read the gritting logs of the depot?"
HOW_KEPT = "How are the gritting logs of the depot kept?"


def pair(denial, holding, *, asked=(WHO_MAY, HOW_KEPT), stances=(Stance.NOT_HELD, Stance.DISCLOSED)):
    letter = Example(
        regime="foia",
        letter=f"1. {denial}\n\n2. {holding}",
        answers=[
            an_answer(stances[0], to="1", asks=asked[0], begins="1."),
            an_answer(stances[1], to="2", asks=asked[1], begins="2."),
        ],
    )
    first, second = look_at(letter.reading, facts=NOWHERE, on=ON).answers
    return held_and_not_held(first, second, asked=asked)


@pytest.mark.parametrize(
    ("denial", "holding"),
    [
        ("Nothing on this is held.", "We hold the logs in a locked cabinet."),
        ("The council does not hold gritting logs.", "The council holds them for six years."),
        ("No record of this exists; it is not held.", "We can confirm that we hold them. Section 31(1)(a) applies."),
    ],
)
def test_to_hold_and_not_to_hold_on_one_subject_contradict(denial, holding):
    found = pair(denial, holding)
    assert found
    assert (found.denies.questions, found.holds.questions) == (("1",), ("2",))


@pytest.mark.parametrize(
    ("denial", "holding"),
    [
        ("Nothing beyond the logs is held.", "We hold the logs."),
        ("Apart from what answer 2 names, nothing is held.", "We hold the logs."),
        ("Nothing is held. See the answer to question 2 for the logs.", "We hold the logs."),
        ("Nothing is held.", "The logs lie in the depot office."),
    ],
)
def test_a_denial_that_says_what_else_is_meant_stands_beside_the_other(denial, holding):
    assert not pair(denial, holding)


def test_answers_on_different_subjects_can_both_stand():
    assert not pair(
        "Not held.", "We hold this.", asked=("How many benches were painted?", "What did each library cost?")
    )


def test_silence_is_no_statement_that_something_is_held():
    assert not pair(
        "Not held.", "We neither confirm nor deny that we hold it.", stances=(Stance.NOT_HELD, Stance.NEITHER)
    )


def told(words, asked="Please send the investigation file on the depot."):
    return given_away([Passage(words, Span(0, len(words)))], asked=asked)


@pytest.mark.parametrize(
    "words",
    [
        "We hold the file.",
        "The council can confirm that it holds some of this.",
        "The information you have requested is exempt.",
        "The report that we hold is long.",
    ],
)
def test_a_plain_statement_gives_away_what_is_not_confirmed(words):
    found = told(words)
    assert found
    assert found.is_plain


@pytest.mark.parametrize("words", ["The investigation file is closed.", "The file on the depot runs to 40 pages."])
def test_what_is_only_true_of_a_thing_that_exists_gives_it_away(words):
    found = told(words)
    assert found
    assert found.is_of_the_question
    assert not found.is_plain


@pytest.mark.parametrize(
    "words",
    [
        "Whether we hold the file we do not say.",
        "If we held the file it would be exempt.",
        "This should not be taken to mean that we hold the file.",
        "To confirm would show that the investigation is open, which could warn a suspect.",
        "Any file that the council holds would be exempt.",
    ],
)
def test_words_that_leave_it_open_give_nothing_away(words):
    assert not told(words)


def silent(asked):
    letter = Example(
        regime="foia",
        letter="We neither confirm nor deny it (section 31(3)).",
        answers=an_answer(Stance.NEITHER, exemption="foia.s31.3", asks=asked),
    )
    return look_at(letter.reading, facts=NOWHERE, on=ON).answers[0]


def earlier(stance, asked):
    return Example(regime="foia", letter="Two.", answers=an_answer(stance, asks=asked)).reading


def test_silence_after_an_open_answer_to_the_same_question_is_found():
    asked = "How many break-ins were there at the Weir Street depot in 2024?"
    before = earlier(Stance.DISCLOSED, "How many break-ins were there at the Weir Street depot in 2023?")
    assert answered_before(silent(asked), earlier=[before]) is before
    assert not answered_before(silent(asked), earlier=[earlier(Stance.NEITHER, asked)])
    assert not answered_before(silent(asked), earlier=[earlier(Stance.DISCLOSED, "What does the town hall roof cost?")])
