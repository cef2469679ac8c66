"""The envelopes that signal-cli prints, bare or as its JSON-RPC notifications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from answerable.records.instants import NO_TIME, from_milliseconds
from answerable.records.items import Found, person
from answerable.records.json_source import Item, objects, repaired, whole_number, words
from answerable.records.record import Attachment, Kind, Record, Sender, Tally, Version

REMEMBERED = 100_000  # texts kept to show what an edit changed

_REACTIONS = ("reaction", "pinMessage", "unpinMessage", "pollVote", "pollTerminate")
_NO_MESSAGE = {"receiptMessage": "receipt", "typingMessage": "sign of typing", "storyMessage": "story"}


def envelope(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The envelope of a line, however it is wrapped."""
    params = value.get("params")
    wrapped = params.get("result", params) if isinstance(params, dict) else value
    found = wrapped.get("envelope") if isinstance(wrapped, dict) else None
    return found if isinstance(found, dict) else None


def find(lines: Iterator[Item | Found], tally: Tally) -> Iterator[Found]:
    """A record for each message, edit, deletion, reaction and call."""
    texts: dict[str, str] = {}
    for item in lines:
        if isinstance(item, Found):
            yield item
            continue
        around = envelope(item.value)
        if around is None:
            tally.passed_over["line without an envelope"] += 1
            continue
        data, recipients = _data(around)
        if data is None:
            tally.passed_over[_name(around)] += 1
            continue
        yield Found(_record(item, around, data, recipients, texts), item.piece.raw)


def _data(around: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, tuple[Sender, ...]]:
    """The message in an envelope, and to whom it went where the owner of the account wrote it."""
    sync = around.get("syncMessage")
    sent = sync.get("sentMessage") if isinstance(sync, dict) else None
    if isinstance(sent, dict):
        to = _address(sent, "destination")
        return sent, (to,) if to else ()
    if isinstance(around.get("callMessage"), dict) and "offerMessage" in around["callMessage"]:
        return {"call": around["callMessage"]}, ()
    if isinstance(around.get("editMessage"), dict):
        return {"editMessage": around["editMessage"]}, ()
    data = around.get("dataMessage")
    return (data if isinstance(data, dict) else None), ()


def _name(around: Mapping[str, Any]) -> str:
    for key, name in _NO_MESSAGE.items():
        if isinstance(around.get(key), dict):
            return name
    if isinstance(around.get("syncMessage"), dict):
        return "synchronisation"
    if isinstance(around.get("callMessage"), dict):
        return "step of a call"
    return "envelope without content"


def _address(value: Mapping[str, Any], label: str) -> Sender | None:
    name, number, uuid, old = (words(value.get(label + end)) for end in ("Name", "Number", "Uuid", ""))
    shown = name or number or old or uuid
    return person(shown, uuid or number or old) if shown else None


def _record(
    item: Item,
    around: Mapping[str, Any],
    outer: Mapping[str, Any],
    recipients: tuple[Sender, ...],
    texts: dict[str, str],
) -> Record:
    data, target = _edited(outer)
    stamp = whole_number(data.get("timestamp")) or whole_number(around.get("timestamp"))
    time = from_milliseconds(stamp) if stamp is not None else NO_TIME
    kind, text, about = _content(data)
    reference = str(stamp) if stamp is not None else ""
    sender = _address(around, "source")
    versions = _versions(texts, sender.key if sender else "", target, reference, text)
    group = data.get("groupInfo")
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=reference,
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=sender,
        kind=kind,
        text=text,
        body=words(data.get("message")),
        edited=bool(target),
        attachments=_attachments(data),
        flags=(*time.flags, *repaired(item)),
        reference=reference,
        reply_to=target or about or _quoted(data),
        conversation=_group(group) if isinstance(group, dict) else _other(around, outer),
        recipients=recipients,
        subject=_subject(data),
        versions=versions,
    )


def _edited(outer: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """The message as it is now, and which one it changes."""
    edit = outer.get("editMessage")
    if not isinstance(edit, dict):
        return outer, ""
    inner = edit.get("dataMessage")
    return inner if isinstance(inner, dict) else outer, words(edit.get("targetSentTimestamp"))


def _versions(texts: dict[str, str], who: str, target: str, reference: str, text: str) -> tuple[Version, ...]:
    """What an edit changed, where that stood earlier in the file; and what stands now is remembered."""
    before = texts.get(f"{who} {target}") if target else None
    if len(texts) < REMEMBERED:
        texts[f"{who} {target or reference}"] = text
    seconds = whole_number(target)
    return () if before is None else (Version(before, seconds // 1000 if seconds is not None else None),)


def _content(data: Mapping[str, Any]) -> tuple[Kind, str, str]:
    """What a message is, what it shows, and which other message it is about."""
    told = _of_another(data)
    if told is not None:
        return told
    if "call" in data:
        return Kind.CALL, "", ""
    poll = data.get("pollCreate")
    if isinstance(poll, dict):
        options = poll.get("options")
        named = [words(each) for each in options] if isinstance(options, list) else []
        return Kind.POLL, "\n".join([words(poll.get("question")), *named]), ""
    text = mentioned(words(data.get("message")), _mentions(data))
    if data.get("viewOnce") is True:
        return Kind.VIEW_ONCE, text, ""
    if objects(data.get("attachments")):
        return Kind.ATTACHMENT, text, ""
    text = text or _instead(data)
    if text:
        return Kind.TEXT, text, ""
    is_system = bool(data.get("isExpirationUpdate")) or _is_group_update(data)
    return (Kind.SYSTEM if is_system else Kind.EMPTY), "", ""


def _of_another(data: Mapping[str, Any]) -> tuple[Kind, str, str] | None:
    """A message that is only about another one: it takes it back, or reacts to it."""
    for name in ("remoteDelete", "adminDelete"):
        deleted = data.get(name)
        if isinstance(deleted, dict):
            return Kind.DELETED, "", words(deleted.get("timestamp") or deleted.get("targetSentTimestamp"))
    for name in _REACTIONS:
        told = data.get(name)
        if isinstance(told, dict):
            return Kind.SYSTEM, words(told.get("emoji")), words(told.get("targetSentTimestamp"))
    return None


def _instead(data: Mapping[str, Any]) -> str:
    """What stands for the text of a sticker or of contacts."""
    sticker = data.get("sticker")
    if isinstance(sticker, dict):
        return words(sticker.get("emoji")) or "sticker"
    return "\n".join(words(each.get("name")) for each in objects(data.get("contacts")))


def _is_group_update(data: Mapping[str, Any]) -> bool:
    group = data.get("groupInfo")
    return isinstance(group, dict) and group.get("type") == "UPDATE"


def _subject(data: Mapping[str, Any]) -> str:
    """What the program did, where the record is of that."""
    for name in (*_REACTIONS, "call"):
        told = data.get(name)
        if isinstance(told, dict):
            return "reaction taken back" if told.get("isRemove") is True else name
    if data.get("isExpirationUpdate") is True:
        return f"messages disappear after {words(data.get('expiresInSeconds'))} seconds"
    return "change of the group" if _is_group_update(data) and not data.get("message") else ""


def _quoted(data: Mapping[str, Any]) -> str:
    quote = data.get("quote")
    return words(quote.get("id")) if isinstance(quote, dict) else ""


def _mentions(data: Mapping[str, Any]) -> list[str]:
    found = objects(data.get("mentions"))
    return [words(each.get("name") or each.get("number") or each.get("uuid")) for each in found]


def mentioned(text: str, names: list[str]) -> str:
    """Signal writes U+FFFC where a person is named; the name is put there."""
    for name in names:
        text = text.replace("\ufffc", f"@{name}", 1)
    return text


def _attachments(data: Mapping[str, Any]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            words(each.get("filename") or each.get("id") or each.get("contentType")),
            size=whole_number(each.get("size")),
        )
        for each in objects(data.get("attachments"))
    )


def _group(group: Mapping[str, Any]) -> str:
    return words(group.get("groupName") or group.get("name") or group.get("groupId"))


def _other(around: Mapping[str, Any], outer: Mapping[str, Any]) -> str:
    """The person at the other end: by number, since one side gives no name."""
    sent_to = next(
        (words(outer[key]) for key in ("destinationNumber", "destinationUuid", "destination") if outer.get(key)), ""
    )
    return sent_to or next(
        (words(around[key]) for key in ("sourceNumber", "sourceUuid", "source") if around.get(key)), ""
    )
