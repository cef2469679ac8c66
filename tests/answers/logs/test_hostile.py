"""Whatever a file holds, reading it ends soon, in a Log or in one of our errors, and says something of every file."""

from __future__ import annotations

import io
import time
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from answerable.answers.logs import Log, read_log
from answerable.errors import AnswerableError

PAGE = (
    b"<!doctype html><title>Log</title><main><h1>Log</h1><h2>FOI 1 - Swans</h2><dl><dt>Request</dt><dd>How many?</dd><dt>Response</dt><dd>Nine</dd></dl>"
    b"<table><tr><th>Ref</th><th>Question</th><th>Answer</th></tr><tr><td rowspan=2>1</td><td>Why?</td><td><a href=a.pdf>Reply</a></td></tr></table>"
    b"<details><summary>Who?</summary>Us</details></main>"
)


def a_book() -> bytes:
    made = Workbook()
    made.active.append(["Question", "Answer"])
    made.active.append(["How many?", "=1+1"])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


SAMPLES = {
    "page.html": PAGE,
    "log.csv": b'Ref;Question;Answer\n1;"How\nmany?";"Nine"\n2;Why;"b""c"\n',
    "log.xlsx": a_book(),
    "log.json": b'{"title":"T","described_state":"rejected","public_body":{"name":"B"},"info_request_events":[{"event_type":"sent","snippet":"How many?"},{"event_type":"response","snippet":"No"}]}',
    "feed.atom": b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>How many?</title><content type="html">&lt;p&gt;Nine&lt;/p&gt;</content></entry></feed>',
    "letter.txt": "Dear Ms A\n\nYou asked:\n\n1. How many?\n2. Why?\n\nOur response:\n\n1. Nine\n2. Not held – s.12".encode(
        "cp1252"
    ),
}


def said(data: bytes, name: str) -> Log | AnswerableError:
    try:
        log = read_log(data, name)
    except AnswerableError as error:
        return error
    assert log.entries or log.not_understood
    assert all(one.question and one.place is not None for one in log.entries)
    assert all(one.what and one.why and one.do for one in log.not_understood)
    return log


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=30))
def test_damage_of_any_kind_ends_in_a_log_or_in_one_of_our_errors(name, at, length, put):
    data = SAMPLES[name]
    at %= len(data) + 1
    said(data[:at] + put + data[at + length :], name)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(alphabet="ab1?,;\t\"'\n =2/0Qé", max_size=12), max_size=5), max_size=6),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_cells_at_all_are_read_or_told(rows, separator):
    text = "Question,Answer\n".replace(",", separator) + "\n".join(separator.join(row) for row in rows)
    said(text.encode(), "log.csv")


def took(data: bytes, name: str) -> float:
    began = time.process_time()
    said(data, name)
    return time.process_time() - began


def test_huge_cells_deep_pages_and_long_rows_take_no_long_time():
    assert took(b"Question,Answer\n" + b'"' + b"how many " * 60_000 + b'?",' + b"x " * 60_000, "log.csv") < 4
    assert took(b"<div>" * 900 + b"<h2>Request</h2>" * 50 + b"</div>" * 900, "page.html") < 2
    assert took(b"<div>" * 50_000 + b"Request: how?", "page.html") < 1
    assert took(b"<table>" + b"<tr>" + b"<td rowspan=99999 colspan=99999>Question</td>" * 200 + b"</tr>" * 50 + b"</table>", "page.html") < 4  # fmt: skip
    assert took(b"Question,Answer" + b",x" * 20_000 + b"\n" + b"a,b\n" * 100, "log.csv") < 4
    assert took(b"Request: how many?\nResponse: 12\n" * 1_000, "log.txt") < 3


def test_formulas_are_never_worked_out_and_never_kept_as_answers():
    made = Workbook()
    made.active.append(["Question", "Answer"])
    made.active.append(["How many?", '=HYPERLINK("https://x.example/a.pdf","Reply")'])
    made.active.append(["Which?", '=CMD("calc")'])
    held = io.BytesIO()
    made.save(held)
    log = read_log(held.getvalue(), "log.xlsx")
    assert not log.entries
    assert ["https://x.example/a.pdf" in one.what for one in log.not_understood] == [True, False]


def test_addresses_and_numbers_that_are_none_stop_nothing():
    page = "<table><tr><th>Subject</th><th>Outcome</th><th>Reply</th></tr>" + "".join(f"<tr><td>Swans</td><td>Refused</td><td><a href='{link}'>Reply</a></td></tr>" for link in ("http://[x", "%zz%", "//", "?", "a" * 9_000)) + f"</table><ol start='{'9' * 5_000}'><li>x</li></ol>"  # fmt: skip
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as whole:
        whole.writestr("log.html", page)
        whole.writestr("x.txt", "nothing")
    assert len(read_log(held.getvalue(), "log.zip").entries) == 5
    assert len(read_log(page.encode(), "log.html", address="https://e.example/").entries) == 5


def test_a_zip_of_many_small_files_is_read():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as whole:
        for number in range(300):
            whole.writestr(f"{number}.csv", f"Question,Answer\nHow many {number}?,{number}\n")
    assert len(read_log(held.getvalue(), "log.zip").entries) == 300
