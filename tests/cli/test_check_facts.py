"""answerable check, told what no text says: what goes with the letter, and whether it is the copy for publication."""

from __future__ import annotations

import json

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from answerable.cli.check import command

LETTER = """Our ref FOI 2026/31
2 March 2026

Dear Ms Ottery

Thank you for your request of 5 February 2026 for our rates under the Freedom of Information Act 2000.

The rates are attached as rates.xlsx.

Yours sincerely

Hamish Trewin
Business Support Assistant
"""


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.fixture
def rates(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "rate"
    book.create_sheet("raw").sheet_state = "hidden"
    book["raw"]["A1"] = "a name"
    path = tmp_path / "rates.xlsx"
    book.save(path)
    return path


def checked(*arguments):
    shown = CliRunner().invoke(command, [*(str(one) for one in arguments), "--json"])
    assert shown.exit_code == 0, shown.output
    return json.loads(shown.output)[0]


def found(*arguments):
    return {(one["rule"], one["words"]) for one in checked(*arguments)["findings"]}


def test_people_are_looked_for_in_the_copy_for_publication_alone(letter):
    assert {("PD01", "Ms Ottery"), ("PD02", "Hamish Trewin")} <= found(letter, "--public-copy")
    assert not {rule for rule, _ in found(letter)} & {"PD01", "PD02"}


def test_a_check_that_is_not_told_says_that_it_did_not_look(letter):
    unlooked = {one["rule"] for one in checked(letter)["not_looked_at"]}
    assert {"PD01", "PD02", "PD04"} <= unlooked


def test_a_file_that_goes_with_the_letter_is_looked_into(letter, rates):
    assert ("PD04", "rates.xlsx") in found(letter, "--attached", rates)


def test_a_file_that_the_letter_names_and_that_does_not_go_is_found(letter, tmp_path):
    other = tmp_path / "visits.csv"
    other.write_text("ward,visits\n", "utf-8")
    assert ("QA04", "rates.xlsx") in found(letter, "--attached", other)


def test_a_word_file_is_looked_into_for_what_it_hides_itself(tmp_path):
    document = docx.Document()
    for words in LETTER.split("\n\n"):
        paragraph = document.add_paragraph(words)
    document.add_comment(paragraph.runs, "is this Jo's figure?", author="H")
    document.save(tmp_path / "letter.docx")
    says = [one["says"] for one in checked(tmp_path / "letter.docx")["findings"] if one["rule"] == "PD04"]
    assert len(says) == 1
    assert "comment" in says[0]


def test_nothing_is_looked_into_where_the_rule_is_not_asked_for(letter, rates):
    assert found(letter, "--attached", rates, "--ignore", "PD04") == found(letter) - {("PD04", "rates.xlsx")}


def test_what_is_attached_goes_with_one_letter(letter, rates):
    shown = CliRunner().invoke(command, [str(letter), str(letter), "--attached", str(rates)])
    assert shown.exit_code == 2
    assert "one letter" in shown.output
