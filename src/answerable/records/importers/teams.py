"""Microsoft Teams: messages as Microsoft Graph gives them (chatMessage), newest first.

    {"value": [{"id": "1616964509832", "messageType": "message", "createdDateTime": "2021-03-28T20:48:29.832Z",
      "from": {"user": {"id": "…", "displayName": "Robin Kline"}}, "body": {"contentType": "html", "content": "<p>…</p>"}}]}

An answer of the API, its pages in one list, a bare list of messages, or chats each with its messages; replies inside a message are
records of their own. Events of the program are unknownFutureValue where the caller did not ask for them by name: eventDetail tells.
Deleted messages have no words any more. Pictures in a text are only linked (hosted contents); quotes are attachments that name a
message; files are links. Names can be null: then people go by their ids. Microsoft's own example of a time has no T.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from answerable.records.instants import from_iso
from answerable.records.items import Found, ItemReading, Part, Stream, person, whole
from answerable.records.json_items import Path
from answerable.records.json_source import Item, head, items, objects, repaired, replies_in, source, words
from answerable.records.mail import words_of
from answerable.records.record import Attachment, Kind, Record, Sender, Settings, Tally

FORMAT = "teams-graph"

_LISTS: frozenset[Path] = frozenset(
    (
        (),
        ("[]",),
        ("value", "[]"),
        ("messages", "[]"),
        ("[]", "value", "[]"),
        ("[]", "messages", "[]"),
        ("value", "[]", "messages", "[]"),
        ("chats", "[]", "messages", "[]"),
    )
)
_EMOJI = re.compile(r'<emoji[^>]*\balt="([^"]*)"[^>]*>|<img[^>]*schema\.skype\.com/Emoji[^>]*\balt="([^"]*)"[^>]*>')
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:id|DateTime)$", re.IGNORECASE)


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the first item is a chatMessage."""
    first = head(file)
    return first is not None and first.path in _LISTS and _is_message(first.item)


def _is_message(value: Mapping[str, Any]) -> bool:
    return "createdDateTime" in value and ("messageType" in value or ("body" in value and "from" in value))


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    first = head(file)
    lists = frozenset((first.path if first is not None else ("value", "[]"),))
    known = source(file, name=name, format=FORMAT, settings=settings, template="/".join(*lists), has_moments=True)

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for item in items(stream, lists, tally):
            if isinstance(item, Found):
                yield item
            elif not _is_message(item.value):
                yield Found(unread=f"bytes {item.piece.start} to {item.piece.end}: no message of Teams")
            else:
                yield from _with_replies(item, tally, settings)

    return ItemReading(known, (whole(file, known.digest),), find)


def _with_replies(item: Item, tally: Tally, settings: Settings) -> Iterator[Found]:
    """A message, and the replies inside it, in the order of their slices."""
    (start, raw), replies = replies_in(item, "replies", tally)
    record = _record(item, settings)
    made = [Found(record._replace(start=start, end=start + len(raw)), raw)]
    for inside in replies:
        if isinstance(inside, Item):
            reply = _record(inside, settings)
            made.append(Found(reply._replace(reply_to=reply.reply_to or record.reference), inside.piece.raw))
        else:
            made.append(inside)
    yield from sorted(made, key=lambda found: found.record.start if found.record else 0)


def _record(item: Item, settings: Settings) -> Record:
    value = item.value
    time = from_iso(words(value.get("createdDateTime")), zone=settings.zone)
    event = value.get("eventDetail")
    body, text = _body(value)
    files = tuple(_files(value))
    kind = _kind(value, body, text, files)
    if isinstance(event, dict) and kind == Kind.SYSTEM:
        text = _event_text(event)
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=words(value.get("createdDateTime")),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=_identity(value.get("from")) or (_initiator(event) if isinstance(event, dict) else None),
        kind=kind,
        text="" if kind == Kind.DELETED else text,
        body=body,
        edited=bool(value.get("lastEditedDateTime")),
        attachments=files,
        flags=(*time.flags, *repaired(item)),
        reference=words(value.get("id")),
        reply_to=words(value.get("replyToId")) or _quoted(value),
        conversation=_conversation(item),
        subject=_event_name(event) if isinstance(event, dict) and kind == Kind.SYSTEM else words(value.get("subject")),
        reactions=tuple(_reactions(value)),
    )


def _kind(value: Mapping[str, Any], body: str, text: str, files: tuple[Attachment, ...]) -> Kind:
    if value.get("deletedDateTime"):
        return Kind.DELETED
    told = value.get("messageType")
    if (
        told in ("systemEventMessage", "chatEvent")
        or value.get("eventDetail")
        or body.strip() == "<systemEventMessage/>"
    ):
        return Kind.SYSTEM
    if files:
        return Kind.ATTACHMENT
    if text:
        return Kind.TEXT
    return Kind.MEDIA_OMITTED if _PICTURE.search(body) else Kind.EMPTY


def _body(value: Mapping[str, Any]) -> tuple[str, str]:
    """The words as they stand and as they are shown; of a message that is only a card, the card's."""
    told = value.get("body")
    body = words(told.get("content")) if isinstance(told, dict) else words(told)
    is_page = isinstance(told, dict) and words(told.get("contentType")).lower() == "html"
    text = words_of(_EMOJI.sub(lambda found: found[1] or found[2] or "", body)) if is_page else body
    if text:
        return body, text
    cards = (each for each in objects(value.get("attachments")) if ".card." in words(each.get("contentType")))
    return body, "\n".join(filter(None, (_card(each.get("content")) for each in cards)))


def _card(content: object) -> str:
    """The words of a card, in their order."""
    try:
        told = json.loads(content) if isinstance(content, str) else content
    except (ValueError, RecursionError):
        return ""
    return "\n".join(_texts(told, 0))


def _texts(value: object, depth: int) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(value, list):
        for each in value:
            yield from _texts(each, depth + 1)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in ("title", "subtitle", "text", "value") and isinstance(each, str) and each:
                yield words(each)
            elif isinstance(each, list | dict):
                yield from _texts(each, depth + 1)


def _identity(value: object) -> Sender | None:
    """The person, program or device of an identity."""
    if not isinstance(value, dict):
        return None
    for kind in ("user", "application", "device", "conversation"):
        told = value.get(kind)
        if isinstance(told, dict):
            name, key = words(told.get("displayName")), words(told.get("id"))
            if name or key:
                return person(name or key, key)
    return None


def _initiator(event: Mapping[str, Any]) -> Sender | None:
    """Who made an event, where the name is told; an id alone stands in the subject."""
    who = _identity(event.get("initiator"))
    return who if who and who.name != who.key else None


def _event_name(event: Mapping[str, Any]) -> str:
    name = words(event.get("@odata.type")).rpartition(".")[2].removesuffix("EventMessageDetail") or "event"
    who = _identity(event.get("initiator"))
    return f"{name} by {who.key}" if who and who.name == who.key else name


def _event_text(event: Mapping[str, Any]) -> str:
    """What an event is about: the new name, the people, the file; not the ids."""
    people = [who.name for each in objects(event.get("members")) if (who := _identity({"user": each}))]
    told = [
        words(each)
        for name, each in event.items()
        if isinstance(each, str) and each and not name.startswith("@") and not _NO_NAME.search(name)
    ]
    return ", ".join([*told, *people])


def _files(value: Mapping[str, Any]) -> Iterator[Attachment]:
    """Files that a message links to; quotes, cards and meetings are none."""
    for each in objects(value.get("attachments")):
        kind = words(each.get("contentType"))
        if kind == "reference" or (each.get("name") and "/" in kind and "vnd.microsoft" not in kind):
            yield Attachment(words(each.get("name") or each.get("contentUrl") or each.get("id")))


def _quoted(value: Mapping[str, Any]) -> str:
    for each in objects(value.get("attachments")):
        if each.get("contentType") == "messageReference":
            return words(each.get("id"))
    return ""


def _conversation(item: Item) -> str:
    around = item.piece.path[:-2]
    named = next(
        (words(item.beside[(*around, name)]) for name in ("topic", "displayName") if item.beside.get((*around, name))),
        "",
    )
    channel = item.value.get("channelIdentity")
    own = words(item.value.get("chatId")) or (words(channel.get("channelId")) if isinstance(channel, dict) else "")
    return f"{named} ({own})" if named and own else named or own


def _reactions(value: Mapping[str, Any]) -> Iterator[tuple[str, Sender]]:
    for each in objects(value.get("reactions")):
        yield words(each.get("reactionType") or each.get("displayName")), _identity(each.get("user")) or person("")
