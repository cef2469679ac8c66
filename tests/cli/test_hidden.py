import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from answerable.cli.hidden import command


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("Staff").append(["Siân Tregarth"])
    book["Staff"].sheet_state = "hidden"
    book.save(kept)
    path = tmp_path / "figures.xlsx"
    path.write_bytes(kept.getvalue())
    return path


def test_what_is_hidden_is_printed_with_its_place_and_what_to_do_and_the_exit_code_says_so(workbook: Path) -> None:
    result = CliRunner().invoke(command, [str(workbook)])
    assert result.exit_code == 1
    assert "hidden sheet: the sheet “Staff”" in result.output
    assert "delete it, or copy what may go, as values, into a new workbook" in result.output


def test_json_tells_content_from_properties(workbook: Path) -> None:
    (said,) = json.loads(CliRunner().invoke(command, ["--json", str(workbook)]).stdout)
    assert [(thing["kind"], thing["content"]) for thing in said["found"]] == [
        ("hidden sheet", True),
        ("properties", False),
    ]


def test_a_file_with_nothing_hidden_is_said_to_have_nothing_found(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text("Twelve permits.")
    result = CliRunner().invoke(command, [str(path)])
    assert (result.exit_code, result.output) == (0, "answer.txt: nothing hidden was found\n")
