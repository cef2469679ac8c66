"""An answer that says that something is left out of what it gives names what that rests on, or is stopped."""

from __future__ import annotations

import pytest

from answerable.casefile import Outcome, Regime
from answerable.letters import faults
from answerable.letters.left_out import says_left_out
from letter_cases import answer, case, ground

SAYS = (
    "The report is sent with names and other details by which somebody could be recognised left out.",
    "We took the names out.",
    "We have taken the names of staff out.",
    "Some passages have been redacted.",
    "I enclose a redacted copy.",
    "The minutes are attached, with redactions.",
    "Members of GRP-01 are withheld and left out.",
    "Two paragraphs were removed from the copy.",
    "The list is enclosed with the names of staff removed.",
)
SAYS_NOT = (
    "Nothing is left out of the copy.",
    "The names are not withheld.",
    "The message was removed from the group within an hour.",
    "The phone was taken out of service.",
    "Two breaches are left out of the count, because the number is not known.",
    "The parts about other matters are left out, because they were not asked for.",
    "Names would be redacted before a report is published.",
    "The report was withheld from the councillor until May.",
    "The council has 14 groups.",
)


@pytest.mark.parametrize("words", SAYS)
def test_words_that_leave_something_out_of_what_is_given_are_found(words):
    assert says_left_out(f"We hold one report. {words} It has 12 pages.") == words


@pytest.mark.parametrize("words", SAYS_NOT)
def test_what_is_whole_or_was_not_asked_for_or_nobody_knows_is_not_withheld(words):
    assert not says_left_out(words)


@pytest.mark.parametrize("regime", [Regime.FOIA, Regime.EIR])
def test_an_answer_given_wholly_that_leaves_names_out_is_stopped_until_a_ground_is_named(regime):
    text = "We send the report. The names in it are left out."
    found = faults(case(answer(Outcome.RELEASED, text=text), regime=regime))
    assert [fault.code for fault in found] == ["LET060"]
    assert "The names in it are left out." in found[0].part("what")
    assert ("exception" if regime is Regime.EIR else "exemption") in found[0].part("what")


def test_an_answer_that_gives_part_and_names_its_ground_may_say_what_is_left_out():
    text = "We send the report. The names in it are left out."
    given = answer(Outcome.PART_RELEASED, text=text, grounds=(ground("foia.s40.2"),))
    assert "LET060" not in [fault.code for fault in faults(case(given))]


def test_a_part_that_is_not_held_is_no_ground_for_a_part_that_is_left_out():
    text = "We hold the minutes of May and do not hold those of June. The names in them are left out."
    found = faults(case(answer(Outcome.PART_RELEASED, text=text)))
    assert "LET060" in [fault.code for fault in found]
