"""Words of an answer that were not saved are there again when the question is opened again."""

import re

import pytest

from journeys.acts import asks, decide, open_case


@pytest.fixture
def scripts_only(has_scripts):
    if not has_scripts:
        pytest.skip("the page works without this script; there is nothing to see")


def test_words_typed_into_an_answer_come_back_after_a_look_at_another_question(keyboard, post, officer, scripts_only):
    asks(post, "How many potholes were mended in 2025?", "How many trees were planted in 2025?", subject="Streets")
    desk = decide(open_case(keyboard(officer), "Streets"), "Give it").fill("The answer", "Two thousand")
    desk.press(re.compile("^2 How many trees")).press(re.compile("^1 How many potholes"))
    desk.reads("These are words of yours that were not saved yet.")
    assert desk.page.get_by_label("The answer", exact=True).input_value() == "Two thousand"
    decide(desk, "Give part of it").reads("What is given")
    desk.press(re.compile("^2 How many trees")).press(re.compile("^1 How many potholes")).reads("What is given")
    assert desk.page.get_by_label("What is given", exact=True).input_value() == "Two thousand"
    decide(desk, "Give it").fill("The answer", "2,604").press("Save as finished").reads("is finished")
    desk.press(re.compile("^1 How many potholes")).reads_not("words of yours that were not saved")
    assert desk.page.get_by_label("The answer", exact=True).input_value() == "2,604"
