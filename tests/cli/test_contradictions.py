"""answerable contradictions: pairs side by side with why, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.contradictions import command
from answerable.errors import NotAPairLine

PAIR = {
    "id": "B-1",
    "earlier": {
        "question": "How many benches were mended in 2023?",
        "answer": "27.",
        "date": "2024-02-01",
        "outcome": "disclosed",
    },
    "now": {"question": "Benches mended in 2023?", "answer": "72.", "outcome": "disclosed"},
}


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(PAIR) + "\n\n", encoding="utf-8")
    return file


def test_json_gives_label_and_why_a_line(pairs: Path) -> None:
    (line,) = CliRunner().invoke(command, [str(pairs), "--json"]).output.splitlines()
    assert json.loads(line) == {
        "id": "B-1",
        "label": "contradicts",
        "why": "The earlier answer gives “27”, the present one “72” for 2023.",
    }


def test_both_answers_stand_side_by_side_with_the_reason_under_them(pairs: Path) -> None:
    shown = CliRunner().invoke(command, [str(pairs)]).output
    side_by_side = next(line for line in shown.splitlines() if "27." in line)
    assert "72." in side_by_side
    for words in (
        "These two cannot both stand",
        "Earlier, 1 February 2024",
        "Why: The earlier answer gives “27”, the present one “72” for 2023.",
    ):
        assert words in shown


@pytest.mark.parametrize("line", ["[]", '{"id": 1}', "no pair", '{"id": 1, "earlier": {}, "now": {}}'])
def test_a_line_without_a_pair_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{json.dumps(PAIR)}\n{line}\n", encoding="utf-8")
    refused = CliRunner().invoke(command, [str(file), "--json"]).exception
    assert isinstance(refused, NotAPairLine)
    assert refused.part("where") == "pairs.jsonl, line 2"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (json.dumps(PAIR | {"now": PAIR["now"] | {"outcome": "not held"}}), "“not held” is no outcome: write one of disclosed,"),
        (json.dumps({"id": 1}), "“earlier” is missing"),
        (json.dumps(PAIR | {"earlier": PAIR["earlier"] | {"date": "1 May"}}), "“1 May” is no day: write it as 2026-03-31"),
        ('{"id": 1,', "it stops being JSON at character 10"),
        ("[]", "it is not built as said here"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said_in_words(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{line}\n", encoding="utf-8")
    refused = CliRunner().invoke(command, [str(file), "--json"]).exception
    assert isinstance(refused, NotAPairLine)
    assert said in refused.part("do")
    assert "Error" not in refused.part("do")
