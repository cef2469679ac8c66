"""The commands of docs/checking-letters.md print what the page says they print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "checking-letters.md").read_text("utf-8")
DRAFT = (Path(__file__).parents[2] / "docs" / "example" / "draft.txt").read_text("utf-8")
RIGHTS = (
    "Your rights",
    "You may ask for an internal review within 40 working days by writing to foi@harrowmere.example.",
)
OTHER = ("Dear Ms Example", "Thank you for your request. We will answer it by 31 March 2026.", "Yours sincerely")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.S)
SHOWN = [pair for block in BLOCKS for pair in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.M)]


def word(path, paragraphs):
    path.parent.mkdir(exist_ok=True)
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(path)


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_of_the_page_prints_what_it_says(command, printed, tmp_path):
    for name in ("refusal.docx", "letters/refusal.docx"):
        word(tmp_path / name, DRAFT.split("\n\n"))
    word(tmp_path / "letters" / "other.docx", OTHER)
    word(tmp_path / "rights.docx", RIGHTS)
    (tmp_path / "letter.txt").write_text(DRAFT, "utf-8")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.stdout.rstrip() == printed.rstrip()


def test_the_page_shows_each_way_to_give_letters():
    assert len(SHOWN) == 9
