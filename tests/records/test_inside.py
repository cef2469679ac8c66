import io
import zipfile

import pytest

from answerable.errors import Damaged, NotACapture, UnsafeArchive
from answerable.records import DateOrder, Kind, Settings, open_capture
from answerable.records.zips import archive

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


CHAT = b"14/03/2022, 13:31 - Una Gill: gate\n15/03/2022, 13:32 - Dev Lomax: IMG-20220315-WA0001.jpg (file attached)\n"


def test_a_chat_that_a_phone_zipped_is_read_with_its_files_where_it_lies_in_a_zip():
    inner = zipped(**{"WhatsApp Chat with Bins.txt": CHAT, "IMG-20220315-WA0001.jpg": b"jpg"}).getvalue()
    opened = open_capture(
        zipped(**{"phone 1/Bins.zip": inner, "sms.xml": SMS, "plan.docx": inner}), name="x.zip", settings=Settings()
    )
    gate, picture, sms = opened.records()
    path = "phone 1/Bins.zip, WhatsApp Chat with Bins.txt"
    assert [(gate.member, gate.text), (picture.member, sms.member)] == [(path, "gate"), (path, "sms.xml")]
    assert [(file.is_missing, file.member) for file in picture.attachments] == [
        (False, "phone 1/Bins.zip, IMG-20220315-WA0001.jpg")
    ]
    assert (opened.source.format, opened.tally.missing, opened.tally.is_rebuilt) == ("whatsapp, sms-backup", 0, True)


def test_a_member_of_a_zip_in_a_zip_is_found_by_both_paths():
    inner = zipped(**{"a, b.eml": MAIL}).getvalue()
    opened = archive(zipped(**{"mail, old.zip": inner, "x.eml": b"x"}), name="x.zip", settings=Settings())
    with opened.stream("mail, old.zip, a, b.eml") as stream:
        assert stream.read() == MAIL
    assert [opened.holds(path) for path in ("x.eml", "mail, old.zip, a, b.eml", "nowhere")] == [True, True, False]
    for path in ("nowhere", "mail, old.zip, nowhere"):
        with pytest.raises(Damaged), opened.stream(path):
            pass


def test_of_two_chats_in_a_zip_neither_is_left_out_and_each_has_the_files_of_its_folder():
    made = zipped(**{
        "a/_chat.txt": CHAT, "a/IMG-20220315-WA0001.jpg": b"a", "b/WhatsApp Chat with Ops.txt": CHAT,
        "b/forwarded.txt": CHAT * 2, "mail.eml": MAIL,
    })  # fmt: skip
    opened = open_capture(made, name="x.zip", settings=Settings())
    found = list(opened.records())
    assert [record.member for record in found] == [
        *["a/_chat.txt"] * 2, *["b/WhatsApp Chat with Ops.txt"] * 2, *["b/forwarded.txt"] * 4, "mail.eml"]  # fmt: skip
    assert [file.is_missing for record in found for file in record.attachments] == [False, True, True, True]


def test_a_chat_that_people_sent_each_other_belongs_to_the_chat_it_was_sent_in():
    sent = CHAT + b"16/03/2022, 13:31 - Una Gill: forwarded.txt (file attached)\n"
    made = zipped(**{"_chat.txt": sent, "forwarded.txt": CHAT * 2, "IMG-20220315-WA0001.jpg": b"a"})
    opened = open_capture(made, name="x.zip", settings=Settings())
    assert (len(list(opened.records())), opened.source.member, opened.tally.missing) == (3, "_chat.txt", 0)


def test_what_a_person_said_of_the_order_of_dates_holds_for_the_chats_that_do_not_tell_it():
    american = b"3/14/2022, 13:31 - Una Gill: gate\n3/15/2022, 13:31 - Una Gill: gate\n"
    open_one = b"04/03/2022, 13:31 - Una Gill: gate\n04/03/2022, 13:32 - Una Gill: gate\n"
    made = zipped(**{"WhatsApp 1.txt": american, "WhatsApp 2.txt": open_one})
    opened = open_capture(made, name="x.zip", settings=Settings(date_order=DateOrder.DMY))
    assert [record.local[:10] for record in opened.records()] == [
        "2022-03-14",
        "2022-03-15",
        "2022-03-04",
        "2022-03-04",
    ]
    asked = open_capture(made, name="x.zip", settings=Settings())
    assert [len(record.readings) for record in asked.records()] == [0, 0, 2, 2]


def test_zips_in_a_zip_that_unpack_to_more_than_a_capture_may_are_refused():
    inner = zipped(**{"a.txt": b"0" * 5000}).getvalue()
    with pytest.raises(UnsafeArchive):
        open_capture(zipped(**{"1.zip": inner, "2.zip": inner}), name="x.zip", settings=Settings(largest=8000))


def test_a_zip_without_messages_is_refused_and_a_third_zip_inside_is_not_opened():
    deep = zipped(**{"2.zip": zipped(**{"a.eml": MAIL}).getvalue()}).getvalue()
    for made in (zipped(**{"a.jpg": b"x"}), zipped(**{"1.zip": deep}), zipped()):
        with pytest.raises(NotACapture):
            open_capture(made, name="x.zip", settings=Settings())


def test_a_zip_that_is_not_safe_is_refused_before_anything_is_read():
    unnamed = io.BytesIO(zipped(**{"q": MAIL}).getvalue().replace(b"q", b"\0"))
    for made in (zipped(**{"../a.eml": MAIL}), zipped(**{"/a.eml": MAIL}), unnamed):
        with pytest.raises(UnsafeArchive):
            open_capture(made, name="x.zip", settings=Settings())


def test_what_lies_beside_an_export_that_fills_its_zip_is_read_as_well():
    said = b'{"name": "Ops", "type": "private_group", "id": 5, "messages": [{"id": 1, "type": "message", "date_unixtime": "1736931600", "from": "Una", "from_id": "user1", "text": "telegram"}]}'
    made = {"ChatExport/result.json": said, "ChatExport/files/sent.eml": MAIL}
    alone = open_capture(zipped(**made), name="x.zip", settings=Settings())
    assert ([record.text for record in alone.records()], alone.source.format) == (["telegram"], "telegram")
    several = open_capture(zipped(**made, **{"phone/_chat.txt": CHAT}), name="x.zip", settings=Settings())
    assert [(record.seq, record.member) for record in several.records()] == [
        (0, "ChatExport/result.json"),
        (1, "phone/_chat.txt"),
        (2, "phone/_chat.txt"),
    ]
    assert several.source.format == "telegram, whatsapp"
    assert (several.tally.records, several.tally.unread, several.tally.is_rebuilt) == (3, [], True)
