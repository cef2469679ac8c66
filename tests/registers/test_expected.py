from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from answerable.registers import REGISTERS, AuthorityFolder, Entry, check_folder, open_folder, put, year_of
from answerable.registers import breach_counts as counts
from answerable.registers.breach_clock import deadline, hours_taken, is_late
from answerable.registers.breach_score import is_score_at_odds
from answerable.registers.group_facts import departments, official_groups, open_on, unauthorised_groups, with_outsiders
from answerable.registers.retention import kept_to, longest, may_go_from
from answerable.registers.tool_facts import status_on

EXPECTED = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text())
AS_AT = date(2026, 6, 30)
LATER = date(2026, 10, 1)


def _ids(entries: object) -> list[str]:
    return [entry.id for entry in entries]


def _breaches(folder: AuthorityFolder) -> tuple[Entry, ...]:
    return counts.breaches(folder.kept("breaches"))


def test_the_demo_folder_has_no_fault(harrowmere: AuthorityFolder) -> None:
    assert check_folder(harrowmere) == ()


def test_the_shared_registers_load_without_a_fault(shared: Path) -> None:
    folder = open_folder(shared)
    assert check_folder(folder) == ()
    assert folder.name == "Harrowmere Borough Council"
    assert {"tools", "groups", "breaches", "retention", "policies"} <= set(folder.registers)


def test_the_demo_entries_are_those_of_the_shared_registers(harrowmere: AuthorityFolder, shared: Path) -> None:
    theirs = open_folder(shared)
    for name in ("groups", "retention"):
        assert [e.values for e in harrowmere.kept(name).entries] == [e.values for e in theirs.kept(name).entries]
    tools = [put(e.values, "app_ids.windows_publisher", None) for e in harrowmere.kept("tools").entries]
    assert tools == [put(e.values, "app_ids.windows_publisher", None) for e in theirs.kept("tools").entries]
    ours = [{k: v for k, v in e.values.items() if k != "device"} for e in harrowmere.kept("breaches").entries]
    assert ours == [e.values for e in theirs.kept("breaches").entries]


def test_tools_count_and_fall_due_as_expected(harrowmere: AuthorityFolder) -> None:
    expected, tools = EXPECTED["tools"], harrowmere.kept("tools").entries
    assert Counter(tool.text("status") for tool in tools) == expected["count_by_status"]
    for status in ("approved", "blocked"):
        assert [tool.id for tool in tools if tool.text("status") == status] == expected[status]
    for name, key in (
        ("review_overdue", "reviews_overdue_on_2026_10_01"),
        ("dpia_review_overdue", "dpia_reviews_overdue_on_2026_10_01"),
    ):
        overdue = [tool.id for tool in tools if REGISTERS["tools"].value(name, of=tool, on=LATER)]
        assert overdue == expected[key]


def test_a_status_is_that_of_the_day_asked_about(harrowmere: AuthorityFolder) -> None:
    whatsapp = harrowmere.kept("tools").find("TOOL-09")
    assert whatsapp is not None
    for row in EXPECTED["tools"]["whatsapp_status_on"]:
        assert status_on(whatsapp, row["date"]) == (row["status"] or "")


def test_groups_count_as_expected(harrowmere: AuthorityFolder) -> None:
    expected, groups = EXPECTED["groups"], harrowmere.kept("groups").entries
    still_open = [group for group in groups if open_on(group, AS_AT)]
    assert (len(groups), len(still_open)) == (expected["groups_in_register"], expected["open"])
    assert Counter(group.text("official") for group in still_open) == expected["open_by_official"]
    whatsapp = official_groups(groups, on=AS_AT, tools=["TOOL-09"])
    assert _ids(whatsapp) == expected["open_authorised_whatsapp"]
    assert departments(whatsapp) == expected["departments_of_those"]
    loose = [group for group in unauthorised_groups(groups, on=AS_AT) if group.text("tool") == "TOOL-09"]
    assert _ids(loose) == expected["open_whatsapp_not_authorised"]
    assert _ids(unauthorised_groups(groups)) == expected["ever_found_not_authorised"]
    assert _ids(with_outsiders(groups, on=AS_AT)) == expected["open_with_external_members"]


def test_captures_fall_due_by_working_days_of_england_and_wales(harrowmere: AuthorityFolder) -> None:
    register, groups = REGISTERS["groups"], harrowmere.kept("groups").entries
    for group in groups:
        assert register.value("next_due", of=group, on=AS_AT) == group.day("capture.next_due"), group.id
    overdue = [group.id for group in groups if register.value("capture_overdue", of=group, on=AS_AT)]
    assert overdue == EXPECTED["groups"]["capture_overdue"]


def test_breaches_count_as_expected(harrowmere: AuthorityFolder) -> None:
    expected, all_entries, breaches = (
        EXPECTED["breaches"],
        harrowmere.kept("breaches").entries,
        _breaches(harrowmere),
    )
    assert len(all_entries) == expected["entries"]
    assert Counter(entry.text("kind") for entry in all_entries) == expected["by_kind"]
    for field, key in (
        ("category", "breaches_by_category"),
        ("type", "breaches_by_type"),
        ("service", "breaches_by_service"),
    ):
        assert Counter(entry.text(field) for entry in breaches) == expected[key]
    kept_apart = {
        key: number for key, number in expected["breaches_by_type"].items() if key not in counts.MASKS["type"][1]
    }
    rest = sum(expected["breaches_by_type"].values()) - sum(kept_apart.values())
    assert counts.tally(breaches, name="type") == {**kept_apart, "other types": rest}
    for unit, key in (("financial year", "breaches_by_financial_year"), ("calendar year", "breaches_by_calendar_year")):
        assert Counter(year_of(entry.day("aware_at"), unit=unit).label for entry in breaches) == expected[key]
    assert _ids(b for b in breaches if b.text("tool") == "TOOL-09") == expected["involving_whatsapp"]
    assert _ids(b for b in breaches if b.text("channel") == "messaging app") == expected["involving_any_messaging_app"]
    assert _ids(b for b in breaches if b.text("status") == "investigating") == expected["open_investigations"]


def test_notices_count_as_expected(harrowmere: AuthorityFolder) -> None:
    expected, breaches = EXPECTED["breaches"], _breaches(harrowmere)
    told = [entry for entry in breaches if entry.moment("commissioner.notified_at")]
    assert len(told) == expected["notified_to_commissioner"]
    years = Counter(year_of(entry.day("aware_at"), unit="financial year").label for entry in told)
    assert years == expected["notified_by_financial_year"]
    assert _ids(entry for entry in breaches if is_late(entry)) == expected["notified_late"]
    assert _ids(entry for entry in breaches if entry not in told) == expected["not_notified"]
    people = [entry for entry in breaches if entry.text("told_people.decision") == "told"]
    assert _ids(people) == expected["people_told"]
    high = [entry for entry in people if entry.text("told_people.basis").startswith("high risk")]
    assert _ids(high) == expected["told_because_high_risk"]


def test_people_claims_and_scores_come_out_as_expected(harrowmere: AuthorityFolder) -> None:
    expected, breaches = EXPECTED["breaches"], _breaches(harrowmere)
    people = counts.people(breaches)
    assert people["known_total"] == expected["people_affected_known_total"]
    assert list(people["not_known_for"]) == expected["breaches_with_number_not_known"]
    assert {part: counts.claims(breaches, part=part) for part in expected["claims"]} == expected["claims"]
    assert sum(entry.text("staff.outcome") == "dismissal" for entry in breaches) == expected["staff_dismissed"]
    lost = [entry.id for entry in breaches if entry.text("type").startswith("loss or theft of device")]
    assert lost == expected["lost_or_stolen_devices"]
    for said, key in (("low yet risk", "score_low_yet_risk"), ("high yet unlikely", "score_high_yet_unlikely")):
        found = [entry.id for entry in breaches if is_score_at_odds(entry) == said]
        assert found == expected["score_and_decision_part"][key]


def test_the_72_hours_are_elapsed_hours_whatever_the_clock_on_the_wall_says(harrowmere: AuthorityFolder) -> None:
    for entry in _breaches(harrowmere):
        assert deadline(entry) == entry.moment("commissioner.deadline"), entry.id
        assert deadline(entry).utcoffset() == entry.moment("commissioner.deadline").utcoffset()
        assert hours_taken(entry) == entry.number("commissioner.hours_from_awareness"), entry.id
        assert is_late(entry) == entry.at("commissioner.late"), entry.id


def test_unknown_is_not_zero_and_the_bounds_say_so(harrowmere: AuthorityFolder) -> None:
    unknown = [entry for entry in _breaches(harrowmere) if entry.number("people_affected.number") is None]
    assert counts.people(unknown) == {"known_total": 0, "not_known_for": ("BR-2024-003", "BR-2024-006"), "at_most": 110}
    assert counts.people([Entry("breaches", "X")])["at_most"] is None


def test_a_record_is_kept_up_to_the_day_that_the_schedule_reaches(harrowmere: AuthorityFolder) -> None:
    examples = yaml.safe_load((harrowmere.path / "retention.yaml").read_text())["worked_examples"]
    assert len(examples) >= 9
    for row in examples:
        entry = harrowmere.kept("retention").find(row["class"])
        assert entry is not None
        assert kept_to(entry, trigger=row["trigger_date"]) == row["kept_to"], row["why"]
        assert may_go_from(entry, trigger=row["trigger_date"]) == row["may_go_from"], row["why"]


def test_of_two_classes_the_longer_is_kept(harrowmere: AuthorityFolder) -> None:
    find = harrowmere.kept("retention").find
    short, long, always = find("COM-MSG-05"), find("IG-INC-02"), find("REC-DSP-01")
    assert longest((short, long), trigger=AS_AT) == long
    assert longest((long, always), trigger=AS_AT) == always


@pytest.mark.parametrize("name", ["harrowmere", "eastmarsh"])
def test_a_demo_folder_names_its_authority_and_who_is_asked(name: str) -> None:
    from answerable.registers import DEMOS

    folder = open_folder(DEMOS[name])
    assert folder.profile.nation == "england"
    assert folder.profile.address
    assert folder.asks("controls") != folder.asks("a topic that nobody named")
