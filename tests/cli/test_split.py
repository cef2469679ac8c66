import json

import pytest
from click.testing import CliRunner

from answerable.cli.split import command
from answerable.errors import MissingFile

REQUEST = "Dear Council\n\n1. How many dogs?\n2. How many cats?\n\nYours\n"


@pytest.fixture
def request_file(tmp_path):
    path = tmp_path / "request.txt"
    path.write_text(REQUEST)
    return path


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def test_questions_are_printed_with_their_numbers(request_file):
    result = run(request_file)
    assert result.exit_code == 0
    assert result.output == "1  How many dogs?\n2  How many cats?\n"


def test_questions_as_json_carry_their_places(request_file, capfdbinary):
    command.main(["--json", str(request_file)], standalone_mode=False)
    found = json.loads(capfdbinary.readouterr().out)
    assert [row["number"] for row in found] == ["1", "2"]
    assert REQUEST[found[1]["start"] : found[1]["end"]] == found[1]["text"] == "How many cats?"


def test_several_files_are_named(request_file):
    result = run(request_file, request_file)
    assert result.output.count(str(request_file)) == 2


def test_a_file_without_a_question_ends_with_1(tmp_path):
    path = tmp_path / "thanks.txt"
    path.write_text("Thank you\n")
    result = run(path)
    assert result.exit_code == 1
    assert result.output == "No question found.\n"


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(MissingFile):
        run(tmp_path / "nothing.txt")


MISQUOTED = REQUEST.replace("How many dogs?", "How many dogs? Section 31(1)(k) of the FOIA does not apply.").replace(
    "Yours", "By section 10 FOIA you must answer within 14 days.\n\nYours"
)


def test_law_that_an_applicant_quotes_wrongly_is_marked(tmp_path, capfdbinary):
    path = tmp_path / "request.txt"
    path.write_text(MISQUOTED)
    shown = run(path).output
    assert "the request stands all the same" in shown
    assert "“Section 31(1)(k)”" in shown and "has no section 31(1)(k)" in shown
    assert "“within 14 days”" in shown and "FOIA s.10(1)" in shown
    command.main(["--json", str(path)], standalone_mode=False)
    first, second = json.loads(capfdbinary.readouterr().out)
    assert [one["wrong"] for one in first["misquoted"]] == ["no-such-place"] and second["misquoted"] == []
