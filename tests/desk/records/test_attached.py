"""The words of files that came with a capture are found too, once for each content; what cannot be read says why."""

import io
import shutil
import zipfile
from email.message import EmailMessage

import pytest
from openpyxl import Workbook
from PIL import Image, ImageDraw

from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.rows import Sought, Term
from answerable.desk.records.models import FileText, Message, MessageFile
from desk.records.capturing import captured, line

pytestmark = pytest.mark.django_db


def found(word):
    return [Message.objects.get(pk=one).text for one in engine().newest(Sought((Term((word,)),)), most=10)]


def workbook():
    made, book = io.BytesIO(), Workbook()
    book.active.append(["Ward", "Gritted"])
    hidden = book.create_sheet("Notes")
    hidden.sheet_state = "hidden"
    hidden.append(["aardvark", 7])
    book.save(made)
    return made.getvalue()


def slides():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Winter pan</a:t></a:r><a:r><a:t>golin</a:t></a:r></a:p></p:sld>')  # fmt: skip
    return made.getvalue()


def chat_with(**files):
    made = io.BytesIO()
    lines = [line(n, "Ann Able", f"{name} (file attached)\nsee {name}") for n, name in enumerate(files)]
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("WhatsApp Chat with Duty cell.txt", "".join(lines) + line(60, "Bo Cole", "Thanks"))
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_words_of_documents_workbooks_and_slides_find_the_message_that_names_them(by, at, run_jobs):
    data = chat_with(**{"plan.txt": "The zebra crossing is closed", "rota.xlsx": workbook(), "talk.pptx": slides(), "bad.pdf": b"%PDF-1.4 nothing"})  # fmt: skip
    captured(data, by=by, at=at, run_jobs=run_jobs, name="chat.zip")
    assert found("zebra") == ["see plan.txt"]
    assert found("aardvark") == ["see rota.xlsx"]
    assert found("pangolin") == ["see talk.pptx"]
    (bad,) = FileText.objects.exclude(unread="")
    assert bad.digest == MessageFile.objects.get(name="bad.pdf").digest
    assert FileText.objects.count() == 4


def test_words_of_files_in_a_zipped_chat_that_lies_in_a_zip_are_found(by, at, run_jobs):
    mail = b"From: Ann Able <ann@harrowmere.example>\nTo: bo@harrowmere.example\nSubject: Rota\nDate: Mon, 23 Mar 2026 13:30:00 +0000\n\nHello\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("phone/chat.zip", chat_with(**{"plan.txt": "The zebra crossing is closed"}))
        archive.writestr("note.eml", mail)
    captured(made.getvalue(), by=by, at=at, run_jobs=run_jobs, name="phones.zip")
    assert found("zebra") == ["see plan.txt"]
    assert found("hello") == ["Hello"]


def test_words_of_a_file_of_a_mail_find_the_mail(by, at, run_jobs):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann Able <ann@harrowmere.example>", "bo@harrowmere.example", "Rota"
    mail["Date"], mail["Message-ID"] = "Mon, 23 Mar 2026 13:30:00 +0000", "<1@harrowmere.example>"
    mail.set_content("The rota is with this.")
    mail.add_attachment(b"Quokka Lane is first", maintype="text", subtype="plain", filename="rota.txt")
    captured(mail.as_bytes(), by=by, at=at, run_jobs=run_jobs, name="mail.eml")
    assert found("quokka") == ["The rota is with this."]


def test_files_that_a_later_capture_brings_go_with_the_message_of_the_first(by, at, run_jobs):
    text = line(0, "Ann Able", "plan.txt (file attached)\nsee plan.txt") + line(60, "Bo Cole", "Thanks")
    captured(text.encode(), by=by, at=at, run_jobs=run_jobs)
    assert MessageFile.objects.get().digest == ""
    captured(
        chat_with(**{"plan.txt": "The zebra crossing is closed"}), by=by, at=at, run_jobs=run_jobs, name="chat.zip"
    )
    assert Message.objects.count() == 2
    assert MessageFile.objects.get().digest
    assert found("zebra") == ["see plan.txt"]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_words_in_pictures_are_read_where_the_setting_says_so(by, at, run_jobs, settings):
    made, picture = io.BytesIO(), Image.new("RGB", (600, 120), "white")
    ImageDraw.Draw(picture).text((20, 30), "WALLABY CLOSED", fill="black", font_size=48)
    picture.save(made, "PNG")
    data = chat_with(**{"IMG-1.png": made.getvalue()})
    settings.CAPTURES_OCR = True
    captured(data, by=by, at=at, run_jobs=run_jobs, name="chat.zip")
    assert found("wallaby") == ["see IMG-1.png"]
