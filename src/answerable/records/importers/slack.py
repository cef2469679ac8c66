"""Slack: the zip of a workspace's export, or one file of it: a channel's messages of one day.

    users.json  channels.json  groups.json  dms.json  mpims.json  bins/2025-01-15.json  bins/2025-01-16.json …
    [{"type": "message", "user": "U02DEV", "text": "…", "ts": "1736931600.000100", "thread_ts": "…", "files": […]}]

`ts` is the instant and the message's own name in its channel. Texts name people as <@U02DEV> and escape & < >; both are undone
in what is shown. Edits and deletions come as messages of their own (message_changed, message_deleted) that hold the earlier
text, or as "edited" beside the newest: each is kept, with the earlier text as a version. Users that users.json lacks (Slackbot,
people of shared workspaces, apps) go by the profile in the message, else by their id. Files are only linked, and the links
carry a token of the export: nothing that is kept of a record holds one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from answerable.errors import RecordError
from answerable.records.importers.slack_text import TOKEN, fallback, shown, without_tokens
from answerable.records.instants import NO_TIME, Instant, moment
from answerable.records.items import Find, Found, ItemReading, Part, Stream, person, whole
from answerable.records.json_items import LONGEST, Path
from answerable.records.json_source import Item, head, items, objects, repaired, replies_in, source, whole_number, words
from answerable.records.record import Attachment, Flag, Kind, Record, Sender, Settings, Tally, Version
from answerable.records.zips import Archive, archive, is_zip

FORMAT = "slack"

_LISTS: frozenset[Path] = frozenset((("[]",), ("messages", "[]")))
_ONE: Path = ()  # a file that is one message
_THREAD = "slackdump_thread_replies"  # slackdump puts a thread into the message that began it
_DAY = re.compile(r"(?:^|/)\d{4}-\d\d-\d\d[^/]*\.json$")
_LISTS_OF = re.compile(r"(?:^|/)(users|org_users|channels|groups|dms|mpims)\.json$")
_TS = re.compile(r"(\d{1,11})(?:\.(\d{1,9}))?")
_SYSTEM = (
    "channel_",
    "group_",
    "mpim_",
    "pinned_",
    "unpinned_",
    "bot_add",
    "bot_remove",
    "reminder_",
    "ekm_",
    "app_conversation_",
)
_CALLS = ("huddle_thread", "sh_room_created", "sh_room_shared", "call")


class _Known:
    """Whom and what the ids of this workspace stand for."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {"USLACKBOT": "Slackbot"}
        self.conversations: dict[str, str] = {}  # by folder
        self.uploads: dict[str, Attachment] = {}  # by the id of a file, where the zip has it

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def learn(self, kind: str, listed: object) -> None:
        for each in objects(listed):
            key, name = words(each.get("id")), words(each.get("name"))
            if kind in ("users", "org_users"):
                self.names[key] = _person_name(each) or key
            elif name:
                self.names[key] = self.conversations[name] = name
            else:
                people = each.get("members")
                named = ", ".join(self.name(words(one)) for one in people) if isinstance(people, list) else ""
                self.names[key] = self.conversations[key] = named or key


def _person_name(user: Mapping[str, Any]) -> str:
    """The name as Slack shows it."""
    profile = user.get("profile")
    told = profile if isinstance(profile, dict) else {}
    found = told.get("display_name") or told.get("real_name") or user.get("real_name") or user.get("name")
    return words(found)


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file is an export, or the list of a day's messages."""
    if is_zip(file):
        try:
            found = archive(file, name=name, settings=Settings()).members
        except RecordError:  # refused where it is read
            return False
        return any(_DAY.search(member) for member in found) and any(_LISTS_OF.search(member) for member in found)
    first = head(file)
    if first is None or first.path not in _LISTS | {_ONE}:
        return False
    message = first.item
    told = message.keys() & {"user", "bot_id", "subtype", "thread_ts", "team", "username", "blocks", "files"}
    return "ts" in message and ("text" in message or "type" in message) and bool(told)


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = _Known()
    whole_source = source(
        file, name=name, format=FORMAT, settings=settings, template="one day of a channel", has_moments=True
    )
    if not is_zip(file):
        parts: tuple[Part, ...] = (whole(file, whole_source.digest),)
        first = head(file)
        lists = _LISTS if first is None or first.path in _LISTS else frozenset((_ONE,))
        return ItemReading(whole_source, parts, _finder(known, lists))
    opened = archive(file, name=name, settings=settings)
    notes = _learn(opened, known)
    about = replace(whole_source, template="a workspace", members=opened.files, notes=notes)
    return ItemReading(about, tuple(opened.part(member) for member in _days(opened)), _finder(known))


def _learn(opened: Archive, known: _Known) -> tuple[str, ...]:
    """Read who is who; users first, since conversations between people are named after them."""
    notes = []
    named = {found[1]: member for member in opened.members if (found := _LISTS_OF.search(member))}
    for kind in ("users", "org_users", "channels", "groups", "dms", "mpims"):
        if kind not in named:
            continue
        with opened.stream(named[kind]) as stream:
            raw = stream.read(LONGEST)
        try:
            known.learn(kind, json.loads(raw.decode("utf-8-sig", errors="replace"), strict=False))
        except (ValueError, RecursionError):
            notes.append(f"{named[kind]} is no JSON: its names are not known")
    if "users" not in named and "org_users" not in named:
        notes.append("the export holds no list of users: people go by their ids")
    for member in opened.files:
        place = PurePosixPath(member.member).parts
        if "__uploads" in place[:-1]:
            known.uploads[place[place.index("__uploads") + 1]] = member
    return tuple(notes)


def _days(opened: Archive) -> list[str]:
    """The files of messages: folder by folder as the zip has them, day by day."""
    folders: dict[str, list[str]] = {}
    for member in opened.members:
        if _DAY.search(member):
            folders.setdefault(str(PurePosixPath(member).parent), []).append(member)
    return [member for days in folders.values() for member in sorted(days)]


def _finder(known: _Known, lists: frozenset[Path] = _LISTS) -> Find:
    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        folder = PurePosixPath(part.member).parent.name if part.member else ""
        for item in items(stream, lists, tally):
            if isinstance(item, Found):
                yield item
                continue
            (start, raw), replies = replies_in(item, _THREAD, tally)
            record = _record(item, known, folder)
            made = [Found(record._replace(start=start, end=start + len(raw)), raw)]
            for reply in replies:
                made.append(
                    reply if isinstance(reply, Found) else Found(_record(reply, known, folder), reply.piece.raw)
                )
            yield from sorted(made, key=lambda found: found.record.start if found.record else 0)

    return find


def _record(item: Item, known: _Known, folder: str) -> Record:
    outer = item.value
    inner, before = _versions_of(outer)
    subtype = words(outer.get("subtype"))
    time = _time(outer.get("ts"))
    text = words(inner.get("text")) or fallback(inner)
    plain = without_tokens(shown(text, known.name))
    files = tuple(_files(inner, known))
    kind = _kind(outer, inner, plain, files)
    channel = words(outer.get("channel_name")) or known.name(words(outer.get("channel")))
    edits = [
        Version(without_tokens(shown(words(each.get("text")), known.name)), _time(each.get("ts")).earliest)
        for each in before
    ]
    has_token = bool(TOKEN.search(item.piece.raw.decode(errors="replace").replace("\\/", "/")))
    return Record(
        seq=0,
        start=item.piece.start,
        end=item.piece.end,
        line=0,
        printed=words(outer.get("ts")),
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=_sender(inner, known) or _sender(outer, known) or next((_sender(each, known) for each in before), None),
        kind=kind,
        text="" if kind == Kind.DELETED else plain,
        body=without_tokens(text),
        edited="edited" in inner or subtype == "message_changed",
        attachments=files,
        flags=(*time.flags, *repaired(item), *((Flag.TOKENS,) if has_token else ())),
        reference=words(outer.get("ts")),
        reply_to=_about(outer, inner),
        conversation=known.conversations.get(folder, folder) or channel,
        subject=subtype if kind == Kind.SYSTEM else "",
        versions=tuple(edits),
        reactions=tuple(_reactions(inner, known)),
    )


def _versions_of(outer: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """The message as it is now, and as it was: exports name the earlier one in several ways."""
    names = ("previous_message", "previous", "original")
    before = [outer[name] for name in names if isinstance(outer.get(name), dict)]
    inner = outer.get("message")
    if outer.get("subtype") == "message_changed" and isinstance(inner, dict):
        return inner, before
    return outer, before


def _about(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> str:
    """The message that this one changes, deletes or answers."""
    if outer.get("subtype") == "message_changed":
        return words(inner.get("ts"))
    if outer.get("subtype") == "message_deleted":
        return words(outer.get("deleted_ts"))
    thread = words(outer.get("thread_ts"))
    return thread if thread != words(outer.get("ts")) else ""


def _time(ts: object) -> Instant:
    found = _TS.fullmatch(words(ts))
    return moment(int(found[1]), found[2] or "") if found else NO_TIME


def _sender(message: Mapping[str, Any], known: _Known) -> Sender | None:
    user = words(message.get("user"))
    if user and user in known.names:
        return person(known.names[user], user)
    for label in ("user_profile", "bot_profile"):
        profile = message.get(label)
        if isinstance(profile, dict):
            name = _person_name({"profile": profile, "name": profile.get("name")})
            if name:
                return person(name, user or words(message.get("bot_id")))
    bot = words(message.get("bot_id"))
    name = words(message.get("username")) or user or bot
    return person(name, user or bot) if name else None


def _kind(outer: Mapping[str, Any], inner: Mapping[str, Any], text: str, files: tuple[Attachment, ...]) -> Kind:
    subtype = words(outer.get("subtype"))
    if subtype in ("message_deleted", "tombstone") or inner.get("subtype") == "tombstone":
        return Kind.DELETED
    if subtype in _CALLS or "room" in inner:
        return Kind.CALL
    if subtype.startswith(_SYSTEM):
        return Kind.SYSTEM
    if files:
        return Kind.ATTACHMENT
    if text:
        return Kind.TEXT
    modes = {words(each.get("mode")) for each in objects(inner.get("files"))}
    if "tombstone" in modes:
        return Kind.DELETED  # there was a file and nothing else, and it was deleted
    return Kind.MEDIA_OMITTED if modes else Kind.EMPTY


def _files(message: Mapping[str, Any], known: _Known) -> Iterator[Attachment]:
    """The files of a message; one that was deleted, or is past what the plan keeps, has no name any more."""
    one = message.get("file")
    for each in [*objects(message.get("files")), *([one] if isinstance(one, dict) else [])]:
        if words(each.get("mode")) in ("tombstone", "hidden_by_limit"):
            continue
        kept = known.uploads.get(words(each.get("id")))
        name = without_tokens(words(each.get("name") or each.get("title") or each.get("id")))
        if kept:
            yield kept._replace(name=name)
        elif name:
            yield Attachment(name, size=whole_number(each.get("size")))


def _reactions(message: Mapping[str, Any], known: _Known) -> Iterator[tuple[str, Sender]]:
    for each in objects(message.get("reactions")):
        users = each.get("users")
        for user in users if isinstance(users, list) else ():
            yield words(each.get("name")), person(known.name(words(user)), words(user))
