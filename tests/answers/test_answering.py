"""From a file to a case: the law each question suggests, what an officer is told, drafts, and what is never made up."""

from datetime import date

import pytest

from answerable.answers import answer, receive
from answerable.casefile import Authority, Outcome, Regime
from answerable.documents import text_of
from answerable.registers import DEMOS, open_folder

RECEIVED, ON = date(2026, 6, 1), date(2026, 6, 24)
COUNCIL = Authority(name="Harrowmere Borough Council")
SCOTTISH = Authority(name="Strathexample Council", nation="scotland")


def received(text, *, authority=COUNCIL, regime=None):
    document = text_of(text.encode(), name="request.txt")
    return receive(document, authority=authority, received_on=RECEIVED, reference="FOI-1", regime=regime)


def answered(text, *, council="harrowmere"):
    folder = open_folder(DEMOS[council])
    return answer(received(text, authority=folder.profile), authority=folder, on=ON)


def test_a_question_that_names_the_environment_suggests_the_regulations():
    request = received("1. How many trees were felled?\n2. How many staff were absent?").request
    assert [question.regime for question in request.questions] == [Regime.EIR, Regime.FOIA]


def test_a_scottish_authority_answers_under_the_scottish_laws():
    request = received("1. How many trees were felled?\n2. How many staff were absent?", authority=SCOTTISH).request
    assert [question.regime for question in request.questions] == [Regime.EISR, Regime.FOISA]


def test_the_law_that_an_officer_decided_is_used_for_every_question():
    request = received("1. How many trees were felled?\n2. How many staff were absent?", regime=Regime.FOIA).request
    assert request.regime is Regime.FOIA
    assert {question.regime for question in request.questions} == {Regime.FOIA}


@pytest.mark.parametrize(
    "words",
    [
        "To all councils in England. Please tell us about your council: how many libraries has it closed?",
        "Dear Sir or Madam, how many libraries does your authority run?",
    ],
)
def test_a_request_to_many_authorities_is_pointed_out_with_its_signs(words):
    assert any(notice.startswith("Likely sent to many authorities:") for notice in received(words).notices)


def test_a_request_that_names_the_authority_is_not_called_a_round_robin():
    words = "Dear Sir or Madam, how many libraries does your council run? To Harrowmere Borough Council."
    assert not any("many authorities" in notice for notice in received(words).notices)


def test_ones_own_data_stays_open_and_goes_to_subject_access():
    made = answered(
        "1. Please send me all the emails that you hold about me.\n2. How many breaches were recorded in 2025?"
    )
    assert made.case.answers[0].outcome is Outcome.OPEN
    assert any("subject access" in notice for notice in made.notices)
    assert made.is_draft


def test_what_nothing_answers_stays_open_and_says_who_is_asked():
    made = answered("1. How much was spent on agency staff in 2025/26?")
    assert [answer.outcome for answer in made.open] == [Outcome.OPEN]
    assert made.open[0].ask
    assert "Still to be answered" in made.letter.text
    assert made.letter.subject.startswith("Draft, not to be sent")


def test_a_position_that_neither_confirms_nor_denies_answers_before_any_register():
    made = answered("1. Was the council attacked with ransomware in 2025?")
    assert [answer.outcome for answer in made.case.answers] == [Outcome.NEITHER]
    assert {basis.kind for basis in made.case.answers[0].because} == {"position"}
    assert made.is_ready


def test_a_ground_of_another_law_is_not_used_for_an_environmental_question():
    made = answered("1. Was the flood warning system attacked with ransomware?")
    assert made.case.request.questions[0].regime is Regime.EIR
    assert made.case.answers[0].outcome is Outcome.OPEN
    assert "no ground under the law of this question" in made.case.answers[0].reasons[0]


def test_a_letter_made_from_a_folder_has_no_sure_breach():
    made = answered("1. Is WhatsApp approved for staff?\n2. How many breaches were recorded in 2025?")
    assert made.is_ready
    assert not any(finding.stops for finding in made.findings)


def test_the_deadline_is_that_of_the_law_of_the_request():
    made = answered("1. How many breaches were recorded in 2025?")
    assert made.deadline.due_on == date(2026, 6, 30)  # 15 June is a bank holiday in Scotland
    assert made.case.due_on == made.deadline.due_on


def test_words_that_nothing_knows_are_pointed_out_to_the_officer():
    made = answered("1. How many personal data breaches involved zeppelins and gondolas in 2025?")
    assert any("“zeppelins” and “gondolas”" in caution for caution in made.cautions)
    assert [answer.outcome for answer in made.open] == [Outcome.OPEN]
