from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from answerable.law import calendar
from answerable.registers import DEMOS, REGISTERS, AuthorityFolder, put
from answerable.registers.capture_rule import (
    captures_overdue,
    captures_owed,
    days_overdue,
    of_group,
    of_tool,
    owed_by,
    working_days_on,
)

EXPECTED = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text())["groups"]
ON = date(2026, 6, 30)


def folder(register="groups", **changed):
    """Harrowmere's folder with fields of entries changed: GRP_01={"ended": None}."""
    found = AuthorityFolder(DEMOS["harrowmere"])
    kept, entries = found.kept(register), []
    for entry in kept.entries:
        values = entry.values
        for name, value in changed.get(entry.id.replace("-", "_"), {}).items():
            values = put(values, name, value)
        entries.append(replace(entry, values=values))
    found._read[register] = replace(kept, entries=tuple(entries))
    return found


def of(group, books=None, on=ON):
    books = books or folder()
    return owed_by(books.kept("groups").find(group), books, on)


def test_the_captures_overdue_are_those_of_the_worked_example():
    assert sorted(one.group for one in captures_overdue(folder(), on=ON)) == EXPECTED["capture_overdue"]


def test_the_rule_and_the_group_s_own_entry_say_the_same_where_no_later_capture_is_registered():
    books = folder()
    said = {
        group.id
        for group in books.kept("groups").entries
        if REGISTERS["groups"].value("capture_overdue", of=group, on=ON)
    }
    assert said == {one.group for one in captures_overdue(books, on=ON)}


def test_overdue_is_counted_in_working_days_of_england_and_wales():
    assert of("GRP-02").overdue == 11  # 16 to 30 June 2026
    late = [
        day
        for day in range((ON - date(2025, 11, 10)).days)
        if calendar("england-and-wales").is_working(ON - timedelta(day))
    ]
    assert of("GRP-10").overdue == len(late)
    assert days_overdue(date(2026, 5, 22), date(2026, 5, 26)) == 1  # a weekend and the spring bank holiday between


def test_the_longest_overdue_come_first():
    assert [one.group for one in captures_overdue(folder(), on=ON)] == ["GRP-10", "GRP-02"]


def test_what_no_calendar_can_decide_is_listed_with_its_reason():
    undated = {one.group: one.why for one in captures_owed(folder(), on=ON) if one.due is None}
    assert set(undated) == {"GRP-14", "GRP-16"}
    assert undated["GRP-14"] == "closed, and never captured"
    assert "has no period" in undated["GRP-16"]


def test_nothing_is_owed_by_a_group_that_the_platform_keeps_or_of_which_nothing_is_held():
    assert of("GRP-04") is None
    assert of("GRP-09") is None


def test_nothing_is_owed_by_a_group_that_is_closed_and_was_captured():
    assert of("GRP-05") is None


def test_a_later_capture_in_the_register_of_captures_counts_and_the_difference_is_told():
    books = folder("captures", CAP_2026_013={"captured_on": date(2026, 6, 29)})
    found = of("GRP-02", books)
    assert (found.last, found.overdue) == (date(2026, 6, 29), 0)
    assert "CAP-2026-013 of 29 June 2026 is later" in found.note
    assert "CAP-2026-013" in of_group(books.kept("groups").find("GRP-02"), books, ON)


def test_a_capture_that_was_found_not_complete_does_not_count():
    books = folder("captures", CAP_2026_013={"captured_on": date(2026, 6, 29), "checked": "no"})
    assert of("GRP-02", books).overdue == 11


def test_a_capture_made_after_the_day_asked_about_does_not_count():
    books = folder("captures", CAP_2026_013={"captured_on": date(2026, 7, 6)})
    assert of("GRP-02", books).overdue == 11


def test_a_group_on_a_tool_that_demands_everything_owes_its_first_capture_within_the_tool_s_days():
    books = folder(GRP_14={"ended": None, "started": date(2026, 6, 1)})
    found = of("GRP-14", books)
    assert (found.due, found.overdue) == (date(2026, 6, 3), 19)
    assert found.why == "TOOL-11 demands everything within 2 working days"


def test_entries_say_what_is_owed_in_words():
    books = folder()
    groups, tools = books.kept("groups"), books.kept("tools")
    assert of_group(groups.find("GRP-02"), books, ON) == "overdue by 11 working days: it was due on 15 June 2026"
    assert of_group(groups.find("GRP-01"), books, ON) == "due on 10 July 2026"
    assert of_group(groups.find("GRP-16"), books, ON).startswith("not worked out: TOOL-22 demands")
    assert of_group(groups.find("GRP-04"), books, ON) == ""
    assert of_tool(tools.find("TOOL-01"), books, ON) == ""
    assert of_tool(tools.find("TOOL-09"), books, ON).startswith(
        "records and decisions within 5 working days\nGRP-10 is overdue by "
    )
    assert of_tool(tools.find("TOOL-05"), books, ON).endswith("no group on it is overdue")


def test_the_due_days_written_in_the_register_are_those_of_the_rule():
    books = folder()
    for group in books.kept("groups").entries:
        if (found := owed_by(group, books, ON)) and found.due:
            assert found.due == group.day("capture.next_due"), group.id


@pytest.mark.parametrize("register", ["tools", "captures"])
def test_the_rule_does_without_the_registers_beside_it(register, tmp_path):
    for name in ("tools", "groups", "captures"):
        if name != register:
            (tmp_path / f"{name}.yaml").write_bytes((DEMOS["harrowmere"] / f"{name}.yaml").read_bytes())
    found = AuthorityFolder(tmp_path)
    assert sorted(one.group for one in captures_overdue(found, on=ON)) == ["GRP-02", "GRP-10"]


@given(st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(1, 60))
def test_so_many_working_days_on_is_a_working_day_and_not_overdue_on_itself(start, number):
    due = working_days_on(start, number)
    assert calendar("england-and-wales").is_working(due)
    assert days_overdue(due, due) == 0
    assert calendar("england-and-wales").working_days(after=start, until=due) == number
