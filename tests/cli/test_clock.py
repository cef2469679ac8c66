import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.clock import command
from answerable.cli.clock_cases import REGIMES
from answerable.errors import NotACaseFile, NotAClock
from answerable.law import every_clock

VECTORS = Path(__file__).parents[1] / "vectors" / "clock.csv"
HEAD = "case_id,regime,inputs,expected_due,why,source\n"


def run(*words, **more):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False, **more)


def test_a_clock_prints_its_working():
    result = run("foia.response", "--received", "2026-03-02", "--event", "fees_notice=2026-03-10")
    assert result.exit_code == 0
    assert result.output.startswith("waiting since Tuesday 10 March 2026")


def test_an_event_may_have_a_last_day():
    result = run("foia.school", "--received", "2024-07-01", "--event", "school_closed=2024-07-02..2024-10-31")
    assert result.output.startswith("due Thursday 26 September 2024")


def test_a_clock_prints_json(capfdbinary):
    command.main(["dpa.breach", "--received", "2026-10-23T17:00+01:00", "--json"], standalone_mode=False)
    assert json.loads(capfdbinary.readouterr().out)["due_at"] == "2026-10-26T16:00:00Z"


def test_an_unknown_clock_is_an_error_with_its_four_parts():
    with pytest.raises(NotAClock):
        run("foia.never", "--received", "2026-03-02")


@pytest.mark.parametrize(
    "words",
    [
        ["foia.response"],
        ["--received", "2026-03-02"],
        ["foia.response", "--received", "2 March"],
        ["foia.response", "--received", "2026-03-02", "--event", "fees_notice"],
        ["foia.response", "--received", "2026-03-02", "--event", "fees_notice=soon"],
    ],
)
def test_a_clock_without_what_it_needs_is_a_usage_error(words):
    assert run(*words).exit_code == 2


def test_the_list_names_every_clock_with_its_source(capfdbinary):
    lines = run("--list").output
    for law in every_clock():
        assert law.id in lines
        assert law.source in lines
    command.main(["--list", "--json"], standalone_mode=False)
    values = json.loads(capfdbinary.readouterr().out)
    assert [row["id"] for row in values] == [law.id for law in every_clock()]
    assert values[0]["events"][0] == {"name": "clarification_asked", "effect": "wait", "cite": "s.1(3)"}


def test_a_file_of_cases_is_judged_row_by_row(capfdbinary):
    result = run("--csv", VECTORS)
    assert result.exit_code == 0
    assert result.output == "207 cases, 204 right, 0 wrong, 3 unsettled, 0 not understood\n"
    with pytest.raises(SystemExit) as ended:
        command.main(["--csv", str(VECTORS), "--json"], standalone_mode=False)
    assert ended.value.code == 0
    values = json.loads(capfdbinary.readouterr().out)
    assert len(values["cases"]) == 207
    assert values["cases"][0] == {
        "case_id": "FOIA-001",
        "regime": "FOIA",
        "due": "2024-11-04",
        "expected": "2024-11-04",
        "right": True,
        "unsettled": False,
        "work_to": "2024-11-04",
        "arguable": [],
        "error": None,
    }


def test_a_wrong_day_and_rows_that_cannot_be_understood_are_named(tmp_path, capfdbinary):
    path = tmp_path / "cases.csv"
    rows = [
        "RIGHT,FOIA,received=2026-03-02,2026-03-31,,",
        "WRONG,FOIA,received=2026-03-02,2026-03-30,,",
        "OPEN,FOIA,received=2026-03-02,,,",
        "REGIME,FOI,received=2026-03-02,2026-03-31,,",
        "KEY,FOIA,recieved=2026-03-02,2026-03-31,,",
        "TWICE,FOIA,received=2026-03-02; received=2026-03-03,2026-03-31,,",
        "NOTHING,FOIA,,2026-03-31,,",
        "DATE,FOIA,received=2 March,2026-03-31,,",
        "STAGE,FOIA-PIT,received=2026-03-02,2026-03-31,,",
        "STAGES,FOIA-PIT,received=2026-03-02; stage=never,2026-03-31,,",
        "NEEDED,FOIA-CLARIFY,received=2026-03-02; reasonably_required=maybe,2026-03-31,,",
        "ASKED,FOIA-CLARIFY,received=2026-03-02; reasonably_required=no,2026-03-31,,",
        "ORDER,FOIA-FEE,received=2026-03-02; fee_received=2026-03-03,2026-03-31,,",
        "PAUSE,SAR-PAUSE,received=2026-03-02; clarification_asked=2026-03-09; "
        "clarification_received=2026-03-16,2026-04-01,,",
        "SHORT",
        ",,,,,",
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    result = run("--csv", path)
    assert result.exit_code == 1
    assert "WRONG" in result.output
    assert "due 2026-03-31, expected 2026-03-30" in result.output
    assert "LAW024" in result.output
    assert result.output.endswith("16 cases, 1 right, 13 wrong, 1 unsettled, 12 not understood\n")
    with pytest.raises(SystemExit):
        command.main(["--csv", str(path), "--json"], standalone_mode=False)
    cases = {case["case_id"]: case for case in json.loads(capfdbinary.readouterr().out)["cases"]}
    assert cases["OPEN"]["right"] is None
    assert cases["PAUSE"]["unsettled"] is True
    assert cases["PAUSE"]["work_to"] == "2026-04-09"
    assert "received" in cases["KEY"]["error"]["do"]
    assert "row 17" in cases["row 17"]["error"]["where"]


def test_closures_and_identity_and_local_time_are_read_from_cases(tmp_path):
    path = tmp_path / "cases.csv"
    rows = [
        "ONE-DAY,FOIA-SCHOOL,received=2024-07-01; school_closed=2024-07-02,2024-07-31,,",
        "EXT,SAR-EXT,received=2025-05-06; identity_received=2025-05-20; division=scotland,2025-08-20,,",
        "IN-TIME,FOISA-REVIEW-ASK,response_received=2026-03-10; time_expired=2026-03-30,2026-05-28,,",
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    assert run("--csv", path).output == "3 cases, 3 right, 0 wrong, 0 unsettled, 0 not understood\n"


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", HEAD.encode(), b'case_id,regime,inputs\n"a'])
def test_a_file_that_is_no_table_of_cases_is_one_error(tmp_path, content):
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    with pytest.raises(NotACaseFile):
        run("--csv", path)


def test_every_regime_of_the_case_format_has_a_clock():
    known = {law.id for law in every_clock()}
    assert {regime.clock for regime in REGIMES.values()} <= known
