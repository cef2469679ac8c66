"""WhatsApp: the text file that "Export chat" makes on a phone, alone or in a zip with the files that were sent.

    23/03/2022, 13:31 - Name: text                  Android
    [23/03/25, 13:31:02] Name: text                 iOS

The form is that of the phone's language, region and settings, and nothing in the file names it: it is learnt from the
file. What WhatsApp does not export is in no record: reactions, replies, what a deleted or edited message said before,
seconds on Android, the zone, who was a member, and what is older than some 40,000 messages (10,000 with files).
"""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import BinaryIO

from answerable.errors import NothingInIt
from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.heads import heads_of
from answerable.records.importers.whatsapp.reading import WhatsAppReading
from answerable.records.importers.whatsapp.survey import Survey, survey
from answerable.records.importers.whatsapp.text import Text, text_of
from answerable.records.instants import zone_of
from answerable.records.items import Part, measured, whole
from answerable.records.record import Attachment, Settings, Source
from answerable.records.zips import Archive, archive, is_zip

FORMAT = "whatsapp"
_HEAD = 1 << 16  # bytes in which the first message begins
_NAMED = "_chat.txt"
_FIRST_ZIP = 2009  # a zip's day before it is that of a clock that was not set


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether it is a chat of WhatsApp, or a zip with one."""
    if is_zip(file):
        return _chat_in(archive(file, name=name, settings=Settings())) is not None
    return _heads(text_of(whole(file, ""))) > 0


def read(file: BinaryIO, *, name: str, settings: Settings) -> WhatsAppReading:
    """Open an import of a chat. Refuses a file without a message (NothingInIt)."""
    zone_of(settings.zone)
    if not is_zip(file):
        return _reading(whole(file, ""), name, settings, _day(settings), None)
    opened = archive(file, name=name, settings=settings)
    member = _chat_in(opened)
    if member is None:
        raise NothingInIt(name=name)
    made = opened.zip.getinfo(member).date_time
    day = dt.date(*made[:3]) if made[0] > _FIRST_ZIP else None
    file.seek(0)
    digest, size = measured(file)
    source = Attachment(name, digest, size, member)
    return _reading(
        opened.part(member), name, settings, min(filter(None, (_day(settings), day)), default=None), (source, opened)
    )


def _day(settings: Settings) -> dt.date | None:
    return settings.captured_at.date() if settings.captured_at else None


def _reading(
    part: Part, name: str, settings: Settings, day: dt.date | None, zipped: tuple[Attachment, Archive] | None
) -> WhatsAppReading:
    text = text_of(part)
    found = survey(text, name=name, settings=settings, captured_on=day)
    census, verdict = found.census, found.verdict
    members = zipped[1].files if zipped else ()
    source = Source(
        format=FORMAT,
        name=name,
        digest=zipped[0].digest if zipped else census.digest,
        size=(zipped[0].size or 0) if zipped else census.size,
        member=part.member,
        member_digest=census.digest if zipped else "",
        encoding=text.encoding,
        boms=census.boms,
        line_ends={"crlf": census.crlf, "lf": census.lines - census.crlf},
        template=" and ".join(dial.template.shape for dial in found.dials),
        date_order=verdict.order,
        is_ambiguous=any(dial.verdict.order is None for dial in found.dials),
        evidence=verdict.evidence,
        zone=settings.zone,
        has_known_zone=settings.has_known_zone,
        members=members,
        before=found.before.decode("utf-8", "surrogateescape").strip("\r\n"),
        notes=tuple(_notes(found)),
    )
    return WhatsAppReading(source, text, found, Files(member for member in members if member.member != part.member))


def _notes(found: Survey) -> list[str]:
    """What a person should know of the file as a whole."""
    notes = []
    if len(found.dials) > 1:
        notes.append(
            "Messages of two forms stand in this file: two exports were joined, or the phone's settings changed."
        )
    if found.is_strict:
        notes.append(
            "Messages end with CRLF and lines inside them with LF: what reads like a message after LF is inside one."
        )
    if found.before.strip():
        notes.append("Lines stand before the first message; they belong to none.")
    return notes


def _heads(text: Text) -> int:
    """How many lines of its beginning can begin a message."""
    with text.part.open() as stream:
        start = stream.read(_HEAD)
    return sum(
        any(heads_of(line)) for line in start.decode(text.encoding, "replace").removeprefix("\ufeff").split("\n")
    )


def _chat_in(opened: Archive) -> str | None:
    """The member that is the chat: _chat.txt, or the text with the most messages."""
    texts = [member for member in opened.members if member.endswith(".txt") and not _is_hidden(member)]
    counts = {member: _heads(text_of(_unmeasured(opened, member))) for member in texts}
    found = [member for member in texts if counts[member]]
    named = [member for member in found if PurePosixPath(member).name == _NAMED]
    return max(named or found, key=lambda member: counts[member], default=None)


def _unmeasured(opened: Archive, member: str) -> Part:
    return Part(lambda: opened.stream(member), "", member)


def _is_hidden(member: str) -> bool:
    return member.startswith("__MACOSX/") or PurePosixPath(member).name.startswith(".")


__all__ = ["FORMAT", "read", "recognise"]
