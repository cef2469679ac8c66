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


THREAD = (
    "Depot leases\n\nAnn Vane made this request to Harrowmere Borough Council\n\nFrom: Ann Vane\n14 January 2023\n\n"
    "Dear Harrowmere Borough Council,\n\n1. How many depots are leased?\n2. What is the largest rent?\n3. Who owns them?\n\n"
    "From: FOI Team\nHarrowmere Borough Council\n9 February 2023\n\nDear Ms Vane\n\n1. Eleven\n2. Refused, see section 43.\n"
    "3. Three firms\n\nFrom: Ann Vane\n10 February 2023\n\n{asks}\n\nFrom: Legal Services\nHarrowmere Borough Council\n8 March 2023\n\n"
    "Dear Ms Vane,\n\n{head}I have reviewed the reply to question 2. The Council holds the rent. It is exempt under section 43(2), for "
    "its release would be likely to prejudice the owner's commercial interests.\n\nHead of Legal Services\n"
)


@pytest.mark.parametrize(
    ("asks", "head"),
    [
        ("Please review question 2. You have not explained anything.", "Internal review\n\n"),
        ("That is no answer to question 2.", ""),
        ("I am not content with question 2.", "Outcome of internal review\n\n"),
        ("Could you look again at 2?", "Request for internal review\n\n"),
        ("Kindly reconsider.", "Re: internal review\n\n"),
        ("Under which limb?", "Your request for an internal review\n\n"),
        ("I ask for an internal review of question 2.", "INTERNAL REVIEW\n\n"),
        ("Why?", "Internal review decision\n\n"),
    ],
)
def test_a_review_deep_in_a_thread_is_read_with_the_answer_that_it_is_about(asks: str, head: str) -> None:
    found = {answer.questions: answer for answer in read(THREAD.format(asks=asks, head=head)).answers}
    assert [c.provision.label for c in found["2",].provisions] == ["FOIA 43(2)"]
    assert found["3",].outcome is Outcome.RELEASED


@pytest.mark.parametrize(
    "ground",
    [
        "Section 43(2) applies to 2 because bidders would be likely to undercut the tenants, so it is exempt.",
        "We have considered the public interest in answering question 2. Openness has value; the harm is greater.",
        "Public interest: residents pay the rent, but the rate would rise, and that outweighs openness.",
        "I considered the public interest. Openness about rents has value. On balance it lies in withholding.",
        "The exemption in section 43(2) is qualified. The public interest was weighed and lies in withholding.",
        "In considering the public interest we gave weight to openness. It is outweighed by the harm to tenants.",
        "The public interest in question 2 was weighed: openness is outweighed by the tenants' position.",
        "On the public interest, openness speaks for release and the tenants' position against; the latter weighs more.",
    ],
)
def test_the_grounds_of_another_answer_are_no_part_of_the_last_one(ground: str) -> None:
    text = (
        "FOI 133\n28 July 2023\n\nDear Ms Vane,\n\nI refer to your request of 5 July 2023:\n1. How many depots are leased?\n"
        "2. What is the rent?\n3. When do the leases end?\n\n1. Eleven\n2. We hold this. It is exempt under section 43(2).\n"
        f"3. April 2025\n\n{ground}\n\nYours sincerely\nInformation Officer\n"
    )
    last = next(answer for answer in read(text).answers if answer.questions == ("3",))
    assert last.span.of(text) == "April 2025"


@pytest.mark.parametrize(
    "refused",
    [
        "This letter acts as a refusal notice for the whole of the request.",
        "In accordance with the Act this is a notice of refusal.",
        "We therefore refuse your request.",
        "I am refusing this request.",
        "It follows that the refusal of your request is for the whole of it.",
        "The Council refuses to comply with it.",
        "For that reason we refuse it.",
        "This e-mail is a refusal notice under section 17 of the Act.",
    ],
)
def test_a_refusal_on_cost_that_calls_itself_one_withholds_nothing_besides(refused: str) -> None:
    text = (
        "FOI 3375\n\nDear Ms Vane\n\nYou asked how many searches were made in each year since 2014.\n\n"
        f"This would exceed the appropriate limit and section 12 of the Freedom of Information Act 2000 applies. {refused}\n"
    )
    assert {stance.value for answer in read(text).answers for stance in answer.stances} == {"cost"}


@pytest.mark.parametrize(
    "covers",
    [
        "Where one part of a request is over the limit all of it is.",
        "When any part exceeds the limit the whole request may be refused.",
        "If a question is over the limit, section 12 covers all of the request.",
        "Section 12 applies to the whole of the request.",
        "The cost limit renders all of the request exempt.",
        "Once some parts exceed the limit we need not answer the rest.",
        "As one element is in excess of the limit, every other falls with it.",
        "The limit affects your request in its entirety.",
    ],
)
def test_one_part_over_the_limit_takes_the_others_with_it(covers: str) -> None:
    text = (
        "You asked:\n\n1. How many bicycles were stolen?\n2. How many were electric?\n3. How many were found?\n\nOur response:\n\n"
        "I am not obliged to supply the information in parts 1 and 3, for the following reasons.\n\n2. Our system has no flag "
        f"for this. To read 11,804 reports would take 196 hours, which exceeds the limit in section 12(1) of the Act. {covers}\n"
    )
    assert {answer.outcome for answer in read(text).answers} == {Outcome.OVER_LIMIT}
