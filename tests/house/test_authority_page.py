"""The page on an authority's folder: its files are read, its questions are answered as it says, no field is left out."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from answerable.answers import ask
from answerable.casefile import Outcome
from answerable.registers import REGISTERS, check_folder, open_folder
from answerable.registers.profile import FIELDS
from house.tree import ROOT

PAGE = (ROOT / "docs" / "authority-folder.md").read_text("utf-8")
FOLDER = ROOT / "docs" / "example" / "little-wendlow"
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
WRITTEN = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.yaml"))
ON = date(2026, 7, 1)
SAYS = [line.split("   ", 1) for line in PAGE.splitlines() if re.match(r"    [A-Z].*\?   ", line)]
OUTCOMES = {"neither": Outcome.NEITHER, "details": Outcome.PART_RELEASED, "open": Outcome.OPEN}


@pytest.fixture(scope="module")
def parish():
    return open_folder(FOLDER)


def test_the_folder_of_the_page_has_no_fault(parish):
    assert check_folder(parish) == ()
    assert parish.registers == ("positions", "tools")


@pytest.mark.parametrize("block", BLOCKS)
def test_what_the_page_shows_of_a_file_stands_in_it(block):
    assert yaml.safe_load(block)
    assert [line for line in block.splitlines() if f"{line}\n" not in WRITTEN] == []


@pytest.mark.parametrize(("question", "says"), [re.split(r"\?\s{3,}", line.strip()) for line in map("   ".join, SAYS)])
def test_a_question_of_the_page_is_answered_as_it_says(question, says, parish):
    found = ask(f"{question}?", authority=parish, on=ON)
    assert found.outcome is next(outcome for word, outcome in OUTCOMES.items() if re.search(rf"\b{word}\b", says))
    assert set(re.findall(r"POS-\d+", says)) == set(found.entries)
    assert found.ask in says


def test_every_example_of_a_position_is_covered_by_it(parish):
    for position in parish.kept("positions").entries:
        for example in position.names("examples"):
            assert position.id in ask(example, authority=parish, on=ON).entries


def test_a_position_on_several_kinds_of_question_gives_the_reason_for_each(parish):
    paid = ask("How much has the council paid because of a ransomware attack?", authority=parish, on=ON)
    assert "that an attack made us pay" in paid.grounds[0].reason


def test_the_command_of_the_page_prints_what_it_says():
    command, first = re.search(r"```console\n\$ answerable (.*)\n(.*)\n", PAGE).groups()
    words = [word.strip('"') for word in re.findall(r'"[^"]+"|\S+', command)]
    tool = Path(sys.executable).with_name("answerable")
    ran = subprocess.run([tool, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[0] == first
    assert "TOOL-01" in ran.stdout


def test_every_field_of_the_profile_and_of_a_position_is_on_the_page():
    fields = [*FIELDS, *REGISTERS["positions"].sections[0].fields]
    tops = {field.name for field in fields if "." not in field.name}
    assert {name for name in tops if not re.search(rf"(`|^ *){name}[`:]", PAGE, re.M)} == set()


def test_every_register_is_on_the_page():
    assert [name for name, register in REGISTERS.items() if f"| {name} | `{register.files[0]}` |" not in PAGE] == []
