"""Which words answer which question, and under what: the layouts in which replies number, skip, repeat and send elsewhere."""

import pytest

from answerable.letters import read

ASKED = "1. How many bins are there?\n2. Who makes them?\n3. What does each cost?\n4. How many were stolen?\n5. How many staff empty them?\n\n"
NEITHER = (
    "Section 31(3) of the Freedom of Information Act 2000. The Council neither confirms nor denies that it holds this."
)
# (the answers, what is read: question -> (outcome, provisions))
ANSWERS = (
    ("Answers\n\n1 and 2: No.\n3: £40.\n4: Section 31(3) as above.\n5: 11 (10.2 FTE)\n", {"5": ("disclosed", ())}),
    (f"Answers\n\n1: {NEITHER}\n2: Toolco.\n3: £40.\n4: Section 31(3) as above.\n5: 11", {"4": ("ncnd", ("31(3)",))}),
    (f"Answers\n\n1. {NEITHER}\n2. Toolco.\n3. £40.\n4. s.31(3) also applies here.\n5. 11", {"4": ("ncnd", ("31(3)",))}),
    (f"Answers\n\n1. {NEITHER}\n2. Toolco.\n3. £40.\n4. Section 31(3), as for 1.\n5. 11", {"4": ("ncnd", ("31(3)",))}),
    (
        "Answers\n\n1. 900.\n2. Toolco.\n3. We hold this. It is exempt under section 43(2), since rivals would undercut the firm."
        "\n4. Section 43(2) likewise.\n5. 11",
        {"4": ("refused", ("43(2)",)), "5": ("disclosed", ())},
    ),
    (
        "Answers\n\n1 900\n2 14\n3 We hold this. It is exempt under section 43(2), since rivals would undercut the firm.\n4 £21,460\n5 11",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("refused", ("43(2)",)), "4": ("disclosed", ())},
    ),
    (
        "The request was dealt with under the Freedom of Information Act 2000.\n\n1. 214, of which 20 are large.\n\n2. Toolco.\n\n"
        "4. 1,906.\n\n5. 38.\n\nAs to 3, we hold this. It is exempt under section 43(2), since rivals would undercut the firm.",
        {"4": ("disclosed", ()), "5": ("disclosed", ()), "3": ("refused", ("43(2)",))},
    ),
    (
        "Our answers\n\n1 - 900 in all\n2 - Toolco\n3 - We hold the cost. It is exempt under section 43(2).\n4 - None\n5 - Eleven",
        {"3": ("refused", ("43(2)",)), "4": ("disclosed", ()), "5": ("disclosed", ())},
    ),
)  # fmt: skip
ANNEX = (
    "Dear Requester\n\nYour questions are repeated with our answers beneath.\n\n"
    "1. What is the budget of the programme?\n\n£14.2m.\n\n2. Who sits on its board, by name?\n\nThe names are held and withheld. See Annex B.\n\n"
    "3. Please send the review of March.\n\nIt is held and has been withheld. See Annex B.\n\n{head}\n\n"
    "Question 2 {dash} section 40(2) (personal data)\nThe members would not expect to be named. Disclosure would be unfair.\n\n"
    "Question 3 {dash} section 42(1) (privilege)\nThe review is legal advice from our solicitor. The public interest in knowing it is outweighed by that in frank advice.\n\n"
    "Yours sincerely"
)


@pytest.mark.parametrize(("answers", "expected"), ANSWERS)
def test_an_answer_is_found_under_its_number_however_it_is_written(answers, expected):
    found = _read(f"FOI 2218 - Bins\n\n{ASKED}{answers}")
    assert {number: found.get(number) for number in expected} == expected


@pytest.mark.parametrize("head", ["ANNEX B – EXEMPTIONS", "Annex B: reasons", "Refusal notice"])
@pytest.mark.parametrize("dash", ["–", "-", ":"])
def test_the_reasons_in_an_annex_belong_to_the_question_under_whose_number_they_stand(head, dash):
    found = _read(ANNEX.format(head=head, dash=dash))
    assert found["2"][1] == ("40(2)",)
    assert found["3"][1] == ("42(1)",)
    assert found["1"] == ("disclosed", ())


def test_numbered_rows_under_a_question_are_its_answer():
    found = _read(
        "Dear Requester\n\nQ1. How many firms are paid?\n40\n\nQ2. The three paid most, with the sum\n1 Lodgeco Ltd £1.9m\n2 Letco £1.4m\n"
        "3 Northco £0.9m\n\nQ3. The rate paid to each\nWe hold this. It is exempt under section 43(2).\n\nYours sincerely"
    )
    assert found["2"] == ("disclosed", ())
    assert found["3"] == ("refused", ("43(2)",))


@pytest.mark.parametrize(
    "outcome",
    [
        "I therefore uphold the refusal.",
        "The decision was right and stands.",
        "I agree with the original decision.",
        "The panel confirmed the first decision: the limit of £450 would be passed.",
    ],
)
def test_a_review_that_upholds_relies_on_what_the_first_decision_relied_on(outcome):
    found = _read(
        'Dear Requester\n\nI am writing with the outcome of the internal review.\n\nYou asked for "copies of all complaints about school '
        'buses since 2018".\n\nYour request was first refused under section 12(1) of the Freedom of Information Act 2000.\n\nMy findings\n\nThere are 162 files. '
        f"To read them would take 38 hours. {outcome}\n\nYours sincerely"
    )
    assert found["1"] == ("cost_limit", ("12(1)",))


@pytest.mark.parametrize(
    "reply",
    [
        "The Council holds a copy of the survey. This is exempt under section 22 as it will be published on our website in due course.",
        "We have a copy of the survey. It is exempt under section 22, Information Intended for Future Publication.",
        "The Trust has received a copy of the survey and will publish it. Section 22 applies.",
        "The survey is held. It will be published later in the year, so section 22 applies. You will be able to see the costs in it.",
    ],
)
def test_to_hold_a_copy_is_not_to_give_one(reply):
    found = _read(
        f"Request text: 1. Please send the survey of the baths and its cost.\n\nReply text: {reply}\n\nStatus: Refused. 11 September 2018"
    )
    assert found["1"] == ("future_publication", ("22",))


def _read(text):
    return {
        number: (answer.outcome.value, tuple(str(c.provision).removeprefix("s.") for c in answer.provisions))
        for answer in read(text).answers
        for number in answer.questions
    }
