"""Messages as Signal Desktop keeps them in its database, and as signal-export prints them to data.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from answerable.records.importers.signal_json.cli import mentioned
from answerable.records.instants import NO_TIME, Instant, from_iso, from_milliseconds
from answerable.records.items import Found, person
from answerable.records.json_source import Item, objects, repaired, whole_number, words
from answerable.records.record import Attachment, Kind, Record, Sender, Settings, Version

_SYSTEM = {
    *("keychange", "verified-change", "group-v2-change", "group-v1-migration", "profile-change", "timer-notification"),
    *("change-number-notification", "contact-removed-notification", "delivery-issue", "universal-timer-notification"),
    *("conversation-merge", "phone-number-discovery", "title-transition-notification", "joined-signal-notification"),
    *("message-request-response-event", "chat-session-refreshed", "pinned-message-notification", "poll-terminate"),
}


def find(lines: Iterator[Item | Found], settings: Settings) -> Iterator[Found]:
    """A record for each row."""
    for item in lines:
        if isinstance(item, Found):
            yield item
        elif "date" in item.value and "sender" in item.value:
            yield Found(_exported(item, settings), item.piece.raw)
        else:
            yield Found(_row(item), item.piece.raw)


def _row(item: Item) -> Record:
    row = item.value
    stamp = (
        whole_number(row.get("sent_at")) or whole_number(row.get("timestamp")) or whole_number(row.get("received_at"))
    )
    time = from_milliseconds(stamp) if stamp is not None else NO_TIME
    kind, text = _row_content(row)
    versions = tuple(_versions(row))
    quote = row.get("quote")
    return _made(
        item,
        time,
        sender=_row_sender(row),
        kind=kind,
        text=text,
        printed=words(stamp),
        body=words(row.get("body")),
        edited=bool(versions) or bool(row.get("editMessageTimestamp")),
        attachments=_attachments(row),
        reference=words(row.get("sent_at") or row.get("id")),
        reply_to=words(quote.get("id")) if isinstance(quote, dict) else "",
        conversation=words(row.get("conversationId")),
        subject=words(row.get("type")) if kind == Kind.SYSTEM else "",
        versions=versions,
        reactions=tuple(
            (words(each.get("emoji")), person(words(each.get("fromId")))) for each in objects(row.get("reactions"))
        ),
    )


def _made(item: Item, time: Instant, *, sender: Sender | None, kind: Kind, text: str, **fields: Any) -> Record:
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=sender,
        kind=kind,
        text=text,
        flags=(*time.flags, *repaired(item)),
        **fields,
    )


def _row_content(row: Mapping[str, Any]) -> tuple[Kind, str]:
    ranges = sorted(objects(row.get("bodyRanges")), key=lambda each: whole_number(each.get("start")) or 0)
    names = [words(each["replacementText"]) for each in ranges if each.get("replacementText")]
    text = mentioned(words(row.get("body")), names)
    if row.get("deletedForEveryone") or (row.get("isErased") == 1 and not text):
        return Kind.DELETED, ""
    if row.get("type") == "call-history":
        return Kind.CALL, text
    if words(row.get("type")) in _SYSTEM:
        return Kind.SYSTEM, text
    if row.get("isViewOnce"):
        return Kind.VIEW_ONCE, text
    poll = row.get("poll")
    if isinstance(poll, dict):
        options = poll.get("options")
        return Kind.POLL, "\n".join(
            [words(poll.get("question")), *map(words, options if isinstance(options, list) else ())]
        )
    if objects(row.get("attachments")) or row.get("hasAttachments"):
        return Kind.ATTACHMENT, text
    sticker = row.get("sticker")
    if isinstance(sticker, dict) and not text:
        return Kind.TEXT, words(sticker.get("emoji")) or "sticker"
    return (Kind.TEXT if text else Kind.EMPTY), text


def _row_sender(row: Mapping[str, Any]) -> Sender | None:
    if row.get("type") == "outgoing":
        return person("me", "me")
    name = words(row.get("sourceName") or row.get("profileName"))
    number = words(row.get("source"))
    service = words(row.get("sourceServiceId") or row.get("sourceUuid"))
    shown = name or number or service
    if not shown and row.get("type") == "incoming":
        shown = words(row.get("conversationId"))
    return person(shown, service or number) if shown else None


def _versions(row: Mapping[str, Any]) -> Iterator[Version]:
    """Desktop keeps the newest first in editHistory, the shown text among them."""
    history = objects(row.get("editHistory"))
    for each in reversed(history[1:] if history and history[0].get("body") == row.get("body") else history):
        stamp = whole_number(each.get("timestamp"))
        yield Version(words(each.get("body")), stamp // 1000 if stamp is not None else None)


def _attachments(row: Mapping[str, Any]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            words(each.get("fileName") or each.get("path") or each.get("contentType")),
            size=whole_number(each.get("size")),
            member=words(each.get("path")),
        )
        for each in objects(row.get("attachments"))
    )


def _exported(item: Item, settings: Settings) -> Record:
    """A line of data.json: local time without an offset, names as shown."""
    line = item.value
    time = from_iso(words(line.get("date")), zone=settings.zone)
    body = words(line.get("body"))
    text = body.removesuffix("  ")
    files = objects(line.get("attachments"))
    named = tuple(Attachment(words(each["name"]), member=words(each.get("path"))) for each in files if each.get("name"))
    sticker = line.get("sticker")
    if isinstance(sticker, dict) and not text:
        text = words(sticker.get("emoji")) or "sticker"
    if line.get("deleted") is True:
        kind, text = Kind.DELETED, ""
    elif line.get("call") is True:
        kind = Kind.CALL
    elif named:
        kind = Kind.ATTACHMENT
    elif files:
        kind = Kind.MEDIA_OMITTED
    else:
        kind = Kind.TEXT if text else Kind.EMPTY
    name = words(line.get("sender"))
    return _made(
        item,
        time,
        sender=person(name) if name and name != "No-Sender" else None,
        kind=kind,
        text=text,
        printed=words(line.get("date")),
        body=body,
        attachments=named,
        reactions=tuple(_reactions(line.get("reactions"))),
    )


def _reactions(found: object) -> Iterator[tuple[str, Sender]]:
    """Pairs of name and sign; older versions wrote objects."""
    for each in found if isinstance(found, list) else ():
        if isinstance(each, list) and len(each) == 2:
            yield words(each[1]), person(words(each[0]))
        elif isinstance(each, dict):
            yield words(each.get("emoji")), person(words(each.get("name")))
