"""answerable log: what was and was not understood, on a screen and as JSON; and the examples of its page."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.log import command

DOCS = Path(__file__).parents[2] / "docs"
LOG = 'Ref,Question,Answer,Date answered\n1,How many swans?,Nine.,3 May 2024\n2,The lease,"Exempt, section 43(2).",4 May 2024\n3,How many geese?,,\n'


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    return file


def run(*words: object):
    return CliRunner().invoke(command, [str(word) for word in words])


def test_json_gives_one_entry_a_line_and_one_line_for_what_was_not_understood(log: Path) -> None:
    ran = run(log, "--json", "--publisher", "Ellerby Council", "--licence", "OGL", "--address", "https://e.example/log")
    first, second, third = map(json.loads, ran.output.splitlines())
    assert first == {
        "file": str(log), "question": "How many swans?", "answer": "Nine.", "outcome": "disclosed", "provisions": [], "publisher": "Ellerby Council",
        "address": "https://e.example/log", "licence": "OGL", "on": "2024-05-03", "request": "", "reference": "1", "number": "", "place": "row 2",
    }  # fmt: skip
    assert (second["outcome"], second["provisions"]) == ("refused", ["foia.s43.2"])
    assert set(third) == {"file", "not_understood"} and third["not_understood"]["place"] == "row 4"
    assert ran.exit_code == 1


def test_the_screen_shows_columns_entries_and_what_to_do_about_the_rest(log: Path) -> None:
    shown = " ".join(run(log).output.split())
    for words in ("Ref → reference", "2, and 1 not understood", "3 May 2024 to 4 May 2024", "Nine.", "foia.s43.2", "Not understood row 4", "do Look whether"):  # fmt: skip
        assert words in shown


def test_a_whole_folder_is_read_and_nothing_missed_ends_with_nought(log: Path) -> None:
    log.write_text(LOG.replace("3,How many geese?,,\n", ""), encoding="utf-8")
    ran = run(log.parent, "--json")
    assert ran.exit_code == 0 and [json.loads(line)["place"] for line in ran.output.splitlines()] == ["log.csv, row 2", "log.csv, row 3"]  # fmt: skip


def test_a_file_that_cannot_be_read_says_what_why_and_what_to_do_and_the_next_is_read(log: Path) -> None:
    broken = log.parent / "picture.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    ran = CliRunner().invoke(command, [str(broken), str(log), "--json"])
    assert ran.exit_code == 12
    assert "LET005" in ran.stderr and len(ran.stdout.splitlines()) == 3


def test_a_heading_is_what_the_reader_says_it_is(log: Path) -> None:
    log.write_text("Key,Wording,Upshot\n1,Swans,Nine of them\n", encoding="utf-8")
    ran = run(log, "--json", "--column", "Wording=question", "--column", "Upshot=answer")
    assert json.loads(ran.output)["answer"] == "Nine of them"
    assert run(log, "--column", "Wording").exit_code == 2


def test_the_commands_of_its_page_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "others-logs.md").read_text("utf-8")
    for name, text in re.findall(r"`([\w.-]+)`:\n\n```text\n(.*?)```", page, re.S):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"```console\n\$ answerable log (.*?)\n(.*?)```", page, re.S)
    assert shown
    for words, wanted in shown:
        output = CliRunner().invoke(command, shlex.split(words), terminal_width=100, env={"COLUMNS": "110"}).output
        assert [line.rstrip() for line in output.strip().splitlines()] == wanted.rstrip().splitlines(), words


def test_the_python_of_its_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / "others-logs.md").read_text("utf-8")
    for name, text in re.findall(r"`([\w.-]+)`:\n\n```text\n(.*?)```", page, re.S):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for code, wanted in re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", page, re.S):
        exec(compile(code, "others-logs.md", "exec"), {})  # noqa: S102  our own page
        assert capsys.readouterr().out == wanted
