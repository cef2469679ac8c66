"""A chat in a zip, with the files that were sent."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from io import BytesIO

import pytest

from answerable.errors import NothingInIt, UnsafeArchive
from answerable.records import DateOrder, Settings
from answerable.records.importers import whatsapp

CHAT = (
    "[23/03/22, 13:31:02] Una Gill: \u200e<attached: 00000001-PHOTO-2022-03-23-13-31-02.jpg>\r\n"
    "[23/03/22, 13:31:09] Una Gill: \u200e<attached: 00000002-Müll.pdf>\r\n"
    "[23/03/22, 13:31:12] Dev Lomax: \u200e<attached: 00000003-AUDIO-2022-03-23-13-31-12.opus>\r\n"
)


def zipped(**members: str | bytes) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name, (2022, 6, 2, 9, 0, 0)), content)
    return file


def test_files_are_found_by_name_and_known_by_digest():
    file = zipped(
        **{"_chat.txt": CHAT, "00000001-PHOTO-2022-03-23-13-31-02.jpg": b"skip", "00000002-Mu\u0308ll.pdf": b"bins"}
    )
    opened = whatsapp.read(file, name="Bins.zip", settings=Settings())
    found = [record.attachments[0] for record in opened.records()]
    assert [attachment.digest for attachment in found] == [
        hashlib.sha256(b"skip").hexdigest(),
        hashlib.sha256(b"bins").hexdigest(),
        "",
    ]
    assert (opened.tally.attached, opened.tally.missing) == (3, 1)
    assert opened.source.digest == hashlib.sha256(file.getvalue()).hexdigest()
    assert opened.source.member_digest == hashlib.sha256(CHAT.encode()).hexdigest()
    assert [member.name for member in opened.source.members] == [
        "_chat.txt",
        "00000001-PHOTO-2022-03-23-13-31-02.jpg",
        "00000002-Mu\u0308ll.pdf",
    ]


def test_the_chat_is_the_text_with_most_messages_and_no_file_of_a_mac():
    file = zipped(**{
        "notes.txt": "23/03/2022, 13:31 - Una Gill: draft",
        "WhatsApp Chat with Bins.txt": "23/03/2022, 13:31 - Una Gill: one\n23/03/2022, 13:32 - Dev Lomax: two",
        "__MACOSX/._WhatsApp Chat with Bins.txt": "23/03/2022, 13:31 - Una Gill: one\n" * 9,
    })  # fmt: skip
    assert whatsapp.recognise(file, name="Bins.zip")
    opened = whatsapp.read(file, name="Bins.zip", settings=Settings())
    assert opened.source.member == "WhatsApp Chat with Bins.txt"
    assert len(list(opened.records())) == 2


def test_the_day_of_the_zip_tells_of_dates():
    file = zipped(**{"_chat.txt": "[03/12/22, 13:31:02] Una Gill: one\r\n[03/12/22, 13:31:09] Dev Lomax: two\r\n"})
    for captured_at in (None, dt.datetime(2026, 11, 22, tzinfo=dt.UTC)):  # of the zip's day and the file's the earlier
        opened = whatsapp.read(file, name="Bins.zip", settings=Settings(captured_at=captured_at))
        assert opened.source.date_order is DateOrder.MDY


def test_a_zip_without_a_chat_is_refused():
    file = zipped(**{"plan.txt": "no chat", "photo.jpg": b"x"})
    assert not whatsapp.recognise(file, name="x.zip")
    with pytest.raises(NothingInIt):
        whatsapp.read(file, name="x.zip", settings=Settings())


def test_a_zip_that_climbs_out_of_its_folder_is_refused():
    with pytest.raises(UnsafeArchive):
        whatsapp.read(zipped(**{"../../_chat.txt": CHAT}), name="x.zip", settings=Settings())


def test_a_zip_that_unpacks_to_more_than_it_may_is_refused():
    with pytest.raises(UnsafeArchive):
        whatsapp.read(
            zipped(**{"_chat.txt": CHAT, "zeros": b"\0" * 200_000}), name="x.zip", settings=Settings(largest=100_000)
        )
