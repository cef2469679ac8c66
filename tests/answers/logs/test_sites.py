"""Request sites in the forms of Alaveteli, feeds of any site, JSON of anybody, and our own log read back."""

from __future__ import annotations

import json
from html import escape

import pytest

from answerable.answers.logs import read_log
from answerable.casefile import Outcome
from answerable.errors import DamagedFile

BODY = {
    "id": 7,
    "url_name": "fennwick",
    "name": "Fennwick Borough Council",
    "short_name": "",
    "home_page": "https://f.example",
}
USER = {"id": 3, "url_name": "ivy", "name": "Ivy Marchbanks", "ban_text": "", "about_me": ""}
REQUEST = {
    "id": 91, "url_title": "lamps", "title": "Street lamps", "created_at": "2024-02-01T10:00:00.000Z", "updated_at": "2024-03-01T10:00:00.000Z",
    "described_state": "partially_successful", "display_status": "Partially successful.", "awaiting_description": False,
    "prominence": "normal", "law_used": "foi", "tags": [],
}  # fmt: skip
ASKED = "Dear Fennwick Borough Council,\n\n1. How many street lamps have you?\n2. Who maintains them?\n\nYours faithfully,\n\nIvy Marchbanks"
SAID = "Dear Ivy Marchbanks,\n\n1. 11,408 street lamps.\n2. We are withholding the name under section 43(2).\n\nYours sincerely\n\nH. Oakes"


def event(number: int, kind: str, snippet: str = "", **more: object) -> dict[str, object]:
    own = {"id": number, "event_type": kind, "created_at": f"2024-02-{number:02}T09:00:00.000Z", "described_state": None, "calculated_state": None, "last_described_at": None, "incoming_message_id": None, "outgoing_message_id": None, "comment_id": None}  # fmt: skip
    return {**own, **({"snippet": snippet} if snippet else {}), **more}


def read(value: object, name: str = "request.json"):
    return read_log(json.dumps(value).encode(), name)


def test_a_request_gives_each_question_with_its_answer_and_no_name_of_who_asked():
    events = [
        event(1, "sent", ASKED),
        event(2, "status_update"),
        event(20, "response", SAID),
        event(21, "comment", "Thanks!"),
    ]
    log = read({**REQUEST, "user": USER, "public_body": BODY, "info_request_events": events})
    assert [(one.question, one.answer, one.outcome) for one in log.entries] == [
        ("How many street lamps have you?", "11,408 street lamps.", Outcome.RELEASED),
        ("Who maintains them?", "We are withholding the name under section 43(2).", Outcome.WITHHELD),
    ]
    assert {(one.publisher, f"{one.on}", one.request, one.reference) for one in log.entries} == {
        ("Fennwick Borough Council", "2024-02-20", "Street lamps", "91")
    }
    assert "Marchbanks" not in repr(log) and "Oakes" not in repr(log)


def test_a_request_without_the_words_of_its_letters_says_where_they_are_to_be_had():
    log = read({**REQUEST, "user": USER, "public_body": BODY, "info_request_events": [event(1, "sent"), event(20, "response")]})  # fmt: skip
    assert not log.entries
    assert "zip" in log.not_understood[0].do


def test_a_feed_of_events_is_gathered_by_request_and_what_is_cut_off_is_told():
    deep = {"info_request": REQUEST, "public_body": BODY, "user": USER}
    other = {**deep, "info_request": {**REQUEST, "id": 92, "title": "Kerbs", "described_state": "not_held"}}
    log = read(
        [
            event(20, "response", '... <span class="highlight">lamps</span>: there are 11,408 of them in...', **deep),
            event(21, "response", "We do not hold a count of kerbs.", **other),
            event(2, "sent", "How many kerbs are there?", **other),
            event(1, "sent", "How many street lamps have you?", **deep),
        ],
        "feed.json",
    )
    by_request = {one.request: one for one in log.entries}
    assert by_request["Kerbs"].outcome is Outcome.NOT_HELD
    assert by_request["Kerbs"].question == "How many kerbs are there?"
    assert by_request["Street lamps"].outcome is Outcome.PART_RELEASED
    (left,) = log.not_understood
    assert "cut off" in left.what


def test_what_an_authority_is_sent_by_a_site_holds_requests_alone():
    own = {"request_id": 1, "event_id": 2, "created_at": "2024-02-01T10:00:00Z", "event_type": "sent", "request_url": "https://s.example/request/lamps", "request_email": "a@s.example", "title": "Street lamps", "body": ASKED, "user_name": "Ivy Marchbanks"}  # fmt: skip
    log = read([own])
    assert not log.entries and len(log.not_understood) == 1


def listing(told: str, status: str, words: str) -> str:
    return escape(
        f'<div class="request_listing"><div class="request_left"><div class="requester">{told}</div><p><i class="icon"></i><strong>{status}</strong></p></div>'
        f'<div class="request_right"><span class="desc">{words}</span></div></div>'
    )


def entry(number: int, anchor: str, content: str) -> str:
    return (
        f"<entry><id>tag:s.example,2005:InfoRequestEvent/{number}</id><published>2024-02-{number:02}T10:00:00Z</published>"
        f'<link type="text/html" rel="alternate" href="https://s.example/request/lamps#{anchor}"/><title type="html">Street lamps</title>'
        f'<content type="html">{content}</content></entry>'
    )


def test_an_atom_feed_of_a_site_is_read_with_its_day_its_address_and_its_authority():
    sent = listing('Request sent to <a href="/body/f">Fennwick Borough Council</a> by <a href="/user/i">Ivy Marchbanks</a> on <time>1 February 2024</time>.', "Information not held.", "How many street lamps have you?")  # fmt: skip
    said = listing('Response by <a href="/body/f">Fennwick Borough Council</a> to <a href="/user/i">Ivy Marchbanks</a> on <time>20 February 2024</time>.', "Information not held.", "We keep no list of lamps.")  # fmt: skip
    feed = f'<?xml version="1.0" encoding="UTF-8"?><feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom"><title>Requests</title>{entry(20, "incoming-9", said)}{entry(1, "outgoing-5", sent)}</feed>'
    (one,) = read_log(feed.encode(), "feed").entries
    assert (one.question, one.answer, one.outcome) == ("How many street lamps have you?", "We keep no list of lamps.", Outcome.NOT_HELD)  # fmt: skip
    assert (one.publisher, one.address, f"{one.on}") == ("Fennwick Borough Council", "https://s.example/request/lamps", "2024-02-20")  # fmt: skip
    assert "Marchbanks" not in repr(one)


def test_the_feed_of_a_log_is_read_item_by_item():
    feed = """<?xml version="1.0"?><rss version="2.0"><channel><title>Answers of Holmbeck Council</title><copyright>Open Government Licence v3.0</copyright>
    <item><title>Parking</title><link>https://h.example/1</link><pubDate>Tue, 20 Feb 2024 10:00:00 GMT</pubDate>
    <description>&lt;p&gt;&lt;b&gt;Request:&lt;/b&gt; How many permits?&lt;/p&gt;&lt;p&gt;&lt;b&gt;Response:&lt;/b&gt; 412.&lt;/p&gt;</description></item>
    <item><title>How many meters are there?</title><link>https://h.example/2</link><description>Nineteen.</description></item></channel></rss>"""
    log = read_log(feed.encode(), "log.rss", publisher="Holmbeck Council")
    assert [(one.question, one.answer, one.address) for one in log.entries] == [
        ("How many permits?", "412.", "https://h.example/1"),
        ("How many meters are there?", "Nineteen.", "https://h.example/2"),
    ]
    assert {(one.licence, one.publisher) for one in log.entries} == {
        ("Open Government Licence v3.0", "Holmbeck Council")
    }


SITE = """This is a plain-text version of the Freedom of Information request "Street lamps".  The latest, full version is available online at http://s.example/request/lamps.


-------------------------------

From: Ivy Marchbanks
To: Fennwick Borough Council
Date: 01 February 2024

Dear Fennwick Borough Council,

How many street lamps have you?

Yours faithfully,

Ivy Marchbanks

-------------------------------

From: Information Team, Fennwick Borough Council
To: Ivy Marchbanks
Date: 20 February 2024

Dear Ivy Marchbanks

We have 11,408 street lamps.

Yours sincerely

H. Oakes

Attachment: lamps.pdf (12K)
"""


def test_the_letters_that_a_site_puts_into_a_zip_are_read():
    (one,) = read_log(SITE.encode(), "correspondence.txt").entries
    assert (one.question, one.answer) == ("How many street lamps have you?", "We have 11,408 street lamps.")
    assert (one.publisher, one.address, f"{one.on}") == ("Fennwick Borough Council", "http://s.example/request/lamps", "2024-02-20")  # fmt: skip
    assert "Marchbanks" not in repr(one) and "Oakes" not in repr(one)


@pytest.mark.parametrize(
    "value",
    [
        [{"Question": "How many?", "Answer": "12"}, {"Question": "Which?", "Answer": "The red one."}],
        {"results": [{"request_text": "How many?", "response_text": "12", "ref": "A"}, {"request_text": "Which?", "response_text": "The red one.", "ref": "B"}]},
        {"entries": [{"questions": [{"number": "1", "question": "How many?", "answer": "12", "outcome": "disclosed"}, {"number": "2", "question": "Which?", "answer": "The red one.", "outcome": "disclosed"}]}]},
    ],
)  # fmt: skip
def test_lists_of_objects_are_read_by_their_keys(value):
    assert [(one.question, one.answer) for one in read(value).entries] == [
        ("How many?", "12"),
        ("Which?", "The red one."),
    ]


def test_an_object_a_line_is_read_and_a_broken_line_is_refused_with_its_number():
    lines = '{"question": "How many?", "answer": "12"}\n{"question": "Which?", "answer": "Both."}\n'
    assert len(read_log(lines.encode(), "log.jsonl").entries) == 2
    with pytest.raises(DamagedFile, match="line 3"):
        read_log((lines + "{not json\n").encode(), "log.jsonl")


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b'{"a":' * 50_000, b"[]", b"{}", b"[1, 2]", b'{"questions": [1, {}]}', b'{"info_request_events": [{"event_type": 4}]}',
     b'{"entries": [3, {"questions": "x"}]}', b'[{"event_type": "sent", "info_request": 3}]',
     b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "b">]><feed>&a;</feed>', b"<feed><entry>", b"<feed/>"],
)  # fmt: skip
def test_json_and_feeds_that_are_none_are_refused_or_told(data):
    try:
        log = read_log(data, "log.json" if data[:1] in b"[{" else "log.atom")
    except DamagedFile:
        return
    assert not log.entries and log.not_understood
