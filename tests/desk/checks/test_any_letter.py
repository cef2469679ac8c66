"""Check a letter: words or files in, findings at their places out, and nothing kept."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.models import Entry
from desk.checks.conftest import BAD

pytestmark = pytest.mark.django_db
LETTER = BAD.format(day="20 November")


@pytest.fixture
def check(browser):
    """check(text=…): the status and the page."""

    def send(**posted):
        answer = browser.post("/check/", posted)
        return answer.status_code, answer.content.decode()

    return send


def file(name, text):
    return SimpleUploadedFile(name, text.encode())


def test_each_finding_stands_at_its_place_with_all_that_an_officer_needs(check):
    status, page = check(text=LETTER)
    assert status == 200
    assert 'id="at-1-1" href="#finding-1"' in page  # the number after the words leads to the finding
    assert 'href="#at-1-1"' in page  # and the finding back
    for words in (
        "FOIA s.17(3)(a)",
        "How to mend it",
        "Why it matters",
        "Sure: the text alone shows it.",
        "/rules/NC03/",
    ):
        assert words in page
    assert "<mark" in page and "section 31(3)" in page


def test_nothing_of_it_is_kept(check):
    before = Entry.objects.count(), StoredFile.objects.count()
    check(text=LETTER, chosen=file("a.txt", LETTER))
    assert (Entry.objects.count(), StoredFile.objects.count()) == before


def test_the_day_of_receipt_shows_whether_it_was_late(check):
    day = {"received_on_day": "1", "received_on_month": "9", "received_on_year": "2026"}
    assert "TM01" in check(text=LETTER, **day)[1].partition("Not looked at")[0]
    assert "TM01" not in check(text=LETTER)[1].partition("Not looked at")[0]


def test_files_are_one_letter_with_its_annexes(check):
    annex = "Annex A\n\nIf you are not content you may ask for an internal review within 40 working days, by writing to us.\n"
    apart = check(chosen=[file("letter.txt", LETTER), file("annex a.txt", annex)], several="apart")[1]
    together = check(chosen=[file("letter.txt", LETTER), file("annex a.txt", annex)], several="together")[1]
    assert "Check of 2 letters" in apart and 'id="finding-1-1"' in apart and "/rules/RV01/" in apart
    assert "letter.txt" in together and "/rules/RV01/" not in together


@pytest.mark.parametrize("posted", [{}, {"text": "  "}])
def test_nothing_given_is_said_beside_the_box(check, posted):
    status, page = check(**posted)
    assert (status, "Paste the words of a letter, or choose a file" in page) == (422, True)


def test_a_file_that_cannot_be_read_is_said_beside_it(check):
    status, page = check(chosen=SimpleUploadedFile("photo.docx", b"\x00\x01"))
    assert status == 422
    assert "photo.docx" in page and "There is a problem" in page


def test_a_request_is_not_checked(check):
    asked = "Dear Council,\n\nUnder the Freedom of Information Act please tell me:\n1. How many bridges are there?\n\nYours,\nWynn Asker\n"
    assert "This reads as a request" in check(text=asked)[1]


def test_words_of_a_letter_never_become_markup(check):
    page = check(text=LETTER.replace("three groups", "<script>alert(1)</script> groups"))[1]
    assert "<script>alert" not in page


def test_a_rule_has_a_page_from_the_source_that_the_documentation_is_printed_from(browser):
    page = browser.get("/rules/NC03/").content.decode()
    printed = (Path(__file__).parents[3] / "docs" / "rules" / "NC03.md").read_text("utf-8")
    heading = next(line for line in printed.splitlines() if line.startswith("## "))
    assert heading.removeprefix("## ") in page
    for words in ("What the law asks", "Why it matters", "How to put it right", "Wrong", "Right", "s.17(3)(a)"):
        assert words in page
    assert "**" not in page and "| " not in page
    assert browser.get("/rules/XX99/").status_code == 404


def test_every_rule_has_a_page_without_marks_of_its_source(browser):
    from answerable.desk.checks.queries import page_of
    from answerable.letters import CODES

    for code in CODES:
        for block in page_of(code).blocks:
            words = "".join(
                one.text for line in (*block.lines, *(cell for row in block.rows for cell in row)) for one in line
            )
            assert "**" not in words and "](" not in words and not words.startswith(("#", "> ")), (code, words)


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("q=31(3)", "", "RV01"),
        ("stance=neither", "NC03", "PG01"),
        ("q=review", "RV01", "NC04"),
        ("q=zebra", "No rule fits", "RV01"),
    ],
)
def test_rules_are_found_by_words_and_by_what_an_answer_does(browser, query, there, not_there):
    page = browser.get(f"/rules/?{query}").content.decode()
    assert there in page
    assert f"/rules/{not_there}/" not in page


def test_a_program_gets_the_same_findings(client, officer, at):
    from datetime import timedelta

    from answerable.desk.people.actions.tokens import issue
    from answerable.desk.people.actors import acting
    from answerable.desk.people.tokens import Scope

    key = issue(name="k", scopes=[Scope.READ], expires_on=at.date() + timedelta(days=9), by=acting(officer), at=at)
    sent = json.dumps({"text": LETTER, "received_on": "2026-09-01"})
    answer = client.post(
        "/api/v1/check", sent, content_type="application/json", headers={"Authorization": f"Bearer {key}"}
    )
    found = {one["rule"]: one for one in answer.json()["findings"]}
    assert answer.status_code == 200 and answer.json()["kind"] == "response"
    assert (found["NC03"]["level"], found["NC03"]["certainty"]) == ("breach", "sure")
    assert LETTER[found["NC03"]["start"] : found["NC03"]["end"]] == found["NC03"]["words"]
    assert "TM01" in found


def test_a_word_file_is_given_back_with_comments_at_the_words(browser):
    from io import BytesIO
    from zipfile import ZipFile

    from docx import Document

    document, held = Document(), BytesIO()
    for line in filter(None, LETTER.splitlines()):
        document.add_paragraph(line)
    document.save(held)
    given = SimpleUploadedFile("old answer.docx", held.getvalue())
    answer = browser.post("/check/", {"chosen": given, "do": "comments"})
    assert answer.status_code == 200 and "old answer checked.docx" in answer["Content-Disposition"]
    comments = ZipFile(BytesIO(answer.content)).read("word/comments.xml").decode()
    assert "NC03" in comments and "How to mend" in comments


def test_only_a_word_file_is_given_back(check):
    status, page = check(text=LETTER, do="comments")
    assert (status, "Choose a Word file (.docx)" in page) == (422, True)
