from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.law import calendar, uk_day
from answerable.law.calendars import Holiday
from answerable.law.counting import (
    Count,
    months_beginning,
    months_on,
    next_working,
    paused_days,
    uk_time,
)

UK = calendar("uk-any-part")
DAYS = st.dates(date(2014, 1, 1), date(2027, 6, 30))
LIMITS = st.integers(1, 60)


def last_day(start, **count):
    return Count(**{"limit": 20, "calendar": UK} | count).walk(start)[-1].on


@given(DAYS, LIMITS)
def test_a_deadline_in_working_days_falls_on_a_working_day(start, limit):
    last = last_day(start, limit=limit)
    assert UK.is_working(last)
    assert UK.working_days(after=start, until=last) == limit


@given(DAYS, st.integers(0, 60), LIMITS)
def test_a_later_receipt_never_brings_a_deadline_forward(start, later, limit):
    assert last_day(start, limit=limit) <= last_day(start + timedelta(days=later), limit=limit)


@given(DAYS, st.integers(0, 90), LIMITS)
def test_another_holiday_never_brings_a_deadline_forward(start, after, limit):
    on = start + timedelta(days=after)
    more = replace(UK, holidays={**UK.holidays, on: Holiday(on, "another", ("scotland",))})
    assert last_day(start, limit=limit) <= last_day(start, limit=limit, calendar=more)


@given(DAYS, st.integers(1, 20), st.integers(1, 30))
def test_a_pause_of_n_working_days_moves_a_deadline_by_n(start, after, length):
    first = last_day(start, limit=after)
    paused = {first + timedelta(days=n) for n in range(length)}
    working = sum(UK.is_working(day) for day in paused)
    moved = last_day(start, paused=paused)
    assert UK.working_days(after=last_day(start), until=moved) == working


@given(DAYS, LIMITS)
def test_a_count_from_the_day_itself_is_never_later(start, limit):
    assert last_day(start, limit=limit, is_start_counted=True) <= last_day(start, limit=limit)


@given(DAYS, st.sets(st.integers(1, 200)))
def test_school_days_end_the_time_first_or_the_sixtieth_working_day_does(start, closed):
    shut = {start + timedelta(days=n) for n in closed}
    last = last_day(start, closed=shut, outer_limit=60)
    assert last_day(start) <= last <= last_day(start, limit=60)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-09-03", 1, "2024-10-03"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
    ],
)
def test_the_corresponding_date_or_the_last_day_of_a_shorter_month(start, months, expected):
    assert months_on(date.fromisoformat(start), months=months) == date.fromisoformat(expected)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_a_period_that_begins_with_its_first_day_ends_before_the_corresponding_date(start, months):
    last = months_beginning(start, months=months)
    corresponding = months_on(start, months=months)
    is_shorter = corresponding.day != start.day
    assert last == (corresponding if is_shorter else corresponding - timedelta(days=1))


@given(DAYS)
def test_the_next_working_day_passes_over_no_working_day(day):
    found = next_working(day, calendar=UK)
    assert UK.working_days(after=day - timedelta(days=1), until=found) == 1


def test_a_pause_of_months_counts_both_ends_or_one_or_nothing():
    first, last = date(2026, 3, 9), date(2026, 3, 16)
    assert [paused_days(first, last, pause=pause) for pause in ("both", "after", "none")] == [8, 7, 0]


def test_the_day_of_a_moment_is_the_day_in_the_united_kingdom():
    assert uk_day(date(2026, 7, 1)) == date(2026, 7, 1)
    assert uk_day(datetime(2026, 7, 1, 23, 58)) == date(2026, 7, 1)  # noqa: DTZ001 - local time has no offset
    assert uk_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert uk_day(datetime(2026, 1, 1, 23, 30, tzinfo=UTC)) == date(2026, 1, 1)
    assert uk_day(datetime(2026, 7, 2, 0, 30, tzinfo=timezone(timedelta(hours=2)))) == date(2026, 7, 1)


@given(st.datetimes(datetime(2014, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_our_summer_time_is_that_of_the_time_zone_database(moment):
    try:
        london = ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no time zone database")
    assert uk_time(moment).replace(tzinfo=None) == moment.astimezone(london).replace(tzinfo=None)
