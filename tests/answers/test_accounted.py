"""An answer stands ready only where every word of the question was used for it."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.answers import ask
from answerable.answers.likely import PUBLIC, SUBJECT_OF, example_rows
from answerable.registers import AuthorityFolder

ON = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many breaches concerned left-handed employees?", "left-handed"),
        ("How many breaches involved a fax machine?", "fax"),
        ("How many breaches were in Planning and how many in Waste?", "Waste"),
        ("How many breaches involved ethnicity data?", "ethnicity"),
        ("How many breaches did not involve rain?", "rain"),
        ("How many breaches were reported to the ICO and how many on a Sunday?", "Sunday"),
    ],
)
def test_a_condition_that_cannot_be_read_is_named_and_the_figure_does_not_stand_ready(
    question: str, left: str, harrowmere: AuthorityFolder
) -> None:
    proposal = ask(question, authority=harrowmere, on=ON)
    assert not proposal.is_ready
    assert any(left in word for word in proposal.new)
    assert "The register has" in proposal.text  # the figures that are known are shown to the officer all the same


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many authorised groups were started in 2025?", "2025"),
        ("How many groups, other than WhatsApp ones, are there?", "other than"),
        ("How many captures were overdue?", "overdue"),
        ("Which tools allow special category data?", "special"),
    ],
)
def test_a_time_or_an_exception_that_was_not_applied_is_named(
    question: str, left: str, harrowmere: AuthorityFolder
) -> None:
    assert left in ask(question, authority=harrowmere, on=ON).new


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many breaches affected employees?", 3),
        ("How many data breaches affected volunteers?", 1),
        ("How many breaches involved health data?", 3),
        ("In how many incidents were bank details involved?", 5),
        ("How many breaches were notified to the ICO within 48 hours?", 6),
        ("How many breaches were reported to the ICO more than 48 hours after discovery?", 5),
        ("How many breaches happened by telephone?", 1),
        ("How many breaches affected between 10 and 100 people?", 3),
        ("How many breaches affected just one person?", 2),
        ("No. of breaches where the number of people affected is unknown", 2),
        ("How many breaches were found by an internal audit or monitoring?", 2),
        ("How many breaches have you recorded that were not caused by human error?", 11),
        ("How many breaches involved neither children nor employees?", 11),
        ("Apart from e-mails sent to the wrong person, how many breaches did you log in 2025?", 7),
        ("How many breaches were neither reported to the ICO nor notified to the people affected?", 3),
        ("How many breaches were reported but not notified to the people concerned?", 1),
        ("How many of your tools have no DPIA?", 12),
        ("How many tools are blocked?", 4),
        ("How many tools are not approved?", 3),
    ],
)
def test_a_condition_that_a_field_answers_narrows_the_figure(
    question: str, value: int, harrowmere: AuthorityFolder
) -> None:
    assert ask(question, authority=harrowmere, on=ON).value == value


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Please send me entry BR-2025-008 of your breach register", "BR-2025-008"),
        ("Was BR-2024-007 reported to the Commissioner?", "BR-2024-007"),
        ("How many people were affected by BR-2025-009?", "BR-2025-009"),
        ("What does TOOL-18 say?", "TOOL-18"),
        ("Tell me about GRP-14", "GRP-14"),
    ],
)
def test_a_reference_names_its_entry_and_nothing_else(question: str, entry: str, harrowmere: AuthorityFolder) -> None:
    assert ask(question, authority=harrowmere, on=ON).entries == (entry,)


def test_a_reference_that_no_entry_has_is_left_open(harrowmere: AuthorityFolder) -> None:
    proposal = ask("Was BR-2025-099 reported to the Commissioner?", authority=harrowmere, on=ON)
    assert (proposal.is_ready, proposal.value) == (False, None)


def test_two_numbers_in_one_question_are_both_given(harrowmere: AuthorityFolder) -> None:
    question = "How many breaches were discovered by staff and how many by members of the public?"
    value = ask(question, authority=harrowmere, on=ON).value
    assert isinstance(value, dict)
    assert list(value.values()) == [8, 2]


def test_only_a_reprimand_is_a_reprimand(harrowmere: AuthorityFolder) -> None:
    reprimand = ask("Has the council been reprimanded by the Commissioner?", authority=harrowmere, on=ON)
    assert (reprimand.value, reprimand.entries) == ("yes", ("BR-2025-001",))
    notice = ask(
        "Has the Commissioner ever issued the council with an enforcement notice?", authority=harrowmere, on=ON
    )
    assert notice.value == "no"
    assert "outcomes it records" in notice.text


def test_a_register_that_was_made_up_long_before_is_to_be_looked_at_again(harrowmere: AuthorityFolder) -> None:
    late = ask("How many personal data breaches were there in 2025?", authority=harrowmere, on=date(2026, 11, 22))
    assert any("as at 30 June 2026, 145 days before" in caution for caution in late.cautions)
    soon = ask("How many personal data breaches were there in 2025?", authority=harrowmere, on=date(2026, 7, 20))
    assert not any("days before" in caution for caution in soon.cautions)


def test_the_authority_is_known_by_its_initials(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many data breaches has HBC had?", authority=harrowmere, on=ON)
    assert (proposal.value, proposal.is_ready) == (16, True)


@pytest.mark.parametrize(
    ("question", "after", "value"),
    [
        ("Was it encrypted?", ("Did you lose a laptop on a train?",), "yes"),
        ("The number of breaches in which people were told and the number in which they were told because the risk was high.", (), {"where the people concerned were told": 12}),
        ("Are the breaches due respectively to human error, process failure and system fault? State the number.", (), {"human error": 5, "process failure": 3, "system fault": 2}),
        ("If records are destroyed, is a note kept of what was destroyed?", (), "yes"),
        ("Can a file that somebody asked for under FOI be destroyed?", (), "no"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_the_one_entry_and_several_categories_are_told_apart(
    question: str, after: tuple[str, ...], value: object, harrowmere: AuthorityFolder
) -> None:
    said = ask(question, authority=harrowmere, on=ON, after=after).value
    if isinstance(value, dict):
        assert isinstance(said, dict)
        assert value.items() <= said.items()
    else:
        assert said == value


def test_the_state_of_an_investigation_is_not_answered_by_there_being_a_breach(harrowmere: AuthorityFolder) -> None:
    proposal = ask("Is the enquiry into the leaked ward WhatsApp screenshot finished yet?", authority=harrowmere, on=ON)
    assert proposal.value != "yes"
    assert not proposal.is_ready


def test_policies_due_for_review_before_a_day_are_those_alone(harrowmere: AuthorityFolder) -> None:
    proposal = ask("Which policies are due for review before the end of 2026?", authority=harrowmere, on=ON)
    assert "POL-DEV-01" in proposal.entries
    assert "POL-COM-01" not in proposal.entries


def test_every_provision_of_the_examples_leads_to_a_register() -> None:
    assert {name for _, name in example_rows()} - {PUBLIC} <= set(SUBJECT_OF)
