from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from answerable.cli.cite import command

ON = ("--on", "2026-03-02")


def cite(*args, stdin=None):
    return CliRunner().invoke(command, [*args], input=stdin, catch_exceptions=False)


def test_a_citation_in_any_form_is_printed_in_one_with_what_it_is():
    result = cite("S12", "Section 40,2", "17 (1b)", *ON)
    assert result.exit_code == 0
    assert "S12  →  FOIA s.12  Cost of compliance exceeds the appropriate limit" in result.output
    assert "Section 40,2  →  FOIA s.40(2)" in result.output
    assert "17 (1b)  →  FOIA s.17(1)(b)  specify the exemption" in result.output


def test_a_file_is_read_with_its_lines(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear applicant\nWe rely on section 31(3).\n", "utf-8")
    result = cite(str(letter), *ON)
    assert "letter.txt:2  section 31(3)  →  FOIA s.31(3)  Law enforcement: confirming or denying" in result.output
    assert "lifts the duty to confirm or deny" in result.output


def test_other_files_are_read_as_letters(tmp_path):
    page = tmp_path / "letter.html"
    page.write_text("<html><body><p>We rely on <b>section 42</b> of FOIA.</p></body></html>", "utf-8")
    assert "FOIA s.42  Legal professional privilege" in cite(str(page), *ON).output


@pytest.mark.parametrize("args", [(), ("-",)])
def test_standard_input_is_read_where_nothing_is_named(args):
    assert "-:1  s31(3)  →  FOIA s.31(3)" in cite(*args, *ON, stdin="s31(3)").output


def test_an_impossible_citation_ends_with_1_and_what_was_probably_meant():
    result = cite("section 43(9)", *ON)
    assert result.exit_code == 1
    assert "impossible\n    Did you mean section 43(2), commercial interests?" in result.output


def test_the_law_of_the_day_is_asked():
    result = cite("section 40(3)(a)(i)", *ON)
    assert result.exit_code == 0
    assert "not in force" in result.output
    assert "unsettled: from memory" in cite("section 40(3)(a)(i)", "--on", "2017-01-01").output


def test_a_limb_that_is_missing_is_said():
    assert "the limb is missing" in cite("section 31", *ON).output


def test_the_act_is_taken_where_the_text_names_none():
    assert "FOISA s.38(1)(b)" in cite("38(1)b)", "--act", "foisa", *ON).output


def test_words_without_a_citation_say_so():
    assert cite("good morning", *ON).output == "good morning  no citation found\n"
    assert cite("x" * 300, *ON).output == f"{'x' * 300}  no citation found\n"
    assert cite("-", *ON, stdin="nothing").output == "-  no citation found\n"


def test_a_section_without_a_duty_or_a_ground_exists_all_the_same():
    assert "FOIA s.84  no ground to withhold" in cite("section 84", *ON).output


def test_json_holds_everything_with_its_place():
    (row,) = json.loads(cite("FOISA 38(1)b)", "--json", *ON).output)
    assert (row["id"], row["start"], row["end"], row["on"]) == ("foisa.s38.1.b", 0, 13, "2026-03-02")
    assert (row["standing"], row["kind"], row["deny"]) == ("in force", "part-absolute", "s.18(1)")
    assert row["needs"] == ["condition"]


def test_today_is_taken_where_no_day_is_given():
    assert cite("S12").exit_code == 0


@pytest.mark.parametrize("place", ["s.17(8)", "section 16(9)", "s.2(5)"])
def test_a_place_that_the_tables_do_not_hold_is_not_told_as_if_it_existed(place):
    assert "not in the tables" in cite(place, *ON).output
    (row,) = json.loads(cite(place, "--json", *ON).output)
    assert row["standing"] == "not listed"


def test_a_subsection_too_many_is_answered_with_the_last_one_of_its_section():
    assert "the last of section 1 is section 1(6)" in cite("s.1(7)", *ON).output
