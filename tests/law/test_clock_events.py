from datetime import date

import pytest

from answerable.errors import EventBeforeReceipt, EventsDisagree, NotAnEvent
from answerable.law import Event, calendar, deadline


def day(text: str) -> date:
    return date.fromisoformat(text)


def found_with(clock_id: str, received: str, *events: tuple[str, str]):
    happened = tuple(Event(name, day(on)) for name, on in events)
    return deadline(clock_id, received=day(received), events=happened)


def due(clock_id: str, received: str, *events: tuple[str, str], **more: str) -> str:
    happened = tuple(Event(name, day(on)) for name, on in events)
    return deadline(clock_id, received=day(received), events=happened, **more).due_on.isoformat()


def test_fee_then_clarification_then_extension():
    events = [
        ("fees_notice", "2026-03-04"),
        ("fee_paid", "2026-03-06"),
        ("clarification_asked", "2026-03-09"),
        ("clarification_received", "2026-03-20"),
    ]
    assert due("foia.response", "2026-03-02", *events) == "2026-04-21"
    extended = deadline(
        "foia.response",
        received=day("2026-03-02"),
        events=(*(Event(n, day(on)) for n, on in events), Event("public_interest", day("2026-04-14"))),
    )
    assert extended.due_on == day("2026-05-20")
    assert extended.by == "Information Commissioner"
    assert [(also.clock, also.due_on) for also in extended.also] == [("foia.refusal_notice", day("2026-04-21"))]


def test_a_fee_asked_for_while_clarification_is_awaited_stops_only_days_of_the_new_run():
    events = [
        ("fees_notice", "2026-03-10"),
        ("clarification_asked", "2026-03-10"),
        ("clarification_received", "2026-03-12"),
        ("fee_paid", "2026-03-20"),
    ]
    assert due("foia.response", "2026-03-02", *events) == due("foia.response", "2026-03-20")


def test_clarification_that_was_not_needed_leaves_the_clock_running():
    asked, came = ("clarification_asked", "2024-10-04"), ("clarification_received", "2024-10-10")
    for decided in ("2024-10-04", "2024-10-20"):
        not_needed = ("clarification_not_required", decided)
        assert due("foia.response", "2024-10-01", asked, came, not_needed) == "2024-10-29"
    second = (("clarification_asked", "2024-10-21"), ("clarification_received", "2024-10-24"))
    assert due("foia.response", "2024-10-01", asked, came, not_needed, *second) == due("foia.response", "2024-10-24")


def test_two_rounds_of_clarification_begin_again_with_the_last():
    events = [
        ("clarification_asked", "2026-03-03"),
        ("clarification_received", "2026-03-05"),
        ("clarification_asked", "2026-03-06"),
        ("clarification_received", "2026-03-12"),
    ]
    assert due("foia.response", "2026-03-02", *events) == due("foia.response", "2026-03-12")


def test_a_transfer_or_a_check_of_identity_moves_nothing_under_foia():
    plain = due("foia.response", "2026-03-02")
    assert due("foia.response", "2026-03-02", ("transferred", "2026-03-04")) == plain
    assert due("foia.response", "2026-03-02", ("identity_asked", "2026-03-04")) == plain


def test_a_clock_waits_for_the_fee_and_names_the_last_day_to_pay():
    found = deadline("foia.response", received=day("2026-03-02"), events=(Event("fees_notice", day("2026-03-10")),))
    assert found.waiting.since_on == day("2026-03-10")
    assert found.waiting.last_on == day("2026-06-09")
    assert found.due_on == day("2026-03-31")  # as if nothing had been asked for


def test_a_clock_waits_for_identity_without_a_last_day():
    found = deadline("dpa.access", received=day("2025-05-06"), events=(Event("identity_asked", day("2025-05-07")),))
    assert found.waiting.last_on is None


def test_a_fee_paid_after_the_window_is_noted():
    events = (Event("fees_notice", day("2024-05-07")), Event("fee_paid", day("2024-09-02")))
    found = deadline("foia.response", received=day("2024-05-06"), events=events)
    assert found.notes == ("paid after 6 August 2024, the last day to pay (FOIA s.9(2))",)


def test_an_environmental_extension_told_in_time_gives_forty_days_and_told_late_gives_none():
    assert due("eir.response", "2026-03-02", ("extension", "2026-03-31")) == "2026-04-30"
    late = deadline("eir.response", received=day("2026-03-02"), events=(Event("extension", day("2026-04-01")),))
    assert late.due_on == day("2026-03-31")
    assert [doubt.on for doubt in late.arguable] == [day("2026-04-30")]


def test_particulars_asked_for_late_do_not_begin_the_time_again():
    events = (
        Event("extension", day("2026-03-05")),
        Event("clarification_asked", day("2026-04-10")),
        Event("clarification_received", day("2026-04-13")),
    )
    found = deadline("eir.response", received=day("2026-03-02"), events=events)
    assert found.due_on == day("2026-04-30")
    # the most that could be argued: a new twenty days, and the extension counted in them
    assert [doubt.on for doubt in found.arguable] == [day("2026-06-10")]


def test_an_extension_before_the_particulars_arrived_is_of_the_old_time():
    events = [
        ("extension", "2026-03-05"),
        ("clarification_asked", "2026-03-06"),
        ("clarification_received", "2026-03-12"),
    ]
    assert due("eir.response", "2026-03-02", *events) == due("eir.response", "2026-03-12")
    assert due("eir.response", "2026-03-02", *events[1:], ("extension", "2026-03-16")) == due(
        "eir.response", "2026-03-12", ("extension", "2026-03-16")
    )


def test_a_charge_asked_for_after_twenty_days_stops_nothing():
    events = (
        Event("extension", day("2026-03-05")),
        Event("fees_notice", day("2026-04-10")),
        Event("fee_paid", day("2026-04-15")),
    )
    found = deadline("eir.response", received=day("2026-03-02"), events=events)
    assert found.due_on == day("2026-04-30")
    assert found.waiting is None


def test_a_charge_notice_stops_the_extended_time_too():
    paused = (("fees_notice", "2026-03-10"), ("fee_paid", "2026-03-12"))
    plain = due("eir.response", "2026-03-02", ("extension", "2026-03-05"))
    moved = due("eir.response", "2026-03-02", ("extension", "2026-03-05"), *paused)
    assert calendar("uk-any-part").working_days(after=day(plain), until=day(moved)) == 3


def test_a_school_counts_school_days_and_fee_days_stop_both_counts():
    closed = Event("school_closed", day("2024-07-02"), day("2024-10-31"))
    plain = deadline("foia.school", received=day("2024-07-01"), events=(closed,))
    assert plain.due_on == day("2024-09-26")
    fee = (Event("fees_notice", day("2024-07-08")), Event("fee_paid", day("2024-07-10")))
    paid = deadline("foia.school", received=day("2024-07-01"), events=(closed, *fee))
    assert calendar("uk-any-part").working_days(after=plain.due_on, until=paid.due_on) == 3
    one_day = deadline("foia.school", received=day("2024-07-01"), events=(Event("school_closed", day("2024-07-02")),))
    assert one_day.due_on == deadline("foia.response", received=day("2024-07-02")).due_on


def test_an_extension_without_a_number_asks_for_the_day_in_the_notice():
    plain = deadline("rpsi.response", received=day("2025-04-01"))
    without = deadline("rpsi.response", received=day("2025-04-01"), events=(Event("extension", day("2025-04-10")),))
    assert without.due_on == plain.due_on
    assert "no number" in without.notes[0]
    named = Event("extension", day("2025-04-10"), day("2025-06-02"))
    assert deadline("rpsi.response", received=day("2025-04-01"), events=(named,)).due_on == day("2025-06-02")
    earlier = Event("extension", day("2025-04-10"), day("2025-04-20"))
    assert deadline("rpsi.response", received=day("2025-04-01"), events=(earlier,)).due_on == plain.due_on


def test_an_estimate_later_than_the_commissioner_expects_is_noted():
    estimate = Event("public_interest", day("2026-03-20"), day("2026-06-30"))
    found = deadline("foia.response", received=day("2026-03-02"), events=(estimate,))
    assert found.due_on == day("2026-04-30")
    assert found.notes == ("the notice names 30 June 2026, which is later than this day",)
    sooner = Event("public_interest", day("2026-03-20"), day("2026-04-15"))
    assert deadline("foia.response", received=day("2026-03-02"), events=(sooner,)).notes == ()


def test_a_scottish_review_window_runs_from_the_end_of_the_time_for_an_answer_in_time():
    response = deadline("foisa.response", received=day("2026-03-02"))
    in_time = deadline(
        "foisa.review_request",
        received=day("2026-03-10"),
        events=(Event("time_expired", response.due_on),),
    )
    assert in_time.due_on == response.also[0].due_on == day("2026-05-28")
    assert in_time.notes == ()
    late = deadline("foisa.review_request", received=day("2026-04-10"))
    assert "time_expired" in late.notes[0]


def test_there_is_no_extension_for_the_public_interest_but_under_foia():
    for clock_id in ("eir.response", "foisa.response"):
        with pytest.raises(NotAnEvent):
            due(clock_id, "2026-03-02", ("public_interest", "2026-03-20"))
    with pytest.raises(NotAnEvent) as raised:
        due("foia.response", "2026-03-02", ("fee_notice", "2026-03-20"))
    assert raised.value.part("do").startswith("Did you mean fees_notice?")


def test_an_event_before_receipt_is_refused():
    with pytest.raises(EventBeforeReceipt):
        due("foia.response", "2026-03-02", ("fees_notice", "2026-03-01"))


@pytest.mark.parametrize(
    "events",
    [
        [("fees_notice", "2026-03-03"), ("fees_notice", "2026-03-04")],
        [("fee_paid", "2026-03-03")],
        [("fees_notice", "2026-03-03"), ("fee_paid", "2026-03-04"), ("fee_paid", "2026-03-05")],
        [("clarification_received", "2026-03-03"), ("clarification_received", "2026-03-05")],
        [("clarification_not_required", "2026-03-03")],
        [("clarification_asked", "2026-03-05"), ("clarification_not_required", "2026-03-03")],
        [("public_interest", "2026-03-03"), ("public_interest", "2026-03-05")],
    ],
)
def test_events_that_cannot_both_be_so_are_refused(events):
    with pytest.raises(EventsDisagree):
        due("foia.response", "2026-03-02", *events)


def test_an_event_that_ends_before_it_begins_is_refused():
    closed = Event("school_closed", day("2026-03-10"), day("2026-03-05"))
    with pytest.raises(EventsDisagree):
        deadline("foia.school", received=day("2026-03-02"), events=(closed,))
