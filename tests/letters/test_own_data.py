"""A letter about the applicant's own data: plain, with what goes with it, and with no notice of another Act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.casefile import LetterKind, Outcome, Regime
from answerable.letters import OWN_DATA_OUTCOMES, check, faults, read, write
from answerable.letters.writing.wording import rows
from letter_cases import COUNCIL, PRICES, RELEASED, answer, case

NOTICE = "https://www.harrowmere.example/privacy"
WITH_NOTICE = replace(COUNCIL, privacy_notice=NOTICE)
WHY = "One letter from a neighbour, under Schedule 2 to the Data Protection Act 2018, as it would identify them."
PART = answer(Outcome.PART_RELEASED, text="Your council tax file is enclosed.", withheld=WHY)


def own(*answers, **given):
    return case(*answers, **({"regime": Regime.DPA, "authority": WITH_NOTICE} | given))


def mixed():
    """Question 1 is about a matter, question 2 about the applicant."""
    file = case(RELEASED, replace(PART, questions=("2",)), authority=WITH_NOTICE)
    first, second = file.request.questions
    return replace(file, request=replace(file.request, questions=(first, replace(second, regime=Regime.DPA))))


def test_it_gives_says_what_is_withheld_and_points_to_the_privacy_notice_and_to_the_commissioner_and_a_court():
    assert faults(own(PART)) == ()
    text = write(own(PART)).text
    assert "Our answer to your request for your own personal data" in text
    for words in ("article 15 of the UK GDPR", "Your council tax file is enclosed.", WHY, NOTICE):
        assert words in text
    assert "complain to the Information Commissioner" in text
    assert "ask a court" in text


def test_it_has_no_notice_of_the_freedom_of_information_act():
    text = write(own(PART)).text
    for words in ("Freedom of Information", "internal review", "section 50", "exempt", "foi-and-eir", "Licence"):
        assert words not in text


@pytest.mark.parametrize("outcome", [one for one in OWN_DATA_OUTCOMES if one is not Outcome.OPEN])
def test_every_outcome_of_subject_access_is_written_and_the_checks_of_the_other_acts_leave_it_alone(outcome):
    file = own(answer(outcome, text="Here it is.", withheld=WHY, advice="- tell us the years"))
    assert faults(file) == ()
    assert check(read(write(file).text), case=file) == ()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (answer(Outcome.WITHHELD), "LET057"),
        (answer(Outcome.PART_RELEASED, text="Your file."), "LET057"),
        (answer(Outcome.NEITHER), "LET053"),
        (answer(Outcome.OVER_LIMIT, estimate="60 hours.", advice="Ask for less."), "LET053"),
        (answer(Outcome.WITHHELD, withheld=WHY, grounds=(PRICES,)), "LET053"),
    ],
)
def test_what_subject_access_does_not_know_or_does_not_let_pass_is_refused(given, code):
    assert [fault.code for fault in faults(own(given))] == [code]


def test_without_a_privacy_notice_the_letter_says_what_is_missing_and_where_it_is_written():
    (fault,) = faults(own(PART, authority=COUNCIL))
    assert fault.code == "LET055"
    assert "privacy_notice" in fault.part("do")


@pytest.mark.parametrize(
    "kind", [LetterKind.EXTENSION, LetterKind.FEES_NOTICE, LetterKind.TRANSFER, LetterKind.REVIEW_OUTCOME]
)
def test_other_kinds_are_left_to_the_officers_own_words_and_it_says_so(kind):
    found = faults(own(RELEASED, kind=kind))
    assert any("in your own words" in fault.part("do") for fault in found)


def test_an_acknowledgement_gives_the_last_day_and_not_the_act():
    file = own(kind=LetterKind.ACKNOWLEDGEMENT)
    text = write(file).text
    assert "31 March 2026" in text
    assert "Freedom of Information" not in text


def test_a_late_answer_counts_days():
    file = own(PART, due_on=case().issued_on.replace(day=13))
    assert "this letter is 7 days late" in write(file).text


def test_a_letter_under_two_laws_keeps_them_apart():
    assert faults(mixed()) == ()
    text = write(mixed()).text
    assert "We have dealt with question 1 under the Freedom of Information Act 2000." in text
    assert "For question 2, about your own personal data" in text
    assert "This is about question 1 only." in text
    assert text.count("Wycliffe House") == 1


def test_what_the_tables_did_not_read_is_marked():
    own_rows = [row for row in rows() if tuple(row.duty) == ("dpa",) and ("article" in row.text or "court" in row.text)]
    assert own_rows
    assert all(row.unsettled for row in own_rows)
