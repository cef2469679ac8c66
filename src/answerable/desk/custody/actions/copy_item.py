"""Copy an item: the copy is an item of its own, and says what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Hand, New, Said, Upload, bring, bring_file, once, write
from answerable.desk.custody.models import CustodyEvent, Kind
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete


@dataclass(frozen=True, slots=True)
class Copied:
    """How a copy was made, and who has it. file: the scan or image of what is not digital."""

    to: Hand
    title: str
    method: str
    file: Upload | None = None


@transaction.atomic
@once
def copy_item(*, reference: str, number: int, copied: Copied, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with the copy. Refuses a copy of paper or of a device that brings no file (NotComplete)."""
    item = access.item_for_change(reference, number, by=by, to="copy")
    event = CustodyEvent(act="item-copied", investigation=item.investigation, item=item, method=copied.method)
    event.to_custodian, event.to_place = copied.to.custodian, copied.to.place
    compare(event, said)
    new = New(copied.title, Kind.DIGITAL, item.retention_class)
    if item.kind == Kind.DIGITAL:
        bring(event, new, file=item.file, digest=event.digest, size=event.size, made_from=item)
    elif copied.file is None:
        raise NotComplete(thing="The copy", missing="there is no file", where="the copy", why="A copy of paper or of a device is a scan or an image.", do="Choose the file of the scan or image.")  # fmt: skip
    else:
        made = bring_file(event, new, copied.file, at=at, made_from=item)
        event.digest, event.size = made.digest, made.size
    return write(event, said=said, by=by, at=at)
