import json
from pathlib import Path

from click.testing import CliRunner

from answerable.cli.ask import command
from answerable.errors import NoAuthorityFolder


def _run(*arguments: str, **more: object):
    return CliRunner().invoke(command, [*arguments], **more)


def test_one_question_prints_its_register_answer_entries_and_reasons() -> None:
    result = _run("How many data breaches were there in 2025?", "--on", "2026-06-30")
    assert result.exit_code == 0
    assert result.output.startswith("breaches · count · disclosed")
    assert "8 personal data breaches" in result.output
    assert "BR-2025-001" in result.output
    assert "because" in result.output


def test_json_has_the_fields_that_scripts_read() -> None:
    result = _run("Is Signal blocked?", "--json", "--on", "2026-06-30")
    found = json.loads(result.output)
    names = {"register", "kind", "outcome", "held", "provisions", "text", "value", "entries"}
    assert names <= set(found)
    assert (found["register"], found["value"], found["entries"]) == ("tools", "yes", ["TOOL-11"])


def test_an_open_question_exits_with_one() -> None:
    assert _run("How much did it all cost?").exit_code == 1


def test_each_line_of_a_file_gives_one_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    rows = [
        {"id": "Q1", "question": "1. How many laptops with personal data were lost?"},
        {"id": "Q2", "question": "2. How many of them were encrypted?"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", "utf-8")
    result = _run("--jsonl", str(path), "--on", "2026-06-30")
    found = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["id"], row["value"]) for row in found] == [("Q1", 1), ("Q2", 1)]


def test_questions_come_from_standard_input_too() -> None:
    line = json.dumps({"id": 7, "question": "Is there a register of data breaches?"})
    result = _run("--jsonl", "-", input=line)
    assert json.loads(result.output)["id"] == 7


def test_a_line_that_is_no_question_gives_an_open_row_and_the_rest_is_answered(tmp_path: Path) -> None:
    good = '{"id": 0, "question": "How many data breaches were there?"}\n'
    for text in ("not json\n", '{"id": 1}\n', '{"id": 1, "question": 2}\n', "[]\n", '{"id": 1, "question": "?"}\n'):
        path = tmp_path / "q.jsonl"
        path.write_text(good + text + good, "utf-8")
        result = _run("--jsonl", str(path))
        first, bad, last = (json.loads(line) for line in result.output.splitlines())
        assert (first["outcome"], last["outcome"]) == ("disclosed", "disclosed")
        assert (bad["outcome"], bad["held"], bad["value"]) == ("open", "unstated", None)
        assert bad["error"]
        assert result.exit_code == 1


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    assert isinstance(_run("How many breaches?", "--authority", str(tmp_path)).exception, NoAuthorityFolder)
    assert _run("How many breaches?", "--demo", "atlantis").exit_code == 2


def test_a_question_or_a_file_must_be_given_and_not_both() -> None:
    assert _run().exit_code == 2
    assert _run("How many?", "--jsonl", "-").exit_code == 2


def test_the_second_demo_neither_confirms_nor_denies() -> None:
    result = _run("Is there a policy on WhatsApp?", "--demo", "eastmarsh", "--json")
    assert json.loads(result.output)["outcome"] == "ncnd"
