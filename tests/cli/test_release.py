import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli.release import command
from answerable.errors import AnswerableError, NotAPlan, StandsElsewhere

WHY = {"provision": "s.40(2)", "why": "a member of the public"}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Fiona Griffin asked.\nFIONA GRIFFIN Road is closed.\n")
    return path


def run(letter: Path, plan: dict[str, object], *more: str) -> Result:
    path = letter.with_suffix(".json")
    path.write_text(json.dumps(plan))
    out = str(letter.parent / "copy.txt")
    result = CliRunner().invoke(command, [str(letter), "--withhold", str(path), "--out", out, *more])
    if isinstance(result.exception, AnswerableError):
        raise result.exception
    return result


def test_parts_are_printed_to_write_a_plan_from(letter: Path) -> None:
    said = json.loads(CliRunner().invoke(command, [str(letter), "--parts"]).stdout)
    assert [(unit["place"], unit["words"]) for unit in said["units"]] == [
        ("line 1", "Fiona Griffin asked."),
        ("line 2", "FIONA GRIFFIN Road is closed."),
    ]


def test_words_are_withheld_wherever_they_stand_and_the_schedule_is_printed(letter: Path) -> None:
    result = run(letter, {"withheld": [{"words": "Fiona Griffin", **WHY}]})
    assert (
        letter.parent / "copy.txt"
    ).read_text() == "[withheld: s.40(2)] asked.\n[withheld: s.40(2)] Road is closed.\n"
    assert "1  line 1: words, s.40(2). a member of the public" in result.output
    assert "looked for in bytes: nothing found" in result.output


def test_json_has_the_schedule_and_the_proof_and_none_of_the_words(letter: Path) -> None:
    kept = {"place": "line 2", "start": 0, "end": 13, "why": "the name of a road"}
    result = run(letter, {"withheld": [{"words": "Fiona Griffin", **WHY}], "kept": [kept]}, "--json")
    said = json.loads(result.stdout)
    assert [entry["place"] for entry in said["withheld"]] == ["line 1"]
    assert [entry["why"] for entry in said["kept"]] == ["the name of a road"]
    assert all(check["is_good"] for check in said["proof"])
    assert "Griffin" not in result.stdout


def test_nothing_is_written_where_withheld_words_stand_elsewhere(letter: Path) -> None:
    with pytest.raises(StandsElsewhere):
        run(letter, {"withheld": [{"place": "line 1", "start": 0, "end": 13, **WHY}]})
    assert not (letter.parent / "copy.txt").exists()


@pytest.mark.parametrize(
    "plan",
    [
        [],
        {},
        {"withheld": [3]},
        {"withheld": [], "held": []},
        {"withheld": [{"words": "Fiona Griffin"}]},
        {"withheld": [{"words": "Nobody Here", **WHY}]},
        {"withheld": [{"words": "Fiona", "place": "line 1", **WHY}]},
        {"withheld": [{"place": "line 1", "start": 1, **WHY}]},
        {"withheld": [{"place": "line 1", "box": [1, 2], **WHY}]},
        {"withheld": [{"place": "line 1", "colour": "black", **WHY}]},
        {"withheld": [], "kept": [{"place": "line 1"}]},
    ],
)
def test_a_plan_that_is_none_is_refused(letter: Path, plan: dict[str, object]) -> None:
    with pytest.raises(NotAPlan):
        run(letter, plan)


def test_the_copy_never_takes_the_place_of_the_file(letter: Path) -> None:
    plan = letter.with_suffix(".json")
    plan.write_text('{"withheld": []}')
    result = CliRunner().invoke(command, [str(letter), "--withhold", str(plan), "--out", str(letter)])
    assert result.exit_code == 2
    assert CliRunner().invoke(command, [str(letter)]).exit_code == 2
