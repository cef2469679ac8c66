import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.personal import command


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sirs,\n\nI asked Jane Hallworth twice. Ring 07700 900123.\n\nThanks\nTom Wren\n", "utf-8")
    return path


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "WhatsApp Chat with Bins.txt"
    said = "23/03/2022, 13:31 - Amira Abara: ask jane if she is in\n23/03/2022, 13:32 - Ben Bevan: ok\n"
    path.write_text(said, "utf-8")
    return path


def test_what_is_proposed_stands_in_its_words_with_why_and_the_file_is_left_as_it_was(letter: Path) -> None:
    before = letter.read_bytes()
    result = CliRunner().invoke(command, [str(letter)])
    assert result.exit_code == 0
    assert "letter.txt: 3 proposed" in result.output
    assert "  telephone number: I asked Jane Hallworth twice. Ring [07700 900123]." in result.output
    assert "    sure: a given name with a surname" in result.output
    assert letter.read_bytes() == before


def test_who_wrote_in_a_chat_and_who_stood_in_an_earlier_file_are_found_in_it(letter: Path, chat: Path) -> None:
    result = CliRunner().invoke(command, ["--json", str(letter), str(chat)])
    _, said = json.loads(result.stdout)
    assert [(one["words"], one["person"]) for one in said["found"]] == [
        ("Amira Abara", "Amira Abara"),
        ("jane", "Jane Hallworth"),
        ("Ben Bevan", "Ben Bevan"),
    ]


def test_who_is_known_is_looked_for_and_what_the_authority_publishes_is_not(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Market rang 01632 960001.", "utf-8")
    arguments = [str(path), "--known", "Ada Market", "--own", "01632 960 001", "--json"]
    (said,) = json.loads(CliRunner().invoke(command, arguments).stdout)
    assert [one["words"] for one in said["found"]] == ["Market"]
