"""Applicants' names, telephone numbers and addresses stay in no question that is kept, and what is asked about stays."""

from __future__ import annotations

import csv
import io

import pytest

from answerable.answers.logs import read_log

ASKED = "How many skips were hired in 2024?"


def kept(question, requester="", answer="We hired 212 skips."):
    held = io.StringIO(newline="")
    rows = [["Ref", "Requester", "Question", "Answer"], ["1", requester, question, answer]]
    csv.writer(held).writerows(rows)
    (entry,) = read_log(held.getvalue().encode(), "log.csv").entries
    return entry


@pytest.mark.parametrize(
    "ending",
    [
        " Regards, Oswin Tarrowby 07700 900123",
        " Kind regards Oswin Tarrowby",
        "\n\nRegards,\nOswin Tarrowby\n07700 900123",
        " Yours, O Tarrowby",
        " Yours faithfully, Mr O. Tarrowby, 07700 900123",
        " Thanks, Oswin Tarrowby, oswin.tarrowby@example.org",
        " Many thanks Oswin",
        " Oswin Tarrowby",
        " O TARROWBY 07700 900123",
        " Tarrowby.",
    ],
)
def test_who_signed_a_question_is_cut_off(ending):
    assert kept(ASKED + ending, "Mr O Tarrowby").question == ASKED


@pytest.mark.parametrize(
    "ending", [" Regards, Oswin Tarrowby 07700 900123", " Yours, Oswin Tarrowby", " James Tarrowby"]
)
def test_who_signed_is_cut_off_also_where_no_column_names_them(ending):
    assert kept(ASKED + ending).question == ASKED


@pytest.mark.parametrize("requester", ["Mr O Tarrowby", "Tarrowby, Oswin", "Oswin Tarrowby", "Mr Tarrowby"])
def test_an_applicant_is_taken_out_of_the_middle_and_of_the_answer(requester):
    entry = kept("I am Mr Tarrowby. How many skips?", requester, "Mr Tarrowby asked before. We hired 212 skips.")
    assert "Tarrowby" not in entry.question + entry.answer
    assert "212 skips" in entry.answer and "How many skips?" in entry.question


def test_how_a_person_is_reached_is_masked_and_the_number_of_a_desk_in_an_answer_stays():
    entry = kept(
        "How many skips? Ring me on 07700 900123 or write to oswin.tarrowby@example.org please.",
        answer="212. Ring 01632 960983 for a skip; Ann is at 07700 900456.",
    )
    assert entry.question == "How many skips? Ring me on [telephone number] or write to [email address] please."
    assert entry.answer == "212. Ring 01632 960983 for a skip; Ann is at [telephone number]."


@pytest.mark.parametrize(
    ("question", "requester"),
    [
        ("What did you spend on Media buying as regards Thornby Market?", "Media"),
        ("How many visits did the Member of Parliament make?", "Member of the public"),
        ("How many trees stand in Green Lane", "Mr P Green"),
        ("Contract reference 07700900: what did it cost in 2023, 2024 and 2025?", ""),
        ("What is held on the Thornby Bypass. Harrowmere Borough Council", ""),
    ],
)
def test_what_is_asked_about_stays(question, requester):
    assert kept(question, requester).question == question
