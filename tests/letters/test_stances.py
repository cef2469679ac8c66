"""What an answer does, told from its words or from the provision that it relies on."""

import pytest

from answerable.law import Provision
from answerable.letters.read import read
from answerable.letters.reading.stances import is_condition, is_relied_on, stance_of
from answerable.letters.readings import Stance

LETTER = (
    "Dear Requester\n\nYou asked:\n\n1. {}\n2. How many officers work on it?\n\n"
    "Our response:\n\n1. {}\n2. Six.\n\nYours faithfully\nHarrowmere Borough Council\n"
)
ASKED = "How many parking permits did Harrowmere Borough Council issue within six weeks?"


def stances(words, asked=ASKED):
    return read(LETTER.format(asked, words)).answers[0].stances


@pytest.mark.parametrize(
    "words",
    [
        "No system reports this, and working it out would take far too much time for what it would tell.",
        "It would take far too much time to go through the permits.",
        "The effort of collating this would be disproportionate.",
        "To work it out would be out of proportion to any benefit.",
        "We cannot justify the time it would take.",
        "It would not be a good use of officers' time to count them.",
    ],
)
def test_work_refused_as_too_much_is_a_cost_refusal_though_no_limit_is_named(words):
    assert Stance.COST in stances(words)
    assert Stance.DISCLOSED not in stances(words)


@pytest.mark.parametrize(
    "words",
    [
        "It took too long to repair the machine: eleven weeks in all.",
        "Callers told us that it takes too long; the average wait is 12 minutes.",
        "The depot is too far to walk, so officers go by van.",
        "The scheme was dropped because the council could not justify the cost of rebuilding the wall.",
    ],
)
def test_what_takes_long_or_costs_much_in_the_world_is_an_answer(words):
    assert Stance.COST not in stances(words, asked="What is known of delays in the service?")


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Nothing of the kind is on our files.", Stance.NOT_HELD),
        ("The council keeps no record from which this could be said.", Stance.NOT_HELD),
        ("We hold the register. Names in it are withheld under section 40(2).", Stance.HELD_WITHHELD),
        ("Whether any such record exists we neither confirm nor deny, by section 31(3).", Stance.NEITHER),
        ("Section 14(1) applies: the request is vexatious.", Stance.VEXATIOUS),
        ("The figures are on our website at harrowmere.example/permits, so section 21 applies.", Stance.POINTER),
        ("They will be published on 1 June, and section 22 applies until then.", Stance.FUTURE),
        ("Reading each of the 4,000 forms would take 200 hours, so section 12(1) applies.", Stance.COST),
        ("Could you clarify which kind of permit you mean?", Stance.CLARIFY),
    ],
)
def test_a_stance_is_heard_in_plain_words(words, stance):
    assert stance in stances(words)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("None.", Stance.NOT_HELD),
        ("No permits were refused, and none is pending.", Stance.NOT_HELD),
        ("412. We hold no figure for earlier years.", Stance.HELD_WITHHELD),
        ("412, without the nine that were later withdrawn.", Stance.HELD_WITHHELD),
        ("The scheme neither confirms nor removes older rights; 412 permits were issued.", Stance.NEITHER),
        ("412. The cost limit of the scheme was £450.", Stance.HELD_WITHHELD),
    ],
)
def test_words_that_sound_like_a_stance_are_not_taken_for_it(words, never):
    assert never not in stances(words)


def test_the_stem_of_lettered_questions_is_no_answer_to_them():
    text = (
        "Under the Freedom of Information Act 2000 I ask about parking permits in 2023, month by month.\n"
        "1. Permits asked for in all: 217\na) How many of those by post\nThe post room enters each in the portal.\n"
        "2. How many were approved?\nIn that time 186 were issued.\n"
        "3. How many were turned down (told apart, where possible, by those who\na) did not qualify\nand\nb) sent no form)\n"
        "None was turned down for a form alone.\nWe write to them first.\n"
        "4. What part of them went out each month\na) inside six weeks\nb) inside eight weeks\n"
        "No system reports this, and working it out would take too much time.\n"
    )
    answers = {answer.questions: answer for answer in read(text).answers}
    assert answers[("4a", "4b")].span.of(text).startswith("No system reports")
    assert Stance.COST in answers[("4a", "4b")].stances


def provision(act, *parts):
    return Provision(act, parts)


@pytest.mark.parametrize(
    ("cited", "stance"),
    [
        (provision("foia", "31", "3"), Stance.NEITHER),
        (provision("foia", "31", "1", "a"), Stance.HELD_WITHHELD),
        (provision("foia", "40", "5B"), Stance.NEITHER),
        (provision("foisa", "18", "1"), Stance.NEITHER),
        (provision("foisa", "17", "1"), Stance.NOT_HELD),
        (provision("foisa", "12", "1"), Stance.COST),
        (provision("foisa", "27", "1"), Stance.FUTURE),
        (provision("eir", "12", "4", "a"), Stance.NOT_HELD),
        (provision("eisr", "10", "4", "a"), Stance.NOT_HELD),
        (provision("eisr", "10", "8"), Stance.NEITHER),
        (provision("foisa", "25", "1"), Stance.POINTER),
    ],
)
def test_a_provision_takes_its_stance(cited, stance):
    assert stance_of(cited) is stance


def test_steps_of_procedure_and_conditions_are_no_grounds():
    assert not is_relied_on(provision("foia", "16", "1"))
    assert not is_relied_on(provision("eir", "14", "3"))
    assert is_relied_on(provision("foisa", "14", "1"))
    assert is_condition(provision("foia", "40", "3A"), [provision("foia", "40", "2")])
    assert not is_condition(provision("foia", "40", "3A"), [])
