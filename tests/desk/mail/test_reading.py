"""A message as a plain value: its people, its words and files, and the signs of how it came."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desk.post import awkward
from desk.post.letters import letter


def read(data, **more):
    from answerable.desk.mail.reading import read_message

    return read_message(data, **more)


def signs(**headers):
    return read(letter(**headers)).signs


def test_people_are_read_with_their_names():
    found = read(letter(sender='"Quill, Rosa" <rosa@applicant.example>', Cc="Ann <ann@x.example>, bob@y.example"))
    assert (found.sender.name, found.sender.email) == ("Quill, Rosa", "rosa@applicant.example")
    assert found.recipients == ("information@harrowmere.example", "ann@x.example", "bob@y.example")


def test_an_encoded_comma_in_a_name_makes_no_second_sender():
    found = read(
        letter(sender=None).replace(b"To:", b"From: =?utf-8?q?Quill=2C_Ros=C3=A9?= <rosa@applicant.example>\nTo:", 1)
    )
    assert [(one.name, one.email) for one in found.senders] == [("Quill, Rosé", "rosa@applicant.example")]


@pytest.mark.parametrize("sender", [None, "<>", "Somebody", "undisclosed-recipients:;", "a b@c", "@x.example", "x@"])
def test_what_is_no_address_is_no_sender(sender):
    assert read(awkward.raw("x", "Hello", sender=sender)).sender is None


def test_answers_go_to_the_sender_where_nothing_else_is_asked_for():
    assert read(letter()).answer_to.email == "wynn@applicant.example"
    assert read(letter(Reply_To="Rosa <rosa@x.example>")).answer_to.email == "rosa@x.example"
    assert read(letter(Reply_To="rosa@x.example")).answer_to.name == "Wynn Asker"


def test_what_a_message_refers_to_comes_with_the_nearest_first():
    found = read(letter(In_Reply_To="<c@x.example>", References="<a@x.example> <b@x.example> <c@x.example>"))
    assert found.refers_to == ("<c@x.example>", "<b@x.example>", "<a@x.example>")


def test_a_date_is_a_moment_or_nothing():
    assert read(letter(Date="Mon, 2 Nov 2026 09:00:00 +0100")).dated_at == datetime(2026, 11, 2, 8, tzinfo=UTC)
    for words in ("yesterday", "", "Sun, 31 Dec 9999 23:59:59 -1200", "Fri, 0 Foo 2026"):
        assert read(awkward.raw("x", "Hello", Date=words)).dated_at is None


def test_an_encoded_subject_begins_no_header_of_its_own():
    found = read(awkward.raw("x", "Hello", subject="=?utf-8?q?x=0D=0ABcc:_all=40council.example?="))
    assert found.subject == "x Bcc: all@council.example"
    assert found.recipients == ("information@harrowmere.example",)


@pytest.mark.parametrize(
    ("headers", "reply"),
    [
        ({"Auto_Submitted": "auto-replied; owner-email=x"}, True),
        ({"X_Autorespond": "whatever"}, True),
        ({"X_Autoreply": "no"}, False),
        ({"Auto_Submitted": "no"}, False),
        ({"subject": "Out of office"}, False),
        ({"subject": "Out of office", "Return_Path": "<>"}, True),
        ({"subject": "Respuesta automática: x", "Precedence": "bulk"}, True),
        ({"Precedence": "bulk"}, False),
    ],
)
def test_automatic_replies_are_known_by_headers_and_never_by_a_subject_alone(headers, reply):
    assert bool(signs(**headers).reply) is reply


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"X_Auto_Response_Suppress": "DR, OOF"},
        {"Precedence": "junk"},
        {"List_Unsubscribe": "<mailto:x@y.example>"},
        {"List_Id": "<l.example>"},
        {"Return_Path": "<>"},
    ],
)
def test_what_nothing_may_answer_says_why(headers):
    assert signs(**headers).automatic


def test_what_a_person_sent_shows_no_sign():
    found = signs(
        Return_Path="<wynn@applicant.example>", Received="by x", X_Auto_Response_Suppress="None", Auto_Submitted="no"
    )
    assert (found.automatic, found.reply, found.loop, found.spam, found.mark) == ("", "", "", "", "")


def test_spam_and_sealed_messages_are_known():
    assert signs(X_Spam_Status="Yes, score=9").spam
    assert signs(X_MS_Exchange_Organization_SCL="6").spam
    assert not signs(X_MS_Exchange_Organization_SCL="1").spam
    assert read(awkward.raw("x", "", content="multipart/encrypted; boundary=x")).signs.sealed
    assert not read(awkward.raw("x", "", content="application/pkcs7-mime; smime-type=signed-data")).signs.sealed


@pytest.mark.parametrize(
    "one", list(awkward.reports("<ours@harrowmere.example>", "pat@applicant.example"))[:5], ids=lambda one: one.name
)
def test_reports_of_five_makers_name_the_message_and_say_why(one):
    bounce = read(one.data).bounce
    assert bounce.failed[0] == "<ours@harrowmere.example>"
    assert bounce.reason.startswith("550")
    assert bounce.is_final


def test_a_report_of_a_delay_is_not_final():
    assert not read(awkward.postfix_report("<a@b.example>", "x@y.example", action="delayed")).bounce.is_final


def test_a_person_who_writes_about_a_returned_letter_sends_no_report():
    assert read(letter("My letter came back. Why?", subject="Undelivered Mail Returned to Sender")).bounce is None
    assert read(letter("Why?", sender="postmaster@applicant.example", subject="FOI request")).bounce is None


def test_halves_of_characters_and_nul_are_never_in_what_is_kept():
    found = read(
        awkward.raw("x", b"+2AA- and \x00", content="text/plain; charset=utf-7", subject="=?utf-7?q?+2AA-?= \x00")
    )
    for text in (found.text, found.subject, found.document.text, found.document.headers.subject):
        text.encode("utf-8")
        assert "\x00" not in text


HEADER_BITS = some.sampled_from(
    ["From: a@b.example\n", "From: \xff <x@y>, z\n", "Subject: =?utf-8?b?w4?=\n", "Content-Type: multipart/mixed; boundary=b\n",
     "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n", "Content-Type: text/html; charset=utf-16\n",
     "Content-Type: message/rfc822\n", "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: uuencode\n", "Return-Path: <>\n", "Message-ID: <\ud800>\n",
     "\n", "--b\n", "--b--\n", "Content-Type: message/delivery-status\n", "\r", "From x\n", "Date: Mon, 99 Xxx 0000 99:99:99 +9999\n", "X: %PDF-\n"]
)  # fmt: skip
MAIL = some.one_of(
    some.binary(max_size=400),
    some.lists(
        some.one_of(HEADER_BITS.map(lambda bit: bit.encode("utf-8", "surrogatepass")), some.binary(max_size=30)),
        max_size=30,
    ).map(b"".join),
)


@settings(max_examples=300, deadline=None)
@given(MAIL)
def test_any_bytes_give_a_value(data):
    found = read(data)
    for text in (
        found.subject,
        found.text,
        *found.notes,
        *(one.name for one in found.senders),
        *(file.name for file in found.enclosures),
    ):
        text.encode("utf-8")
        assert "\x00" not in text
