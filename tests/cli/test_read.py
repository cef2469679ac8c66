"""answerable read: on one screen, as JSON, and a file of letters at once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from answerable.cli.read import command
from answerable.errors import NotALetterLine

LETTER = """Our ref: FOI/22/17
Date of response: 4 May 2022

Thank you for your request of 7 April 2022.

You asked:

1. How many bins were bought?
2. From whom?

Our response:

1. 450
2. Exempt under section 43(2) of the Freedom of Information Act 2000.
"""


def test_a_letter_is_shown_on_one_screen(tmp_path: Path) -> None:
    file = tmp_path / "response.txt"
    file.write_text(LETTER, encoding="utf-8")
    shown = CliRunner().invoke(command, [str(file)])
    assert shown.exit_code == 0
    for words in ("FOI/22/17", "4 May 2022", "How many bins were bought?", "refused", "s.43(2)"):
        assert words in shown.output


def test_json_gives_every_value_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "response.txt"
    file.write_text(LETTER, encoding="utf-8")
    (found,) = json.loads(CliRunner().invoke(command, [str(file), "--json"]).stdout_bytes)
    start, end = found["answers"][1]["provisions"][0]["span"]
    assert found["answers"][1]["outcome"] == "refused"
    assert "43(2)" in LETTER[start:end]


def test_a_file_of_letters_gives_one_prediction_a_line(tmp_path: Path) -> None:
    file = tmp_path / "letters.jsonl"
    file.write_text("\n".join(json.dumps({"id": name, "text": LETTER}) for name in "ab"), encoding="utf-8")
    lines = CliRunner().invoke(command, ["--jsonl", str(file)]).stdout_bytes.decode().splitlines()
    found = [json.loads(line) for line in lines]
    assert [row["id"] for row in found] == ["a", "b"]
    assert found[0]["prediction"]["answers"][1]["exemptions"] == ["FOIA 43(2)"]


def test_a_line_without_a_letter_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "letters.jsonl"
    file.write_text('{"id": "a"}\n', encoding="utf-8")
    refused = CliRunner().invoke(command, ["--jsonl", str(file)])
    assert isinstance(refused.exception, NotALetterLine)
    assert "line 1" in refused.exception.part("where")


def test_nothing_to_read_is_a_usage_error() -> None:
    assert CliRunner().invoke(command, []).exit_code == 2


REQUEST = """Dear Harrowmere Borough Council

Under FOIA I ask how many bins were bought. Any refusal under section 43 (personal data) of FOIA would be wrong,
and section 10 FOIA obliges you to answer within 30 days.

Yours faithfully
"""


def test_a_request_that_speaks_of_refusals_is_read_as_a_request_and_its_misquotes_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "request.txt"
    file.write_text(REQUEST, encoding="utf-8")
    found = json.loads(CliRunner().invoke(command, [str(file), "--json"]).output)[0]
    assert found["kind"] == "request" and found["answers"] == []
    assert [REQUEST[one["start"] : one["end"]] for one in found["misquoted"]] == ["section 43", "within 30 days"]
    assert "Section 40: Personal information" in CliRunner().invoke(command, [str(file)]).output


def test_what_the_authority_quotes_wrongly_is_no_misquote_of_the_applicant(tmp_path: Path) -> None:
    file = tmp_path / "response.txt"
    file.write_text(LETTER.replace("section 43(2)", "section 31(1)(k)"), encoding="utf-8")
    found = json.loads(CliRunner().invoke(command, [str(file), "--json"]).output)[0]
    assert found["kind"] == "response" and found["misquoted"] == []
