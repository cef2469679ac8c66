"""Pages as councils publish them: ten styles, each of an invented authority."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.answers.logs import read_log
from answerable.casefile import Outcome

PAGES = Path(__file__).parent / "pages"


def read(name: str):
    return read_log((PAGES / name).read_bytes(), name)


def of(markup: str, **given):
    return read_log(f"<html><body>{markup}</body></html>".encode(), "page.html", **given)


def outcomes(log):
    return [entry.outcome for entry in log.entries]


def test_an_accordion_gives_each_numbered_question_its_own_answer_and_the_reference_of_its_heading():
    log = read("tarnbeck.html")
    assert [(one.reference, one.request, one.number) for one in log.entries] == [
        ("TMB-5501", "Library opening hours", "1"),
        ("TMB-5501", "Library opening hours", "2"),
        ("TMB-5502", "Settlement agreements", ""),
    ]
    assert outcomes(log) == [Outcome.RELEASED, Outcome.NOT_HELD, Outcome.WITHHELD]
    assert log.entries[2].provisions == ("foia.s40.2",)
    assert log.entries[0].question == "How many hours a week is each library open?"
    assert f"{log.entries[0].on}" == "2024-04-09"
    assert not log.not_understood


def test_a_table_of_figures_within_an_answer_stays_in_it_and_rights_below_it_do_not():
    first, second = read("ostlergate.html").entries
    assert "2022/23\t412\t£38,220" in first.answer
    assert first.answer.endswith("A claim is counted in the year in which it was made.")
    assert "review" not in second.answer
    assert second.provisions == ("foia.s43.2",)
    assert (first.publisher, first.licence) == ("Ostlergate County Council", "Open Government Licence v3.0")


def test_questions_that_open_their_answers_are_read():
    log = read("pellwick.html")
    assert log.entries[0].question == "How many allotments are vacant?"
    assert len(log.entries) == 3
    assert log.entries[1].answer == "£14,250 in 2023.\nThe contract runs until 2026."


def test_posts_say_their_title_their_day_and_where_they_are():
    log = read("dunmarsh.html")
    assert [(one.request, f"{one.on}") for one in log.entries] == [
        ("Car parking income", "2024-05-14"),
        ("Translation services", "2024-05-15"),
    ]
    assert log.entries[1].outcome is Outcome.OVER_LIMIT
    assert log.entries[0].address == "https://dunmarsh.example/foi/car-parking/"
    assert log.entries[0].publisher == "Dunmarsh NHS Foundation Trust"
    (left,) = log.not_understood
    assert "Beds closed" in left.place


def test_upright_tables_are_read_and_the_applicant_is_not_kept():
    log = read("saltby.html")
    assert outcomes(log) == [Outcome.RELEASED, Outcome.ALREADY_ACCESSIBLE]
    assert [one.reference for one in log.entries] == ["F-2024-0031", "F-2024-0032"]
    assert "Wherrit" not in repr(log)
    assert "3rd January" not in log.entries[0].question


def test_a_letter_as_a_page_is_read_as_a_letter_with_the_law_of_its_nation():
    log = read("inverlaith.html")
    assert [one.number for one in log.entries] == ["1", "2", "3"]
    assert log.entries[2].provisions == ("foisa.s33.1.b",)
    assert {(one.reference, one.publisher, f"{one.on}") for one in log.entries} == {
        ("24-0917", "Inverlaith Council", "2024-06-12")
    }


def test_a_page_laid_out_with_tables_in_tables_gives_the_table_that_is_a_log():
    log = read("brackenhythe.htm")
    assert [one.answer for one in log.entries][1:] == ["No.", "Not held. The pavilion belongs to the cricket club."]
    assert outcomes(log) == [Outcome.RELEASED, Outcome.RELEASED, Outcome.NOT_HELD]
    assert log.columns == {"Question": "question", "Answer": "answer"}


def test_letters_before_questions_and_answers_are_labels():
    log = read("lathersham.html")
    assert outcomes(log) == [Outcome.RELEASED, Outcome.NEITHER, Outcome.RELEASED]
    assert log.entries[1].provisions == ("foia.s24.2", "foia.s31.3")
    assert log.entries[2].answer == "41 of 56."


def test_a_page_that_only_lists_letters_says_which_are_missing():
    log = read("quernford.html")
    assert not log.entries
    assert len(log.not_understood) == 3
    assert "foi-2201-tree-felling" in log.not_understood[0].what
    assert "folder" in log.not_understood[0].do


def test_a_row_that_only_says_how_it_ended_is_kept_and_its_letter_told_to_be_elsewhere():
    log = read("wendlemoor.html")
    assert outcomes(log) == [Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.RELEASED]
    assert log.entries[0].answer == ""
    assert log.entries[0].address == "https://www.wendlemoor.example/foi/letters/WDC-24-101.pdf"
    assert len(log.not_understood) == 3


@pytest.mark.parametrize(
    "markup",
    [
        "<div><div>Request</div><div>How many swans?</div><div>Response</div><div>Nine.</div></div>"
        "<div><div>Request</div><div>How many geese?</div><div>Response</div><div>We do not hold this.</div></div>",
        "<table><tr><td colspan=2>Request: How many swans?</td></tr><tr><td colspan=2>Response: Nine.</td></tr>"
        "<tr><td colspan=2>Request: How many geese?</td></tr><tr><td colspan=2>Response: We do not hold this.</td></tr></table>",
        "<h1>FAQs</h1><p><b>How many swans?</b></p><p>Nine.</p><p><b>How many geese?</b></p><p>We do not hold this.</p>",
        "<dl><dt>How many swans?</dt><dd>Nine.</dd><dt>How many geese?</dt><dd>We do not hold this.</dd></dl>",
        "<table><tr><th>Ref</th><th>Question</th><th>Answer</th></tr><tr><td rowspan=2>1</td><td>How many swans?</td>"
        "<td>Nine.</td></tr><tr><td>How many geese?</td><td>We do not hold this.</td></tr></table>",
        "<h2>Swans</h2><h3>Enquiry</h3><p>How many swans?</p><h3>Council response</h3><p>Nine.</p>"
        "<h2>Geese</h2><h3>Enquiry</h3><p>How many geese?</p><h3>Council response</h3><p>We do not hold this.</p>",
        "<button class='accordion' aria-expanded=false>How many swans?</button><div style='display:none'>Nine.</div>"
        "<button class='accordion' aria-expanded=false>How many geese?</button><div style='display:none'>We do not hold this.</div>",
    ],
)
def test_two_questions_are_found_however_a_page_sets_them(markup):
    log = of(markup)
    assert [(one.question, one.answer) for one in log.entries] == [
        ("How many swans?", "Nine."),
        ("How many geese?", "We do not hold this."),
    ]
    assert outcomes(log) == [Outcome.RELEASED, Outcome.NOT_HELD]
    assert not log.not_understood


def test_headings_within_one_answer_are_the_parts_of_its_questions():
    log = of(
        "<h1>FOI 1022: Swans</h1><h2>Request</h2><p>Dear council,</p><p>1) How many swans are there?</p><p>2) Who feeds them?</p>"
        "<p>Yours faithfully</p><h2>Response</h2><h3>Question 1</h3><p>Nine.</p><h3>Question 2</h3><p>The canal trust.</p>"
    )
    assert [(one.reference, one.request, one.number, one.answer) for one in log.entries] == [
        ("FOI 1022", "Swans", "1", "Nine."),
        ("FOI 1022", "Swans", "2", "The canal trust."),
    ]


def test_what_the_caller_knows_stands_where_the_page_says_nothing():
    log = of("<h2>How many swans?</h2><p>Nine.</p>", publisher="Ellerby Council", licence="its own", address="https://e.example/log")  # fmt: skip
    (one,) = log.entries
    assert (one.publisher, one.licence, one.address) == ("Ellerby Council", "its own", "https://e.example/log")


def test_a_label_can_be_said_by_the_caller_and_what_was_told_can_be_said_back():
    markup = "".join(f"<h2>{name}</h2><p>Wish: How many {name}?</p><p>Grant: {count}.</p>" for name, count in (("swans", 9), ("geese", 4)))  # fmt: skip
    said = {"Wish": "question", "Grant": "answer"}
    log = of(markup, columns=said)
    assert [(one.question, one.answer) for one in log.entries] == [("How many swans?", "9."), ("How many geese?", "4.")]
    assert of(markup, columns=log.columns) == log
    for name in ("ostlergate.html", "saltby.html", "brackenhythe.htm"):
        first = read(name)
        assert read_log((PAGES / name).read_bytes(), name, columns=first.columns) == first


def test_a_page_without_anything_asked_says_so():
    log = of("<p>We are closed on Monday.</p>")
    assert not log.entries
    assert log.not_understood[0].why
