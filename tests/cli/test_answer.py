"""answerable answer and answerable demo, as a person or a script calls them."""

import json

import pytest
from click.testing import CliRunner

from answerable.casefile import from_json
from answerable.cli import group
from answerable.registers import DEMOS

EMAIL = """From: Robin Applicant <robin@applicant.example>
To: information@harrowmere.example
Subject: FOI request - breaches
Date: Mon, 01 Jun 2026 09:12:00 +0100
Content-Type: text/plain; charset=utf-8

1. How many personal data breaches were recorded in 2025?
"""
HARROWMERE = str(DEMOS["harrowmere"])
FORMS = {"case.json", "findings.json", "letter.docx", "letter.pdf", "letter.html", "letter.txt"}


def run(*arguments):
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


@pytest.fixture
def email(tmp_path):
    path = tmp_path / "request.eml"
    path.write_text(EMAIL, encoding="utf-8")
    return path


def test_a_request_becomes_a_letter_in_four_forms_and_a_case_file(email, tmp_path):
    result = run("answer", email, "--authority", HARROWMERE, "--out", tmp_path / "out", "--on", "2026-06-24")
    assert result.exit_code == 0, result.output
    folder = tmp_path / "out" / "request"
    assert {path.name for path in folder.iterdir()} == FORMS
    case = from_json((folder / "case.json").read_text("utf-8"))
    assert case.request.applicant.name == "Robin Applicant"
    assert case.request.subject == "breaches"
    assert "due       Tuesday 30 June 2026, FOIA s.10(1)" in result.output


def test_json_says_what_the_screen_says(email, tmp_path):
    result = run(
        "answer",
        email,
        "--authority",
        HARROWMERE,
        "--out",
        tmp_path,
        "--on",
        "2026-06-24",
        "--reference",
        "FOI-9",
        "--json",
    )
    row = json.loads(result.stdout)
    assert row["reference"] == "FOI-9"
    assert row["due_on"] == "2026-06-30"
    assert row["ready"] is True
    assert [answer["outcome"] for answer in row["answers"]] == ["disclosed"]


def test_several_requests_are_answered_in_one_call(email, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("How much was spent on agency staff in 2025?", encoding="utf-8")
    result = run(
        "answer", email, other, "--authority", HARROWMERE, "--out", tmp_path / "out", "--received", "2026-06-01",
        "--on", "2026-06-24", "--json",
    )  # fmt: skip
    assert result.exit_code == 1
    assert [row["ready"] for row in json.loads(result.stdout)] == [True, False]
    assert (tmp_path / "out" / "other" / "draft-letter.pdf").is_file()


def test_a_finished_letter_takes_the_place_of_its_draft(email, tmp_path):
    folder = tmp_path / "request"
    folder.mkdir()
    (folder / "draft-letter.pdf").write_bytes(b"old")
    run("answer", email, "--authority", HARROWMERE, "--out", tmp_path, "--on", "2026-06-24")
    assert {path.name for path in folder.iterdir()} == FORMS


def test_one_reference_for_several_files_is_refused(email, tmp_path):
    result = run("answer", email, email, "--authority", HARROWMERE, "--out", tmp_path, "--reference", "FOI-9")
    assert result.exit_code == 2
    assert "One --reference cannot serve several files" in result.output


def test_the_demonstration_answers_four_requests(tmp_path):
    result = run("demo", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "EM-26-0077",
        "FOI-2026-0139",
        "FOI-2026-0142",
        "FOI-2026-0143",
    ]
    assert "neither confirm nor deny: FOIA 31(3)" in result.output
    assert "open: ask" in result.output
    assert (tmp_path / "FOI-2026-0142" / "letter.pdf").is_file()
    assert (tmp_path / "FOI-2026-0143" / "draft-letter.pdf").is_file()


def test_a_case_that_is_there_is_not_written_over_unless_asked(email, tmp_path):
    call = ("answer", email, "--authority", HARROWMERE, "--out", tmp_path / "out", "--on", "2026-06-24")
    run(*call)
    again = run(*call)
    assert again.exit_code == 14
    assert "ANS011" in again.stderr
    assert run(*call, "--replace").exit_code == 0


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_answered(email, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = run(
        "answer", empty, email, "--authority", HARROWMERE, "--out", tmp_path / "out", "--on", "2026-06-24", "--json"
    )
    assert result.exit_code == 12
    assert "empty.txt" in result.stderr
    assert [row["ready"] for row in json.loads(result.stdout)] == [True]


def test_a_letter_before_its_request_is_refused(email, tmp_path):
    result = run("answer", email, "--authority", HARROWMERE, "--out", tmp_path, "--on", "2026-05-01")
    assert result.exit_code == 14
    assert "before the request arrived on 1 June 2026" in result.stderr


def test_a_broken_register_is_said_before_anything_is_answered(email, tmp_path):
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "authority.yaml").write_text("authority: {name: Example Council}\n", encoding="utf-8")
    (folder / "tools.yaml").write_text("tools: [{id: T1, status: maybe}]\n", encoding="utf-8")
    result = run("answer", email, "--authority", folder, "--out", tmp_path / "out")
    assert result.exit_code == 11
    assert "tools.yaml" in result.stderr
    assert not (tmp_path / "out").exists()


def test_words_before_a_list_hold_for_its_items(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text(
        "For the period 1 January 2024 to 31 December 2025 please give:\n\n"
        "1. The number of personal data breaches recorded.\n2. The number of WhatsApp groups.\n",
        encoding="utf-8",
    )
    result = run(
        "answer",
        path,
        "--authority",
        HARROWMERE,
        "--out",
        tmp_path,
        "--on",
        "2026-06-24",
        "--received",
        "2026-06-01",
        "--json",
    )
    assert "14 personal data breaches" in json.loads(result.stdout)["answers"][0]["text"]


def test_what_seems_asked_and_was_not_taken_is_shown(tmp_path):
    path = tmp_path / "ramble.txt"
    path.write_text(
        "1. How many personal data breaches were recorded in 2025?\n\nYours\nA Person\n\n"
        "PS I would also like to see the map of the depot.\n",
        encoding="utf-8",
    )
    result = run(
        "answer", path, "--authority", HARROWMERE, "--out", tmp_path, "--on", "2026-06-24", "--received", "2026-06-01"
    )
    assert "Not taken as a question" in " ".join(result.output.split())


def test_law_that_the_request_quotes_wrongly_is_told_to_the_officer(tmp_path):
    path = tmp_path / "machine.txt"
    path.write_text(
        "Dear Harrowmere Borough Council\n\nSection 10 FOIA obliges you to answer within 14 days.\n\n"
        "1. How many personal data breaches were recorded in 2025?\n\nYours\nA Person\n",
        encoding="utf-8",
    )
    result = run(
        "answer", path, "--authority", HARROWMERE, "--out", tmp_path, "--on", "2026-06-24", "--received", "2026-06-01"
    )
    shown = " ".join(result.output.split())
    assert "It quotes the law wrongly, and stands all the same." in shown and "twenty working days" in shown
