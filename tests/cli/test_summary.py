"""Many letters at once: what they show together, and what could not be read of them."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest
from click.testing import CliRunner

from answerable.cli.check import command
from answerable.letters import check_text, pattern_of, to_chart
from answerable.letters.results.pattern import teams_of
from letters_sent import MARKET

SENT = """Harrowmere Borough Council

3 March 2026

Dear Ms Okonjo

You asked:
1. Please send the contract for the market hall.

The contract is enclosed.

Yours sincerely
Information Governance Officer
"""
REQUEST = (
    "Dear Council\n\nUnder the Freedom of Information Act please send me:\n\n1. the contract for the market hall\n"
)


@pytest.fixture
def letters(tmp_path):
    for name, text in {
        "markets/a.txt": MARKET.format(date="3 March 2026"),
        "markets/old/b.txt": MARKET.format(date="9 April 2026"),
        "parks/c.txt": MARKET.format(date=""),
        "parks/d.txt": SENT,
        "parks/e.txt": REQUEST,
        "parks/.hidden": "not a letter",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "parks" / "f.zip").write_bytes(b"PK\x03\x04 something else")
    return tmp_path


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def test_a_folder_is_walked_and_its_letters_are_told_together(letters):
    shown = run(letters, "--summary")
    assert shown.exit_code == 1
    lines = shown.stdout.splitlines()
    assert lines[0] == "4 letters, 3 (75 %) with a sure breach"
    assert "1 request, not checked" in shown.stdout
    assert any(line.startswith("RV01") and line.split()[2:4] == ["3", "3"] for line in lines)
    assert [line.split()[:4] for line in lines if line.startswith(("markets", "parks"))] == [
        ["markets", "2", "2", "(100"],
        ["parks", "2", "1", "(50"],
    ]
    assert [line.split()[:2] for line in lines if line.startswith(("2026-", "undated"))] == [
        ["2026-03", "2"],
        ["2026-04", "1"],
        ["undated", "1"],
    ]
    assert all(len(line) <= 80 for line in lines)


def test_what_cannot_be_read_is_told_and_counted(letters):
    shown = run(letters, "--summary")
    assert "1 file, not read" in shown.stdout
    assert "f.zip is a zip file, which is not read here." in shown.stderr
    assert shown.stderr.endswith("1 file could not be read.\n")


def test_a_file_that_cannot_be_read_never_ends_in_0(letters):
    shown = run(letters / "parks" / "d.txt", letters / "parks" / "f.zip")
    assert shown.exit_code == 2


def test_one_file_that_cannot_be_read_is_refused_with_what_to_do(letters):
    shown = run(letters / "parks" / "f.zip")
    assert shown.exit_code == 2
    assert shown.stderr.startswith("LET005  f.zip is a zip file, which is not read here.")


def test_the_table_and_the_picture_are_written_beside_what_is_printed(letters, tmp_path):
    table, picture = tmp_path / "out.csv", tmp_path / "out.svg"
    run(letters / "markets", letters / "parks" / "d.txt", "--summary-csv", table, "--summary-svg", picture)
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert (rows[0]["by"], rows[0]["letters"], rows[0]["with sure breach"]) == ("all", "3", "2")
    assert {row["by"] for row in rows} == {"all", "rule", "team", "month"}
    assert sum(int(row["letters"]) for row in rows if row["by"] == "month") == 3
    assert "RV01" in picture.read_text("utf-8")


def test_the_pattern_is_json_where_json_is_asked_for(letters):
    told = json.loads(run(letters, "--summary", "--json").stdout)
    assert (told["letters"], told["with_sure_breach"], told["requests"], told["unread"]) == (4, 3, 1, 1)
    assert {row["key"] for row in told["teams"]} == {"markets", "parks"}


def test_a_file_of_letters_has_a_pattern_too(tmp_path):
    lines = tmp_path / "letters.jsonl"
    lines.write_text(json.dumps({"id": 7, "text": SENT}) + "\n", "utf-8")
    assert run("--jsonl", lines, "--summary").stdout.startswith("1 letter, none with a sure breach")


def test_a_fault_counts_once_a_letter():
    pattern = pattern_of([check_text(MARKET.format(date=""), name="a")])
    assert next(row for row in pattern.rules if row.key == "RV01").counts == {"breach": 1}


def test_letters_of_one_folder_are_of_no_team():
    assert teams_of(["in/a.txt", "in/b.txt"]) == {}
    assert teams_of(["in/x/a.txt", "in/y/2026/b.txt", "in/c.txt"]) == {"in/x/a.txt": "x", "in/y/2026/b.txt": "y"}


def test_a_spreadsheet_takes_a_folders_name_as_words():
    checked = [check_text(SENT, name=name) for name in ("in/=1+1/a.txt", "in/b/a.txt")]
    assert "team,'=1+1," in pattern_of(checked).as_csv()


def test_the_picture_has_its_words_as_text_and_no_script():
    checked = [check_text(MARKET.format(date=""), name=f"in/<{team}>/a.txt") for team in "ab"]
    root = ElementTree.fromstring(to_chart(pattern_of(checked)))  # noqa: S314  # our own
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title desc"
    assert {"title", "desc", "text"} <= set(names) and "script" not in names
    said = " ".join(element.text or "" for element in root.iter())
    assert "RV01 review-not-offered: breaches 2." in said
    assert "<a>: 1 of 1 with a sure breach." in said


def test_a_pattern_of_nothing_is_a_picture_too():
    assert ElementTree.fromstring(to_chart(pattern_of([]))) is not None  # noqa: S314  # our own
