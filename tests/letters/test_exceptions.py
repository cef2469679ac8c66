"""The exceptions that cut across the rules, each by itself: what it lowers or lifts, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import Question, Regime, Span
from answerable.law import Provision
from answerable.letters.check import check
from answerable.letters.checking.checked_letter import look_at
from answerable.letters.checking.examples import Example, an_answer
from answerable.letters.checking.exceptions import (
    EXCEPTIONS,
    NOT_FOUND,
    OLD,
    bounded,
    is_all_absolute,
    is_shown_held,
    is_weighed_for_all,
    may_be_of_its_day,
    may_be_silent_on_holding,
    notices,
    to_weigh,
)
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.findings import Certainty, Level
from answerable.letters.readings import Stance
from answerable.letters.rules import rules

ON = date(2025, 3, 4)
REFUSED = "We hold the rates. They are exempt under section {}. {}"
CITED = {"foia": ("foia.s43.2", "43(2)"), "foisa": ("foisa.s33.1.b", "33(1)(b)"), "eir": ("eir.reg12.5.e", "12(5)(e)")}


def letter(words, *stances, cites=(), regime="foia", **more):
    stances = stances or (Stance.HELD_WITHHELD,)
    return Example(regime=regime, letter=words, answers=an_answer(*stances, exemption=cites), **more)


def looked(words, *stances, cites=(), regime="foia", **more):
    one = letter(words, *stances, cites=cites, regime=regime, **more)
    return look_at(one.reading, facts=one.facts, on=ON)


def found(words, *stances, select, cites=(), regime="foia", **more):
    one = letter(words, *stances, cites=cites, regime=regime, **more)
    return {f.rule: f for f in check(one.reading, case=one.facts, on=ON, select=select)}


def refused(regime, added):
    cited, number = CITED[regime]
    return found(REFUSED.format(number, added), cites=cited, regime=regime, select=["RN04", "PI", "RV", "RN03"])


@pytest.mark.parametrize(
    "added",
    [
        "By section 17(4) we give no further reasons.",
        "To give fuller reasons would itself disclose exempt information.",
        "We cannot explain this further, as an explanation would reveal the information that is withheld.",
    ],
)
def test_reasons_that_would_disclose_may_be_left_out_by_number_or_in_words(added):
    assert refused("foia", "")["PI01"].certainty is Certainty.SURE
    lowered = refused("foia", added)
    assert lowered["PI01"].certainty is Certainty.LOOK
    assert lowered.get("RN04") is None or lowered["RN04"].certainty is Certainty.LOOK


def test_section_17_4_never_excuses_the_rights_nor_the_provision():
    excused = refused("foia", "By section 17(4) we give no further reasons.")
    assert excused["RV01"].sure
    assert excused["RV02"].sure
    bare = found("Section 31 applies. Section 17(4) too.", cites="foia.s31", select=["RN03"])
    assert bare["RN03"].certainty is Certainty.LIKELY


def test_an_applicant_who_names_section_17_4_excuses_nothing():
    words = "You asked:\n\n1. Do you rely on section 17(4) for the rates?\n\nWe hold the rates. They are exempt under section 43(2)."
    one = Example(
        regime="foia",
        letter=words,
        answers=an_answer(Stance.HELD_WITHHELD, exemption="foia.s43.2", begins="We hold"),
    )
    reading = one.reading
    asked = words.index("1. Do you")
    question = Question(
        "1", "Do you rely on section 17(4) for the rates?", span=Span(asked, words.index("\n\nWe hold"))
    )
    found_there = check(replace(reading, questions=(question,)), case=one.facts, on=ON, select=["PI01"])
    assert [f.certainty for f in found_there] == [Certainty.SURE]


def test_the_scottish_twin_excuses_reasons_and_not_the_public_interest():
    plain = refused("foisa", "")
    excused = refused("foisa", "By section 16(3) we give no further reasons.")
    assert excused["PI01"].certainty is plain["PI01"].certainty is Certainty.LIKELY
    assert plain["RN04"].certainty is Certainty.LIKELY
    assert excused["RN04"].certainty is Certainty.LOOK


def test_section_17_4_is_of_the_act_and_not_of_the_regulations():
    assert refused("eir", "By section 17(4) we give no further reasons.")["RN04"].certainty is Certainty.LIKELY


def test_a_scottish_notice_of_silence_owes_no_public_interest_reasons():
    words = "Section 18 with section 35(1)(a) of FOISA: we neither confirm nor deny that we hold this."
    cited = ["foisa.s18.1", "foisa.s35.1.a"]
    assert not found(words, Stance.NEITHER, cites=cited, regime="foisa", select=["PI", "NC03"])


@pytest.mark.parametrize(
    ("cites", "owes"),
    [
        ("foia.s43.2", True),
        ("foia.s44.1.a", False),
        ("foia.s21", False),
        ("foia.s41.1", False),
        ("foisa.s33.1.b", True),
        ("foisa.s36.2", False),
        ("foisa.s26.a", False),
        ("eir.reg12.5.e", False),
    ],
)
def test_an_absolute_ground_owes_no_balance(cites, owes):
    answer = looked("It is exempt.", cites=cites, regime=cites.split(".")[0]).answers[0]
    assert bool(to_weigh(answer, ON)) is owes


def test_only_where_every_ground_is_absolute_is_a_balance_too_much():
    both = looked("It is exempt.", cites=["foia.s44.1.a", "foia.s43.2"]).answers[0]
    assert not is_all_absolute(both, ON)
    assert is_all_absolute(looked("It is exempt.", cites="foia.s44.1.a").answers[0], ON)


def test_rights_are_owed_by_notices_and_are_good_practice_elsewhere():
    refusing = looked("It is exempt under section 43(2).", cites="foia.s43.2")
    assert notices(refusing, Regime.FOIA)
    for stance in (Stance.DISCLOSED, Stance.NOT_HELD, Stance.ANSWERED, Stance.CLARIFY):
        assert not notices(looked("Nothing more.", stance), Regime.FOIA)
    given = found(
        "Dear Requester\n\nThank you for your request. It was £4,000.\n\nYours faithfully",
        Stance.DISCLOSED,
        select=["RV"],
    )
    assert {f.level for f in given.values()} == {Level.PRACTICE}


def test_to_give_information_is_to_say_that_it_is_held():
    assert is_shown_held(looked("It was £4,000.", Stance.DISCLOSED).answers[0])
    assert is_shown_held(looked("None.", Stance.ANSWERED).answers[0])
    assert not is_shown_held(looked("It is exempt.").answers[0])


@pytest.mark.parametrize(
    ("stance", "cites", "silent"),
    [
        (Stance.COST, "foia.s12.1", False),
        (Stance.COST, "foia.s12.2", True),
        (Stance.COST, "foisa.s12.1", True),
        (Stance.VEXATIOUS, "foia.s14.1", True),
        (Stance.NEITHER, "foia.s31.3", True),
        (Stance.HELD_WITHHELD, "foia.s43.2", False),
    ],
)
def test_the_duty_to_say_whether_it_is_held_is_lifted_by_these(stance, cites, silent):
    answer = looked("Refused.", stance, cites=cites, regime=cites.split(".")[0]).answers[0]
    assert may_be_silent_on_holding(answer, ON) is silent


def test_one_balance_may_serve_several_exemptions():
    words = (
        "It is exempt under section 43(2). On balance the public interest in both exemptions lies in maintaining them."
    )
    weighed = looked(words, cites=["foia.s43.2", "foia.s36.2.c"])
    assert is_weighed_for_all(weighed.answers[0], weighed)
    bare = looked("It is exempt under section 43(2).", cites="foia.s43.2")
    assert not is_weighed_for_all(bare.answers[0], bare)


@pytest.mark.parametrize("rule", [one for one in rules() if one.missing], ids=lambda one: one.code)
def test_what_is_missing_is_said_to_be_missing_from_this_document(rule):
    assert bounded("This gives no reason.", rule).endswith(NOT_FOUND)
    assert bounded("It is not found in this document.", rule).count("this document") == 1


def test_what_stands_in_the_text_is_not_said_to_be_missing():
    assert bounded("This is wrong.", next(one for one in rules() if not one.missing)) == "This is wrong."


def test_old_law_in_an_undated_letter_may_have_been_right_on_its_day():
    old = Provision("foia", ("40", "5"))
    words = "We neither confirm nor deny it under section 40(5)."
    assert may_be_of_its_day(old, looked(words))
    assert not may_be_of_its_day(old, looked(words, dated=date(2024, 5, 1)))
    assert not may_be_of_its_day(old, looked(f"{words} The list is of March 2021."))
    assert not may_be_of_its_day(Provision("foia", ("40", "9")), looked(words))
    undated = found(words, Stance.NEITHER, cites="foia.s40.5", select=["RN06"])
    dated = found(words, Stance.NEITHER, cites="foia.s40.5", select=["RN06"], dated=date(2024, 5, 1))
    before = found(words, Stance.NEITHER, cites="foia.s40.5", select=["RN06"], dated=date(2017, 5, 1))
    assert undated["RN06"].certainty is Certainty.LIKELY
    assert dated["RN06"].sure
    assert not before


def test_a_rule_runs_only_under_the_law_that_it_lists():
    cost = {"cites": "foisa.s12.1", "regime": "foisa", "select": ["CD04", "NC03", "PG03", "PG04"]}
    assert not found("It would take 10 hours: section 12(1) applies.", Stance.COST, **cost)


def test_what_rests_on_old_lines_to_take_is_never_sure():
    assert {rule.code for rule in rules()} >= OLD
    assert all(rule.certainty < Certainty.SURE for rule in rules() if rule.code in OLD)


def test_nothing_is_sure_of_a_log_entry_or_of_what_lies_beyond_the_end():
    bare = REFUSED.format("43(2)", "")
    entry = found(bare, cites="foia.s43.2", select=["PI01"], facts=Facts(log_entry=True))
    assert entry["PI01"].certainty is Certainty.LIKELY
    assert "RV01" not in found(bare, cites="foia.s43.2", select=["RV"], truncated=True)


def test_every_exception_names_where_it_stands():
    assert all(one.cite and one.name for one in EXCEPTIONS)
