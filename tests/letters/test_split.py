import json
import re
import runpy
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.letters.split import divide, request_span, split
from answerable.letters.splitting.layout import layout

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
MARKED = (Path(__file__).parent / "marked_requests.txt").read_text("utf-8")
MARK = re.compile(r"⟦([^:⟧]*):([^⟧]*)⟧")

SUBJECTS = ("libraries", "car parks", "gritters", "allotments", "bridges", "taxis", "lifeguards", "beehives")
ASKED = ("How many {} are there?", "The number of {} in 2022/23.", "Please list the {} and what each cost")
questions = st.builds(str.format, st.sampled_from(ASKED), st.sampled_from(SUBJECTS))
_PIECES = (
    "1. ",
    "(a) ",
    "Q2 ",
    "• ",
    "o ",
    "> ",
    "| ",
    "\t",
    "\n",
    "\n\n",
    "Dear ",
    "Request",
    "Response:",
    "You asked: ",
)
_PIECES += (
    "How many ",
    "£4m",
    "3,",
    "Yes",
    "?",
    ".",
    ":",
    "“",
    "”",
    "please send ",
    "ii. ",
    "- ",
    "2.1 ",
    "We hold ",
)
shreds_of_letters = st.lists(st.sampled_from(_PIECES)).map("".join)


def marked():
    for part in MARKED.split("=== ")[1:]:
        name, body = part.split("\n", 1)
        yield pytest.param(MARK.sub(r"\2", body), MARK.findall(body), id=name)


def plain(words):
    """Words as the corpus scorer compares them: no marks, no line breaks."""
    return " ".join(re.findall(r"[\w£%]+", words.lower()))


@pytest.mark.parametrize(("text", "wanted"), list(marked()))
def test_a_request_is_split_as_it_is_marked(text, wanted):
    found = [(question.number, plain(question.text)) for question in split(text)]
    assert found == [(number, plain(words)) for number, words in wanted]


def roman(number):
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[number - 1]


LABELS = {
    "1.": ("{n}. ", str),
    "1)": ("{n}) ", str),
    "(1)": ("({n}) ", str),
    "1 -": ("{n} - ", str),
    "1:": ("{n}: ", str),
    "1.glued": ("{n}.", str),
    "Q1": ("Q{n} ", str),
    "Q1.": ("Q{n}. ", str),
    "Question 1:": ("Question {n}: ", str),
    "a)": ("{a}) ", lambda n: chr(96 + n)),
    "(a)": ("({a}) ", lambda n: chr(96 + n)),
    "a.": ("{a}. ", lambda n: chr(96 + n)),
    "i)": ("{i}) ", roman),
    "(i)": ("({i}) ", roman),
    "•": ("• ", str),
    "-": ("- ", str),
    "tab": ("{n}\t", str),
    "alone": ("{n}.\n", str),
}
FRAMES = (
    "{}",
    "Dear Council\n\nPlease answer the following:\n\n{}\n\nYours faithfully\nA Person",
    "You asked:\n\n{}\n\nOur response\n\nThe information is not held.",
    "Thank you for your request of 3 May 2023.\n\n{}\n",
)


@pytest.mark.parametrize("style", LABELS)
@given(
    asked=st.lists(questions, min_size=2, max_size=8, unique=True),
    frame=st.sampled_from(FRAMES),
    gap=st.sampled_from(("\n", "\n\n")),
)
def test_a_list_in_any_style_comes_back(style, asked, frame, gap):
    mark, number = LABELS[style]
    marks = [mark.format(n=n, a=chr(96 + n), i=roman(n)) for n in range(1, len(asked) + 1)]
    text = frame.format(gap.join(map(str.__add__, marks, asked)))
    wanted = [(number(n), words) for n, words in enumerate(asked, 1)]
    assert [(question.number, question.text) for question in split(text)] == wanted


@given(st.text() | shreds_of_letters)
def test_each_question_stands_word_for_word_in_any_text(text):
    division = divide(text)
    for question in division.questions:
        assert question.span.of(text) == question.text != ""
        assert question.span in division.request
    numbers = [question.number for question in division.questions]
    assert len(set(numbers)) == len(numbers)


@given(st.text() | shreds_of_letters)
def test_blocks_are_in_order_and_leave_nothing_out(text):
    end = 0
    for block in layout(text):
        assert end <= block.span.start <= block.body.start <= block.body.end <= block.span.end
        assert all(letter.isspace() or letter == ">" for letter in text[end : block.span.start])
        end = block.span.end
    assert all(letter.isspace() or letter == ">" for letter in text[end:])


def test_answers_stand_after_the_request():
    text = "You asked:\n\n1. How many dogs?\n2. How many cats?\n\nPlease split by ward.\n\nOur response\n\n1. Four"
    division = divide(text)
    assert division.request.of(text) == "How many dogs?\n2. How many cats?\n\nPlease split by ward."
    assert request_span(text) == division.request
    assert not division.is_interleaved


def test_answers_between_the_questions_are_seen():
    assert divide("1. How many dogs?\nFour\n2. How many cats?\nNone").is_interleaved


def test_a_text_that_asks_nothing_has_no_questions():
    assert split("") == ()
    assert split("Yours faithfully") == ()
    assert request_span("\n\n").of("\n\n") == ""


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "1. ",
        "(a) ",
        "Q1 ",
        "> ",
        "| ",
        "1. How many?\n3. the\n",
        "• How many?\n",
        "Request\nHow?\n",
        'you asked "',
    ],
)
def test_time_grows_with_length_and_no_faster(piece):
    text = piece * (200_000 // len(piece))
    before = time.process_time()
    divide(text)
    assert time.process_time() - before < 5


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus lies beside the checkout")
def test_the_corpus_is_split_as_well_as_it_was():
    score = runpy.run_path(str(CORPUS / "score.py"))["score"]
    items = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text("utf-8").splitlines()]
    predictions = {
        item["id"]: {"questions": [{"number": q.number, "text": q.text} for q in split(item["text"])]} for item in items
    }
    reached = score(items, predictions)["question_split"]
    assert reached["boundary"]["f1"] >= 0.98
    assert reached["items_exact_match"] >= 0.95


def test_blanks_that_do_not_break_are_blanks():
    assert [question.text for question in split("1.\u00a0How\u00a0many dogs?\n2.\u200b\u00a0How many cats?")] == [
        "How\u00a0many dogs?",
        "How many cats?",
    ]


def test_a_sole_question_is_found_where_it_first_stands():
    text = "Information on the lease of the pier.\n\nYou asked for:\n\nInformation on the lease of the pier.\n\nResponse\n\nNone."
    assert split(text)[0].span.start == 0


def test_lines_may_end_as_windows_ends_them():
    assert [
        question.text for question in split("Dear Sir\r\n\r\n1. How many dogs?\r\n2. How many cats?\r\n\r\nYours")
    ] == [
        "How many dogs?",
        "How many cats?",
    ]
