"""What two answers say in prose, without figures: what is denied and said, all and some, values that exclude each other, lists."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from answerable.answers import Kind, Label, Said, Verdict, compare
from answerable.answers.contradiction import opposites
from answerable.casefile import Outcome

ASKED = "How were the boathouse gates looked after in 2022?"


def _verdict(
    first: str, second: str, *, asked: str = ASKED, again: str = "", then: Outcome = Outcome.RELEASED
) -> Verdict:
    """An answer of 10 May 2024 beside one of later."""
    earlier = Said(asked, first, then, date(2024, 5, 10))
    return compare(earlier=earlier, now=Said(again or asked, second, Outcome.RELEASED))


OPPOSED = [
    ("Checking the gates was mandatory.", "Checking the gates was voluntary."),
    ("The gates were painted in house.", "Painting the gates was contracted out."),
    ("Mooring at the gates was prohibited.", "Mooring at the gates was permitted."),
    ("The gates were bought by open tender.", "The gates were bought by direct award."),
]


@pytest.mark.parametrize(("before", "after"), OPPOSED)
def test_of_two_values_only_one_is_so_at_a_time(before: str, after: str) -> None:
    for first, second in ((before, after), (after, before)):
        found = _verdict(first, second)
        assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.VALUES)
        assert "They differ in " in found.why


def test_to_deny_one_of_two_values_is_to_say_the_other() -> None:
    found = _verdict("The gates were painted in house.", "Painting of the gates was never done in house.")
    assert found.label == Label.CONTRADICTS
    assert _verdict("The gates were painted in house.", "The gates were not contracted out.").label == Label.CONSISTENT


def test_an_answer_that_gives_both_values_contradicts_neither() -> None:
    mixed = "The north gate was painted in house; the south gate was painted by a contractor."
    assert _verdict(mixed, "The south gate was painted by an outside firm, Keelwright.").label != Label.CONTRADICTS


def test_two_values_of_two_days_are_a_change() -> None:
    asked = "Is checking the boathouse gates mandatory?"
    now = "Checking the gates has been voluntary since July 2024."
    assert _verdict("Checking the gates is mandatory.", now, asked=asked).label == Label.CHANGED_FACTS


def test_the_same_denied_and_said_in_long_answers() -> None:
    letter = (
        "Thank you for your letter. We have looked at the log of the boathouse. Divers went down into the sluice "
        "in spring, and the hinges were greased."
    )
    found = _verdict(letter, "The hinges were greased twice. The divers were not able to enter the sluice.")
    assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.CONFIRMED_THEN_DENIED_NOW)
    assert "enter the sluice" in found.why
    assert found.earlier


def test_what_both_deny_is_no_contradiction() -> None:
    first = "Rust was found on the north gate. None was found on the sluice."
    assert _verdict(first, "No rust was found on the sluice.").label == Label.CONSISTENT


def test_what_others_did_the_council_may_not_have_done() -> None:
    asked = "Was the 2022 accident at the boathouse investigated?"
    first = "It was investigated by the river police."
    assert _verdict(first, "The river police looked into it. The Council did not investigate.", asked=asked).label == (
        Label.CONSISTENT
    )


def test_all_and_only_some_of_the_same_deed() -> None:
    asked = "Were owners of boats told of the works on the gates in 2022?"
    every = "Every boat owner was written to."
    found = _verdict(every, "Only some of the boat owners were informed.", asked=asked)
    assert found.label == Label.CONTRADICTS
    assert _verdict(every, "Only some of the boat owners replied.", asked=asked).label == Label.CONSISTENT


def test_some_of_many_and_one_that_was_not_are_no_contradiction() -> None:
    asked, again = (
        "Did the survey of school kitchens in 2022 find dirt?",
        "Was the kitchen at Swan School clean in 2022?",
    )
    some = "Two of 40 kitchens were found to be dirty in 2022. The others were satisfactory."
    alone = "Yes. The kitchen at Swan School passed its survey in 2022 and no dirt was found there."
    assert _verdict(some, alone, asked=asked, again=again).label != Label.CONTRADICTS


LISTED = "Which gates had a keeper on 1 April 2023?"


def test_two_lists_of_one_day_must_name_the_same() -> None:
    first = "These had a keeper:\n- North Gate\n- Weir Gate\n- Swan Gate"
    assert _verdict(first, "They were Swan Gate, Weir Gate and North Gate.", asked=LISTED).label == Label.CONSISTENT
    found = _verdict(first, "These had a keeper:\n- North Gate\n- Mill Gate", asked=LISTED)
    assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.LISTS)
    assert "Mill Gate" in found.why


def test_a_shorter_list_is_a_part_unless_it_says_that_there_were_no_others() -> None:
    first = "These had a keeper:\n- North Gate\n- Weir Gate\n- Swan Gate"
    fewer = "These had a keeper:\n- North Gate\n- Weir Gate"
    assert _verdict(first, fewer, asked=LISTED).label == Label.CONSISTENT
    assert _verdict(first, f"{fewer}\nNo others had one.", asked=LISTED).label == Label.CONTRADICTS
    assert _verdict(first, "Among others North Gate and Mill Gate had one.", asked=LISTED).label == Label.CONSISTENT


def test_a_list_is_counted_where_it_says_that_it_is_all() -> None:
    found = _verdict(
        "Nine gates had a keeper at 1 April 2023.",
        "- North Gate\n- Weir Gate\nNo others had one.",
        asked="How many gates had a keeper at 1 April 2023?",
        again="List the gates that had a keeper at 1 April 2023.",
    )
    assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.LISTS)


def test_a_paper_given_but_for_names_and_now_kept_back_whole() -> None:
    asked = "Please supply the minutes of the Gates Board for 2022."
    earlier = Said(asked, "The minutes are attached with some names removed.", Outcome.PART_RELEASED, date(2024, 5, 10))
    now = Said(asked, "The minutes are exempt under section 36(2)(b).", Outcome.WITHHELD)
    assert compare(earlier=earlier, now=now).kind == Kind.RELEASED_THEN_WITHHELD_NOW
    wanted = Said("Minutes of the Gates Board for 2022, with the names.", now.answer, Outcome.WITHHELD)
    assert compare(earlier=earlier, now=wanted).label != Label.CONTRADICTS


def test_who_was_named_for_a_term_that_had_begun_before_the_time_asked_of() -> None:
    asked, again = "Which firm keeps the lock gates?", "Please state who kept the lock gates in June 2022."
    first = "The lock gates are kept by Keelwright Marine under a contract let in July 2021."
    found = _verdict(first, "In that month the keeper was Dovecote Engineering.", asked=asked, again=again)
    assert (found.label, found.kind) == (Label.CONTRADICTS, Kind.NAMES)


def test_every_matter_of_the_file_has_values_that_are_read() -> None:
    held = tomllib.loads(Path(opposites.__file__).with_suffix(".toml").read_text("utf-8"))
    assert [one.name for one in opposites.matters()] == [one["name"] for one in held["matter"]]
    for one in opposites.matters():
        assert len(one.values) > 1
        for ways in one.values:
            assert not re.search(ways, "gate"), one.name
