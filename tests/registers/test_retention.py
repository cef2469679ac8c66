"""The calendar of the retention schedule, and the end of the hold that a request places."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from answerable.registers import DEMOS, AuthorityFolder, Entry
from answerable.registers.retention import kept_to, longest, may_go_from
from answerable.registers.retention_due import Running, financial_year_end, standing
from answerable.registers.retention_holds import HOLD_KINDS, Course, hold_end

OURS = DEMOS["harrowmere"] / "retention.yaml"
DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


def _file(path: Path) -> dict:
    return yaml.safe_load(path.read_text("utf-8"))


EXAMPLES = _file(OURS)["worked_examples"]


@pytest.fixture
def schedule(harrowmere: AuthorityFolder) -> dict[str, Entry]:
    return {entry.id: entry for entry in harrowmere.kept("retention").entries}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: f"{row['class']} {row['trigger_date']}")
def test_every_worked_example_of_the_schedule_comes_out(schedule: dict[str, Entry], example: dict) -> None:
    entry, trigger = schedule[example["class"]], example["trigger_date"]
    assert kept_to(entry, trigger=trigger) == example["kept_to"], example["why"]
    assert may_go_from(entry, trigger=trigger) == example["may_go_from"], example["why"]
    stands = standing([Running(entry, trigger)])
    assert (stands.kept_to, stands.may_go_from) == (example["kept_to"], example["may_go_from"])


def test_every_worked_example_of_the_shared_schedule_comes_out(shared: Path) -> None:
    path = next(shared.glob("retention*.yaml"))
    entries = {entry.id: entry for entry in AuthorityFolder(shared).kept("retention").entries}
    rows = _file(path)["worked_examples"]
    assert len(rows) == 9
    for row in rows:
        entry = entries[row["class"]]
        assert kept_to(entry, trigger=row["trigger_date"]) == row["kept_to"], row["why"]
        assert may_go_from(entry, trigger=row["trigger_date"]) == row["may_go_from"], row["why"]


def test_a_payment_counts_from_the_end_of_its_financial_year() -> None:
    assert financial_year_end(date(2024, 5, 2)) == date(2025, 3, 31)
    assert financial_year_end(date(2025, 3, 31)) == date(2025, 3, 31)
    assert financial_year_end(date(2025, 4, 1)) == date(2026, 3, 31)


def test_a_record_is_kept_up_to_and_including_its_last_day(schedule: dict[str, Entry]) -> None:
    stands = standing([Running(schedule["IG-REQ-01"], date(2024, 2, 29))])
    assert not stands.is_due(on=date(2027, 2, 28))
    assert stands.is_due(on=date(2027, 3, 1))


def test_a_record_is_open_while_the_trigger_has_not_happened(schedule: dict[str, Entry]) -> None:
    stands = standing([Running(schedule["IG-REQ-01"], None)])
    assert stands.is_open and stands.may_go_from is None
    assert not stands.is_due(on=date(2999, 1, 1))


def test_one_open_class_keeps_a_record_that_another_would_let_go(schedule: dict[str, Entry]) -> None:
    stands = standing([Running(schedule["IG-REQ-01"], date(2020, 1, 1)), Running(schedule["IG-REQ-04"], None)])
    assert stands.entry.id == "IG-REQ-04" and stands.is_open


def test_a_record_in_two_classes_is_kept_for_the_longer(schedule: dict[str, Entry]) -> None:
    short, long = schedule["IG-REQ-01"], schedule["IG-REQ-04"]
    assert longest((short, long), trigger=date(2025, 1, 1)) is long
    stands = standing([Running(short, date(2025, 6, 1)), Running(long, date(2020, 1, 1))])
    assert (stands.entry.id, stands.kept_to) == ("IG-REQ-01", date(2028, 6, 1))  # by its days, not by its period


def test_each_class_may_ask_for_a_named_person_and_for_a_decision(schedule: dict[str, Entry]) -> None:
    plain, signed = Running(schedule["IG-REQ-01"], date(2025, 6, 1)), Running(schedule["IG-INC-01"], date(2010, 1, 1))
    alone, both = standing([plain]), standing([plain, signed])
    assert both.entry.id == alone.entry.id == "IG-REQ-01"
    assert (alone.needs_sign_off, alone.is_reviewed, both.needs_sign_off, both.is_reviewed) == (
        False,
        False,
        True,
        True,
    )


def test_a_permanent_class_wins(schedule: dict[str, Entry]) -> None:
    stands = standing([Running(schedule["IG-REQ-01"], date(1999, 1, 1)), Running(schedule["IG-REQ-06"], None)])
    assert stands.is_permanent and not stands.is_open and not stands.is_due(on=date(2999, 1, 1))


def test_a_decision_to_keep_it_further_moves_the_last_day_and_never_forward(schedule: dict[str, Entry]) -> None:
    one = [Running(schedule["IG-INC-01"], date(2020, 1, 1))]
    assert standing(one, kept_further=date(2030, 5, 1)).may_go_from == date(2030, 5, 2)
    assert standing(one, kept_further=date(2021, 5, 1)).may_go_from == date(2026, 1, 2)


def test_a_changed_period_applies_to_what_is_left(schedule: dict[str, Entry]) -> None:
    was = schedule["IG-REQ-01"]
    now = Entry(was.register, was.id, {**was.values, "period": {"years": 5}})
    trigger = date(2023, 1, 10)
    assert standing([Running(was, trigger)]).is_due(on=date(2026, 2, 1))
    assert not standing([Running(now, trigger)]).is_due(on=date(2026, 2, 1))


@given(DAYS, DAYS, st.sampled_from([row["class"] for row in EXAMPLES]))
def test_a_later_trigger_never_lets_a_record_go_earlier(first: date, second: date, name: str) -> None:
    entry = AuthorityFolder(DEMOS["harrowmere"]).kept("retention").find(name)
    assert entry is not None
    early, late = sorted((first, second))
    reached = kept_to(entry, trigger=early)
    if reached is not None:
        assert reached <= (kept_to(entry, trigger=late) or date.max)
        assert reached > early


def test_the_kinds_of_holds_are_those_of_the_schedule() -> None:
    assert list(HOLD_KINDS) == list(_file(OURS)["holds"]["kinds"])


def test_a_hold_ends_six_months_after_the_last_correspondence() -> None:
    end = hold_end(Course(date(2025, 8, 31)))
    assert end.ends_on == date(2026, 2, 28)
    assert not end.is_over(on=date(2026, 2, 28)) and end.is_over(on=date(2026, 3, 1))
    assert [reason.says for reason in end.working] == [
        "Six months after the last correspondence on 31 August 2025: 28 February 2026."
    ]


@pytest.mark.parametrize("stage", ["review_answered_on", "commissioner_decided_on", "tribunal_decided_on"])
def test_a_hold_ends_six_weeks_after_the_last_decision_where_that_is_later(stage: str) -> None:
    course = Course(date(2025, 1, 15), **{stage: date(2025, 7, 1)})
    assert hold_end(course).ends_on == date(2025, 8, 12)
    early = Course(date(2025, 1, 15), **{stage: date(2025, 2, 1)})
    assert hold_end(early).ends_on == date(2025, 7, 15)


def test_the_latest_of_all_stages_decides_and_each_is_in_the_working() -> None:
    end = hold_end(Course(date(2025, 1, 15), (), date(2025, 3, 3), date(2025, 9, 30), date(2026, 1, 5)))
    assert end.ends_on == date(2026, 2, 16)
    assert [reason.ends_on for reason in end.working] == [
        date(2025, 7, 15),
        date(2025, 4, 14),
        date(2025, 11, 11),
        date(2026, 2, 16),
    ]


def test_a_hold_never_ends_while_something_is_open() -> None:
    end = hold_end(Course(date(2020, 1, 15), ("the internal review",), commissioner_decided_on=date(2020, 3, 1)))
    assert end.ends_on is None and not end.is_over(on=date(2999, 1, 1))
    assert [reason.says for reason in end.working] == ["The internal review is open."]


@given(DAYS, st.lists(st.none() | DAYS, min_size=3, max_size=3))
def test_no_stage_that_is_added_brings_the_end_forward(last: date, days: list[date | None]) -> None:
    alone, end = hold_end(Course(last)), hold_end(Course(last, (), *days))
    assert alone.ends_on is not None and end.ends_on is not None
    assert end.ends_on >= alone.ends_on
    assert all(end.ends_on >= day + timedelta(weeks=6) for day in days if day)
