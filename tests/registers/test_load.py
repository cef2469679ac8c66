from datetime import date
from pathlib import Path

import pytest

from answerable.errors import (
    AnswerableError,
    BrokenGuard,
    BrokenYaml,
    MissingField,
    NoAuthorityFolder,
    NoEntries,
    NotKept,
    RepeatedEntry,
    UnknownField,
    UnknownReference,
    WrongValue,
)
from answerable.registers import check_folder, open_folder

TOOL = """\
register: {name: Tools, as_at: 2026-06-30}
tools:
  - id: T1
    name: Ping
    status: approved
"""
BREACH = """\
incidents:
  - ref: B1
    kind: personal data breach
    title: A letter went astray
    aware_at: 2025-03-28T17:00+00:00
    aware_basis: it was certain
    risk: {outcome: risk}
    commissioner:
      decision: notify
      notified_at: 2025-03-29T09:00+00:00
"""


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def _fault(path: Path, register: str) -> AnswerableError:
    with pytest.raises(AnswerableError) as caught:
        open_folder(path).kept(register)
    return caught.value


def test_an_unquoted_yes_and_an_unquoted_day_are_taken_as_meant_and_said(tmp_path: Path) -> None:
    text = TOOL + "    devices: {corporate_mobile: yes}\n    review_due: 2026-12-31\n    publish: {list: no}\n"
    kept = open_folder(_folder(tmp_path, tools=text)).kept("tools")
    entry = kept.entries[0]
    assert (entry.text("devices.corporate_mobile"), entry.text("publish.list")) == ("yes", "no")
    assert entry.day("review_due") == date(2026, 12, 31)
    assert any("“yes” without quotes" in note for note in kept.notes)
    assert any("dates without quotes" in note for note in kept.notes)


def test_quoted_forms_are_taken_the_same_and_nothing_is_said(tmp_path: Path) -> None:
    text = TOOL + "    devices: {corporate_mobile: 'yes'}\n    review_due: '2026-12-31'\n"
    kept = open_folder(_folder(tmp_path, tools=text)).kept("tools")
    assert kept.entries[0].day("review_due") == date(2026, 12, 31)
    assert kept.notes == ()


@pytest.mark.parametrize(
    ("text", "error", "line", "says"),
    [
        (TOOL + "    stauts: approved\n", UnknownField, 6, "Did you mean status?"),
        (TOOL.replace("approved", "aproved"), WrongValue, 5, "did you mean approved?"),
        (TOOL + "    review_due: next year\n", WrongValue, 6, "a day, as 2026-06-30"),
        (TOOL + "    capture: {deadline_working_days: soon}\n", WrongValue, 6, "a number"),
        (TOOL.replace("    status: approved\n", ""), MissingField, 3, "status"),
        (TOOL + "  - id: T1\n    name: Pong\n    status: blocked\n", RepeatedEntry, 6, "T1"),
        (TOOL + "   bad indentation: [\n", BrokenYaml, 6, "YAML"),
        ("- a list\n", BrokenYaml, 1, "named parts"),
        ("register: {}\n", NoEntries, 1, "tools"),
        ("tools:\n  - just words\n", WrongValue, 2, "an entry with named fields"),
        (
            TOOL + "    history: [{date: 2026-01-01, status: blocked, by: ICT, ref: R}]\n",
            BrokenGuard,
            3,
            "history",
        ),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_and_line_and_says_what_to_do(
    tmp_path: Path, text: str, error: type[AnswerableError], line: int, says: str
) -> None:
    fault = _fault(_folder(tmp_path, tools=text), "tools")
    assert isinstance(fault, error)
    assert f"tools.yaml, line {line}" in fault.part("where")
    assert says in " ".join(fault.as_dict().values())
    assert fault.part("do")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2025-03-29T09:00+00:00", "2025-03-28T16:00+00:00", "before the authority was aware"),
        ("2025-03-29T09:00+00:00", "2025-03-31T18:01+01:00", "late and no reasons"),
        ("aware_basis: it was certain", "aware_basis: null", "no moment of awareness"),
        (
            "decision: notify\n      notified_at: 2025-03-29T09:00+00:00",
            "decision: do not notify",
            "not notified",
        ),
        ("{outcome: risk}", "{outcome: high risk}\n    told_people: {decision: not told}", "article 34(3)"),
        ("title:", "status: closed\n    title:", "closed while a decision is open"),
        ("kind: personal data breach", "kind: duplicate", "duplicate must name"),
    ],
)  # fmt: skip
def test_a_guard_of_the_breach_register_is_kept(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert open_folder(_folder(tmp_path, breaches=BREACH)).kept("breaches").entries
    fault = _fault(_folder(tmp_path, breaches=BREACH.replace(old, new)), "breaches")
    assert isinstance(fault, BrokenGuard)
    assert says in fault.part("what")


def test_a_notice_at_the_72nd_hour_over_the_spring_clock_change_is_in_time(tmp_path: Path) -> None:
    text = BREACH.replace("2025-03-29T09:00+00:00", "2025-03-31T18:00+01:00")
    assert open_folder(_folder(tmp_path, breaches=text)).kept("breaches").entries


def test_a_moment_without_its_offset_is_refused(tmp_path: Path) -> None:
    fault = _fault(_folder(tmp_path, breaches=BREACH.replace("17:00+00:00", "17:00")), "breaches")
    assert isinstance(fault, WrongValue)
    assert "offset" in fault.part("do")


def test_a_position_that_withholds_must_weigh_both_sides(tmp_path: Path) -> None:
    text = (
        "positions:\n  - {id: P1, title: T, subject: controls, about: [defences], outcome: refused, "
        "provision: s.31(1)(a), likelihood: would, reason: r, if_yes: y}\n"
    )
    fault = _fault(_folder(tmp_path, positions=text), "positions")
    assert "both sides" in fault.part("what")


def test_a_pointer_to_nothing_is_found_by_the_check(tmp_path: Path) -> None:
    folder = open_folder(_folder(tmp_path, tools=TOOL, breaches=BREACH + "    tool: T9\n"))
    (fault,) = check_folder(folder)
    assert isinstance(fault, UnknownReference)
    assert "T9" in fault.part("what")


def test_the_check_gives_every_register_that_cannot_be_read(tmp_path: Path) -> None:
    folder = open_folder(_folder(tmp_path, tools=TOOL + "    x: 1\n", breaches=BREACH + "    y: 2\n"))
    assert [type(fault) for fault in check_folder(folder)] == [UnknownField, UnknownField]


def test_a_folder_without_anything_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoAuthorityFolder):
        open_folder(tmp_path)
    with pytest.raises(NoAuthorityFolder):
        open_folder(tmp_path / "missing")


def test_a_register_that_is_not_kept_is_named(tmp_path: Path) -> None:
    assert isinstance(_fault(_folder(tmp_path, tools=TOOL), "breaches"), NotKept)


def test_a_folder_without_a_profile_takes_the_name_that_its_registers_give(tmp_path: Path) -> None:
    text = TOOL.replace("name: Tools", "name: Tools, authority: Somewhere Council (invented)")
    assert open_folder(_folder(tmp_path, tools=text)).name == "Somewhere Council"
    assert open_folder(_folder(tmp_path, tools=TOOL)).name == "the authority"


def test_bytes_that_are_no_text_are_one_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "tools.yaml").write_bytes(b"tools: \xff\xfe\x00")
    assert isinstance(_fault(tmp_path, "tools"), BrokenYaml)
