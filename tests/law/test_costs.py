from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import BadEstimate
from answerable.law import activities, aggregation, estimate, limit_for, limits

TODAY = date(2026, 3, 2)
HOURS = st.decimals(min_value=0, max_value=500, places=2)


def test_a_council_has_450_pounds_and_18_hours():
    limit = limit_for("foia", on=TODAY)
    assert (limit.pounds, limit.rate, limit.hours) == (450, 25, 18)
    assert limit.cite == "SI 2004/3244 reg.3"


def test_a_department_has_600_pounds_and_24_hours():
    limit = limit_for("foia", on=TODAY, pounds=600)
    assert (limit.hours, "departments" in limit.who) == (24, True)


def test_every_scottish_authority_has_600_pounds_at_15_an_hour_at_most():
    limit = limit_for("foisa", on=TODAY)
    assert (limit.pounds, limit.rate, limit.hours, limit.is_highest_rate) == (600, 15, 40, True)


def test_the_regulations_fix_no_sum():
    assert limits("eir", on=TODAY) == ()
    with pytest.raises(BadEstimate) as refused:
        limit_for("eir", on=TODAY)
    assert "fixes no limit" in refused.value.part("what")


def test_a_sum_that_the_law_does_not_have_is_refused():
    with pytest.raises(BadEstimate) as refused:
        limit_for("foia", on=TODAY, pounds=500)
    assert "£600 or £450" in refused.value.part("what")


def test_there_is_no_limit_before_the_act():
    assert limits("foia", on=date(2004, 12, 31)) == ()


def test_only_four_kinds_of_work_count():
    assert set(activities("foia", on=TODAY)) == {"determine", "locate", "retrieve", "extract"}
    assert set(activities("foisa", on=TODAY)) == {"locate", "retrieve", "provide", "redact"}


def test_redacting_is_kept_out_of_the_sum():
    given = estimate({"locate": 10, "redact": 12}, act="foia", on=TODAY)
    assert (given.hours, given.pounds, given.exceeds) == (10, 250, False)
    assert given.exceeds_only_with_barred
    assert [work.says for work in given.barred] == ["redacting"]


def test_redactions_already_decided_count_in_scotland_and_finding_out_does_not():
    given = estimate({"locate": 10, "redact": 32, "determine": 3}, act="foisa", on=TODAY)
    assert (given.hours, given.pounds, given.exceeds) == (42, 630, True)
    assert [work.activity for work in given.barred] == ["determine"]


def test_a_cost_that_only_reaches_the_limit_does_not_exceed_it():
    assert not estimate({"locate": 18}, act="foia", on=TODAY).exceeds
    assert estimate({"locate": 18.01}, act="foia", on=TODAY).exceeds


def test_the_estimate_is_printed_for_a_letter():
    words = estimate({"determine": 1, "locate": 20.5, "extract": 2}, act="foia", on=TODAY).words()
    assert words == (
        "We estimate 1 hour finding out whether the information is held, 20.5 hours locating it and 2 hours "
        "extracting it: 23.5 hours in all. At £25 an hour that comes to £587.50, which is above the limit of "
        "£450 (18 hours of work)."
    )


def test_an_estimate_of_nothing_that_counts_says_so():
    words = estimate({"redact": 40}, act="foia", on=TODAY).words()
    assert words.startswith("We estimate no work that counts: 0 hours in all.")
    assert "is not above" in words


@pytest.mark.parametrize("hours", [{"locate": -1}, {"tea": 2}, {"provide": 2}])
def test_hours_below_nothing_and_unknown_work_are_refused(hours):
    with pytest.raises(BadEstimate) as refused:
        estimate(hours, act="foia", on=TODAY)
    assert "determine, locate, retrieve and extract" in refused.value.part("do")


def test_the_rate_is_fixed_in_england_and_a_ceiling_in_scotland():
    assert estimate({"locate": 45}, act="foisa", on=TODAY, rate=Decimal("12.50")).pounds == Decimal("562.50")
    assert estimate({"locate": 1}, act="foia", on=TODAY, rate=Decimal(25)).pounds == 25
    for act, rate in (("foisa", Decimal(16)), ("foia", Decimal(20)), ("foisa", Decimal(0))):
        with pytest.raises(BadEstimate):
            estimate({"locate": 1}, act=act, on=TODAY, rate=rate)


@given(st.dictionaries(st.sampled_from(["determine", "locate", "retrieve", "extract", "redact", "review"]), HOURS))
def test_work_that_may_not_be_counted_never_changes_the_sum(hours):
    given_hours = estimate(hours, act="foia", on=TODAY)
    counted = {kind: value for kind, value in hours.items() if kind not in ("redact", "review")}
    assert given_hours.pounds == estimate(counted, act="foia", on=TODAY).pounds
    assert given_hours.exceeds == (given_hours.pounds > 450)
    assert not (given_hours.exceeds and given_hours.exceeds_only_with_barred)


def test_requests_may_be_added_up_where_all_three_conditions_are_met():
    found = aggregation([date(2026, 5, 20), date(2026, 3, 2)], from_together=True, alike=True)
    assert found.is_allowed
    assert found.unmet == ()
    assert found.cite == "SI 2004/3244 reg.5"
    assert found.unsettled  # that the first request's day is day 1 is a reading


def test_conditions_that_are_not_met_are_named():
    found = aggregation([date(2026, 3, 2), date(2026, 9, 1)], from_together=False, alike=False)
    assert not found.is_allowed
    assert len(found.unmet) == 3
    assert f"by {found.last_on.day} May 2026" in found.unmet[0]
