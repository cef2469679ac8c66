"""What rules reckon with: hours of work, windows for reviews, clocks and the words that questions share."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.casefile import Authority, Span
from answerable.law import Provision
from answerable.letters.checking.checked_letter import look_at
from answerable.letters.checking.clocks import due, is_late, last_day, working_days_until
from answerable.letters.checking.examples import NOWHERE, Right, an_answer
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.findings import Certainty
from answerable.letters.checking.grounds import row_of, silence, withholding
from answerable.letters.checking.passages import sentences
from answerable.letters.checking.subjects import likeness, terms
from answerable.letters.checking.windows import review_windows
from answerable.letters.checking.work import durations, most_hours, rates, sums
from answerable.letters.readings import Stance

DAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It took 3 hours to run a report, and 15 minutes x 33 cases = 495 minutes to read it.", 11.25),
        ("At 15 minutes for each of the 101 files this cannot be done.", 25.25),
        ("It would take two days.", 16),
        ("It would take 1 week and 30 minutes.", 40.5),
        ("It would exceed the limit of 18 hours.", None),
        ("It takes ten minutes to read a file, and we have 4,000 since 2019.", 4000 / 6),
        ("It would cost £450.", None),
    ],
)
def test_the_most_that_the_stated_work_can_come_to(text, hours):
    assert most_hours(text) == (pytest.approx(hours) if hours else None)


def test_a_product_is_right_give_or_take_rounding():
    (right,) = sums("About 1000 complaints at five minutes".replace("five", "5") + " each is 83 hours.")
    (wrong,) = sums("600 files at 2 minutes each is 40 hours.")
    assert right.is_right
    assert not wrong.is_right


def test_a_time_says_whether_it_is_for_each_item_or_the_limit_itself():
    each, limit = durations("At 5 minutes each, that is more than 18 hours.")
    assert each.is_each
    assert limit.is_limit


def test_a_rate_is_read_with_its_place():
    text = "at £25 per hour and £30.50 an hour"
    assert [(rate, span.of(text)) for rate, span in rates(text)] == [(25.0, "£25 per hour"), (30.5, "£30.50 an hour")]


@pytest.mark.parametrize(
    ("words", "working_days", "is_to_ask"),
    [
        ("You may ask for a review within 40 working days.", 40, True),
        ("If you are unhappy, write to us within two months.", 42, True),
        ("Requests for a review should be made within 28 days.", 20, True),
        ("You can seek an internal review within eight weeks.", 40, True),
        ("We aim to complete the review within 20 working days.", 20, False),
        ("A review will be completed in 3 months.", 63, False),
    ],
)
def test_a_window_is_the_applicants_or_a_promise(words, working_days, is_to_ask):
    (window,) = review_windows(sentences(words, Span(0, len(words))))
    assert (window.working_days, window.is_to_ask) == (working_days, is_to_ask)


def test_the_time_to_complain_to_the_commissioner_is_no_window_for_a_review():
    words = "After the review you may complain to the Information Commissioner within six weeks."
    assert not list(review_windows(sentences(words, Span(0, len(words)))))


def letter(text="The figure is 42.", *, dated=date(2025, 4, 1), regime="foia", **facts):
    example = Right(regime=regime, answers=an_answer(Stance.DISCLOSED), letter=text, dated=dated)
    return look_at(example.reading, facts=replace(NOWHERE, **facts), on=DAY)


def test_a_letter_on_the_last_day_is_in_time_and_a_day_later_it_is_late():
    received = date(2025, 3, 3)
    assert last_day(letter(received_on=received)) == date(2025, 4, 1)  # 17 March is a holiday in Northern Ireland
    assert is_late(letter(received_on=received)) is None
    assert is_late(letter(dated=date(2025, 4, 2), received_on=received)) is Certainty.SURE


def test_a_pause_in_the_letter_makes_lateness_a_place_to_look_at():
    paused = letter(
        "You gave us clarification. The figure is 42.", dated=date(2025, 5, 2), received_on=date(2025, 3, 3)
    )
    assert is_late(paused) is Certainty.LOOK


def test_a_school_has_days_of_its_own():
    school = Authority(name="Hill School", kind="school")
    assert is_late(letter(dated=date(2025, 5, 2), received_on=DAY, authority=school)) is Certainty.LIKELY


def test_a_day_in_dispute_is_only_likely_late():
    # 19 September 2022 was proclaimed while this request was running
    disputed = letter(dated=date(2022, 9, 30), received_on=date(2022, 9, 1))
    assert is_late(disputed) in (None, Certainty.LIKELY)


def test_the_outcome_of_a_review_has_another_clock():
    review = letter("The outcome of the internal review is below.", dated=date(2025, 6, 2), received_on=DAY)
    assert is_late(review) is None


def test_a_due_day_from_the_case_file_holds_as_it_is():
    assert is_late(letter(due_on=date(2025, 4, 1))) is None
    assert is_late(letter(due_on=date(2025, 3, 31))) is Certainty.SURE


def test_without_receipt_or_beyond_the_calendar_nothing_is_known():
    assert due(letter()) is None
    assert is_late(letter()) is None
    assert due(letter(received_on=date(1999, 1, 4))) is None
    assert working_days_until(letter(), DAY) is None
    assert working_days_until(letter(received_on=date(1999, 1, 4)), DAY) is None


def test_facts_that_are_empty_are_not_known():
    assert not Facts().has("received_on")
    assert not Facts().has("earlier")
    assert Facts(attachments=()).has("attachments")


def test_a_provision_is_a_ground_to_withhold_or_to_be_silent():
    assert withholding(Provision("foia", ("31", "1", "a")), DAY)
    assert silence(Provision("foia", ("31", "3")), DAY)
    assert not withholding(Provision("foia", ("31", "3")), DAY)
    assert not silence(Provision("foia", ("31", "1", "a")), DAY)
    assert not withholding(Provision("foia", ("12", "1")), DAY)
    assert row_of(Provision("foia", ("43", "9")), DAY) is None


def test_questions_are_compared_by_their_telling_words():
    first = "How many ransomware attacks did the council suffer in 2024?"
    assert likeness(first, "Number of ransomware attacks suffered, 2024") > 0.6
    assert likeness(first, "How many benches were painted in 2024?") < 0.5
    assert likeness(first, "") == 0.0
    assert "council" not in terms(first)
