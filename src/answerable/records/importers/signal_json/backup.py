"""Signal's own backup in plain form: frames, each a line; people and chats come before the messages that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from answerable.records.importers.signal_json.cli import mentioned
from answerable.records.instants import NO_TIME, from_milliseconds
from answerable.records.items import NOBODY, Found, person
from answerable.records.json_source import Item, objects, repaired, whole_number, words
from answerable.records.record import Attachment, Kind, Record, Sender, Tally, Version

_MESSAGES = (
    "standardMessage",
    "contactMessage",
    "stickerMessage",
    "viewOnceMessage",
    "poll",
    "directStoryReplyMessage",
)
_OTHERS = ("account", "recipient", "chat", "stickerPack", "adHocCall", "notificationProfile", "chatFolder")


class _People:
    """Who and what the numbers of this file stand for."""

    def __init__(self) -> None:
        self.owner = ""
        self.people: dict[str, Sender] = {}
        self.by_account: dict[str, str] = {}
        self.chats: dict[str, str] = {}

    def learn(self, frame: Mapping[str, Any]) -> None:
        account, recipient, chat = frame.get("account"), frame.get("recipient"), frame.get("chat")
        if isinstance(account, dict):
            self.owner = _joined(account, "givenName", "familyName")
        if isinstance(recipient, dict):
            number = words(recipient.get("id"))
            contact = recipient.get("contact")
            if isinstance(recipient.get("self"), dict):
                self.people[number] = person(self.owner or "me", "me")
            elif isinstance(contact, dict):
                self.people[number] = found = _contact(contact)
                self.by_account[words(contact.get("aci"))] = found.name
            else:
                self.people[number] = person(_title(recipient) or number, number)
        if isinstance(chat, dict):
            other = self.people.get(words(chat.get("recipientId")), NOBODY)
            self.chats[words(chat.get("id"))] = other.raw


def _joined(value: Mapping[str, Any], *names: str) -> str:
    return " ".join(words(value[name]) for name in names if value.get(name))


def _contact(contact: Mapping[str, Any]) -> Sender:
    nickname = contact.get("nickname")
    number = words(contact.get("e164"))
    number = f"+{number}" if number.isdecimal() else number
    name = (
        (_joined(nickname, "given", "family") if isinstance(nickname, dict) else "")
        or _joined(contact, "systemGivenName", "systemFamilyName")
        or _joined(contact, "profileGivenName", "profileFamilyName")
        or words(contact.get("username"))
    )
    key = words(contact.get("aci")) or number or words(contact.get("pni"))
    return person(name or number or key, key)


def _title(recipient: Mapping[str, Any]) -> str:
    """The name of a group, a list or a link."""
    group = recipient.get("group")
    told: Any = group.get("snapshot") if isinstance(group, dict) else None
    told = told.get("title") if isinstance(told, dict) else None
    told = told.get("title") if isinstance(told, dict) else None
    if told:
        return words(told)
    return "Release notes" if "releaseNotes" in recipient else "Group" if isinstance(group, dict) else ""


def find(lines: Iterator[Item | Found], tally: Tally) -> Iterator[Found]:
    """A record for each chatItem; frames that are no messages are counted."""
    known = _People()
    for item in lines:
        if isinstance(item, Found):
            yield item
            continue
        frame = item.value
        known.learn(frame)
        message = frame.get("chatItem")
        if isinstance(message, dict):
            yield Found(_record(item, message, known), item.piece.raw)
        else:
            tally.passed_over[next((name for name in _OTHERS if name in frame), "other frame")] += 1


def _record(item: Item, message: Mapping[str, Any], known: _People) -> Record:
    stamp = whole_number(message.get("dateSent"))
    time = from_milliseconds(stamp) if stamp is not None else NO_TIME
    author = words(message.get("authorId"))
    kind, text, subject = _content(message, known)
    versions = tuple(_versions(message, known))
    body = _body(message)
    quote = body.get("quote")
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=words(stamp),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=known.people.get(author) or (person(author) if author else None),
        kind=kind,
        text=text,
        body=text,
        edited=bool(versions),
        attachments=tuple(_attachments(body)),
        flags=(*time.flags, *repaired(item)),
        reference=words(stamp),
        reply_to=words(quote.get("targetSentTimestamp")) if isinstance(quote, dict) else "",
        conversation=known.chats.get(words(message.get("chatId")), words(message.get("chatId"))),
        subject=subject,
        versions=versions,
        reactions=tuple(
            (words(each.get("emoji")), known.people.get(words(each.get("authorId")), NOBODY))
            for each in objects(body.get("reactions"))
        ),
    )


def _body(message: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((message[name] for name in _MESSAGES if isinstance(message.get(name), dict)), {})


def _content(message: Mapping[str, Any], known: _People) -> tuple[Kind, str, str]:
    """What an item is, what it shows, and what the program did."""
    if "remoteDeletedMessage" in message or "adminDeletedMessage" in message:
        return Kind.DELETED, "", ""
    update = message.get("updateMessage")
    if isinstance(update, dict):
        return _update(update)
    for name in ("paymentNotification", "giftBadge"):
        if name in message:
            note = message[name].get("note") if isinstance(message[name], dict) else ""
            return Kind.SYSTEM, words(note), name
    body = _body(message)
    if "viewOnceMessage" in message:
        return Kind.VIEW_ONCE, "", ""
    if "poll" in message:
        options = (words(each.get("option")) for each in objects(body.get("options")))
        return Kind.POLL, "\n".join([words(body.get("question")), *options]), ""
    text = _text(body, known)
    if objects(body.get("attachments")):
        return Kind.ATTACHMENT, text, ""
    return (Kind.TEXT if text else Kind.EMPTY), text, ""


def _update(update: Mapping[str, Any]) -> tuple[Kind, str, str]:
    for name, told in update.items():
        if name in ("individualCall", "groupCall"):
            state = words(told.get("state")).lower() if isinstance(told, dict) else ""
            return Kind.CALL, "", f"{name} {state}".strip()
        if isinstance(told, dict):
            more = ", ".join(
                f"{words(key)}: {words(value)}" for key, value in told.items() if isinstance(value, str | int)
            )
            changes = ", ".join(words(key) for each in objects(told.get("updates")) for key in each)
            return Kind.SYSTEM, "", f"{words(name)} ({more or changes})" if more or changes else words(name)
    return Kind.SYSTEM, "", ""


def _text(body: Mapping[str, Any], known: _People) -> str:
    told = body.get("text") or body.get("textReply")
    told = told.get("text", told) if isinstance(told, dict) and isinstance(told.get("text"), dict) else told
    if isinstance(told, dict):
        ranges = sorted(objects(told.get("bodyRanges")), key=lambda each: whole_number(each.get("start")) or 0)
        names = [known.by_account.get(words(each["mentionAci"]), "") for each in ranges if each.get("mentionAci")]
        return mentioned(words(told.get("body")), names)
    sticker, contact = body.get("sticker"), body.get("contact")
    if isinstance(sticker, dict):
        return words(sticker.get("emoji")) or "sticker"
    if isinstance(contact, dict):
        name = contact.get("name")
        numbers = [words(each.get("value")) for each in objects(contact.get("number"))]
        return " ".join([_joined(name, "givenName", "familyName") if isinstance(name, dict) else "", *numbers]).strip()
    return words(body.get("emoji"))


def _versions(message: Mapping[str, Any], known: _People) -> Iterator[Version]:
    for earlier in objects(message.get("revisions")):
        stamp = whole_number(earlier.get("dateSent"))
        yield Version(_text(_body(earlier), known), stamp // 1000 if stamp is not None else None)


def _attachments(body: Mapping[str, Any]) -> Iterator[Attachment]:
    one = body.get("attachment")
    for each in [*objects(body.get("attachments")), *([one] if isinstance(one, dict) else [])]:
        pointer = each.get("pointer")
        if isinstance(pointer, dict):
            place = pointer.get("locatorInfo")
            size = whole_number(place.get("size")) if isinstance(place, dict) else None
            yield Attachment(words(pointer.get("fileName") or pointer.get("contentType")), size=size)
