"""Write an event: its row, its entry of the ledger and what it changes, all in the transaction of the act."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec
from uuid import UUID

from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.saying import plain, subject_of
from answerable.desk.custody.standing import after, begun_by, standing_of
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import role_words
from answerable.errors import BadDay, FormUsed
from answerable.law import long_day

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with every act. key is given once for each form: sent twice, it is one event."""

    key: UUID
    reason: str = ""
    authority: str = ""
    witness: str = ""
    seal_read: str = ""  # the number on the seal, read again
    claimed_at: datetime | None = None  # of an act that was written on paper first
    claimed_basis: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who has an item, and where."""

    custodian: str
    place: str


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that came with a form."""

    data: bytes
    name: str
    media: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class New:
    """An item that an act brings: what it is, and the class of the retention schedule that it is kept under."""

    title: str
    kind: str
    retention_class: str = ""


def once(act: Callable[P, CustodyEvent]) -> Callable[P, CustodyEvent]:
    """The act, done once for each key: sent again it gives the event that stands. One act at a time on an investigation."""

    @wraps(act)
    def done(*args: P.args, **given: P.kwargs) -> CustodyEvent:
        told: dict[str, Any] = dict(given)
        list(Investigation.objects.select_for_update().filter(reference=told["reference"]))  # others wait in turn
        return written(told["said"].key, by=told["by"], in_=told["reference"]) or act(*args, **given)

    return done


def written(key: UUID, *, by: Actor, in_: str = "") -> CustodyEvent | None:
    """The event of that key, where it was written by the same person in the same place. Refuses another's (FormUsed)."""
    event = CustodyEvent.objects.select_related("investigation", "item").filter(key=key).first()
    if event and (event.by != by.key or (in_ and event.investigation.reference != in_)):
        raise FormUsed(where=event.investigation.reference)
    return event


def write(event: CustodyEvent, *, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with its number and its entry. What it changes of its item is changed."""
    investigation = event.investigation
    investigation.events_count += 1
    investigation.save(update_fields=["events_count", "items_count"])
    for name, value in asdict(said).items():
        setattr(event, name, value)
    event.claimed_at = _past(said.claimed_at, at)
    event.number, event.at = investigation.events_count, at
    event.by, event.by_name = by.key, by.name
    event.by_roles = role_words(by.roles) if by.roles else ""
    event.salt = secrets.token_hex(16)
    data = plain(event)
    entry = record(
        event.act, by=by.key, at=at, subject=subject_of(event), digest=event.digest, data=data, uid=event.key
    )
    if entry.data.get("words") != data["words"]:  # the key is that of something else in the log
        raise FormUsed(where=investigation.reference)
    event.entry = entry.pk
    event.save(force_insert=True)
    if event.item:
        _stand(event.item, event)
    return event


def bring_file(event: CustodyEvent, new: New, upload: Upload, *, at: datetime, made_from: Item | None = None) -> Item:
    """A new digital item, with its bytes on disk."""
    file = keep(upload.data, name=upload.name, media=upload.media, at=at)
    return bring(event, new, file=file, digest=file.sha256, size=file.size, made_from=made_from)


def bring(event: CustodyEvent, new: New, **more: Any) -> Item:
    """A new item of the investigation, named in the event that brings it. more: file, digest, size, made_from."""
    investigation = event.investigation
    investigation.items_count += 1
    begun = begun_by(event, made_from=more.get("made_from"))
    item = Item.objects.create(
        investigation=investigation,
        number=investigation.items_count,
        custodian=begun.custodian,
        place=begun.place,
        **asdict(new),
        **more,
    )
    names = ("number", "kind", "title", "digest", "size", "retention_class")
    made = {name: getattr(item, name) for name in names}
    event.made = [*event.made, made | {"from": item.made_from.number if item.made_from else None}]
    return item


def _past(claimed: datetime | None, at: datetime) -> datetime | None:
    """The moment claimed on paper. Refuses one that has not come yet (BadDay)."""
    if claimed and claimed > at:
        raise BadDay(
            day=long_day(claimed.date()),
            fault="that moment has not come yet",
            where="the day it happened",
            why="An entry says what has happened.",
            do="Look at the paper, and enter the day and time that stand there.",
        )
    return claimed.astimezone(UTC) if claimed else None


def _stand(item: Item, event: CustodyEvent) -> None:
    for name, value in asdict(after(standing_of(item), event)).items():
        setattr(item, name, value)
    item.save()
