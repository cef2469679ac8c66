"""Files within files: messages with what is enclosed, and zip files."""

from __future__ import annotations

from collections.abc import Callable
from zipfile import ZipFile

from answerable.documents.hidden.office import short
from answerable.documents.hidden.thing import Scan
from answerable.documents.package import bytes_of

LEFTOVERS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$", ".git/")
# Headers that tell who else got a message, and the way it took.
TELLING = ("Bcc", "X-Originating-IP", "Received", "X-Mailer", "User-Agent")


def mail(data: bytes, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What a message carries beside what its window shows."""
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data, policy=default)
    for header in TELLING:
        if written := message.get_all(header):
            what = f"{len(written)} times, the first {short(' '.join(str(written[0]).split()))}"
            scan.add(
                "header of a message",
                header,
                what,
                "Print the message as PDF, or release its words alone.",
                is_content=header == "Bcc",
            )
    for number, part in enumerate(message.walk()):
        if part.is_multipart() or (part.get_content_maintype() == "text" and not part.get_filename()):
            content = part.get_payload(decode=True) if part.get_content_subtype() == "html" else None
        else:
            content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            deeper(content, part.get_filename() or f"part {number}")


def packed(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What is in a zip, file by file."""
    if archive.comment:
        scan.add("comment", "the zip file", short(archive.comment.decode("utf-8", "replace")), "Pack the files again.")
    for info in archive.infolist():
        if info.is_dir():
            continue
        if any(mark in f"/{info.filename}" for mark in LEFTOVERS):
            scan.add(
                "left by a program",
                info.filename,
                "A file that a computer leaves in folders; it names other files.",
                "Pack the files again without it.",
            )
        else:
            deeper(bytes_of(archive, info.filename, name=scan.name), info.filename)
