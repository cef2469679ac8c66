import json
from datetime import date
from importlib.resources import files

import holidays
import pytest

from answerable.errors import BadRow, BeyondCalendar
from answerable.law import calendar
from answerable.law.calendars import PARTS, _day, days
from answerable.law.schema import Row

SUBDIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
FIRST, LAST = date(2014, 1, 1), date(2028, 12, 31)

# Every difference between our rows and two packages, weekdays only, with its reason.
DIFFERENCES = {
    ("govuk-bank-holidays", "scotland", date(2026, 6, 15)): "its bundled file is older than the proclamation",
}


def of_package(name: str, part: str) -> set[date]:
    if name == "holidays":
        years = range(FIRST.year, LAST.year + 1)
        found = set(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[part], years=years))
    else:
        text = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8")
        found = {date.fromisoformat(event["date"]) for event in json.loads(text)[part]["events"]}
    # the packages list a weekend day beside its substitute; a weekend never counts in any case
    return {day for day in found if FIRST <= day <= LAST and day.weekday() < 5}


@pytest.mark.parametrize("name", ["holidays", "govuk-bank-holidays"])
@pytest.mark.parametrize("part", SUBDIVISIONS)
def test_our_days_are_those_of_two_packages_but_for_listed_differences(name, part):
    expected = {on for package, where, on in DIFFERENCES if (package, where) == (name, part)}
    assert set(calendar(part).holidays) ^ of_package(name, part) == expected


def test_a_holiday_in_any_part_is_one_for_the_whole_uk():
    union = set().union(*(calendar(part).holidays for part in PARTS))
    assert set(calendar("uk-any-part").holidays) == union


def test_a_day_says_where_it_is_a_holiday():
    uk = calendar("uk-any-part")
    assert uk.holiday(date(2026, 3, 17)).says == "bank holiday in Northern Ireland"
    assert uk.holiday(date(2026, 4, 3)).says == "Good Friday"
    assert uk.holiday(date(2026, 4, 6)).says == "bank holiday in England, Wales and Northern Ireland"
    assert uk.holiday(date(2026, 5, 25)).says == "bank holiday throughout the UK"
    assert uk.holiday(date(2026, 3, 2)) is None


def test_scotland_works_on_easter_monday_and_england_on_2_january():
    assert calendar("scotland").is_working(date(2026, 4, 6))
    assert not calendar("scotland").is_working(date(2026, 1, 2))
    assert calendar("england-and-wales").is_working(date(2026, 1, 2))


def test_a_moved_holiday_leaves_its_old_day_ordinary():
    uk = calendar("uk-any-part")
    assert uk.is_working(date(2020, 5, 4))
    assert not uk.is_working(date(2020, 5, 8))
    assert uk.is_working(date(2022, 5, 30))


@pytest.mark.parametrize("on", [date(2013, 12, 31), date(2029, 1, 1)])
def test_a_day_outside_the_calendar_is_refused_with_what_to_do(on):
    with pytest.raises(BeyondCalendar) as raised:
        calendar("uk-any-part").is_working(on)
    assert f"Add the days of {on.year}" in raised.value.part("do")


def test_working_days_are_counted_after_one_day_up_to_another():
    uk = calendar("uk-any-part")
    assert uk.working_days(after=date(2026, 3, 2), until=date(2026, 3, 31)) == 20
    assert uk.working_days(after=date(2026, 3, 2), until=date(2026, 3, 2)) == 0


def test_only_a_day_announced_afterwards_is_in_doubt():
    uk = calendar("uk-any-part")
    assert uk.announced_after(date(2022, 9, 1)) == (date(2022, 9, 19),)
    assert uk.announced_after(date(2022, 9, 10)) == ()
    assert uk.without(date(2022, 9, 19)).is_working(date(2022, 9, 19))


def test_every_day_from_first_to_last():
    assert list(days(date(2026, 2, 28), date(2026, 3, 1))) == [date(2026, 2, 28), date(2026, 3, 1)]


def test_a_head_without_its_days_is_refused(tmp_path):
    with pytest.raises(BadRow):
        _day(Row("head", {}, tmp_path / "bank-holidays.toml", 0), "known_until")
