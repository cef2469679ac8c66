"""Mail as it really comes: in parts, encoded, forwarded, quoted, with footers."""

from base64 import b64encode
from email.message import EmailMessage

import pytest

from answerable.documents import headers_of_message, message_of, text_of

QUESTIONS = "1. How many staff have a work phone?\n2. Is WhatsApp allowed on it?"


def a_message(text=QUESTIONS, *, subject="Freedom of information request", **headers):
    message = EmailMessage()
    message["From"] = "Rosa Example <rosa@applicant.example>"
    message["To"] = "foi@harrowmere.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 03 Mar 2026 09:15:00 +0000"
    message["Message-ID"] = "<one@applicant.example>"
    for name, words in headers.items():
        message[name] = words
    message.set_content(text)
    return message


def read(message):
    return text_of(message if isinstance(message, bytes) else message.as_bytes(), name="request.eml")


def kinds(document):
    return [part.kind for part in document.parts]


def test_a_plain_message_gives_its_words_and_its_headers():
    document = read(a_message())
    assert document.kind == "mail"
    assert document.text == QUESTIONS
    assert document.headers.sender == "Rosa Example <rosa@applicant.example>"
    assert document.headers.subject == "Freedom of information request"
    assert document.headers.message_id == "<one@applicant.example>"
    assert document.headers.sent_at.isoformat() == "2026-03-03T09:15:00+00:00"


def test_the_plain_form_is_read_where_a_message_has_two():
    long = QUESTIONS + "\n\n" + "I would like the information by e-mail. " * 6
    message = a_message(long)
    message.add_alternative("<p>Something for other programs</p>", subtype="html")
    assert read(message).text == long.strip()


def test_the_html_is_read_where_the_plain_form_only_points_to_it():
    message = a_message("This message needs a program that shows HTML.")
    message.add_alternative("<ol><li>How many phones?</li><li>Which ones?</li></ol>", subtype="html")
    assert read(message).text == "1. How many phones?\n\n2. Which ones?"


def test_html_alone_is_read_without_its_scripts_and_styles():
    message = a_message()
    message.clear_content()
    message.set_content(
        "<html><head><style>p {color: red}</style></head><body><script>steal()</script>"
        "<p>Dear Sir or Madam,</p><p>How many phones?<br>Which ones?</p></body></html>",
        subtype="html",
    )
    assert read(message).text == "Dear Sir or Madam,\n\nHow many phones?\nWhich ones?"


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_every_transfer_encoding_is_undone(cte):
    message = a_message()
    message.set_content("What did it cost in £? It’s “urgent”.\n", cte=cte)
    assert read(message).text == "What did it cost in £? It’s “urgent”."


@pytest.mark.parametrize(
    ("charset", "stated"),
    [
        ("windows-1252", "iso-8859-1"),  # what programs say and what they write
        ("windows-1252", "us-ascii"),
        ("windows-1252", "no-such-charset"),
        ("utf-8", "us-ascii"),
        ("utf-16", "utf-16"),
        ("windows-1252", ""),
    ],
)
def test_an_odd_charset_still_gives_the_words(charset, stated):
    words = "It’s £40 – “really”?"
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
    head += f"Content-Type: text/plain{f'; charset={stated}' if stated else ''}\r\n".encode()
    head += b"Content-Transfer-Encoding: base64\r\n\r\n"
    import base64

    assert read(head + base64.b64encode(words.encode(charset))).text == words


def test_a_flowed_message_has_its_paragraphs_in_one_line():
    raw = a_message().as_string().replace("text/plain;", "text/plain; format=flowed;")
    raw = raw.replace(QUESTIONS, "How many of the phones \nthat you gave out \nwere lost?\n\nThank you")
    assert read(raw.encode()).text == "How many of the phones that you gave out were lost?\n\nThank you"


def test_encoded_headers_are_decoded():
    raw = a_message().as_bytes().replace(b"Freedom of information request", b"=?utf-8?q?Caf=C3=A9_costs?=")
    assert read(raw).headers.subject == "Café costs"


def test_a_quoted_reply_is_set_apart_and_kept():
    text = (
        "Yes, I mean the last year.\n\n"
        "On Tue, 3 Mar 2026 at 10:00, FOI Team\n<foi@harrowmere.example> wrote:\n"
        "> Which year do you mean?\n>\n> Regards\n"
    )
    document = read(a_message(text, subject="Re: FOI-2026-0142"))
    assert document.text == "Yes, I mean the last year."
    assert kinds(document) == ["body", "quoted", "quoted"]
    assert "Which year do you mean?" in document.parts[-1].text


def test_quoted_lines_stay_where_their_answers_stand_between_them():
    text = "> 1. Which year?\nThe last one.\n> 2. Which team?\nHighways.\n"
    assert read(a_message(text, subject="Re: x")).text == (
        "1. Which year?\n\nThe last one.\n\n2. Which team?\n\nHighways."
    )


OUTLOOK = (
    "From: Rosa Example <rosa@applicant.example>\nSent: 03 March 2026 09:15\n"
    "To: Contact Centre\nSubject: Request\n\n" + QUESTIONS
)


@pytest.mark.parametrize(
    ("subject", "before"),
    [
        ("FW: Request", "One for you.\n\n"),
        ("FW: Request", "One for you.\n\n-----Original Message-----\n"),
        ("Fwd: Request", "________________________________\n"),
        ("", "---------- Forwarded message ---------\n"),
        ("", "Begin forwarded message:\n\n"),
        ("RE: Request", ""),  # nothing but an earlier message
    ],
)
def test_a_message_forwarded_in_the_body_is_part_of_the_text(subject, before):
    document = read(a_message(before + OUTLOOK, subject=subject))
    assert QUESTIONS in document.text
    forwarded = next(part for part in document.parts if part.kind == "forwarded")
    assert forwarded.headers.sender == "Rosa Example <rosa@applicant.example>"
    assert forwarded.headers.sent == "03 March 2026 09:15"


def test_an_earlier_message_below_a_reply_is_not_part_of_the_text():
    document = read(a_message("Thank you, that is all I need.\n\n" + OUTLOOK, subject="RE: Request"))
    assert document.text == "Thank you, that is all I need."
    assert QUESTIONS in document.parts[-1].text


def test_a_message_attached_whole_is_part_of_the_text():
    outer = a_message("Please log this.", subject="New request")
    outer.add_attachment(a_message())
    document = read(outer)
    assert document.text == "Please log this.\n\n" + QUESTIONS
    assert document.parts[-1].headers.message_id == "<one@applicant.example>"


def test_the_footer_of_the_request_site_is_set_apart():
    text = (
        "Dear Harrowmere Borough Council,\n\n" + QUESTIONS + "\n\nYours faithfully,\n\nRosa Example\n\n"
        "-------------------------------------------------------------------\n\n"
        "Please use this email address for all replies to this request:\n"
        "request-1-abc@requests.example\n\nIs this the wrong address for requests to the council?\n"
    )
    document = read(a_message(text))
    assert document.text.endswith("Rosa Example")
    assert kinds(document) == ["body", "notice"]
    assert "wrong address" in document.parts[1].text


def test_signatures_devices_banners_and_disclaimers_are_set_apart():
    text = (
        "CAUTION: This email came from outside the organisation.\nDo not open links.\n\n"
        "How many phones?\n\nSent from my phone\n\n"
        "This email and any attachments are confidential and intended for the addressee only.\n"
    )
    document = read(a_message(text))
    assert document.text == "How many phones?"
    assert kinds(document) == ["notice", "body", "notice", "notice"]
    signed = read(a_message("How many phones?\n\n-- \nRosa Example\nHigh Street"))
    assert (signed.text, kinds(signed)) == ("How many phones?", ["body", "signature"])


def test_a_disclaimer_that_asks_something_is_no_disclaimer():
    text = "This email is intended as a request under the Act.\n\nHow many phones?"
    assert read(a_message(text)).text == text


WORDS = ("One", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def test_no_word_of_a_body_is_lost():
    text = "One\n\n> two\nthree\n-- \nfour\n\nFrom: five\nSent: six\nSubject: seven\n\neight > nine\n"
    document = read(a_message(text))
    kept = " ".join(f"{part.text} {part.headers}" for part in document.parts)
    assert all(word in kept for word in WORDS)


def test_attachments_are_read_and_kept():
    message = a_message("Please see attached.")
    message.add_attachment(b"How many vans?\n", maintype="text", subtype="plain", filename="request.txt")
    message.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="logo.png")
    document = read(message)
    assert [attached.name for attached in document.attachments] == ["request.txt", "logo.png"]
    assert document.attachments[0].document.text == "How many vans?"
    assert document.attachments[0].data == b"How many vans?\n"
    assert document.all_text == "Please see attached.\n\nHow many vans?"
    assert [unread.part for unread in document.unread] == ["logo.png"]


def test_an_attachment_that_cannot_be_read_does_not_hide_the_rest():
    message = a_message()
    message.add_attachment(b"PK\x03\x04 word/ cut", maintype="application", subtype="zip", filename="a.docx")
    document = read(message)
    assert document.text == QUESTIONS
    assert document.unread[0].part == "a.docx"
    assert "damaged" in document.unread[0].reason


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-7", "What did it cost in £? Is it “urgent”?"),
        ("iso-2022-jp", "携帯電話は何台ありますか?"),
        ("hz-gb-2312", "有多少部电话?"),
    ],
)
def test_charsets_that_write_everything_in_ascii_bytes_are_believed(charset, words):
    head = f"From: a@applicant.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(head.encode() + words.encode("hz" if charset.startswith("hz") else charset)).text == words


def test_letters_that_a_header_may_not_hold_are_read_as_what_they_most_likely_are():
    head = "From: Zoë Brontë <zoe@applicant.example>\nSubject: Café licences\nMIME-Version: 1.0\n\nHow many?\n"
    for charset in ("utf-8", "windows-1252"):
        headers = read(head.encode(charset)).headers
        assert (headers.sender, headers.subject) == ("Zoë Brontë <zoe@applicant.example>", "Café licences")


def test_a_message_inside_that_was_encoded_whole_is_read():
    inner = b64encode(a_message().as_bytes()).decode()
    raw = (
        "From: b@applicant.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nSee below.\n"
        f"--x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}\n--x--\n"
    )
    assert QUESTIONS in read(raw.encode()).text


def test_an_attachment_keeps_what_its_sender_calls_it():
    message = a_message()
    message.add_attachment(b"\x00\x01", maintype="application", subtype="x-odd", filename="a.bin")
    assert [attached.media for attached in read(message).attachments] == ["application/x-odd"]


def test_bytes_that_came_by_mail_are_a_message_whatever_they_begin_with():
    assert message_of(b"X: %PDF-1.4\nFrom: a@applicant.example\n\nHow many?\n", name="m").text == "How many?"


def test_every_header_is_told_with_what_was_written():
    raw = b"Subject: =?utf-8?q?Caf=C3=A9?=\r\nReceived: by one\r\nReceived: by\r\n two\r\n\r\nReceived: no header\r\n"
    assert [(line.name, line.words) for line in headers_of_message(raw)] == [
        ("Subject", "Café"),
        ("Received", "by one"),
        ("Received", "by two"),
    ]
    assert headers_of_message(raw)[0].written == "=?utf-8?q?Caf=C3=A9?="
