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
from typing import BinaryIO, NamedTuple

from answerable.errors import NothingInIt
from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.heads import heads_of, unmarked
from answerable.records.importers.whatsapp.reading import WhatsAppReading
from answerable.records.importers.whatsapp.stamps import Dial
from answerable.records.importers.whatsapp.survey import Survey, survey
from answerable.records.importers.whatsapp.text import Text, text_of
from answerable.records.importers.whatsapp.wordings import evened, wordings
from answerable.records.instants import zone_of
from answerable.records.items import Part, measured, whole
from answerable.records.record import Attachment, DateOrder, Settings, Source
from answerable.records.zips import Archive, archive, is_sent, is_zip

FORMAT = "whatsapp"
_HEAD = 1 << 16  # bytes in which the first message begins
_NAMED = "_chat.txt"
_SEVERAL = 2  # messages in the first bytes of a text of another name that make it a chat
_NAME = 130  # characters in which the name of a writer ends
_LONGEST_NAME = 1024  # bytes of a file's name
_FIRST_ZIP = 2009  # a zip's day before it is that of a clock that was not set


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether it is a chat of WhatsApp, or a zip with one."""
    if is_zip(file):
        return len(chats_in(archive(file, name=name, settings=Settings()))) == 1
    return _heads(text_of(whole(file, ""))) > 0


def read(file: BinaryIO, *, name: str, settings: Settings) -> WhatsAppReading:
    """Open an import of a chat, alone or in a zip with its files. Refuses a file without a message (NothingInIt)."""
    zone_of(settings.zone)
    if not is_zip(file):
        return _reading(whole(file, ""), name, settings, _day(settings), None)
    opened = archive(file, name=name, settings=settings)
    chats = chats_in(opened)
    if not chats:
        raise NothingInIt(name=name)
    member = max(chats, key=lambda each: _heads(text_of(_unmeasured(opened, each))))
    file.seek(0)
    digest, size = measured(file)
    zipped = _Zipped(digest, size, opened.files)
    return _reading(opened.part(member), name, settings, _day_in(opened, member, settings), zipped)


def read_member(opened: Archive, member: str, *, name: str, settings: Settings) -> WhatsAppReading:
    """Open an import of one chat of a zip that holds others too; its files are those of its folder."""
    part = opened.part(member)
    own = next(file for file in opened.files if file.member == member)
    beside = tuple(file for file in opened.files if _folder(file.member) == _folder(member))
    return _reading(part, name, settings, _day_in(opened, member, settings), _Zipped(own.digest, own.size or 0, beside))


class _Zipped(NamedTuple):
    """What a chat in a zip is read with: the source's digest and length, and the files that can be its own."""

    digest: str
    size: int
    files: tuple[Attachment, ...]


def _day_in(opened: Archive, member: str, settings: Settings) -> dt.date | None:
    """The day after which nothing in it can be: of the zip's file and the member's own the earlier."""
    made = opened.zip.getinfo(member).date_time
    day = dt.date(*made[:3]) if made[0] > _FIRST_ZIP else None
    return min(filter(None, (_day(settings), day)), default=None)


def _folder(member: str) -> str:
    return str(PurePosixPath(member).parent)


def _day(settings: Settings) -> dt.date | None:
    return settings.captured_at.date() if settings.captured_at else None


def _reading(part: Part, name: str, settings: Settings, day: dt.date | None, zipped: _Zipped | None) -> WhatsAppReading:
    text = text_of(part)
    found = survey(text, name=name, settings=settings, captured_on=day)
    census, verdict = found.census, found.verdict
    members = zipped.files if zipped else ()
    source = Source(
        format=FORMAT,
        name=name,
        digest=zipped.digest if zipped else census.digest,
        size=zipped.size if zipped else census.size,
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
    notes += filter(None, map(_other_years, found.dials[:1]))
    if found.is_uneven:
        notes.append(
            "Some messages follow CRLF and some LF: lines that were pasted into a message can stand as messages."
        )
    if found.before.strip():
        notes.append("Lines stand before the first message; they belong to none.")
    return notes


def _other_years(dial: Dial) -> str:
    """What is said where years are printed by another calendar; empty where they are ours."""
    order, numbers = dial.verdict.order, next(iter(dial.dates.runs), None)
    day = dial.dates.read(numbers, order) if order and numbers else None
    if day is None or order is None or numbers is None:
        return ""
    printed = numbers[0 if order == DateOrder.YMD else 2]
    is_ours = int(printed) in (day.year, day.year % 100)
    return "" if is_ours else f"The years are of another calendar: {printed} is read as {day.year}."


def _heads(text: Text) -> int:
    """How many lines of its beginning begin a message: a head, and a name or words that WhatsApp is known to write.

    Notes with a date before each line are none.
    """
    with text.part.open() as stream:
        start = stream.read(_HEAD)
    lines = start.decode(text.encoding, "replace").removeprefix("\ufeff").split("\n")
    return sum(_is_message(line) for line in lines)


def _is_message(line: str) -> bool:
    return any(
        ":" in rest[:_NAME] or wordings().kind(evened(rest), is_marked=True) is not None
        for rest in (unmarked(line)[head.length :] for head in heads_of(line))
    )


def chats_in(opened: Archive) -> tuple[str, ...]:
    """The members that are chats: those named as WhatsApp names its exports, and texts that begin as one does.

    A chat that people sent each other as a file belongs to the chat it was sent in. Where no text begins as a chat, it
    is the one with the most messages.
    """
    texts = [member for member in opened.members if member.endswith(".txt") and not _is_hidden(member)]
    counts = {member: _heads(text_of(_unmeasured(opened, member))) for member in texts}
    found = [member for member in texts if counts[member]]
    named = [member for member in found if _is_named(member) or counts[member] >= _SEVERAL]
    if not named and found:
        return (max(found, key=counts.__getitem__),)
    sent = sent_in(opened, tuple(named)) if len(named) > 1 else ()
    return tuple(member for member in named if member not in sent)


def _is_named(member: str) -> bool:
    """Whether a member is named as exports are: _chat.txt, or WhatsApp in any language."""
    name = PurePosixPath(member).name
    return name == _NAMED or "whatsapp" in name.casefold()


def sent_in(opened: Archive, chats: tuple[str, ...]) -> frozenset[str]:
    """The texts, mails and zips that lie in the folder of a chat which names them: files that people sent."""
    sent: set[str] = set()
    for chat in chats:
        names = {
            member: PurePosixPath(member).name.encode()
            for member in opened.members
            if member != chat and _folder(member) == _folder(chat) and member not in sent and not is_sent(member)
        }
        sent |= _met(text_of(_unmeasured(opened, chat)), names) if names else set()
    return frozenset(sent)


def _met(text: Text, names: dict[str, bytes]) -> set[str]:
    """Those whose names stand in a text."""
    met: set[str] = set()
    carry = b""
    for _, block in text.blocks():
        held = carry + block
        met.update(member for member, name in names.items() if name in held)
        carry = held[-_LONGEST_NAME:]
    return met


def _unmeasured(opened: Archive, member: str) -> Part:
    return Part(lambda: opened.stream(member), "", member)


def _is_hidden(member: str) -> bool:
    return member.startswith("__MACOSX/") or PurePosixPath(member).name.startswith(".")


__all__ = ["FORMAT", "chats_in", "read", "read_member", "recognise", "sent_in"]
