"""What a message of ours looks like: its bytes are kept, and nobody writes headers into it."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from django.core.mail import send_mail
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from answerable.desk.files import keeping
from answerable.desk.ledger.models import Entry
from answerable.desk.mail import mime
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.queue.models import Job
from answerable.errors import NoMailAddress

MOMENT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
KEYS = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "X-Answerable-Message",
    "Content-Type",
    "MIME-Version",
]


def parsed(message):
    return message_from_bytes(keeping.content(message.raw), policy=default)


def test_a_letter_is_kept_and_waits(letter, at):
    message = letter(to=["ann@example.org", "Bob@EXAMPLE.org"], reference="FOI-2026-0142")
    assert (message.state, message.attempts, message.reference) == (MessageState.QUEUED, 0, "FOI-2026-0142")
    assert message.recipients == "ann@example.org\nBob@example.org"
    mail = parsed(message)
    assert mail["From"] == "Harrowmere Borough Council <information@harrowmere.example>"
    assert mail["Reply-To"] == '"Harrowmere Borough Council (FOI-2026-0142)" <information@harrowmere.example>'
    assert mail["Message-ID"] == message.message_id == f"<{mail['X-Answerable-Message']}>"
    assert mail["Date"].datetime == at
    assert mail["Auto-Submitted"] is None


def test_an_automatic_message_says_so(letter):
    received = Message(message_id="<a@example.org>")
    assert parsed(letter(is_automatic=True))["Auto-Submitted"] == "auto-generated"
    assert parsed(letter(is_automatic=True, answers=received))["Auto-Submitted"] == "auto-replied"


def test_a_reply_carries_the_thread(letter):
    long = f"<{'LO4P265MB1234' * 8}@LO4P265MB1234.GBRP265.PROD.OUTLOOK.COM>"
    received = Message(message_id=long, in_reply_to="<b@example.org>\n<a@example.org>")
    message = letter(answers=received)
    raw = keeping.content(message.raw)
    assert f"In-Reply-To: {long}\r\n".encode() in raw
    assert f"References: <a@example.org>\r\n <b@example.org>\r\n {long}\r\n".encode() in raw
    assert message.in_reply_to.split("\n") == [long, "<b@example.org>", "<a@example.org>"]


def test_a_long_thread_keeps_its_beginning_and_its_end():
    ids = [f"<{each}@example.org>" for each in range(40)]
    assert mime.chain(ids) == (ids[0], *ids[-11:])


def test_text_in_any_alphabet_and_long_lines_arrive_as_written(letter):
    text = "Annwyl Siân,\n\n" + "gair hir iawn " * 200 + "\n.\n.. dots\nFrom here\nЖ 漢字 🙂\n"
    message = letter(subject="Ynghylch eich cais – “WhatsApp”", text=text)
    assert parsed(message).get_content().replace("\r\n", "\n") == text
    assert parsed(message)["Subject"] == "Ynghylch eich cais – “WhatsApp”"
    assert max(map(len, keeping.content(message.raw).split(b"\r\n"))) <= 998
    assert b"\n" not in keeping.content(message.raw).replace(b"\r\n", b"")


def test_attachments_arrive_byte_for_byte_under_their_names(letter, at):
    files = [
        keeping.keep(b"%PDF-1.7 \x00\xff\r\n.\r\n", name="Ateb i Siân.pdf", media="application/pdf", at=at),
        keeping.keep(b"From: x\n\nnot ours to change", name="their message.eml", media="message/rfc822", at=at),
        keeping.keep(b"a,b\n1,2", name="table.csv", media="text/csv", at=at),
    ]
    message = letter(attachments=files)
    found = [(part.get_filename(), part.get_content()) for part in parsed(message).iter_attachments()]
    assert found == [(file.name, keeping.content(file)) for file in files]
    assert list(message.attachments.all()) == files


@pytest.mark.parametrize(
    "address",
    ["", "ann", "ann@", "@example.org", "ann@example", "ann b@example.org", "ann@example.org\nBcc: x@example.org", "siân@example.org",
     "ann@example.org, bob@example.org", "Ann <ann@example.org>", "a" * 70 + "@" + "b" * 80 + ".org", 'ann"@example.org', "ann@exa..mple.org"],
)  # fmt: skip
def test_what_is_no_address_is_refused(letter, address):
    with pytest.raises(NoMailAddress):
        letter(to=[address])
    assert not Message.objects.exists()


def test_nobody_to_write_to_is_refused(letter):
    with pytest.raises(NoMailAddress):
        letter(to=[])


def test_a_domain_in_another_alphabet_is_written_to(letter):
    assert letter(to=["ann@bücher.example"]).recipients == "ann@xn--bcher-kva.example"


def test_words_begin_no_header_of_their_own(letter):
    mail = parsed(
        letter(subject="Hello\r\nBcc: all@example.org\n\nBody", reference='X"\r\nBcc: b@example.org', is_automatic=True)
    )
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Hello Bcc: all@example.org Body"


@rules(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(subject=st.text(max_size=200), text=st.text(max_size=400), name=st.text(max_size=80))
def test_whatever_the_words_the_message_is_whole(subject, text, name):
    head = mime.Head(
        "<a@example.org>", mime.address("us@example.org", name=name), mime.address("us@example.org", name=name),
        (mime.address("ann@example.org"),), subject, MOMENT,
    )  # fmt: skip
    raw = mime.built(head, text, [mime.Enclosed(name, "application/pdf", b"x")])
    mail = message_from_bytes(raw, policy=default)
    assert sorted(mail.keys()) == sorted(KEYS)
    assert mail["To"] == "ann@example.org"
    assert mail["From"].addresses[0].addr_spec == "us@example.org"
    read = mail.get_body().get_content().replace("\r\n", "\n")
    assert read.rstrip("\n") == mime.CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip("\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_a_letter_undone_with_its_act_leaves_nothing(letter, transactional_db):
    with pytest.raises(LookupError), transaction.atomic():
        letter()
        raise LookupError
    assert (Message.objects.count(), Job.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_mail_of_django_itself_goes_the_same_way(db, settings):
    settings.EMAIL_BACKEND = "answerable.desk.mail.backend.QueuedMail"  # tests of Django take another
    assert send_mail("A new password", "Follow this link", None, ["ann@example.org"]) == 1
    message = Message.objects.get()
    assert (message.state, message.subject, message.text) == (MessageState.QUEUED, "A new password", "Follow this link")
