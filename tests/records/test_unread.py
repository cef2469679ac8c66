"""Forms of messages that are known and not read: the refusal says what to export in their place."""

import io
import zipfile

import pytest

from answerable.errors import FormNotRead, NotACapture
from answerable.records import Settings, open_capture

PAGE = b"<!DOCTYPE html>\n<html><body><p>Gate locked</p></body></html>"


def refused(data: bytes) -> FormNotRead:
    with pytest.raises(FormNotRead) as error:
        open_capture(io.BytesIO(data), name="x", settings=Settings())
    return error.value


@pytest.mark.parametrize(
    ("data", "what", "do"),
    [
        (b'{"userId": "8:una", "exportDate": "x", "conversations": []}', "Skype", "Microsoft Graph"),
        (b'{"name": "Bins", "type": "private_group", "id": 1, "messages": []}', "without a message", "dates"),
        (b"Conversation: Una\n\nFrom: Una\nSent: x\n", "sigtop", "-f json"),
        (b"SQLite format 3\0" + bytes(90), "a database", "within the program"),
        (b"%PDF-1.7 x", "a PDF", "document"),
        (b"<html><p>14/03/2022, 10:00</p>", "a web page", "export"),
        (b"\x1f\x8b\x08\x00", "another kind than zip", "Unpack"),
    ],
)
def test_a_known_form_is_refused_with_what_to_export_in_its_place(data, what, do):
    error = refused(data)
    assert what in error.part("what")
    assert do.lower() in error.part("do").lower()


def test_of_a_zip_the_member_is_named():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("css/style.css", "a{}")
        opened.writestr("ChatExport/messages.html", PAGE)
    assert refused(made.getvalue()).part("where") == "x, ChatExport/messages.html"


def test_a_file_of_no_form_of_messages_is_refused_as_such():
    with pytest.raises(NotACapture):
        open_capture(io.BytesIO(b"Agenda: bins"), name="x", settings=Settings())
