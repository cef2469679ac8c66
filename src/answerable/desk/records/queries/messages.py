"""Messages by their numbers, as whoever looks through them needs them. Who may read them is looked at before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from answerable.desk.records.models import Message, MessageFile, Party
from answerable.law import long_day, uk_time

A_TIME = 500  # numbers in one query
KINDS = {
    "system": "Written by the program",
    "media_omitted": "A file, left out of the export",
    "attachment": "A file",
    "deleted": "Deleted",
    "location": "A place",
    "live_location": "A place, live",
    "poll": "A poll",
    "call": "A call",
    "view_once": "A picture to be seen once",
    "empty": "Empty",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that a message names; digest is empty where the capture lacks it."""

    key: int
    name: str
    digest: str
    size: int | None


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message: where and when it was said, by whom, its words and its files."""

    key: int
    chat: int
    capture: int  # the first that shows it
    chat_title: str
    group: str
    when: str  # "Tuesday 3 March 2026, 14:02"
    local: str
    at: int | None  # seconds since 1970, UTC: the earlier where an hour came twice
    sender: str
    kind: str
    text: str
    subject: str
    flags: tuple[str, ...]
    files: tuple[FileRow, ...]
    is_edited: bool
    became: int | None  # what stands in its place in a later capture
    is_gone: bool  # a later capture of its days is without it


def message_rows(keys: Collection[int]) -> dict[int, MessageRow]:
    """Those that are there, by their numbers. Two queries for each 500."""
    found: dict[int, MessageRow] = {}
    numbers = list(keys)
    for start in range(0, len(numbers), A_TIME):
        part = numbers[start : start + A_TIME]
        files: dict[int, list[FileRow]] = {}
        for row in MessageFile.objects.filter(message_id__in=part):
            files.setdefault(row.message_id, []).append(FileRow(row.pk, row.name, row.digest, row.size))
        for one in Message.objects.select_related("chat", "party").filter(pk__in=part):
            found[one.pk] = _row(one, tuple(files.get(one.pk, ())))
    return found


def names_in(chats: Collection[int]) -> tuple[str, ...]:
    """The names that messages of these chats are written under, or sent to."""
    return tuple(Party.objects.filter(chat__in=chats).values_list("name", flat=True))


def said_at(local: str) -> str:
    """A printed time as a person reads it; as it is where it is no day."""
    try:
        at = datetime.fromisoformat(local)
    except ValueError:
        return local
    if at.tzinfo:  # mail, and whatever else says its offset
        at = uk_time(at)
        return f"{long_day(at.date())}, {at:%H:%M}"
    clock = local[11:]
    return f"{long_day(at.date())}, {clock}" if clock else long_day(at.date())


def _row(one: Message, files: tuple[FileRow, ...]) -> MessageRow:
    more = one.more or {}
    return MessageRow(
        key=one.pk,
        chat=one.chat_id,
        capture=one.capture_id,
        chat_title=one.chat.title,
        group=one.chat.group,
        when=said_at(one.local),
        local=one.local,
        at=one.earliest,
        sender=one.party.name if one.party else "",
        kind=KINDS.get(one.kind, ""),
        text=one.text,
        subject=more.get("subject", ""),
        flags=tuple(filter(None, one.flags.split("|"))),
        files=files,
        is_edited=one.is_edited,
        became=one.became_id,
        is_gone=one.gone_in_id is not None,
    )
