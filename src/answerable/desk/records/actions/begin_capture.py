"""Begin a capture: look at the file, keep it, seal it in the log, and have it read."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from answerable.desk.files.keeping import NAME_LIMIT, Arrived, arrival, arriving, keep_arrived, lock
from answerable.desk.files.viruses import looked_at
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.chats import NewChat, chat_for, require_chat
from answerable.desk.records.models import Capture, Chat, Step, Way
from answerable.desk.records.steps import go_on
from answerable.errors import CapturedAlready
from answerable.law import long_day, uk_day
from answerable.records import Settings, format_of, without_tokens, zone_of


@dataclass(frozen=True, slots=True)
class Export:
    """One exported file, as somebody brings it: what it is called, how it came, and what they know of it."""

    file: BinaryIO
    name: str
    way: Way = Way.WEB
    account: str = ""  # whose phone or mailbox it was exported from
    exported_on: date | None = None
    zone: str = ""  # of the phone; empty: not known, and taken for Europe/London


def begin_capture(*, key: uuid.UUID, chat: NewChat | int, export: Export, by: Actor, at: datetime) -> Capture:
    """The capture of a file of any size, which the queue goes on to read. Sent twice with one key it is one capture.

    Refuses whoever may not capture that chat (NotAllowed), a chat that is not named (NotAChat), a file of no format that is
    read (NotACapture), a zip that is not to be opened (UnsafeArchive), a harmful one (VirusFound, NotScanned), and a file
    that was captured before (CapturedAlready).
    """
    if done := Capture.objects.filter(key=key).first():
        return access.for_reading(done.pk, by=by)
    access.require_capture(by, group=_group_of(chat))
    require_chat(chat)
    if export.zone:
        zone_of(export.zone)
    shown = Path(export.name.replace("\\", "/")).name[-NAME_LIMIT:] or "file"
    with arriving(export.file) as came, came.path.open("rb") as file:
        format = format_of(file, name=shown, settings=Settings())
        viruses = looked_at(file, name=shown)
        with _without_tokens(came, file, format=format, name=shown) as kept:
            found = Capture(
                key=key, name=shown, sha256=came.sha256, format=format, account=export.account.strip()[:120],
                exported_on=export.exported_on, came_by=export.way, viruses=viruses, by=by.key, by_name=by.name, at=at,
                zone=export.zone or "Europe/London", has_known_zone=bool(export.zone),
            )  # fmt: skip
            return _begin_capture(found, chat, kept, by=by)


@transaction.atomic
def _begin_capture(found: Capture, chat: NewChat | int, kept: Arrived, *, by: Actor) -> Capture:
    lock(found.sha256)  # one of two who bring the same file at the same moment is told so
    if before := Capture.objects.filter(sha256=found.sha256, chat__disposed_at=None).exclude(step=Step.REFUSED).first():
        raise CapturedAlready(
            number=before.pk, title=before.chat.title, day=long_day(uk_day(before.at)), name=found.name
        )
    found.chat = chat_for(chat, by=by)
    found.file = keep_arrived(kept, name=found.name, media="application/octet-stream", at=found.at)
    found.save()
    data = {
        "capture": found.pk, "format": found.format, "bytes": kept.size, "kept": kept.sha256, "way": found.came_by,
        "viruses": found.viruses,
    }  # fmt: skip
    record("captured", by=by.key, at=found.at, subject=found.subject, digest=found.sha256, data=data)
    go_on.enqueue(found.pk, 0)
    return found


@contextmanager
def _without_tokens(came: Arrived, file: BinaryIO, *, format: str, name: str) -> Iterator[Arrived]:
    """What is kept: the file as it came; of an export that holds keys to Slack, its copy without them."""
    file.seek(0)
    if format not in ("slack", ""):
        yield came
        return
    with arrival() as copy:
        count = without_tokens(file, copy, name=name, settings=Settings())
        if not count:
            yield came
            return
        copy.flush()
        os.fsync(copy.fileno())
        with Path(copy.name).open("rb") as again:
            digest = file_digest(again, "sha256").hexdigest()
        yield Arrived(Path(copy.name), digest, copy.tell())


def _group_of(chat: NewChat | int) -> str:
    if isinstance(chat, NewChat):
        return chat.group
    return Chat.objects.filter(pk=chat).values_list("group", flat=True).first() or ""
