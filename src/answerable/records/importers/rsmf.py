"""RSMF, the short message format that reviewers of evidence exchange: a mail with rsmf.zip, the zip itself, or its manifest.

    X-RSMF-Version: 2.0.0                                        {"version": "2.0.0", "participants": [{"id": "p1", "display": "Dev"}],
    Content-Disposition: attachment; filename="rsmf.zip"          "conversations": [{"id": "c1", "platform": "slack", "display": "bins"}],
    … base64: rsmf_manifest.json and the attached files          "events": [{"type": "message", "conversation": "c1", "body": "…"}]}

An event's earlier texts (edits), its deletion, reactions and parent are kept; a deleted event's words are its last version. Slices and
places are those of the manifest. A file of one conversation is often one of many: connectors cut by day and by 10,000 events.
"""

from __future__ import annotations

import email
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.policy import compat32
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from answerable.errors import Damaged, RecordError, TooLongARecord
from answerable.records.instants import from_iso
from answerable.records.items import NOBODY, Find, Found, ItemReading, Part, Stream, person, whole
from answerable.records.json_items import Broken, Choice, Path, decoded, pieces
from answerable.records.json_source import Item, items, objects, repaired, source, whole_number, words
from answerable.records.record import Attachment, Kind, Record, Sender, Settings, Source, Tally, Version
from answerable.records.zips import Archive, archive, is_zip

FORMAT = "rsmf"

MANIFEST = "rsmf_manifest.json"
LARGEST_MAIL = 2 << 30
_EVENTS: Path = ("events", "[]")
_NAMES: frozenset[Path] = frozenset((("participants", "[]"), ("conversations", "[]")))


@dataclass(slots=True)
class _Known:
    """The people, conversations and files that events name."""

    people: dict[str, Sender] = field(default_factory=dict)
    conversations: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[Sender, ...]] = field(default_factory=dict)
    files: dict[str, Attachment] = field(default_factory=dict)

    def learn(self, kind: str, value: Mapping[str, Any]) -> None:
        key, name = words(value.get("id")), words(value.get("display"))
        address = words(value.get("email")) or words(value.get("account_id"))
        if kind == "participants":
            self.people[key] = person(name or address or key, address or key)
            return
        self.conversations[key] = name or key
        people = value.get("participants")
        if value.get("type") == "direct" and isinstance(people, list):
            self.members[key] = tuple(self.person(words(each)) for each in people)

    def person(self, key: str) -> Sender:
        return self.people.get(key) or person(key, key)


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is a mail, a zip or a manifest of RSMF."""
    if is_zip(file):
        try:
            return _manifest(archive(file, name=name, settings=Settings())) is not None
        except RecordError:
            return False
    file.seek(0)
    start = file.read(1 << 16)
    headers = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    if b"x-rsmf-version:" in headers:
        return True
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and _has_events(file)


def _has_events(file: BinaryIO) -> bool:
    file.seek(0)
    names: set[str] = set()

    def choose(path: Path) -> Choice:
        names.update(path)
        return "take" if path == _EVENTS else "enter" if path in ((), _EVENTS[:1]) else "skip"

    try:
        for piece in pieces(file, choose):
            if piece.path == _EVENTS:
                value = decoded(piece.raw)[0]
                return (
                    isinstance(value, dict) and "type" in value and bool(value.keys() & {"conversation", "participant"})
                )
    except (Broken, ValueError):
        return False
    return {"participants", "conversations"} <= names


def _manifest(opened: Archive) -> str | None:
    return next((member for member in opened.members if PurePosixPath(member).name == MANIFEST), None)


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    about = source(file, name=name, format=FORMAT, settings=settings, template="manifest")
    if is_zip(file):
        return _of_zip(archive(file, name=name, settings=settings), replace(about, template="zip"), settings)
    file.seek(0)
    if file.read(4).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        part = whole(file, about.digest)
        return _reading(about, part, _Known(), settings)
    if about.size > LARGEST_MAIL:
        raise TooLongARecord(name=name, limit=LARGEST_MAIL >> 20, byte=0)
    inside = archive(BytesIO(_zip_of(file, name)), name=f"{name}, rsmf.zip", settings=settings)
    return _of_zip(inside, replace(about, template="mail with rsmf.zip"), settings)


def _zip_of(file: BinaryIO, name: str) -> bytes:
    file.seek(0)
    try:
        message = email.message_from_binary_file(file, policy=compat32)
        for part in message.walk():
            payload = part.get_payload(decode=True) if not part.is_multipart() else None
            if isinstance(payload, bytes) and payload[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
                return payload
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError, AssertionError):
        pass
    raise Damaged(
        name=name, reason="it says it is RSMF and no rsmf.zip can be read in it", place="the parts of the mail"
    )


def _of_zip(opened: Archive, about: Source, settings: Settings) -> ItemReading:
    member = _manifest(opened)
    if member is None:
        raise Damaged(name=about.name, reason=f"the zip holds no {MANIFEST}", place="its list of contents")
    known = _Known()
    known.files = {PurePosixPath(file.member).name: file for file in opened.files}
    digest = next(file.digest for file in opened.files if file.member == member)
    about = replace(about, members=opened.files, member=member, member_digest=digest)
    return _reading(about, opened.part(member), known, settings)


def _reading(about: Source, part: Part, known: _Known, settings: Settings) -> ItemReading:
    with part.open() as stream:
        _learn(stream, known)
    return ItemReading(about, (part,), _finder(known, settings))


def _learn(stream: Stream, known: _Known) -> None:
    """People and conversations, wherever in the manifest they stand; people first, since conversations name them."""
    values: dict[str, list[Mapping[str, Any]]] = {"participants": [], "conversations": []}

    def choose(path: Path) -> Choice:
        return "take" if path in _NAMES else "enter" if len(path) < 2 and path != _EVENTS[:1] else "skip"

    try:
        for piece in pieces(stream, choose):
            if piece.path in _NAMES:
                try:
                    values[piece.path[0]] += objects([decoded(piece.raw)[0]])
                except ValueError:
                    continue  # a person who cannot be read goes by the id
    except Broken:
        pass  # where the file breaks is said when its events are read
    for kind, listed in values.items():
        for value in listed:
            known.learn(kind, value)


def _finder(known: _Known, settings: Settings) -> Find:
    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        for item in items(stream, frozenset((_EVENTS,)), tally):
            yield item if isinstance(item, Found) else Found(_record(item, known, settings), item.piece.raw)

    return find


def _record(item: Item, known: _Known, settings: Settings) -> Record:
    event = item.value
    time = from_iso(words(event.get("timestamp")), zone=settings.zone)
    body = words(event.get("body"))
    files = tuple(_files(event, known))
    kind = _kind(event, body, files)
    versions = [_version(each, settings) for each in objects(event.get("edits"))]
    if kind == Kind.DELETED and body:
        versions.append(Version(body, time.earliest))
    who = words(event.get("participant"))
    conversation = words(event.get("conversation"))
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=words(event.get("timestamp")),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=known.person(who) if who else None,
        kind=kind,
        text="" if kind == Kind.DELETED else body,
        body=body,
        edited=bool(objects(event.get("edits"))),
        attachments=files,
        flags=(*time.flags, *repaired(item)),
        reference=words(event.get("id")),
        reply_to=words(event.get("parent")),
        conversation=known.conversations.get(conversation, conversation),
        recipients=tuple(each for each in known.members.get(conversation, ()) if each != known.people.get(who)),
        subject=words(event.get("type")) if kind == Kind.SYSTEM else "",
        versions=tuple(versions),
        reactions=tuple(_reactions(event, known)),
    )


def _kind(event: Mapping[str, Any], body: str, files: tuple[Attachment, ...]) -> Kind:
    if event.get("deleted") is True:
        return Kind.DELETED
    if words(event.get("type")) != "message":
        return Kind.SYSTEM
    return Kind.ATTACHMENT if files else Kind.TEXT if body else Kind.EMPTY


def _version(edit: Mapping[str, Any], settings: Settings) -> Version:
    return Version(words(edit.get("previous")), from_iso(words(edit.get("timestamp")), zone=settings.zone).earliest)


def _files(event: Mapping[str, Any], known: _Known) -> Iterator[Attachment]:
    for each in objects(event.get("attachments")):
        place = words(each.get("id"))
        name = words(each.get("display")) or place
        kept = known.files.get(PurePosixPath(place).name)
        yield kept._replace(name=name) if kept else Attachment(name, size=whole_number(each.get("size")))


def _reactions(event: Mapping[str, Any], known: _Known) -> Iterator[tuple[str, Sender]]:
    for each in objects(event.get("reactions")):
        people = each.get("participants")
        named = [words(who) for who in people] if isinstance(people, list) else []
        for who in named:
            yield words(each.get("value")), known.person(who)
        rest = (whole_number(each.get("count")) or 0) - len(named)
        if rest > 0:
            yield f"{words(each.get('value'))} ×{rest}", NOBODY
