"""Days, moments and numbers of days as pages say them."""

from datetime import UTC, date, datetime

import pytest

from answerable.desk.components.navigation import entries
from answerable.desk.components.templatetags.answerable import (
    dots,
    long_day,
    moment,
    page_numbers,
    short_day,
)


def test_a_day_is_said_in_full_and_short():
    assert long_day(date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert short_day(date(2026, 11, 4)) == "Wed 4 Nov"
    assert long_day(None) == short_day(None) == ""


def test_a_moment_is_that_of_the_clock_on_the_wall():
    assert long_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026"
    assert moment(datetime(2026, 6, 30, 11, 5, tzinfo=UTC)) == "30 June 2026 at 12:05pm"
    assert moment(datetime(2026, 1, 3, 0, 5, tzinfo=UTC)) == "3 January 2026 at 12:05am"
    assert moment(None) == ""


def test_progress_is_dots_up_to_a_dozen():
    assert dots(3, 7) == "●●●○○○○"
    assert dots(0, 13) == ""


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [(1, 1, [1]), (2, 3, [1, 2, 3]), (4, 40, [1, 0, 3, 4, 5, 0, 40]), (40, 40, [1, 0, 39, 40]), (1, 5, [1, 2, 0, 5])],
)
def test_pages_that_are_left_out_are_seen_to_be(number, last, shown):
    assert page_numbers(number, last) == shown


def test_a_menu_says_where_one_is():
    places = entries("tools", path="/me/sign-ins/")
    assert places["me"].is_here and places["me"].here == "true"
    assert entries("tools", path="/me/")["me"].here == "page"
    assert not places["leave"].is_here
    assert entries("staff", path="/cases/FOI-2026-0142/")["requests"].here == "true"


def test_the_menu_leaves_out_what_a_role_may_not_open():
    shown = {role: set(entries("staff", path="/", roles=[role])) for role in ("administrator", "records", "officer")}
    assert not {"registers", "returns"} & shown["administrator"]
    assert "registers" in shown["records"] and "returns" not in shown["records"]
    assert {"registers", "returns"} <= shown["officer"]
