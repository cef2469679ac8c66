"""Reading a whole letter: what is said to each question, and the frame around it."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.casefile import Held, Outcome, Regime
from answerable.letters.read import read
from answerable.letters.reading.records import labels_of, record_of
from answerable.letters.readings import ReadAnswer, Reading, Stance


def beside(name: str) -> ModuleType:
    """A file of letters in this folder."""
    spec = importlib.util.spec_from_file_location(f"letters_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SAID = beside("said").SAID
WHOLE = beside("whole").WHOLE
LAYOUTS = beside("layouts").LAYOUTS

NUMBERED = """Freedom of information request
Our reference: FOI-2231

Dear Ms Example

Thank you for your request of 4 March 2024.

You asked:

1. How many staff work in the office?
2. Please supply the thing wanted for each year since 2019.
3. Who is the head of service?

Our response:

1. Nine.
2. {}
3. The Head of Service is the postholder named on the establishment list.

If you are unhappy with this response you may ask for an internal review within 40 working days.

Yours sincerely
"""
ALONE = "FOI 4412\n\nRequest\n\nPlease supply the thing wanted for each year since 2019.\n\nResponse\n\n{}\n"


def answer_to(reading: Reading, number: str) -> ReadAnswer | None:
    return next((answer for answer in reading.answers if number in answer.questions), None)


def as_said(answer: ReadAnswer | None) -> tuple[str, str, tuple[str, ...], bool] | None:
    if answer is None:
        return None
    named = tuple(sorted(citation.provision.label for citation in answer.provisions))
    return answer.outcome.value, answer.held.value, named, answer.public_interest is not None


@pytest.mark.parametrize("letter", [NUMBERED, ALONE], ids=["one of three", "alone"])
@pytest.mark.parametrize("said", SAID, ids=[said[0][:50] for said in SAID])
def test_an_answer_is_read_for_what_it_does(said: tuple[str, str, str, tuple[str, ...], bool], letter: str) -> None:
    words, outcome, held, provisions, weighed = said
    number = "2" if letter is NUMBERED else "1"
    found = as_said(answer_to(read(letter.format(words)), number))
    assert found == (outcome, held, tuple(sorted(provisions)), weighed)


@pytest.mark.parametrize("whole", WHOLE, ids=[whole.name for whole in WHOLE])
def test_a_whole_letter_is_read_as_a_careful_reader_does(whole: object) -> None:
    reading = read(whole.text, truncated=whole.truncated)
    labels = labels_of(reading)
    found = {
        number: (answer.outcome.value, tuple(sorted(c.provision.label for c in answer.provisions)))
        for answer in reading.answers
        for number in answer.questions
    }
    assert found == {number: (outcome, tuple(sorted(cited))) for number, (outcome, cited) in whole.answers.items()}
    assert (labels["reference"], labels["request_date"], labels["response_date"]) == (
        whole.reference,
        whole.asked,
        whole.answered,
    )
    assert labels["regime"] == whole.regime
    notices = reading.notices
    given = zip("rcum", (notices.review, notices.commissioner, notices.reuse, notices.marketing), strict=True)
    assert "".join(letter for letter, span in given if span) == whole.notices
    weighed = sorted(number for answer in reading.answers if answer.public_interest for number in answer.questions)
    assert weighed == sorted(whole.weighed)
    assert {span.of(whole.text) for span in reading.personal} == set(whole.personal)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout[0] for layout in LAYOUTS])
def test_answers_are_found_in_every_layout(layout: tuple[str, str, dict[str, str], dict[str, str | bool]]) -> None:
    _, text, outcomes, frame = layout
    reading = read(text, truncated=bool(frame.get("truncated")))
    assert {number: answer.outcome.value for answer in reading.answers for number in answer.questions} == outcomes
    labels = labels_of(reading)
    for label, name in (("reference", "reference"), ("request_date", "asked"), ("response_date", "answered")):
        assert labels[label] == frame.get(name), label


def test_a_refusal_about_one_subject_answers_the_question_on_it() -> None:
    text = (
        "Your request was for:\n\n1. How many students smoke?\n2. How many cited AI in 2023?\n3. How many misused it in 2023?\n\nOur response:\n\n"
        "We regret that we cannot give anything about how many misused Artificial Intelligence in 2023. The cost would exceed the limit in"
        " section 12 of the Freedom of Information Act 2000.\n"
    )
    assert [answer.questions for answer in read(text, truncated=True).answers] == [("3",)]


def test_bullets_of_a_public_interest_test_are_no_answers() -> None:
    text = (
        "Request\n\n1. The contract.\n2. The bids.\n\nOur answer to questions 1 and 2\n\nBoth are exempt under section 43(2) of FOIA.\n\n"
        "The public interest\n\nIn favour of release:\n\n- Openness.\n\nAgainst:\n\n- A fair tender.\n\nOn balance they are withheld.\n"
    )
    (answer,) = read(text).answers
    assert (answer.questions, answer.outcome) == (("1", "2"), Outcome.WITHHELD)
    assert answer.public_interest is not None


def test_a_plain_request_is_a_request_with_nothing_answered() -> None:
    reading = read(
        "Dear Council,\n\nUnder the Freedom of Information Act please send me:\n\n1. The budget.\n2. The plan.\n"
    )
    assert reading.kind == "request"
    assert reading.answers == ()
    assert reading.regimes == (Regime.FOIA,)


def test_an_acknowledgement_answers_nothing() -> None:
    text = (
        "Dear Council,\n\n1. How many trees were felled in 2022?\n2. How many were planted?\n\nYours faithfully,\n\nA. Resident\n\n"
        "Dear A. Resident\n\nYour request was received on 3 March 2023 and is being dealt with under the Freedom of Information"
        " Act 2000. We will reply within 20 working days.\n\nYours sincerely\n\nThe Information Team\n"
    )
    reading = read(text)
    assert reading.answers == ()
    assert reading.requested_on is not None
    assert reading.requested_on.value == date(2023, 3, 3)


def test_a_day_without_a_year_is_the_last_before_the_answer() -> None:
    reading = read(
        "Date of response: 4 January 2022\n\nThank you for your request of 9 December.\n\nYou asked: How many?\n"
    )
    assert reading.requested_on is not None
    assert reading.requested_on.value == date(2021, 12, 9)


def test_a_date_in_figures_is_day_first() -> None:
    reading = read("Date of response: 03/04/2022\n\nHow many?\n")
    assert reading.responded_on is not None
    assert reading.responded_on.value == date(2022, 4, 3)


def test_a_publication_date_is_no_date_of_response() -> None:
    assert (
        read("Publication date:\nFriday 2 June 2023\n\nRequest:\n\nHow many?\n\nResponse:\n\nNone.\n").responded_on
        is None
    )


def test_the_other_side_s_reference_is_not_the_authority_s() -> None:
    found = read("Your ref: AB/12345\nOur ref: FOI/778\n\nHow many?\n").reference
    assert found is not None
    assert found.value == "FOI/778"


def test_an_answer_that_points_back_takes_the_other_s_outcome_and_shares_its_words() -> None:
    text = "FOI 99881\n\nRequest\n\n1. Who owns it?\n2. Who pays?\n\nResponse\n\n1. Exempt under section 43(2) of FOIA.\n2. As above.\n"
    first, second = read(text).answers
    assert second.outcome is first.outcome is Outcome.WITHHELD
    assert first.span in second.shared
    assert Stance.HELD_WITHHELD in second.stances


def test_neither_confirming_nor_denying_other_information_leaves_the_answer_as_it_is() -> None:
    text = (
        "FOI 2020/1\n\nRequest\n\nHow many officers were suspended?\n\nResponse\n\nFour officers were suspended.\n\nIn addition the force can"
        " neither confirm nor deny that it holds any other information, under section 23(5) of the Freedom of Information Act 2000.\n"
    )
    answer = read(text).answers[0]
    assert answer.outcome is not Outcome.NEITHER
    assert answer.held is Held.YES


def test_provisions_are_named_as_precisely_as_the_letter_names_them() -> None:
    text = "Request\n\nThe plans.\n\nResponse\n\nSection 31 applies. Section 31(1)(a) of FOIA exempts the plans, and section 17 requires this notice.\n"
    assert [c.provision.label for c in read(text).answers[0].provisions] == ["FOIA 31(1)(a)"]


def test_sections_that_only_the_applicant_names_are_not_relied_on() -> None:
    text = "Request\n\nUnder the FOI Act, and not forgetting that section 43 has no place here, the price paid.\n\nResponse\n\n£4,000.\n"
    assert [answer.provisions for answer in read(text).answers] == [()]


def test_the_commissioner_named_for_another_reason_is_no_right_to_complain() -> None:
    text = "Request\n\nHow many?\n\nResponse\n\nNine.\n\nYou must be registered with the Information Commissioner to market.\n"
    assert read(text).notices.commissioner is None


LINES = st.sampled_from(
    [
        *(said[0] for said in SAID[::4]),
        "1. How many are there?",
        "2. Please send the list.",
        "a) in 2020",
        "Request",
        "Response:",
        "Dear Ms Example",
        "Yours sincerely",
        "Question 2",
        "• a bullet",
        "Q3. Why?",
        "As above",
        "See answer to question 1",
        "Section 43 (commercial interests)",
        "Ref: FOI/22/1",
        "Date of response: 31/12/2022",
        "|---|---|",
        "> quoted",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=25).map("\n".join), st.text(max_size=400)), st.booleans())
def test_whatever_the_text_the_reading_holds_together(text: str, truncated: bool) -> None:
    reading = read(text, truncated=truncated)
    places = [answer.span for answer in reading.answers] + [s for a in reading.answers for s in a.shared]
    places += [a.public_interest for a in reading.answers if a.public_interest] + list(reading.personal)
    places += [found.span for found in (reading.reference, reading.requested_on, reading.responded_on) if found]
    places += [q.span for q in reading.questions if q.span]
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    numbers = [number for answer in reading.answers for number in answer.questions]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= {question.number for question in reading.questions}
    assert (reading.kind == "response") == bool(reading.answers)
    assert record_of(reading)["kind"] == reading.kind


def test_a_long_letter_takes_time_in_proportion_to_its_length() -> None:
    row = "17. The number of visits was 4,321 and the cost £12,000, which is set out in full on page 3.\n"
    reading = read("Request\n\nHow many?\n\nResponse\n\n" + row * 2000)
    assert len(reading.answers) == 1


def test_a_reply_that_repeats_no_question_is_read_as_one_answer():
    text = (
        "Harrowmere Borough Council\n\nDear Ms Hill\n\nThank you for your request.\n\nQuestion 1\n\nWe neither confirm nor "
        "deny that we hold this, under section 31(3) of the Freedom of Information Act 2000.\n\nQuestion 2\n\nNo.\n\n"
        "Yours sincerely\nOfficer\n"
    )
    reading = read(text)
    assert reading.kind == "response" and reading.questions == ()
    assert [str(c.provision) for answer in reading.answers for c in answer.provisions] == ["s.31(3)"]


def outcomes(text):
    return {number: answer.outcome.value for answer in read(text).answers for number in answer.questions}


def test_the_remainder_is_what_nothing_else_answers():
    text = (
        "Dear Ms Ray\n\nYou asked:\n1. the number of cameras\n2. where each stands\n3. the contract price\n\n"
        "1. There are 61 cameras.\n\nThe remainder of the information you requested is exempt under sections 31(1)(a) "
        "and 43(2) of the Freedom of Information Act 2000.\n"
    )
    first, rest = read(text).answers
    assert (first.questions, first.provisions) == (("1",), ())
    assert rest.questions == ("2", "3") and len(rest.provisions) == 2


def test_a_figure_after_the_number_of_a_question_is_no_range():
    text = (
        "Dear Ms Ray\n\nI refer to your request.\n\n1. How many cameras are there?\n2. What do they cost?\n\nResponse\n\n"
        "Question 1 - 61.\n\nQuestion 2 - £4,000.\n"
    )
    assert outcomes(text) == {"1": "disclosed", "2": "disclosed"}


def test_the_date_of_a_response_in_the_head_of_a_page_ends_no_request():
    text = (
        "Request for information - parking income\n\nReference: 2231\nDate of response: 3 May 2024\n\nYou asked\n\n"
        "For each year since 2020:\na) income from fines\nb) number of fines\n\nWe replied\n\n"
        "a) 2020: £310,221\nb) 2020: 8,112\n"
    )
    assert outcomes(text) == {"a": "disclosed", "b": "disclosed"}


@pytest.mark.parametrize(
    "said",
    [
        "The emails you asked for are exempt under section 36.",
        "The information you requested is exempt from disclosure under section 43(2) of the Act.",
        "The report that you requested is withheld under section 42 of the Act.",
        "You asked for emails. They are exempt under section 36 of the Act.",
        "The minutes you asked us for are refused under section 36(2)(b)(i) of the Act.",
        "What you sought has been refused under section 31(1)(a) of the Act.",
    ],
)
def test_a_refusal_that_speaks_of_what_was_asked_for_is_no_question(said):
    reading = read(said)
    assert reading.kind == "response"
    assert [answer.outcome.value for answer in reading.answers] == ["refused"]


@pytest.mark.parametrize("label", ["1. & 2.", "1 & 2", "(1) and (2):", "(1)-(2)", "1 and 2:", "1. and 2."])
def test_one_answer_to_two_questions_is_told_by_its_label(label):
    text = (
        "FOI 2231\n\nRequest\n1. How many cameras are there?\n2. Where do they stand?\n3. What do they cost?\n\n"
        f"Response\n{label} See the map.\n3. £4,000\n"
    )
    assert [answer.questions for answer in read(text).answers] == [("1", "2"), ("3",)]


REVIEW = (
    "Harrowmere Borough Council\nRef 31   3 May 2024\n\nDear Ms Ray\n\nInternal review\n\n"
    "You asked for a review of our reply to your request for the price of the bins contract.\n\n"
    "In the reply of 20 April it was said that section 43(2) of the Freedom of Information Act 2000 applied.\n\n{decides}\n"
)


@pytest.mark.parametrize(
    ("decides", "relied"),
    [
        ("I find that it does not: the contract ended in March. The price is enclosed.", []),
        ("I agree with the reply. The public interest in maintaining the exemption outweighs disclosure.", ["s.43(2)"]),
    ],
)
def test_a_review_relies_on_what_the_first_reply_did_only_where_it_lets_it_stand(decides, relied):
    reading = read(REVIEW.format(decides=decides))
    assert reading.kind == "response"
    assert [str(c.provision) for answer in reading.answers for c in answer.provisions] == relied
