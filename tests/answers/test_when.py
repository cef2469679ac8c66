from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.answers.when import when
from answerable.registers import long_day, year_from, year_of
from answerable.registers.periods import UNITS, months_on, parts

ON = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 1 April 2024 and 31 March 2025", "2024-04-01", "2025-03-31"),
        ("from 1st March 2024 to 10 August 2025", "2024-03-01", "2025-08-10"),
        ("starting 1 March 2024 and finishing 10 August 2025", "2024-03-01", "2025-08-10"),
        ("from April 2024 until September 2024", "2024-04-01", "2024-09-30"),
        ("between 06/04/2024 and 05/04/2025", "2024-04-06", "2025-04-05"),
        ("1 May to 4 June 2025", "2025-05-01", "2025-06-04"),
        ("from 2023 to 2025", "2023-01-01", "2025-12-31"),
        ("between January 2025 and the present day", "2025-01-01", "2026-06-30"),
        ("from 1 January 2025 to date", "2025-01-01", "2026-06-30"),
        ("since 1 January 2025", "2025-01-01", None),
        ("since May 2025", "2025-05-01", None),
        ("after 31 March 2025", "2025-04-01", None),
        ("before 1 January 2025", None, "2024-12-31"),
        ("up to 2024", None, "2024-12-31"),
        ("in 2024/25", "2024-04-01", "2025-03-31"),
        ("the 2024-25 financial year", "2024-04-01", "2025-03-31"),
        ("financial year 2024-2025", "2024-04-01", "2025-03-31"),
        ("in the academic year 2024/25", "2024-09-01", "2025-08-31"),
        ("in the tax year 2024/25", "2024-04-06", "2025-04-05"),
        ("during calendar year 2025", "2025-01-01", "2025-12-31"),
        ("in June 2025", "2025-06-01", "2025-06-30"),
        ("on 4 March 2025", "2025-03-04", "2025-03-04"),
        ("on March 4, 2025", "2025-03-04", "2025-03-04"),
        ("on 2025-03-04", "2025-03-04", "2025-03-04"),
        ("in the last three years", "2023-07-01", "2026-06-30"),
        ("over the past 12 months", "2025-07-01", "2026-06-30"),
        ("in the last eighteen months", "2025-01-01", "2026-06-30"),
        ("in each of the last three years", "2023-01-01", "2025-12-31"),
        ("in the last two financial years", "2024-04-01", "2026-03-31"),
        ("in the last financial year", "2025-04-01", "2026-03-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this financial year", "2026-04-01", "2026-06-30"),
        ("in the current year", "2026-01-01", "2026-06-30"),
        ("Q1 2025/26", "2025-04-01", "2025-06-30"),
        ("the second quarter of 2025", "2025-04-01", "2025-06-30"),
        ("in the last 30 days", "2026-06-01", "2026-06-30"),
        ("in 2023, 2024 and 2025", "2023-01-01", "2025-12-31"),
        ("in 2023/24, 2024/25 and 2025/26", "2023-04-01", "2026-03-31"),
        ("2021 - 2024", "2021-01-01", "2024-12-31"),
    ],
)
def test_a_period_is_read_in_the_forms_that_people_write(text: str, first: str | None, last: str | None) -> None:
    period = when(f"How many breaches were there {text}?", on=ON).period
    assert period is not None
    assert (period.first, period.last) == tuple(day and date.fromisoformat(day) for day in (first, last))


def test_several_years_named_one_after_the_other_are_parted_by_year() -> None:
    assert when("in 2024 and 2025", on=ON).by == "calendar year"
    assert when("in 2023/24, 2024/25 and 2025/26", on=ON).by == "financial year"
    assert when("in 2024", on=ON).by == ""


@pytest.mark.parametrize(
    "text", ["how many breaches?", "more than 100 people", "on 31 February 2025 at noon", "room 2 or 3"]
)
def test_where_no_time_is_named_there_is_none(text: str) -> None:
    assert when(text, on=ON).period is None


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.integers(0, 900), st.sampled_from(UNITS))
def test_the_parts_of_a_period_cover_it_once_without_a_gap(first: date, days: int, unit: str) -> None:
    last = first + timedelta(days=days)
    found = parts(first=first, last=last, unit=unit)
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    assert len({part.label for part in found}) == len(found)


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.sampled_from(UNITS[2:]))
def test_a_day_lies_in_its_year_and_the_year_starts_where_it_says(on: date, unit: str) -> None:
    year = year_of(on, unit=unit)
    assert year.holds(on)
    assert year_from(year.first.year, unit=unit) == year


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_two_days_written_out_are_read_back(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    period = when(f"between {long_day(first)} and {long_day(last)}", on=ON).period
    assert period is not None
    assert (period.first, period.last) == (first, last)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 600))
def test_months_forward_and_back_never_leave_the_month_meant(on: date, months: int) -> None:
    later = months_on(on, months=months)
    assert (later.year * 12 + later.month) - (on.year * 12 + on.month) == months
    assert later.day <= on.day
