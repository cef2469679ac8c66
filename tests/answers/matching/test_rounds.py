"""The same questions sent to many bodies are known for one round, lightly edited or in another year; others are not."""

import pytest

from answerable.answers import matching

ROUND = (
    "How many penalty charge notices did Harrowmere Borough Council issue in 2021/22?",
    "How many of these were cancelled after a challenge?",
    "What income did the council receive from them?",
    "Which company supplies the handheld devices that wardens use, and when does its contract end?",
)


def meet(one, other):
    return bool(set(matching.signature(one)) & set(matching.signature(other)))


def together(one, other):
    return matching.same_round(matching.features(one), matching.features(other))


@pytest.mark.parametrize(
    "wave",
    [
        [text.replace("2021/22", "2024/25").replace("Harrowmere Borough", "Sandlea County") for text in ROUND],
        ["Dear Sir or Madam,\n" + ROUND[0], *ROUND[1:3], ROUND[3] + " Many thanks in advance, A Writer"],
        [ROUND[0].replace("did Harrowmere Borough Council", "did your authority"), *ROUND[1:]],
        [f"Under the Freedom of Information Act 2000, {ROUND[0]}", *ROUND[1:]],
        list(reversed(ROUND)),
    ],
    ids=["another body and year", "greetings", "your authority", "the Act", "another order"],
)
def test_what_a_round_changes_from_body_to_body_changes_no_key(wave):
    assert matching.round_likeness(ROUND, wave) > 0.95
    assert len(set(matching.signature(ROUND)) & set(matching.signature(wave))) >= 10


@pytest.mark.parametrize(
    "edited",
    [
        ROUND[:3],
        [*ROUND, "How many appeals reached the tribunal?"],
        [ROUND[0], "How many were cancelled following a challenge?", *ROUND[2:]],
    ],
    ids=["one question fewer", "one more", "one in other words"],
)
def test_lightly_edited_questions_are_of_the_same_round(edited):
    assert meet(ROUND, edited)
    assert together(ROUND, edited)


def test_a_town_that_no_rule_knows_is_taken_out_where_it_is_named():
    one, other = ["How many swans live in Leeds and Bath?"], ["How many swans live in Crewe and Hull?"]
    towns = ["Leeds", "Bath", "Crewe", "Hull"]
    assert matching.round_likeness(one, other, bodies=towns) == 1.0
    assert matching.signature(one, bodies=towns) == matching.signature(other, bodies=towns)


@pytest.mark.parametrize(
    "other",
    [
        ["How many fixed penalty notices for litter did the council issue in 2021/22?", "How many were paid?"],
        ["How many libraries have closed since 2012?"],
        [],
    ],
)
def test_other_questions_are_of_another_round(other):
    assert not meet(ROUND, other)
    assert not together(ROUND, other)


def test_the_keys_are_the_same_on_every_machine_and_fit_a_column_of_a_table():
    keys = matching.signature(["How many swans live on the lake?"])
    assert keys[0] == 3911630117709836333
    assert len(keys) == 12
    assert all(0 <= key < 2**63 for key in keys)


def test_what_says_nothing_has_no_keys():
    assert matching.signature(["How many in 2021?"]) == ()
