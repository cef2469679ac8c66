"""The words of captured files, so that a search finds them too: read after the messages are stored, once for each content."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from django.db import transaction
from django_tasks import task

from answerable.desk.files.keeping import opened
from answerable.desk.records import index
from answerable.desk.records.models import Capture, FileText, MessageFile, Step
from answerable.desk.records.storing.marks import clean
from answerable.documents import text_of
from answerable.errors import AnswerableError
from answerable.records import Archive, Settings, archive, is_zip

A_TIME = 20  # files in one piece of work
LARGEST = 50 << 20  # bytes of one that is read
READ = frozenset((".pdf", ".docx", ".html", ".htm", ".txt", ".md", ".csv", ".eml"))


@task()
def read_files(number: int, after: str = "") -> None:
    """The words of the next files of a capture that have not been read, by their digests; then those after them."""
    found = Capture.objects.select_related("file").filter(pk=number, step=Step.DONE).first()
    if found is None or found.file is None:
        return
    rows = MessageFile.objects.filter(message__capture=number, digest__gt=after).exclude(digest="").exclude(member="")
    digests = list(rows.order_by("digest").values_list("digest", flat=True).distinct()[:A_TIME])
    known = set(FileText.objects.filter(digest__in=digests).values_list("digest", flat=True))
    with opened(found.file) as file:
        if not is_zip(file):
            return
        zipped = archive(file, name=found.name, settings=Settings())
        for digest in digests:
            one = rows.filter(digest=digest).first()
            if one is not None and digest not in known and PurePosixPath(one.name).suffix.lower() in READ:
                text, unread = _words(zipped, one)
                _keep(digest, text, unread)
    if len(digests) == A_TIME:
        read_files.enqueue(number, digests[-1])


def _words(zipped: Archive, one: MessageFile) -> tuple[str, str]:
    """The words of a file in a zip; or why they cannot be had."""
    if (one.size or 0) > LARGEST:
        return "", f"It is larger than {LARGEST >> 20} MB."
    try:
        with zipped.stream(one.member) as stream:
            data = io.BytesIO()
            while chunk := stream.read(1 << 20):
                data.write(chunk)
        found = text_of(data.getvalue(), name=one.name)
    except AnswerableError as error:
        return "", error.part("what")[:300]
    unread = f"Not read: {'; '.join(str(each) for each in found.unread)}"[:300] if found.unread else ""
    return clean(found.text), unread


@transaction.atomic
def _keep(digest: str, text: str, unread: str) -> None:
    """Once for all messages that name it."""
    _, is_new = FileText.objects.get_or_create(digest=digest, defaults={"text": text, "unread": unread})
    if is_new and text:
        index.add_file_text(digest)
