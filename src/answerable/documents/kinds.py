"""Kinds of file: told by their first bytes, never by their names, and read by the module for each.

A module is imported when a file of its kind comes: reading a text file does not wait for PDF.
"""

from __future__ import annotations

import re
from pathlib import Path

from answerable.documents.document import MAX_BYTES, Document, HeaderLine
from answerable.documents.plain import decode, read_plain, short_enough
from answerable.errors import EmptyFile, MissingFile, NotAFile, ProtectedFile, TooLarge, UnknownKind

HEAD = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Lines that only mail programs write; a letter may begin with From, To, Date and Subject by itself.
MAIL = re.compile(
    rb"^(received|return-path|delivered-to|mime-version|message-id|content-type|x-[a-z-]+|dkim-signature):",
    re.I | re.M,
)
FIRST_HEADER = re.compile(rb"(>?from \S+.*\r?\n)?[!-9;-~]+:[ \t]?", re.I)
HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|div|p|table|meta|span|h1)\b",
    re.I | re.S,
)
AS_WORD_OR_PDF = "Open it in the program that made it, and save it as .docx or PDF."
AS_TEXT = "Ask for the letter as text, or type its questions."
UNPACK = "Unpack it, and name the files that were in it."
OLD = "Open it there, and save it as .docx or PDF; for a message, save it as .eml."
# First bytes of files that are sent by mistake, with what to say of them.
OTHERS = (
    (b"{\\rtf", "a rich text file (.rtf)", AS_WORD_OR_PDF),
    (b"\x89PNG", "a picture", AS_TEXT),
    (b"\xff\xd8\xff", "a picture", AS_TEXT),
    (b"GIF8", "a picture", AS_TEXT),
    (b"\x1f\x8b", "a compressed file (.gz)", UNPACK),
    (b"7z\xbc\xaf", "a compressed folder (.7z)", UNPACK),
    (b"Rar!", "a compressed folder (.rar)", UNPACK),
)
# Names that stand in the zip files of other programs.
IN_ZIP = (
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint file"),
    (b"content.xml", "an OpenDocument file"),
)


def document_at(path: Path) -> Document:
    """The words of a file. Raises MissingFile or NotAFile, and what text_of raises."""
    if not path.exists():
        raise MissingFile(name=str(path))
    if not path.is_file():
        raise NotAFile(name=str(path), kind="a folder" if path.is_dir() else "a device or a pipe")
    if (size := path.stat().st_size) > MAX_BYTES:
        raise TooLarge(name=path.name, size=f"{size:,} bytes", limit=f"{MAX_BYTES:,}")
    return text_of(path.read_bytes(), name=path.name)


def text_of(data: bytes, *, name: str) -> Document:
    """The words of a file, whatever its name says it is.

    Raises EmptyFile, TooLarge, UnknownKind, ProtectedFile, DamagedFile or ExpandingFile; what can be
    read although a part of it cannot is a Document with that part in its unread.
    """
    return read(data=data, name=name, depth=0)


def message_of(data: bytes, *, name: str) -> Document:
    """The words of a message that came by mail, whatever it looks like. Raises what text_of raises."""
    from answerable.documents.mail import read_mail

    if len(data) > MAX_BYTES:
        raise TooLarge(name=name, size=f"{len(data):,} bytes", limit=f"{MAX_BYTES:,}")
    return read_mail(data=data, name=name, depth=0, reader=read_inside)


def headers_of_message(data: bytes) -> tuple[HeaderLine, ...]:
    """Every header of a message that came by mail, in their order."""
    from answerable.documents.mail import header_lines

    return header_lines(data)


def addresses_in(header: HeaderLine) -> tuple[tuple[str, str], ...]:
    """The names and addresses that a header holds; what is no address is left out."""
    from answerable.documents.mail import addresses

    return addresses(header.written)


def read(*, data: bytes, name: str, depth: int) -> Document:
    """One file, which may lie within others; depth is how far."""
    if len(data) > MAX_BYTES:
        raise TooLarge(name=name, size=f"{len(data):,} bytes", limit=f"{MAX_BYTES:,}")
    document = by_kind(data=data, name=name, depth=depth)
    if not (document.text or document.attachments or document.unread):
        raise EmptyFile(name=name, size=len(data))
    short_enough(text=document.text, name=name)
    return document


def by_kind(*, data: bytes, name: str, depth: int) -> Document:
    """The document that the module for its kind reads."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        from answerable.documents.pdf import read_pdf

        return read_pdf(data=data, name=name)
    if head.startswith(b"PK\x03\x04"):
        return read_zip(data=data, name=name)
    refuse_others(data=data, name=name)
    if is_mail(head=head, name=name):
        from answerable.documents.mail import read_mail

        return read_mail(data=data, name=name, depth=depth, reader=read_inside)
    if HTML.match(decode(data=head)):
        from answerable.documents.page import read_page

        return read_page(markup=decode(data=data, charset=stated_by_page(head)), name=name)
    return read_plain(data=data, name=name)


def read_inside(data: bytes, name: str, depth: int) -> Document:
    """A file within a message."""
    return read(data=data, name=name, depth=depth)


def read_zip(*, data: bytes, name: str) -> Document:
    """A Word document; anything else in a zip file is refused by its kind."""
    for mark, kind in IN_ZIP:
        if mark in data and b"word/" not in data:
            raise UnknownKind(name=name, kind=kind, advice=AS_WORD_OR_PDF)
    if b"word/" not in data and b"[Content_Types].xml" not in data:
        raise UnknownKind(name=name, kind="a zip file", advice=UNPACK)
    from answerable.documents.word import read_word

    return read_word(data=data, name=name)


def refuse_others(*, data: bytes, name: str) -> None:
    """Refuse what is known not to be a letter that can be read, saying what it is."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ProtectedFile(name=name)
        raise UnknownKind(name=name, kind="an old Word, Excel or Outlook file (.doc, .xls, .msg)", advice=OLD)
    for mark, kind, advice in OTHERS:
        if data.startswith(mark):
            raise UnknownKind(name=name, kind=kind, advice=advice)


def is_mail(*, head: bytes, name: str) -> bool:
    """True for a message with the headers that mail programs write, or any headers in a file named .eml."""
    start = head.lstrip()
    lines = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    if not FIRST_HEADER.match(start):
        return False
    return bool(MAIL.search(lines)) or name.lower().endswith((".eml", ".mht", ".mhtml"))


def stated_by_page(head: bytes) -> str:
    """The charset that a page states, or an empty string."""
    found = re.search(rb"charset=[\"']?([\w-]+)", head, re.I)
    return found[1].decode() if found else ""
