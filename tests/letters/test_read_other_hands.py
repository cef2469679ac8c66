"""The reader on layouts and openings beside the usual ones: labels that stand over answers, letters that only put off."""

import pytest

from answerable.casefile import Outcome
from answerable.letters import read

ASKED = "FOI 77\n\nQ1\nNumber of depots\nA1\n4\nQ2\nNumber of night visits\n{}\nQ3\nSpend on gritting\nA3\n£12,400\n"


@pytest.mark.parametrize(
    "answer",
    [
        "A2\nNot held.",
        "A2:\nNot held.",
        "A2. Not held.",
        "Answer 2\nNot held.",
        "Response 2:\nNot held.",
        "Response to Q2\nNot held.",
        "Reply to question 2:\nNot held.",
        "Ans. 2 - Not held.",
    ],
)
def test_the_label_of_an_answer_is_no_part_of_it(answer: str) -> None:
    second = next(one for one in read(ASKED.format(answer)).answers if one.questions == ("2",))
    assert second.outcome is Outcome.NOT_HELD


def test_a_figure_under_a_heading_is_the_answer_to_the_next_question() -> None:
    text = (
        "You asked:\n\nSection A\n1. How many depots are there?\n2. How many lorries?\n\nSection B\n1. What was spent?\n"
        "2. How many drivers are there?\n\nOur response\n\nSection A\n1.\t9\n2.\t31\n\nSection B\n1.\t£148,000\n2.\t202\t217\n"
    )
    assert [answer.questions for answer in read(text).answers] == [("1/1",), ("1/2",), ("2/1",), ("2/2",)]


@pytest.mark.parametrize(
    "said",
    [
        "We need more time to reply. The papers are many. We also need to consult the contractor.",
        "I regret that we require further time to answer. Officers have been unwell. The Council must contact the firm.",
        "We need additional time to respond. The plans are bulky. We have to speak to the architects.",
        "We are extending the time for our reply by some days. The county has been slow. We must approach its archive.",
        "We require longer time to consider this. The maps are old. The team will ask the surveyors for their views.",
        "We need extra time to complete this. Our clerk is away. We wish to hear from the company first.",
        "We need more time to consider the public interest. It is not simple. We shall write to the tenants for views.",
        "An extension of time is needed. The ledgers are in store. I intend to contact the storage firm.",
    ],
)
def test_a_letter_that_only_asks_for_time_answers_nothing(said: str) -> None:
    text = (
        "Harrowmere Borough Council\n\n20 February 2025\n\nDear Ms Vane\n\nI am writing about your request of 23 January 2025 "
        f"for the lease of the Market Hall.\n\n{said}\n\nYours sincerely\n\nInformation Officer\n"
    )
    assert not read(text).answers
