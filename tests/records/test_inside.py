import io
import zipfile

import pytest

from answerable.errors import NotACapture, UnsafeArchive
from answerable.records import Kind, Settings, open_capture

SMS = b'<smses count="1"><sms address="+447700900123" date="1736931600123" type="1" body="Gate locked" contact_name="Crew 4" /></smses>'
CALLS = b'<calls count="1"><call number="+447700900123" duration="62" date="1736931600000" type="1" contact_name="Crew 4" /></calls>'
MAIL = b"From: Dev <dev@example.org>\nTo: bins@example.org\nSubject: Gate\nDate: Wed, 16 Jul 2025 10:30:00 +0100\n\nLocked\n"


def zipped(**members: bytes) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return made


def test_every_member_that_a_reader_knows_is_read_and_named_by_its_records():
    opened = open_capture(
        zipped(**{"sms.xml": SMS, "calls.xml": CALLS, "picture.jpg": b"x"}), name="backup.zip", settings=Settings()
    )
    sms, call = opened.records()
    assert [(sms.seq, sms.member, sms.kind), (call.seq, call.member, call.kind)] == [
        (0, "sms.xml", Kind.TEXT), (1, "calls.xml", Kind.CALL)]  # fmt: skip
    assert SMS[sms.start : sms.end].startswith(b"<sms address")
    assert (opened.source.format, len(opened.source.members)) == ("sms-backup", 3)
    assert opened.source.notes == ("1 files of the zip are of no format of messages",)
    assert (opened.tally.records, opened.tally.is_rebuilt, opened.tally.senders) == (2, True, {"+447700900123": 2})
    assert [record.seq for record in opened.records()] == [0, 1]  # once more from the start


def test_a_folder_of_mails_and_boxes_is_read_in_the_order_of_the_zip():
    box = b"From dev@example.org Wed Jul 16 10:30:00 2025\n" + MAIL + b"\n"
    opened = open_capture(zipped(**{"b.eml": MAIL, "a.mbox": box + box}), name="mail.zip", settings=Settings())
    assert [(record.member, record.subject) for record in opened.records()] == [
        ("b.eml", "Gate"),
        ("a.mbox", "Gate"),
        ("a.mbox", "Gate"),
    ]
    assert opened.source.format == "eml, mbox"


def test_a_member_that_cannot_be_read_is_named_and_the_others_are_read():
    broken = b'<smses count="2"><sms body="x'
    opened = open_capture(zipped(**{"a.xml": broken, "b.xml": SMS}), name="x.zip", settings=Settings())
    assert [record.text for record in opened.records()] == ["Gate locked"]
    assert opened.tally.unread == ["a.xml: This file is damaged: nothing in it could be read."]


def test_a_zip_without_messages_is_refused_and_one_inside_a_zip_is_not_opened():
    for made in (zipped(**{"a.jpg": b"x"}), zipped(**{"inner.zip": zipped(**{"a.eml": MAIL}).getvalue()}), zipped()):
        with pytest.raises(NotACapture):
            open_capture(made, name="x.zip", settings=Settings())


def test_a_zip_that_is_not_safe_is_refused_before_anything_is_read():
    unnamed = io.BytesIO(zipped(**{"q": MAIL}).getvalue().replace(b"q", b"\0"))
    for made in (zipped(**{"../a.eml": MAIL}), zipped(**{"/a.eml": MAIL}), unnamed):
        with pytest.raises(UnsafeArchive):
            open_capture(made, name="x.zip", settings=Settings())
