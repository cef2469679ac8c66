"""A register of the authority's own, as its page in the documentation shows it whole."""

import re
from datetime import date
from pathlib import Path

import pytest

from answerable.answers import ask, understand
from answerable.errors import BrokenDefinition
from answerable.registers import REGISTERS, check_folder, open_folder

PAGE = (Path(__file__).parents[2] / "docs" / "own-register.md").read_text("utf-8")
CODE = re.search(r"```python\n(.+?)```", PAGE, re.S)[1]
ENTRIES = re.search(r"```yaml\n(.+?)```", PAGE, re.S)[1]
ON = date(2026, 11, 22)


@pytest.fixture
def council(tmp_path):
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "contracts.py").write_text(CODE, "utf-8")
    (tmp_path / "contracts.yaml").write_text(ENTRIES, "utf-8")
    return open_folder(tmp_path)


def test_the_definition_on_the_page_has_under_sixty_lines_and_its_entries_no_fault(council):
    assert len(CODE.splitlines()) < 60
    assert check_folder(council) == ()
    assert council.registers == ("contracts",)


@pytest.mark.parametrize(
    ("question", "value", "entries"),
    [
        ("How many contracts end in 2027?", 2, ("CON-01", "CON-03")),
        ("What is the value of the contracts with Fenwick Fibre?", 96000, ("CON-02",)),
        ("How much are the contracts with Larder and Lane worth?", 410000, ("CON-01", "CON-03")),
    ],
)
def test_it_answers_questions_from_its_entries(council, question, value, entries):
    made = ask(question, authority=council, on=ON)
    assert (made.register, made.value, made.entries) == ("contracts", value, entries)
    assert [basis.as_at for basis in made.because] == [date(2026, 6, 30)] * len(entries)


def test_what_is_not_known_is_said_and_is_not_nought(council):
    made = ask("How much are the contracts with Larder and Lane worth?", authority=council, on=ON)
    assert "The value of 1 is not known." in made.text


def test_every_question_that_its_facts_give_as_an_example_leads_to_it(council):
    for fact in council.definitions["contracts"].facts:
        for question in fact.examples:
            assert ask(question, authority=council, on=ON).register == "contracts", question


def test_it_is_there_for_its_own_authority_and_for_no_other(council, harrowmere):
    question = "How many contracts end in 2027?"
    assert ask(question, authority=council, on=ON).register == "contracts"
    assert ask(question, authority=harrowmere, on=ON).register == "outside"
    assert "contracts" not in REGISTERS
    assert "contract" not in understand(question, on=ON).concepts


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("x = 1", "defines no REGISTER"),
        ("1/0", "ZeroDivisionError"),
        ("REGISTER = (", "SyntaxError"),
        ("from answerable.registers import REGISTERS\nREGISTER = REGISTERS['tools']", "another register called tools"),
        (CODE.replace('name="contracts"', 'name="Our contracts"'), "is no name"),
        (CODE.replace('Section("contracts", "id"', 'Section("contracts", "nr"'), "no field “nr”"),
    ],
)
def test_a_definition_that_does_not_work_is_refused_with_its_file_and_the_reason(tmp_path, code, says):
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "ours.py").write_text(code, "utf-8")
    with pytest.raises(BrokenDefinition, match=r"registers/ours\.py") as caught:
        open_folder(tmp_path)
    assert says in caught.value.part("what")


def test_a_definition_that_is_mended_is_read_again(tmp_path, council):
    file = council.path / "registers" / "contracts.py"
    file.write_text(CODE.replace('title="Register of contracts"', 'title="Register of all contracts"'), "utf-8")
    assert open_folder(council.path).definitions["contracts"].title == "Register of all contracts"
