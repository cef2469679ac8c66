"""A day that is proclaimed after the tables were written moves every clock that it bears on, and no other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.law import PARTS, Event, Holiday, calendar, deadline

EVERYWHERE = tuple(PARTS)
FUNERAL = Holiday(date(2026, 12, 8), "State funeral", EVERYWHERE, announced_on=date(2026, 11, 30))
SCOTTISH = Holiday(date(2026, 12, 8), "A day in Scotland", ("scotland",))
RECEIVED = date(2026, 11, 19)
DAYS = st.dates(date(2018, 6, 1), date(2027, 6, 30))


def test_a_proclaimed_day_moves_the_last_day_by_one_and_says_why():
    before, after = (
        deadline("foia.response", received=RECEIVED),
        deadline("foia.response", received=RECEIVED, holidays=[FUNERAL]),
    )
    assert (before.due_on, after.due_on) == (date(2026, 12, 18), date(2026, 12, 21))
    step = next(step for step in after.working if step.on == FUNERAL.on)
    assert step.number == 0
    assert step.says == "bank holiday throughout the UK"


def test_a_day_announced_while_the_clock_ran_is_arguable():
    after = deadline("foia.response", received=RECEIVED, holidays=[FUNERAL])
    assert date(2026, 12, 18) in [doubt.on for doubt in after.arguable]


@pytest.mark.parametrize(("clock", "moves"), [("foia.response", True), ("foisa.response", True), ("dpa.access", False)])
def test_a_day_of_one_part_moves_the_clocks_that_keep_it(clock, moves):
    before, after = deadline(clock, received=RECEIVED), deadline(clock, received=RECEIVED, holidays=[SCOTTISH])
    assert (before.due_on != after.due_on) is moves


def test_a_day_of_another_part_moves_no_scottish_clock():
    english = Holiday(SCOTTISH.on, "A day in England", ("england-and-wales",))
    assert deadline("foisa.response", received=RECEIVED, holidays=[english]) == deadline(
        "foisa.response", received=RECEIVED
    )


def test_what_the_tables_say_of_a_day_stays():
    christmas = Holiday(date(2026, 12, 25), "Another name", EVERYWHERE)
    days = calendar("uk-any-part")
    assert days.also([christmas]) == days
    assert days.also([]) is days


def test_dates_beside_the_deadline_move_too():
    events = (Event("fees_notice", date(2026, 11, 20)),)
    eir = deadline("eir.response", received=RECEIVED, events=events)
    moved = deadline("eir.response", received=RECEIVED, events=events, holidays=[FUNERAL])
    assert moved.waiting.last_on > eir.waiting.last_on


@given(
    received=DAYS,
    on=DAYS,
    clock=st.sampled_from(["foia.response", "eir.response", "foisa.response", "dpa.access", "foisa.review"]),
)
def test_a_further_holiday_never_brings_a_last_day_forward(received, on, clock):
    more = [Holiday(on, "Proclaimed", EVERYWHERE)]
    assert deadline(clock, received=received, holidays=more).due_on >= deadline(clock, received=received).due_on
