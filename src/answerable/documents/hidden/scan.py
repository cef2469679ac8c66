"""Look through a file that is about to leave, whatever its name says it is, and through the files in it.

A spreadsheet with a hidden sheet in an answer exposed ten thousand people in 2023; a pivot table carries the rows that it
was made from; a black box over words leaves the words. What is looked for in each kind of file stands in its own module.
What cannot be looked into is never called clean: it is named in unread.
"""

from __future__ import annotations

from collections.abc import Callable

from answerable.documents.hidden import inside, opendocument, page, picture, sheets, slides, word
from answerable.documents.hidden.thing import Scan
from answerable.documents.kinds import HTML, OLE, is_mail
from answerable.documents.package import open_archive
from answerable.documents.plain import decode
from answerable.errors import LetterError

SCANNER = 1  # raised when more is found than before: what was looked through is looked through again
DEEPEST = 5  # files within files within files
AS_OPEN = "Open it in the program that made it, save it as .docx, .xlsx or PDF, and look through that."
OFFICE = (("word/document.xml", word.look), ("xl/workbook.xml", sheets.look), ("ppt/presentation.xml", slides.look))
OPEN = b"application/vnd.oasis.opendocument"
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


def hidden_in(data: bytes, *, name: str, depth: int = 0) -> Scan:
    """What a file holds and does not show. A file that cannot be read has its reason in unread; nothing is raised."""
    scan = Scan(name)
    if depth > DEEPEST:
        scan.unread.append(f"{name} lies more than {DEEPEST} files deep.")
        return scan
    try:
        _look(data, scan, depth)
    except LetterError as error:
        scan.unread.append(f"{name}: {error.part('what')}")
    return scan


def _look(data: bytes, scan: Scan, depth: int) -> None:
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        from answerable.documents.hidden import pdf  # slow to import

        pdf.look(data, scan, _deeper(scan, depth))
    elif head.startswith(b"PK\x03\x04"):
        _look_into_zip(data, scan, depth)
    elif picture.is_picture(head):
        picture.look(data, scan)
    elif head.startswith((OLE, b"{\\rtf")):
        scan.unread.append(
            f"{scan.name} is of an old kind (.doc, .xls, .ppt, .msg, .rtf) that is not looked into. {AS_OPEN}"
        )
    elif head.startswith(PACKED):
        scan.unread.append(f"{scan.name} is a compressed file. Unpack it, and look through what was in it.")
    elif is_mail(head=head, name=scan.name):
        inside.mail(data, scan, _deeper(scan, depth))
    elif HTML.match(decode(data=head)):
        page.look(decode(data=data), scan)
    elif b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        scan.unread.append(f"{scan.name} is of a kind that is not known here, so nobody can say what is in it.")


def _look_into_zip(data: bytes, scan: Scan, depth: int) -> None:
    archive = open_archive(data=data, name=scan.name)
    names = set(archive.namelist())
    for main, look in OFFICE:
        if main in names:
            look(archive, scan, _deeper(scan, depth))
            return
    kind = archive.read("mimetype") if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 else b""
    if kind.startswith(OPEN):
        opendocument.look(archive, scan, _deeper(scan, depth))
        return
    inside.packed(archive, scan, _deeper(scan, depth))


Deeper = Callable[[bytes, str], None]


def _deeper(scan: Scan, depth: int) -> Deeper:
    """Looks through a file within this one, and adds what is found with its place."""

    def look(data: bytes, name: str) -> None:
        inner = hidden_in(data, name=name, depth=depth + 1)
        for found in inner.found:
            scan.add(found.kind, f"{name}, {found.where}", found.what, found.do, is_content=found.is_content)
        scan.unread.extend(inner.unread)

    return look
