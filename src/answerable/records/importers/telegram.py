"""Telegram: result.json of Telegram Desktop, one chat or the whole account, alone or in a zip of its folder.

    {"name": "Crew 4", "type": "private_group", "id": 4001, "messages": [
      {"id": 7, "type": "message", "date": "2025-01-15T09:00:00", "date_unixtime": "1736931600",
       "from": "Dev Lomax", "from_id": "user31", "text": ["see ", {"type": "link", "text": "https://example.org"}]}]}

A whole account has its chats in chats.list and left_chats.list. Seen: exports of 2018 (no date_unixtime, numbers for
from_id, an "edited" of 1970 on every message) to 2025. Until 3.7.6 `date` was only the local time of the machine that
exported: there the zone is the import's. `from` is null where the account is gone. A message of a form that the exporting
program did not know is {"type": "unsupported"}: it is kept, and named as not exported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from answerable.errors import NothingInIt, RecordError
from answerable.records.instants import NO_TIME, Instant, from_iso, moment
from answerable.records.items import NOBODY, Found, ItemReading, Part, Stream, person, whole
from answerable.records.json_items import Path
from answerable.records.json_source import (
    Head,
    Item,
    head,
    head_of,
    items,
    objects,
    repaired,
    source,
    whole_number,
    words,
)
from answerable.records.record import Attachment, Kind, Record, Sender, Settings, Tally
from answerable.records.zips import Archive, archive, is_zip

FORMAT = "telegram"

ONE_CHAT: Path = ("messages", "[]")
ACCOUNT: frozenset[Path] = frozenset((chats, "list", "[]", "messages", "[]") for chats in ("chats", "left_chats"))

# The program writes these in English whatever its language: (File not included. Change data exporting settings …)
_LEFT_OUT = re.compile(r"(?:(.*) )?\((?:File|Photo) (?:not included|unavailable|exceeds)[^()]*\)", re.DOTALL)
_FILES = ("photo", "file", "contact_vcard")
_SAID_ELSEWHERE = {
    *("id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "text", "text_entities", "reactions"),
    *("actor", "actor_id", "from", "from_id", "photo", "photo_file_size", "width", "height"),
}


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is a result.json, or a zip with one."""
    if not is_zip(file):
        return _is_telegram(head(file))
    try:
        return _result_in(archive(file, name=name, settings=Settings())) is not None
    except RecordError:
        return False


def _is_telegram(first: Head | None) -> bool:
    if first is None or (first.path != ONE_CHAT and first.path not in ACCOUNT):
        return False
    item = first.item
    return item.get("type") in ("message", "service", "unsupported") and (
        "date" in item or "date_unixtime" in item or item["type"] == "unsupported"
    )


def _result_in(opened: Archive) -> str | None:
    for member in opened.members:
        if PurePosixPath(member).suffix == ".json" and PurePosixPath(member).name.startswith("result"):
            with opened.stream(member) as stream:
                if _is_telegram(head_of(stream)):
                    return member
    return None


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings)
    files: dict[str, Attachment] = {}
    part = whole(file, known.digest)
    if is_zip(file):
        opened = archive(file, name=name, settings=settings)
        member = _result_in(opened)
        if member is None:
            raise NothingInIt(name=name)
        part = opened.part(member)
        folder = PurePosixPath(member).parent
        files = {
            str(PurePosixPath(each.member).relative_to(folder)): each
            for each in opened.files
            if PurePosixPath(each.member).is_relative_to(folder)
        }
        known = replace(known, members=opened.files, member=member, member_digest=part.digest)
    with part.open() as stream:
        first = head_of(stream) if known.member else head(file)
    is_account = first is not None and first.path != ONE_CHAT
    known = replace(known, template="the whole account" if is_account else "one chat")

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for item in items(stream, ACCOUNT | {ONE_CHAT}, tally):
            yield item if isinstance(item, Found) else _found(item, settings, files)

    return ItemReading(known, (part,), find)


def _found(item: Item, settings: Settings, files: Mapping[str, Attachment]) -> Found:
    value = item.value
    is_service = value.get("type") == "service"
    time = _time(value, settings)
    text = _text(value)
    kind, attachments = _kind(value, text)
    held = tuple(files[each.member]._replace(name=each.name) if each.member in files else each for each in attachments)
    unread = ""
    if value.get("type") == "unsupported":
        unread = f"message {words(value.get('id'))}: Telegram did not export it (unsupported)"
    record = Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=words(value.get("date") or value.get("date_unixtime")),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=_sender(value, "actor" if "actor" in value or "actor_id" in value else "from"),
        kind=kind,
        text=text,
        body=text,
        edited=_is_edited(value),
        attachments=held,
        flags=(*time.flags, *repaired(item)),
        reference=words(value.get("id")),
        reply_to=words(value.get("reply_to_message_id") or value.get("message_id")),
        conversation=_conversation(item),
        subject=_action(value) if is_service else _passed_on(value),
        reactions=tuple(_reactions(value)),
    )
    return Found(record, item.piece.raw, unread)


def _time(value: Mapping[str, Any], settings: Settings) -> Instant:
    seconds = whole_number(value.get("date_unixtime"))
    if seconds is not None:
        return moment(seconds)
    printed = value.get("date")
    if isinstance(printed, int) and not isinstance(printed, bool):
        return moment(printed)
    return from_iso(printed, zone=settings.zone) if isinstance(printed, str) else NO_TIME


def _is_edited(value: Mapping[str, Any]) -> bool:
    """Exports of 2018 give every message an edit in 1970: it was never edited."""
    seconds = whole_number(value.get("edited_unixtime"))
    if seconds is not None:
        return seconds > 0
    return bool(value.get("edited")) and not words(value["edited"]).startswith(("1969", "1970"))


def _sender(value: Mapping[str, Any], label: str) -> Sender | None:
    name, key = words(value.get(label)), words(value.get(f"{label}_id"))
    if key.isdecimal():
        key = f"user{key}"  # as later exports write it
    return person(name or key, key) if name or key else None


def _text(value: Mapping[str, Any]) -> str:
    text = _flat(value.get("text")) or _flat(value.get("text_entities"))
    if text:
        return text
    poll, contact = value.get("poll"), value.get("contact_information")
    if isinstance(poll, dict):
        answers = (_flat(answer.get("text")) for answer in objects(poll.get("answers")))
        return "\n".join([_flat(poll.get("question")), *answers])
    if isinstance(contact, dict):
        names = ("first_name", "last_name", "phone_number")
        return " ".join(words(contact[name]) for name in names if contact.get(name))
    place = ", ".join(words(value[name]) for name in ("place_name", "address") if value.get(name))
    point = value.get("location_information")
    if isinstance(point, dict):
        at = f"{words(point.get('latitude'))}, {words(point.get('longitude'))}"
        return f"{place} ({at})" if place else at
    return place


def _flat(text: object) -> str:
    """Text is a string, or a list of strings and of parts with a look."""
    if isinstance(text, list):
        return "".join(words(part.get("text") if isinstance(part, dict) else part) for part in text)
    return words(text)


def _kind(value: Mapping[str, Any], text: str) -> tuple[Kind, tuple[Attachment, ...]]:
    files, left_out = _files(value)
    if value.get("type") == "service":
        return Kind.SYSTEM, files
    if "self_destruct_period_seconds" in value and left_out:
        return Kind.VIEW_ONCE, files
    if left_out:
        return Kind.MEDIA_OMITTED, files
    if files:
        return Kind.ATTACHMENT, files
    if "poll" in value:
        return Kind.POLL, ()
    if "live_location_period_seconds" in value:
        return Kind.LIVE_LOCATION, ()
    if "location_information" in value or "place_name" in value:
        return Kind.LOCATION, ()
    return (Kind.TEXT if text else Kind.EMPTY), ()


def _files(value: Mapping[str, Any]) -> tuple[tuple[Attachment, ...], bool]:
    """The files that a message names, and whether the export left one out. result.json holds none of them itself."""
    found, left_out = [], False
    for label in _FILES:
        place = value.get(label)
        if not isinstance(place, str) or not place:
            continue
        omitted = _LEFT_OUT.fullmatch(place)
        left_out = left_out or bool(omitted)
        named = words(value.get("file_name")) if label == "file" else ""
        name = named or (words(omitted[1]) if omitted else PurePosixPath(words(place)).name)
        if name:
            size = whole_number(value.get(f"{label}_size" if label == "file" else f"{label}_file_size"))
            found.append(Attachment(name, size=size, member="" if omitted else words(place)))
    return tuple(found), left_out


def _conversation(item: Item) -> str:
    chat = item.piece.path[:-2]
    name = words(item.beside.get((*chat, "name")))
    number = words(item.beside.get((*chat, "id")))
    if not chat:
        return name or number
    return f"{name} ({number})" if name and number else name or number  # two people can have one name


def _action(value: Mapping[str, Any]) -> str:
    """What the program did, as the export names it: "phone_call (duration_seconds: 56, discard_reason: hangup)"."""
    action = words(value.get("action")) or words(value.get("information_text"))
    more = []
    for name, said in value.items():
        if name in _SAID_ELSEWHERE or name in ("action", "information_text") or isinstance(said, dict):
            continue
        told = ", ".join(words(each) for each in said if each is not None) if isinstance(said, list) else words(said)
        more.append(f"{words(name)}: {told}")
    return f"{action} ({', '.join(more)})" if more else action


def _passed_on(value: Mapping[str, Any]) -> str:
    if "forwarded_from" in value:
        return f"forwarded from {words(value['forwarded_from']) or 'an account that is gone'}"
    return ""


def _reactions(value: Mapping[str, Any]) -> Iterator[tuple[str, Sender]]:
    for reaction in objects(value.get("reactions")):
        sign = words(reaction.get("emoji") or reaction.get("document_id") or reaction.get("type"))
        people = objects(reaction.get("recent"))
        for each in people:
            yield sign, _sender(each, "from") or NOBODY
        rest = (whole_number(reaction.get("count")) or 0) - len(people)
        if rest > 0:
            yield f"{sign} ×{rest}", NOBODY
