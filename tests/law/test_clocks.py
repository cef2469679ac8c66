import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.cli.clock_cases import judge, read_cases
from answerable.errors import (
    BeyondCalendar,
    ClockNotInForce,
    NeedsMoment,
    NotAClock,
    NotANation,
    NotAnEvent,
    NotAReading,
)
from answerable.law import Event, calendar, calendar_of, clock, deadline, every_clock

VECTORS = Path(__file__).parents[1] / "vectors" / "clock.csv"
SHARED = Path(__file__).parents[3] / "shared" / "law" / "clock-cases.csv"
DAYS = st.dates(date(2018, 6, 1), date(2027, 6, 30))
COUNTED = ["foia.response", "eir.response", "foisa.response", "foisa.keeper", "rpsi.response", "foia.archive"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def found_with(clock_id: str, received: str, *events: tuple[str, str]):
    happened = tuple(Event(name, day(on)) for name, on in events)
    return deadline(clock_id, received=day(received), events=happened)


def due(clock_id: str, received: str, *events: tuple[str, str], **more: str) -> str:
    happened = tuple(Event(name, day(on)) for name, on in events)
    return deadline(clock_id, received=day(received), events=happened, **more).due_on.isoformat()


@pytest.mark.parametrize("case", list(read_cases(VECTORS)), ids=lambda case: case.id)
def test_a_worked_example_comes_out_as_its_source_says(case):
    verdict = judge(case)
    assert verdict.error is None
    assert verdict.due == case.expected
    assert verdict.unsettled == (case.regime == "SAR-PAUSE")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not beside the checkout")
def test_our_vectors_hold_every_shared_case():
    def facts(path):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            return [(row["case_id"], row["regime"], row["inputs"], row["expected_due"]) for row in rows]

    assert facts(VECTORS) == facts(SHARED)


UNION = holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2029))
for _part in ("SCT", "NIR"):
    UNION = UNION + holidays.country_holidays("GB", subdiv=_part, years=range(2014, 2029))


@given(DAYS)
def test_twenty_days_are_those_of_an_independent_calendar(received):
    on, count = received, 0
    while count < 20:
        on += timedelta(days=1)
        count += on.weekday() < 5 and on not in UNION
    assert deadline("foia.response", received=received).due_on == on


@given(st.sampled_from(COUNTED), DAYS, st.integers(0, 60))
def test_a_deadline_is_a_working_day_and_never_earlier_for_a_later_receipt(clock_id, received, later):
    first = deadline(clock_id, received=received)
    second = deadline(clock_id, received=received + timedelta(days=later))
    assert calendar(clock(clock_id, on=received).calendar).is_working(first.due_on)
    assert first.due_on <= second.due_on


@given(st.sampled_from(["foia.response", "eir.response", "foisa.response"]), DAYS, st.data())
def test_a_fee_moves_a_deadline_by_the_working_days_it_took(clock_id, received, data):
    days = calendar(clock(clock_id, on=received).calendar)
    plain = deadline(clock_id, received=received).due_on
    notice = data.draw(st.dates(received, plain))
    paid = data.draw(st.dates(notice, notice + timedelta(days=60)))
    moved = deadline(clock_id, received=received, events=(Event("fees_notice", notice), Event("fee_paid", paid)))
    # the day of receipt itself was never counted, so it cannot be taken out
    first = max(notice - timedelta(days=1), received)
    paused = days.working_days(after=first, until=paid)
    assert days.working_days(after=plain, until=moved.due_on) == paused


@given(DAYS, st.sampled_from(["england", "scotland", "northern-ireland", "uk"]))
def test_a_month_ends_on_or_after_the_same_date_and_on_a_working_day(received, nation):
    found = deadline("dpa.access", received=received, nation=nation)
    assert timedelta(28) <= found.due_on - received <= timedelta(36)
    assert found.due_on.weekday() < 5


@given(DAYS)
def test_an_answer_between_two_nations_days_is_arguable_both_ways(received):
    english = deadline("dpa.access", received=received, nation="england")
    scottish = deadline("dpa.access", received=received, nation="scotland")
    if english.due_on != scottish.due_on:
        assert scottish.due_on in {doubt.on for doubt in english.arguable}
        assert english.due_on in {doubt.on for doubt in scottish.arguable}
    assert deadline("dpa.access", received=received, nation="uk").due_on <= min(english.due_on, scottish.due_on)


def test_a_pause_of_a_subject_access_request_prints_both_days_and_works_to_the_earlier():
    events = (
        Event("clarification_asked", day("2026-03-09")),
        Event("clarification_received", day("2026-03-16")),
    )
    found = deadline("dpa.access", received=day("2026-03-02"), events=events)
    assert (found.due_on, found.words_on) == (day("2026-04-09"), day("2026-04-10"))
    assert [doubt.on for doubt in found.unsettled] == [day("2026-04-10"), day("2026-04-09")]
    before = deadline(
        "dpa.access",
        received=day("2025-03-03"),
        events=(
            Event("clarification_asked", day("2025-03-10")),
            Event("clarification_received", day("2025-03-17")),
        ),
    )
    assert before.due_on == before.words_on == day("2025-04-03")
    assert [doubt.on for doubt in before.unsettled] == [day("2025-04-03"), day("2025-04-10")]


def test_only_a_subject_access_request_can_pause_for_clarification():
    with pytest.raises(NotAnEvent):
        due("dpa.rights", "2026-03-02", ("clarification_asked", "2026-03-09"))


def test_a_subject_access_extension_is_two_months_from_the_first_start_and_leaves_its_notice_due():
    found = deadline("dpa.access", received=day("2024-01-31"), events=(Event("extension", day("2024-02-20")),))
    assert found.due_on == day("2024-04-30")
    assert [(also.clock, also.due_on) for also in found.also] == [("dpa.extension_notice", day("2024-02-29"))]
    assert due("dpa.access", "2024-01-31", ("extension", "2024-03-01")) == "2024-02-29"


def test_a_month_begins_with_the_latest_of_request_identity_and_fee():
    events = (("identity_received", "2025-05-20"), ("fee_asked", "2025-05-21"), ("fee_paid", "2025-05-27"))
    assert due("dpa.access", "2025-05-06", *events) == "2025-06-27"
    assert due("dpa.access", "2025-05-06", ("identity_received", "2025-05-01")) == "2025-06-06"


def test_before_august_2019_a_reply_one_day_later_is_arguable():
    found = deadline("dpa.access", received=day("2018-09-03"))
    assert found.due_on == day("2018-10-03")
    assert [doubt.on for doubt in found.arguable] == [day("2018-10-04")]


def test_the_law_of_the_date_applies():
    assert clock("dpa.access", on=day("2026-02-04")).cite == "art.12(3)"
    assert clock("dpa.access", on=day("2026-02-05")).cite == "art.12A(1)"


def test_a_holiday_announced_while_the_clock_ran_is_arguable():
    found = deadline("foia.response", received=day("2022-08-30"))
    assert found.due_on == day("2022-09-28")
    assert [doubt.on for doubt in found.arguable] == [day("2022-09-27")]
    assert deadline("foia.response", received=day("2022-09-12")).arguable == ()
    assert deadline("foia.response", received=day("2022-08-01")).arguable == ()


def test_a_notice_by_post_leaves_a_day_of_doubt_in_the_payment_window():
    found = deadline("foia.fee_window", received=day("2024-06-10"))
    assert [doubt.on for doubt in found.arguable] == [day("2024-09-10")]


def test_the_scottish_environmental_meaning_of_a_working_day_is_marked():
    found = deadline("eisr.response", received=day("2025-04-01"))
    assert found.due_on == day("2025-04-30")
    assert [doubt.on for doubt in found.arguable] == [day("2025-05-01")]
    assert "memory" in found.notes[0]


def test_a_breach_is_seventy_two_elapsed_hours_with_the_other_reading_beside_it():
    found = deadline("dpa.breach", received=datetime.fromisoformat("2026-10-23T17:20+01:00"))
    assert found.due == "2026-10-26T16:20:00Z"
    assert [doubt.due for doubt in found.arguable] == ["2026-10-26T17:00:00Z"]
    with pytest.raises(NotAnEvent):
        deadline(
            "dpa.breach",
            received=datetime.fromisoformat("2026-10-23T17:20+01:00"),
            events=(Event("extension", day("2026-10-24")),),
        )


@pytest.mark.parametrize("moment", [date(2026, 10, 23), datetime(2026, 10, 23, 17)])  # noqa: DTZ001
def test_hours_cannot_be_counted_from_a_day_or_from_an_unknown_offset(moment):
    with pytest.raises(NeedsMoment):
        deadline("dpa.breach", received=moment)


def test_expectations_are_kept_apart_from_the_law():
    review = deadline("foia.review", received=day("2024-10-07"))
    assert (review.by, review.term) == ("Information Commissioner", "no number in the law")
    assert [(also.due_on, also.by) for also in review.also] == [(day("2024-12-03"), "Information Commissioner")]
    assert deadline("foia.response", received=day("2024-10-07")).by == ""


def test_the_complaint_window_is_a_reading_that_can_be_named():
    assert due("foia.complaint", "2024-10-07") == "2024-11-18"
    assert due("foia.complaint", "2024-10-07", reading="three-months") == "2025-01-07"
    for clock_id in ("foia.complaint", "foia.response"):
        with pytest.raises(NotAReading):
            due(clock_id, "2024-10-07", reading="one-year")


def test_an_unknown_clock_is_refused_with_the_nearest_name():
    with pytest.raises(NotAClock) as raised:
        due("foia.respons", "2026-03-02")
    assert "foia.response" in raised.value.part("do")
    with pytest.raises(NotAClock) as raised:
        due("zzz", "2026-03-02")
    assert "--list" in raised.value.part("do")


def test_a_day_before_the_law_is_refused():
    with pytest.raises(ClockNotInForce):
        due("dpa.access", "2018-05-24")


def test_an_unknown_nation_is_refused():
    with pytest.raises(NotANation):
        due("dpa.access", "2026-03-02", nation="cornwall")


def test_a_deadline_beyond_the_calendar_is_refused_and_an_expected_one_says_so():
    with pytest.raises(BeyondCalendar):
        due("foia.response", "2028-12-15")
    found = deadline("foia.response", received=day("2027-12-17"))
    assert found.notes == ("rests on bank holidays expected after 31 December 2027, not yet proclaimed",)


def test_a_date_beside_the_deadline_that_the_calendar_does_not_reach_is_noted():
    found = deadline("foisa.response", received=day("2028-11-20"))
    assert found.due_on == day("2028-12-19")
    assert found.also == ()
    assert "2028-12-31" in found.notes[-1]
    late = deadline("eir.response", received=day("2028-11-01"), events=(Event("extension", day("2028-12-15")),))
    assert late.arguable == ()


def test_a_limit_in_plain_months_needs_no_calendar():
    assert due("foisa.appeal", "2035-01-15") == "2035-07-15"


def test_every_clock_has_a_limit_of_its_own_or_a_reading_and_computes():
    for law in every_clock():
        start = datetime.fromisoformat("2026-03-02T09:00+00:00") if law.unit == "hour" else law.from_on
        received = start if law.unit == "hour" else max(law.from_on, day("2018-06-01"))
        assert deadline(law.id, received=received).due_on >= day("2018-06-01")
        assert law.checked_on or law.unsettled


@pytest.mark.parametrize(
    ("clock", "on", "name"),
    [
        ("foia.response", date(2026, 11, 20), "uk-any-part"),
        ("foisa.response", date(2026, 11, 20), "scotland"),
        ("dpa.access", date(2026, 11, 20), "uk-any-part"),  # each part by its own holidays: none of them is counted
        ("dpa.access", date(2004, 11, 20), "uk-any-part"),  # before there was such a clock
    ],
)
def test_a_clock_counts_by_one_calendar(clock, on, name):
    assert calendar_of(clock, on=on).name == name
