"""The files that messages name, as the capture holds them: their bytes, out of the zip or the mail that brought them."""

from __future__ import annotations

import email
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message as Mail
from email.policy import compat32
from hashlib import sha256
from typing import BinaryIO

from answerable.desk.files.keeping import opened
from answerable.desk.records.models import Capture, MessageFile
from answerable.errors import AnswerableError, NoSuchThing, TooLarge
from answerable.records import Settings, archive, is_zip

LARGEST = 50 << 20  # bytes of one that is taken out
MAIL = frozenset(("eml", "mbox"))  # formats of which a record is a mail as it came


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that a message names and its capture holds."""

    key: int
    message: int
    name: str
    digest: str
    size: int | None


def attached_to(messages: Collection[int]) -> tuple[AttachedFile, ...]:
    """The files of these messages that were captured with them, in their order."""
    rows = MessageFile.objects.filter(message_id__in=list(messages)).exclude(digest="").order_by("message_id", "pk")
    return tuple(AttachedFile(one.pk, one.message_id, one.name, one.digest, one.size) for one in rows)


def bytes_of(key: int) -> bytes:
    """The bytes of a file that a message names.

    Refuses one that the capture lacks or from which it cannot be taken out (NoSuchThing), and one too large to look at (TooLarge).
    """
    row = MessageFile.objects.select_related("message__capture__file").filter(pk=key).exclude(digest="").first()
    if row is None or row.message.capture.file is None:
        raise NoSuchThing(thing="such file", where="the captured messages")
    if (row.size or 0) > LARGEST:
        raise TooLarge(name=row.name, size=f"{row.size:,} bytes", limit=f"{LARGEST:,}")
    found = _taken(row, row.message.capture)
    if found is None or sha256(found).hexdigest() != row.digest:
        raise NoSuchThing(thing=f"file “{row.name}” that can be taken out", where=f"capture {row.message.capture_id}")
    return found


def _taken(row: MessageFile, capture: Capture) -> bytes | None:
    """What lies in the zip under the file's path; or what is in the mail and has its digest."""
    if capture.file is None:
        return None
    try:
        with opened(capture.file) as file:
            if not is_zip(file):
                return _part(file, row) if capture.format in MAIL else None
            zipped = archive(file, name=capture.name, settings=Settings())
            if row.member in zipped.members:
                with zipped.stream(row.member) as stream:
                    return stream.read(LARGEST + 1)
    except AnswerableError:
        return None
    return None


def _part(file: BinaryIO, row: MessageFile) -> bytes | None:
    """The part of a mail, which stands in the capture as it came, that has the digest of the file."""
    file.seek(row.message.start)
    raw = file.read(row.message.end - row.message.start)
    parts = _contents(email.message_from_bytes(raw, policy=compat32))
    return next((data for data in parts if sha256(data).hexdigest() == row.digest), None)


def _contents(mail: Mail) -> list[bytes]:
    parts = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
    return [data for data in parts if isinstance(data, bytes)]
