"""Whether two answers can both stand: the pairs written for it, and what each reason rests on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from answerable.answers import Kind, Label, Said, Verdict, compare
from answerable.answers.contradiction import nearness, subjects
from answerable.answers.matching import has_meaning
from answerable.casefile import Outcome

HERE = Path(__file__).parent
GIVEN, WITHHELD, NOT_HELD, NEITHER = Outcome.RELEASED, Outcome.WITHHELD, Outcome.NOT_HELD, Outcome.NEITHER


def _said(values: dict[str, str]) -> Said:
    day = values.get("date")
    return Said(
        values["question"], values["answer"], Outcome(values["outcome"]), date.fromisoformat(day) if day else None
    )


def _counts(half: str) -> Counter[tuple[str, str]]:
    """How often each label met each verdict."""
    lines = (HERE / f"contradictions-{half}.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    return Counter(
        (pair["label"], compare(earlier=_said(pair["earlier"]), now=_said(pair["now"])).label) for pair in pairs
    )


@pytest.mark.parametrize("half", ["work", "held", "fresh", "prose"])
def test_contradictions_are_found_and_few_are_called_so_that_are_none(half: str) -> None:
    counts = _counts(half)
    called = sum(n for (_, verdict), n in counts.items() if verdict == Label.CONTRADICTS)
    there = sum(n for (label, _), n in counts.items() if label == Label.CONTRADICTS)
    right = counts[Label.CONTRADICTS, Label.CONTRADICTS]
    others = {Label.CHANGED_FACTS, Label.DIFFERENT_SUBJECT}
    wrong = sum(n for (label, verdict), n in counts.items() if label in others and verdict == Label.CONTRADICTS)
    assert right / called >= 0.90
    assert right / there >= 0.80
    assert wrong <= 0.05 * sum(n for (label, _), n in counts.items() if label in others)


def _verdict(
    first: tuple[str, str], second: tuple[str, str], *, then: Outcome = GIVEN, now: Outcome = GIVEN
) -> Verdict:
    """An answer of 10 May 2024 beside one of later."""
    earlier = Said(*first, then, date(2024, 5, 10))
    return compare(earlier=earlier, now=Said(*second, now))


SAMES = [
    ("£18,204", "About £18,000", "£"),
    ("12 in the first half and 15 in the second", "27", "+"),
    ("Q1 10; Q2 12; Q3 9; Q4 8", "39", "+"),
    ("£250 a month", "£3,000", "£"),
    ("25%", "80 were asked for, of which 20 were given", "%"),
    ("Two years", "24 months", "Two years"),
    ("Fewer than five", "Three", "Both say"),
    ("Between 30 and 35", "33", "Both say"),
    ("Two hundred and six", "206", "Both say"),
    ("52 (2022), 63 (2023) and 58 (2024)", "63", "63"),
]


@pytest.mark.parametrize(("before", "after", "sign"), SAMES)
def test_figures_that_can_both_be_true_agree(before: str, after: str, sign: str) -> None:
    asked = "What was the figure for bench repairs in 2023?"
    found = _verdict((asked, before), (asked, after))
    assert found.label == Label.CONSISTENT
    assert sign in found.why or "Both say" in found.why


CLASHES = [
    ("£18,204", "£81,204"),
    ("27 benches", "72 benches"),
    ("2022: 20. 2023: 27.", "2022: 20. 2023: 31."),
    ("41%", "100 benches, of which 30 were mended"),
    ("All 14 of them", "Nine of 14"),
    ("41", "52 (2022), 63 (2023) and 58 (2024)"),
]


@pytest.mark.parametrize(("before", "after"), CLASHES)
def test_figures_of_one_past_year_that_differ_contradict_each_other(before: str, after: str) -> None:
    asked = "How many benches were mended in 2023?"
    assert _verdict((asked, before), (asked, after)).label == Label.CONTRADICTS


def test_a_number_of_today_may_change() -> None:
    found = _verdict(("How many benches are there?", "27."), ("How many benches are there now?", "31."))
    assert found.label == Label.CHANGED_FACTS


def test_the_time_of_a_denial_decides() -> None:
    asked = "Does the council lend telescopes?"
    denied = (asked, "No. It has never lent any.")
    since = "When did the council begin to lend telescopes?"
    assert _verdict(denied, (since, "In March 2022.")).label == Label.CONTRADICTS
    assert _verdict(denied, (since, "In March 2025.")).label == Label.CHANGED_FACTS


def test_none_since_speaks_of_the_time_after_the_last_that_is_named() -> None:
    asked = "When was the weir inspected since 2021?"
    told = _verdict((asked, "In October 2023."), (asked, "In May 2021 and June 2022. There has been none since."))
    assert told.label == Label.CONTRADICTS


TURNS = [
    (GIVEN, "27.", WITHHELD, "Section 43(2) applies.", Label.CONTRADICTS),
    (GIVEN, "27.", NEITHER, "We neither confirm nor deny.", Label.CONTRADICTS),
    (GIVEN, "27.", NOT_HELD, "This is not recorded.", Label.CONTRADICTS),
    (GIVEN, "None.", NOT_HELD, "This is not recorded.", Label.CONSISTENT),
    (GIVEN, "27.", NOT_HELD, "The records were destroyed in June 2024.", Label.CHANGED_FACTS),
    (WITHHELD, "Section 43(2) applies.", GIVEN, "27.", Label.CONSISTENT),
    (WITHHELD, "Section 43(2) applies.", NOT_HELD, "Nothing is held.", Label.CONTRADICTS),
    (NEITHER, "We neither confirm nor deny.", NEITHER, "Section 31(3) applies.", Label.CONSISTENT),
    (NOT_HELD, "Nothing is held.", NEITHER, "We neither confirm nor deny.", Label.CONTRADICTS),
    (NOT_HELD, "Nothing is held.", GIVEN, "27.", Label.CONTRADICTS),
]


@pytest.mark.parametrize(("then", "before", "now", "after", "label"), TURNS)
def test_what_was_done_then_and_now(then: Outcome, before: str, now: Outcome, after: str, label: Label) -> None:
    asked = "How many benches were mended in 2023?"
    assert _verdict((asked, before), (asked, after), then=then, now=now).label == label


OTHERS = [
    ("How many benches were mended in 2022?", "How many benches were mended in 2023?"),
    ("How many licences were granted in 2023?", "How many licences were refused in 2023?"),
    ("How many staff have a parking permit?", "How many councillors have a parking permit?"),
    ("How many stage one complaints came in 2023?", "How many stage two complaints came in 2023?"),
    ("How many benches stand in Weir Park?", "How many benches stand in Mill Park?"),
    ("What was spent on benches in 2023?", "What was the budget for benches in 2023?"),
    ("How many benches cost over £500 in 2023?", "How many benches cost over £900 in 2023?"),
    ("How many benches were mended in 2023?", "How many benches that broke were mended in 2023?"),
]


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_questions_that_look_alike_may_ask_for_different_things(first: str, second: str) -> None:
    assert _verdict((first, "27."), (second, "31.")).label == Label.DIFFERENT_SUBJECT


def test_other_words_for_the_same_thing_are_the_same_question() -> None:
    first = ("How many complaints about bailiffs were upheld in 2022/23?", "Four.")
    second = ("Enforcement agents: complaints upheld in the year to 31 March 2023?", "Nine.")
    found = _verdict(first, second)
    assert found.label == Label.CONTRADICTS
    assert found.why == "The earlier answer gives “Four”, the present one “Nine” for 2022/23."


def test_a_part_may_be_less_than_the_whole() -> None:
    first = ("How many benches were mended in 2023?", "27.")
    second = ("How many of the benches mended in 2023 were of oak?", "3.")
    assert _verdict(first, second).label == Label.DIFFERENT_SUBJECT


KINDS = [
    (GIVEN, "No. None has ever been lent.", GIVEN, "Yes, since March 2022.", "denied_then_confirmed_now"),
    (GIVEN, "Yes, since March 2022.", GIVEN, "No. None has ever been lent.", "confirmed_then_denied_now"),
    (NOT_HELD, "We hold nothing on this.", GIVEN, "Yes, since March 2022.", "not_held_then_held_now"),
    (GIVEN, "Yes, since March 2022.", NOT_HELD, "We hold nothing on this.", "held_then_not_held_now"),
    (GIVEN, "Yes, since March 2022.", WITHHELD, "Section 43(2) applies.", "released_then_withheld_now"),
    (GIVEN, "Yes, since March 2022.", NEITHER, "We neither confirm nor deny.", "ncnd_unevenly"),
    (NEITHER, "We neither confirm nor deny.", GIVEN, "Yes, since March 2022.", "ncnd_unevenly"),
]


@pytest.mark.parametrize(("then", "before", "now", "after", "kind"), KINDS)
def test_a_warning_names_its_sort_quotes_both_answers_and_says_where_they_clash(
    then: Outcome, before: str, now: Outcome, after: str, kind: str
) -> None:
    asked = "Does the council lend telescopes?"
    found = _verdict((asked, before), (asked, after), then=then, now=now)
    assert found.is_warning
    assert found.kind == kind
    for text, spans in ((before, found.earlier), (after, found.now)):
        assert spans
        assert all(f"“{text[slice(*span)]}”" in found.why for span in spans)


def test_figures_that_clash_are_marked_as_they_stand() -> None:
    first = ("How many e-mails were lost in 2023?", "Our e-mail team counted 27, of 40,000 sent.")
    second = ("How many e-mails were lost in 2023?", "E-mails lost: 72.")
    found = _verdict(first, second)
    assert found.kind is Kind.FIGURES
    assert [first[1][slice(*span)] for span in found.earlier] == ["27"]
    assert [second[1][slice(*span)] for span in found.now] == ["72"]


def test_a_register_that_changed_between_explains_a_difference_and_not_a_refusal() -> None:
    asked, entry = "Does the council lend telescopes?", "Telescopes added to the register of things lent on 3 May 2025"
    earlier = Said(asked, "No. None has ever been lent.", GIVEN, date(2024, 5, 10))
    lent = compare(earlier=earlier, now=Said(asked, "Yes, since March 2022.", GIVEN, changed=(entry,)))
    assert (lent.label, lent.kind) == (Label.CHANGED_FACTS, Kind.REGISTER_CHANGED)
    assert entry in lent.why
    kept_back = compare(earlier=earlier, now=Said(asked, "Section 43(2) applies.", WITHHELD, changed=(entry,)))
    assert kept_back.kind is Kind.RELEASED_THEN_WITHHELD_NOW


def test_the_same_refusal_on_other_grounds_is_pointed_out() -> None:
    asked = "What did the council pay for telescopes in 2023?"
    earlier = Said(asked, "Withheld.", WITHHELD, date(2024, 5, 10), provisions=("s.43(2)",))
    found = compare(earlier=earlier, now=Said(asked, "Withheld.", WITHHELD, provisions=("s.40(2)",)))
    assert (found.label, found.kind) == (Label.CONSISTENT, Kind.OTHER_GROUNDS)
    assert "s.43(2)" in found.why
    assert "s.40(2)" in found.why


def test_a_firm_named_for_what_is_over_and_another_one_contradict_each_other() -> None:
    asked = "Who mended the weir in 2022?"
    found = _verdict((asked, "It was Tarn & Sons Ltd."), (asked, "The work was done by Hollowbridge Masonry."))
    assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.NAMES)
    own = _verdict((asked, "It was Tarn & Sons Ltd."), (asked, "It was mended by our own staff."))
    assert own.kind is Kind.NAMES


def test_who_does_it_now_may_be_another_than_before() -> None:
    asked = "Who mends the weir?"
    found = _verdict((asked, "Tarn & Sons Ltd."), (asked, "Hollowbridge Masonry."))
    assert found.label == Label.CHANGED_FACTS


def test_a_contract_cannot_run_from_two_days_to_two_others() -> None:
    asked = "From when to when does the weir contract run?"
    first = "The contract began on 1 April 2021 and ends on 31 March 2026."
    second = "The contract runs from 1 October 2022 to 30 September 2027."
    assert _verdict((asked, first), (asked, second)).kind is Kind.DAYS


def test_all_and_so_many_that_were_not_contradict_each_other() -> None:
    asked = "Were the benches checked in 2023?"
    found = _verdict((asked, "Yes, all benches were checked."), (asked, "In 2023 31 benches were not checked."))
    assert found.kind is Kind.CONFIRMED_THEN_DENIED_NOW


def test_a_number_of_all_so_far_does_not_become_less() -> None:
    asked = "How much has been paid to date for the weir?"
    first, second = (asked, "£212,000 at 30 April 2024."), (asked, "£184,500 at 30 April 2025.")
    assert _verdict(first, second).kind is Kind.FIGURES
    assert _verdict(second, first).kind is not Kind.FIGURES


def test_what_was_first_known_later_contradicts_what_was_known_before() -> None:
    first = ("When was the mayor told of the leak?", "The mayor was first told on 3 March 2023.")
    second = ("When was the mayor told of the leak?", "An officer told the mayor on 9 January 2023.")
    assert _verdict(first, second).label == Label.CONTRADICTS


def test_what_was_withheld_was_there_and_cannot_turn_out_never_to_have_been() -> None:
    asked = "Please send the leaving forms of 2023."
    found = _verdict((asked, "Section 40(2) applies."), (asked, "None was ever filled in."), then=WITHHELD)
    assert found.kind is Kind.HELD_THEN_NOT_HELD_NOW


def test_one_person_is_not_all_of_them() -> None:
    first = ("Is Councillor Ruddock the subject of a complaint?", "We neither confirm nor deny.")
    found = _verdict(first, ("How many councillors are the subject of a complaint?", "Nine."), then=NEITHER)
    assert found.label == Label.DIFFERENT_SUBJECT


FEW_WORDS = (
    "How many owls and hawks with broken wings did the rescue centre nurse in 2022?",
    "Birds of prey treated at the rescue hospital, 2022",
)


@pytest.mark.skipif(not has_meaning(), reason="the extra meaning is not installed")
def test_meaning_brings_questions_together_that_have_few_words_in_common() -> None:
    assert subjects.kinship(*FEW_WORDS).kin is subjects.Kin.UNSURE


def test_without_meaning_the_words_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "has_meaning", lambda: False)
    assert subjects.kinship(*FEW_WORDS).kin is subjects.Kin.OTHER
    counts = _counts("fresh")
    called = sum(n for (_, verdict), n in counts.items() if verdict == Label.CONTRADICTS)
    assert counts[Label.CONTRADICTS, Label.CONTRADICTS] / called >= 0.90
    there = sum(n for (label, _), n in counts.items() if label == Label.CONTRADICTS)
    assert counts[Label.CONTRADICTS, Label.CONTRADICTS] / there >= 0.80
