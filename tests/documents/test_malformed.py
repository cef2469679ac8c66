"""Files that are empty, cut, mislabelled, protected or made to do harm: one clear error, or Unread."""

import io
import time
import zipfile
from email.message import EmailMessage

import docx
import pikepdf
import pytest
import typst

from answerable.documents import document, document_at, kinds, package, pdf, text_of
from answerable.errors import (
    DamagedFile,
    EmptyFile,
    ExpandingFile,
    LetterError,
    MissingFile,
    NotAFile,
    ProtectedFile,
    TooLarge,
    UnknownKind,
)

MB = 1_000_000


def read(data, name="letter"):
    return text_of(data, name=name)


def a_docx(words="How many vans?"):
    held = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(words)
    made.save(held)
    return held.getvalue()


def a_zip(**members):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


def with_document(markup):
    return a_zip(**{"[Content_Types].xml": "<x/>", "word__document.xml": markup})


def an_old_office_file(words):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + words.encode("utf-16-le") + b"\x00" * 500


REFUSED = {
    "nothing": (b"", EmptyFile),
    "blank lines": (b" \n\n \t\n", EmptyFile),
    "a page of scripts only": (b"<html><script>alert(1)</script></html>", EmptyFile),
    "binary junk": (bytes(range(256)) * 40, UnknownKind),
    "zeros": (bytes(10_000), UnknownKind),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), UnknownKind),
    "rich text": (b"{\\rtf1 How many vans?}", UnknownKind),
    "an old Word file": (an_old_office_file("WordDocument"), UnknownKind),
    "a protected Word file": (an_old_office_file("EncryptedPackage"), ProtectedFile),
    "a workbook": (a_zip(xl__workbook="x"), UnknownKind),
    "a zip file": (a_zip(letter="x"), UnknownKind),
    "a cut Word file": (a_docx()[:8000], DamagedFile),
    "a Word file of cut XML": (with_document("<w:document><w:body>"), DamagedFile),
    "a Word file without a letter": (a_zip(word__styles="<x/>"), DamagedFile),
    "a Word file with entities": (with_document('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), DamagedFile),
    "a PDF that is only a name": (b"%PDF-1.7\n", DamagedFile),
    "a cut PDF": (typst.compile(b"How many?", format="pdf")[:300], DamagedFile),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_advice(data, error):
    with pytest.raises(error) as raised:
        read(data)
    assert all(raised.value.as_dict().values())


def test_a_protected_pdf_is_refused():
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(typst.compile(b"How many?", format="pdf"))) as opened:
        opened.save(held, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ProtectedFile):
        read(held.getvalue())


def test_a_zip_bomb_is_refused_before_it_unpacks():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(4):
            archive.writestr(f"word/{number}.xml", bytes(package.MAX_UNPACKED // 3))
    began = time.perf_counter()
    with pytest.raises(ExpandingFile):
        read(held.getvalue())
    assert time.perf_counter() - began < 1


def test_words_that_unpack_too_far_are_refused():
    with pytest.raises(ExpandingFile):
        read(with_document(b" " * (package.MAX_XML + 1)))


def test_a_zip_of_very_many_members_is_refused():
    with pytest.raises(ExpandingFile):
        read(a_zip(**{f"word__{number}": "" for number in range(package.MAX_MEMBERS + 1)}))


def test_a_member_that_lies_about_its_size_is_refused():
    data = bytearray(a_docx())
    at = data.rindex(b"word/document.xml") - 46 + 24  # the size in the directory of the zip file
    data[at : at + 4] = (12).to_bytes(4, "little")
    with pytest.raises(DamagedFile):
        read(bytes(data))


def test_tables_within_tables_end_in_an_unread_part():
    depth = 400
    head = '<w:document xmlns:w="w"><w:body>'
    tables = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    markup = head + "<w:p><w:r><w:t>Top</w:t></w:r></w:p>" + tables + "</w:body></w:document>"
    found = read(with_document(markup))
    assert found.text == "Top"
    assert [part.part for part in found.unread] == ["what lies deepest"]


@pytest.mark.parametrize("extension", ["txt", "docx", "pdf", "html", "eml", ""])
def test_a_wrong_extension_misleads_nobody(extension):
    assert read(a_docx(), f"letter.{extension}").text == "How many vans?"
    assert read(b"How many vans?", f"letter.{extension}").text == "How many vans?"


@pytest.mark.parametrize(
    "line", [b"How many vans does the council have?\n", b"\n", b"a", b"\xe9", b"> a\nb\n", b"<div>"]
)
@pytest.mark.parametrize("head", [b"", b"<html><body>", b"MIME-Version: 1.0\nFrom: a@b.example\n\n"])
def test_fifty_megabytes_end_in_seconds(line, head):
    data = head + line * (50 * MB // len(line))
    began = time.perf_counter()
    with pytest.raises(LetterError) as raised:
        read(data)
    assert raised.type in (TooLarge, EmptyFile)
    assert time.perf_counter() - began < 15


def test_more_bytes_than_any_letter_are_refused_unread():
    with pytest.raises(TooLarge):
        read(b"a" * (document.MAX_BYTES + 1))


def test_a_long_text_of_many_small_replies_ends_in_seconds():
    data = b"MIME-Version: 1.0\nFrom: a@b.example\n\n" + b"> a\nb\nOn Monday\nFrom: x\n" * 80_000
    began = time.perf_counter()
    assert read(data).text
    assert time.perf_counter() - began < 15


def nested(depth):
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("The innermost words")
    data = message.as_bytes()
    for number in range(depth):
        data = b"MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: message/rfc822\n\n" + data
        assert number < depth
    return data


@pytest.mark.parametrize("depth", [1, 5, 20])
def test_messages_within_messages_are_read(depth):
    assert read(nested(depth)).text == "The innermost words"


def test_a_hundred_messages_one_in_the_other_end_in_an_unread_part():
    found = read(nested(100))
    assert found.text == ""
    assert "layers deep" in found.unread[0].reason


def test_thousands_of_messages_one_in_the_other_are_refused():
    with pytest.raises(LetterError):
        read(nested(5000))


def parts(number, *, inside=False):
    lines = [b"MIME-Version: 1.0", b"From: a@b.example"]
    for at in range(number):
        boundary = b"b%d" % (at if inside else 0)
        if inside or not at:
            lines.append(b'Content-Type: multipart/mixed; boundary="%b"\n' % boundary)
        lines.append(b"--" + boundary + (b"" if inside else b"\n"))
    return b"\n".join(lines) + b"\n\nwords"


@pytest.mark.parametrize("data", [parts(200, inside=True), parts(3000, inside=True), parts(5000)])
def test_parts_without_end_are_refused_or_unread(data):
    try:
        assert read(data).unread
    except LetterError as error:
        assert error.part("do")


BAD_MAIL = {
    "a multipart without its boundary": b"Content-Type: multipart/mixed\nMIME-Version: 1.0\n\nHow many?",
    "a boundary that never comes": b'Content-Type: multipart/mixed; boundary="x"\nFrom: a@b\n\nHow many?',
    "broken base64": b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nSG93IG1hbnk/ !!!=",
    "broken quoted-printable": b"Content-Transfer-Encoding: quoted-printable\nFrom: a@b\n\nHow=ZZ many?=",
    "an unknown transfer encoding": b"MIME-Version: 1.0\nContent-Transfer-Encoding: x-odd\n\nHow many?",
    "a codec that is no charset": b"MIME-Version: 1.0\nContent-Type: text/plain; charset=zlib\n\nHow many?",
    "a slow codec": b"MIME-Version: 1.0\nContent-Type: text/plain; charset=punycode\n\nHow many? \xe9",
    "an odd date": b"MIME-Version: 1.0\nDate: the 99th of Never\n\nHow many?",
    "an odd subject": b"MIME-Version: 1.0\nSubject: =?x?q?=ZZ?= =?utf-8?b?!!?=\n\nHow many?",
    "headers beyond ASCII": "MIME-Version: 1.0\nFrom: Zoë <z@b.example>\n\nHow many?".encode(),
}


@pytest.mark.parametrize("data", BAD_MAIL.values(), ids=BAD_MAIL)
def test_mail_that_breaks_the_rules_is_still_read(data):
    found = read(data, "request.eml")
    assert found.kind == "mail"
    assert "How" in found.text


def test_a_folder_a_device_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(NotAFile):
        document_at(tmp_path)
    with pytest.raises(MissingFile):
        document_at(tmp_path / "none.eml")
    fifo = tmp_path / "pipe"
    __import__("os").mkfifo(fifo)
    with pytest.raises(NotAFile):
        document_at(fifo)


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("How many vans?")
    assert document_at(path).text == "How many vans?"


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(kinds, "MAX_BYTES", 10)
    path = tmp_path / "letter.txt"
    path.write_text("How many vans?")
    with pytest.raises(TooLarge):
        document_at(path)


@pytest.mark.parametrize("limit", ["MAX_PAGES", "MAX_CHARACTERS"])
def test_a_pdf_of_too_many_pages_or_words_is_refused(monkeypatch, limit):
    monkeypatch.setattr(pdf, limit, 1)
    with pytest.raises(TooLarge):
        read(typst.compile(b"One\n#pagebreak()\nTwo", format="pdf"))


def test_a_word_file_with_a_protected_member_is_refused():
    data = bytearray(a_docx())
    at = data.rindex(b"word/document.xml") - 46 + 8  # its flags in the directory of the zip file
    data[at] |= 1
    with pytest.raises(ProtectedFile):
        read(bytes(data))


def test_a_page_nested_without_end_is_refused():
    with pytest.raises(TooLarge):
        read(b"<html>" + b"<div>" * 100_000 + b"words")


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_word_file_cut_anywhere_is_refused(at):
    data = a_docx()
    with pytest.raises(LetterError):
        read(data[: len(data) * at // 100])
