"""What a ground must show element by element stands in the letter in plain sentences, and the checks find it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import Answer, Ground, Outcome, Regime, answer_from, answer_values
from answerable.law import parse
from answerable.letters import check, demands, faults, read, write
from answerable.letters.writing.elements import conditions_of
from answerable.letters.writing.wording import table
from letter_cases import COUNCIL, PRICES, SECRETS, STAFF, TEST, answer, case, ground

ON = date(2026, 11, 23)


def letter_of(*grounds: Ground, regime: Regime = Regime.FOIA):
    file = case(answer(Outcome.WITHHELD, grounds=grounds), regime=regime)
    assert faults(file) == ()
    letter = write(file)
    assert list(check(read(letter.text), case=file, ignore=("HT02",))) == []
    return letter.text


def test_personal_data_are_withheld_with_condition_principle_expectation_and_the_three_steps() -> None:
    text = letter_of(ground("foia.s40.2", elements=STAFF))
    assert "The condition that is met is in section 40(3A)(a): first condition, a data protection principle" in text
    assert (
        "would break this data protection principle: that personal data are processed lawfully, fairly and in a transparent way."
        in text
    )
    assert "The legitimate interest in disclosure is that residents can see how many people do the work." in text
    assert "so the names are not necessary. Nothing is left to set against their rights" in text


def test_the_regulations_ask_the_same_of_personal_data() -> None:
    elements = (("which", "eir.reg13.2A"), *STAFF[1:])
    text = letter_of(ground("eir.reg13.1.a", elements=elements), regime=Regime.EIR)
    assert "The condition that is met is in regulation 13(2A)" in text


def test_commercial_confidentiality_is_shown_in_its_four_elements() -> None:
    given = ground("eir.reg12.5.e", link="A rival would copy the method.", public_interest=TEST, elements=SECRETS)
    text = letter_of(given, regime=Regime.EIR)
    for words in ("sorts waste", "duty of confidence", "The confidentiality protects the interest of the contractor"):
        assert words in text
    assert text.index("The confidentiality protects") < text.index("A rival would copy the method.")


def test_a_letter_about_commercial_interests_says_whose_they_are() -> None:
    text = letter_of(PRICES)
    assert "These are the commercial interests of the council and of its contractor." in text


def test_words_in_one_piece_stand_for_the_elements_of_personal_data() -> None:
    given = ground("foia.s40.2", condition="the first: naming them would be unfair, as they do not expect it")
    assert "The condition that is met is the first" in letter_of(given)


def test_another_condition_asks_for_its_own_elements_and_for_the_public_interest() -> None:
    to = {"regime": Regime.FOIA, "outcome": Outcome.WITHHELD, "authority": COUNCIL, "on": ON}
    second = demands(parse("foia.s40.2"), which="foia.s40.3B", **to)
    assert {"objection", "balance"} <= {ask.field for ask in second.asks}
    assert "principle" not in {ask.field for ask in second.asks}
    third = demands(parse("foia.s40.2"), which="foia.s40.4A.a", **to)
    assert {"exempt", "balance"} <= {ask.field for ask in third.asks}


def test_what_a_letter_shows_by_elements_is_read_back() -> None:
    for given, regime in ((ground("foia.s40.2", elements=STAFF), Regime.FOIA), (PRICES, Regime.FOIA)):
        file = case(answer(Outcome.WITHHELD, grounds=(given,)), regime=regime)
        found = read(write(file).text)
        assert [p.provision.id for one in found.answers for p in one.provisions][:1] == [given.provision.id]


def test_the_elements_of_an_answer_are_kept_and_given_back() -> None:
    given: Answer = answer(Outcome.WITHHELD, grounds=(replace(PRICES, elements=STAFF),))
    assert answer_from(answer_values(given)) == given


@pytest.mark.parametrize("name", table("elements")["conditions"])
def test_every_condition_that_can_be_chosen_is_a_row_of_the_law(name: str) -> None:
    found = conditions_of(parse(name), on=ON)
    assert [row.provision.id for row in found] == table("elements")["conditions"][name]
    assert all(row.of == parse(name) or parse(name).act == "eir" for row in found)
    assert conditions_of(parse(name), on=date(2017, 1, 1)) == ()


def test_every_element_belongs_to_a_ground_of_the_law() -> None:
    for row in table("elements")["element"]:
        for name in (*row["of"], *row.get("under", ())):
            assert parse(name).id == name
