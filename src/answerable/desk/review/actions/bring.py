"""Bring files in as records of their own: what a gathered message brought, a document of the request, one that is uploaded."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from answerable.desk.cases.queries.case_files import case_file
from answerable.desk.cases.queries.places import Place
from answerable.desk.files.keeping import keep
from answerable.desk.files.models import StoredFile
from answerable.desk.files.viruses import looked_at
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.attached import AttachedFile, attached_to, bytes_of
from answerable.desk.review.access import for_gathering
from answerable.desk.review.models import Item
from answerable.desk.review.placing import put_between
from answerable.desk.review.tasks import read_file
from answerable.errors import AnswerableError, NoSuchThing, NotComplete


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is added: the number of a file of the request, or a name and bytes."""

    key: int = 0
    name: str = ""
    data: bytes = b""


@transaction.atomic
def bring(*, reference: str, position: int, file: int, by: Actor, at: datetime) -> Item:
    """The record of a file that a gathered message names; file: its key there. Refuses one that cannot be had (NoSuchThing)."""
    place = for_gathering(reference, position, by=by)
    messages = Item.objects.filter(question_id=place.key).values_list("message", flat=True)
    found = next((one for one in attached_to([key for key in messages if key is not None]) if one.key == file), None)
    if found is None:
        raise NoSuchThing(thing="such file", where=f"{reference}, question {place.number}")
    item, is_new = _attached(place, found, at)
    if is_new:
        _recorded(place, item, by, at)
    return item


@transaction.atomic
def add_document(*, reference: str, position: int, document: Document, by: Actor, at: datetime) -> Item:
    """The record of a document, after all others. A second one with the same bytes is the first. Refuses an empty one (NotComplete)."""
    place = for_gathering(reference, position, by=by)
    if document.key:
        kept = case_file(reference, document.key, by=by)
        item, is_new = _there(place, kept.sha256), False
        if item is None:
            item, is_new = _item(place, kept, None), True
    else:
        _require_bytes(document, reference)
        item, is_new = _kept(place, document.name, document.data, None, at)
    if is_new:
        _recorded(place, item, by, at)
    return item


def bring_attached(place: Place, messages: Collection[int], at: datetime) -> int:
    """How many files came in with these messages; what cannot be had is left where it is: its message says so."""
    count = 0
    for one in attached_to(messages):
        try:
            count += _attached(place, one, at)[1]
        except AnswerableError:
            continue
    if count:
        put_between(place.key)
    return count


def _attached(place: Place, one: AttachedFile, at: datetime) -> tuple[Item, bool]:
    there = _there(place, one.digest)
    return (there, False) if there else _kept(place, one.name, bytes_of(one.key), one.message, at)


def _kept(place: Place, name: str, data: bytes, message: int | None, at: datetime) -> tuple[Item, bool]:
    looked_at(io.BytesIO(data), name=name)
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = keep(data, name=name, media=media, at=at)
    there = _there(place, file.sha256)
    if there:
        file.delete()
        return there, False
    return _item(place, file, message), True


def _item(place: Place, file: StoredFile, message: int | None) -> Item:
    last = Item.objects.filter(question_id=place.key).aggregate(last=Max("position"))["last"] or 0
    made = Item.objects.create(
        case_id=place.case, question_id=place.key, file=file, of=message, position=last + 1, digest=file.sha256
    )
    read_file.enqueue(made.pk)
    return made


def _there(place: Place, digest: str) -> Item | None:
    return Item.objects.filter(question_id=place.key, file__sha256=digest).first()


def _recorded(place: Place, item: Item, by: Actor, at: datetime) -> None:
    put_between(place.key)
    item.refresh_from_db()
    data = {"question": place.number, "attached": item.of is not None}
    record("record-file-added", by=by.key, at=at, case=place.reference, subject=f"item:{item.pk}", digest=item.digest, data=data)  # fmt: skip


def _require_bytes(document: Document, where: str) -> None:
    if not document.data:
        raise NotComplete(
            thing="The document",
            missing="no file is chosen, or there is nothing in it",
            where=where,
            why="A record is looked through and released as it is.",
            do="Choose the file.",
        )
