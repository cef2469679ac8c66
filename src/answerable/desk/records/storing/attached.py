"""The words of captured files, so that a search finds them too: read after the messages are stored, once for each content.

A file of a zip is read from it; one of a mail from the mail, at the bytes where the message says it stands. Pictures are read only
where the setting says so and tesseract is installed. What cannot be read is kept as such, with the reason.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_tasks import task

from answerable.desk.files.keeping import opened
from answerable.desk.records import index
from answerable.desk.records.models import Capture, FileText, Message, MessageFile, Step
from answerable.desk.records.storing.marks import clean
from answerable.documents import office_words, text_of
from answerable.errors import AnswerableError
from answerable.records import Archive, Attachment, Settings, archive, files_of_mail, is_zip

A_TIME = 20  # files in one piece of work
LARGEST = 50 << 20  # bytes of one that is read
DOCUMENTS = (".pdf", ".docx", ".html", ".htm", ".txt", ".md", ".csv", ".eml")
OFFICE = (".xlsx", ".xlsm", ".pptx")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
OCR_SECONDS = 60
OF_MAIL = ("eml", "mbox")


@task()
def read_files(number: int, after: str = "") -> None:
    """The words of the next files of a capture that have not been read, by their digests; then those after them."""
    found = Capture.objects.select_related("file").filter(pk=number, step=Step.DONE).first()
    if found is None or found.file is None:
        return
    rows = _unread(found).filter(digest__gt=after).order_by("digest", "pk")
    digests = list(rows.values_list("digest", flat=True).distinct()[:A_TIME])
    with opened(found.file) as file:
        source = _Source(found, file)
        for digest in digests:
            one = rows.filter(digest=digest).first()
            if one is None:
                continue
            try:
                data = source.bytes_of(one)
                if data is not None:
                    _keep(digest, *_words(data, name=one.name))
            except AnswerableError as error:
                _keep(digest, "", error.part("what"))
    if len(digests) == A_TIME:
        read_files.enqueue(number, digests[-1])


def _unread(found: Capture) -> QuerySet[MessageFile]:
    known = FileText.objects.filter(digest=OuterRef("digest"))
    named = Q()
    for ending in (*DOCUMENTS, *OFFICE, *(PICTURES if _reads_pictures() else ())):
        named |= Q(name__iendswith=ending)
    return MessageFile.objects.filter(named, ~Exists(known), message__chat=found.chat_id).exclude(digest="")


def _reads_pictures() -> bool:
    return bool(settings.CAPTURES_OCR and shutil.which("tesseract"))


class _Source:
    """The kept file of a capture, and what lies in it."""

    def __init__(self, found: Capture, file: BinaryIO) -> None:
        self.found, self.file = found, file
        self.zip: Archive | None = archive(file, name=found.name, settings=Settings()) if is_zip(file) else None
        self.members = {one["sha256"]: one["member"] for one in found.about.get("members", ()) if one.get("member")}

    def bytes_of(self, one: MessageFile) -> bytes | None:
        """The bytes of a file; None where this capture does not hold it, nothing where it is too large."""
        if (one.size or 0) > LARGEST:
            return b""
        if self.zip is not None and (member := self.members.get(one.digest)):
            return b"".join(self._member(member))
        if self.zip is not None and one.member and self.zip.holds(one.member):  # in a zip inside the zip
            return b"".join(self._member(one.member))
        if any(mail in self.found.format for mail in OF_MAIL) and not one.member:
            return next((data for file, data in self._of_mail(one.message_id) if file.digest == one.digest), None)
        return None

    def _of_mail(self, number: int) -> Iterator[tuple[Attachment, bytes]]:
        row = Message.objects.filter(pk=number, capture=self.found.pk).first()
        if row is None:
            return iter(())
        member = (row.more or {}).get("member", "")
        if member and self.zip is not None:
            return files_of_mail(b"".join(self._member(member))[row.start : row.end])
        self.file.seek(row.start)
        return files_of_mail(self.file.read(row.end - row.start))

    def _member(self, member: str) -> Iterator[bytes]:
        if self.zip is None:
            return
        with self.zip.stream(member) as stream:
            while chunk := stream.read(1 << 20):
                yield chunk


def _words(data: bytes, *, name: str) -> tuple[str, str]:
    """The words of a file, and what of it cannot be read."""
    ending = PurePosixPath(name.lower()).suffix
    if not data:
        return "", f"It is empty, or larger than {LARGEST >> 20} MB."
    if ending in OFFICE:
        return office_words(data, name=name), ""
    if ending in PICTURES:
        return _words_seen(data)
    found = text_of(data, name=name)
    return found.all_text, f"Not all of it could be read: {found.unread[0]}" if found.unread else ""


def _words_seen(data: bytes) -> tuple[str, str]:
    """The words in a picture, as tesseract sees them."""
    command = ["tesseract", "stdin", "stdout"]
    try:
        seen = subprocess.run(command, input=data, capture_output=True, timeout=OCR_SECONDS, check=True)  # noqa: S603  # our own words
    except (subprocess.SubprocessError, OSError) as error:
        return "", f"The words in the picture could not be read ({type(error).__name__})."
    return seen.stdout.decode("utf-8", "replace").strip(), ""


@transaction.atomic
def _keep(digest: str, text: str, unread: str) -> None:
    """Once for all messages that name it."""
    kept = {"text": clean(text), "unread": clean(unread)[:300]}
    _, is_new = FileText.objects.get_or_create(digest=digest, defaults=kept)
    if is_new and text:
        index.add_file_text(digest)
