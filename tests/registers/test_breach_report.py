"""The reports of breaches give what the expected blocks of the registers give: every figure, and the entries behind it."""

from datetime import date

import pytest
import yaml

from answerable.registers import breach_clock, breach_report, open_folder

FROM, UNTIL = date(2024, 4, 1), date(2026, 6, 30)
BY = {"breaches_by_category": "category", "breaches_by_type": "type", "breaches_by_service": "service"}
LISTS = {
    "notified_late": "notice.late", "not_notified": "notice.not-notified", "people_told": "people.told",
    "told_because_high_risk": "people-told.high-risk-article-34", "involving_whatsapp": "tool.tool-09",
    "involving_any_messaging_app": "channel.messaging-app", "lost_or_stolen_devices": "device.lost-or-stolen-devices",
    "breaches_with_number_not_known": "affected.breaches-with-no-number", "open_investigations": "investigation.still-open",
}  # fmt: skip
NUMBERS = {
    "notified_to_commissioner": "notice.notified", "people_affected_known_total": "affected.people-affected-where-the-number-is-known",
    "staff_dismissed": "staff.outcome.dismissal",
}  # fmt: skip
CLAIMS = {
    "made": "claim.made",
    "settled": "claim.settled",
    "refused": "claim.refused",
    "paid_gbp": "claim.paid-in-pounds",
}
PARTED = {"score_low_yet_risk": "score.low-yet-risk", "score_high_yet_unlikely": "score.high-yet-unlikely"}
APART = {"as_at", "entries", "by_kind", "breaches_by_financial_year", "breaches_by_calendar_year", "notified_by_financial_year", "claims", "score_and_decision_part", "clock_cases"}  # fmt: skip


@pytest.fixture(scope="module", params=["the demo", "the shared registers"])
def kept(request, harrowmere):
    """The entries with the block that says what they come to: Harrowmere's, and those of the shared registers where they are there."""
    folder = harrowmere if request.param == "the demo" else open_folder(request.getfixturevalue("shared"))
    expected = yaml.safe_load((folder.path / "breaches.yaml").read_text()).get("expected")
    if expected is None:
        expected = yaml.safe_load((request.path.parent / "expected.yaml").read_text())["breaches"]
    return folder.kept("breaches").entries, expected


def tables(entries, first=FROM, last=UNTIL, unit="financial year"):
    return breach_report.report(entries, first=first, last=last, on=UNTIL, unit=unit)


def one(found, name):
    hit = breach_report.figure(found, name)
    assert hit is not None, name
    return hit[1]


def named(found, table):
    """The figures of a table by label, those of nought left out."""
    return {fig.label: fig.value for group in found if group.id == table for fig in group.figures if fig.value}


def test_every_figure_of_the_expected_block_is_looked_at(kept):
    assert set(kept[1]) == {*BY, *LISTS, *NUMBERS, *APART}


def test_the_tables_of_the_report_are_as_expected(kept):
    entries, expected = kept
    found = tables(entries)
    assert sum(named(found, "kind").values()) == expected["entries"]
    assert named(found, "kind") == expected["by_kind"]
    for key, table in BY.items():
        assert named(found, table) == expected[key]
    assert named(found, "time") == expected["breaches_by_financial_year"]
    assert named(tables(entries, unit="calendar year"), "time") == expected["breaches_by_calendar_year"]


def test_the_figures_of_the_report_and_the_entries_behind_them_are_as_expected(kept):
    entries, expected = kept
    found = tables(entries)
    assert {key: list(one(found, name).entries) for key, name in LISTS.items()} == {key: expected[key] for key in LISTS}
    assert all(one(found, name).value == len(expected[key]) for key, name in LISTS.items())
    assert {key: one(found, name).value for key, name in NUMBERS.items()} == {key: expected[key] for key in NUMBERS}
    assert {key: one(found, name).value for key, name in CLAIMS.items()} == expected["claims"]
    parted = {key: list(one(found, name).entries) for key, name in PARTED.items()}
    assert parted == expected["score_and_decision_part"]


def test_notices_by_financial_year_are_as_expected(kept):
    entries, expected = kept
    for label, number in expected["notified_by_financial_year"].items():
        year = int(label[:4])
        found = tables(entries, date(year, 4, 1), date(year + 1, 3, 31))
        assert one(found, "notice.notified").value == number, label


def test_the_cases_of_the_clock_are_late_or_in_time_as_expected(kept):
    entries, expected = kept
    by_key, late = {entry.id: entry for entry in entries}, one(tables(entries), "notice.late").entries
    for case in expected["clock_cases"]:
        entry = by_key[case["ref"]]
        assert (
            breach_clock.notice(entry).is_late is (entry.id in late) is bool(entry.text("commissioner.delay_reasons"))
        )
    assert [case["ref"] in late for case in expected["clock_cases"]] == [True, False, True, False]


def test_what_is_not_known_is_said_beside_the_number_and_a_late_notice_with_its_reasons(kept):
    entries, _ = kept
    found = tables(entries)
    (note,) = one(found, "affected.people-affected-where-the-number-is-known").notes
    assert note == "2 entries have no number, together at most 110."
    late = one(found, "notice.late")
    assert [words.partition(":")[0] for words in late.notes] == list(late.entries)
    assert not any("no reasons recorded" in words for words in late.notes)


@pytest.mark.parametrize(
    ("first", "last"), [(date(2024, 4, 6), date(2025, 4, 5)), (date(2025, 1, 1), date(2025, 3, 31))]
)
@pytest.mark.parametrize("unit", ["month", "quarter", "calendar year", "financial year"])
def test_over_any_days_the_parts_add_up_to_the_breaches(kept, first, last, unit):
    found = tables(kept[0], first, last, unit)
    breaches = one(found, "kind.personal-data-breach").value
    within = [entry for entry in kept[0] if entry.text("kind") == breach_clock.BREACH and first <= breach_report.counted_on(entry) <= last]  # fmt: skip
    assert breaches == len(within) > 0
    for table in ("time", "category", "type", "cause", "service", "tool", "channel"):
        assert sum(named(found, table).values()) == breaches, table
