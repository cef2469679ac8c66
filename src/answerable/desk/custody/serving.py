"""The files that an entry opens: to whoever wrote it, for a short time. Every later look needs an entry of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from answerable.desk.custody import access
from answerable.desk.custody.models import CustodyEvent, Item
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing

OPEN_FOR = timedelta(hours=1)
ISSUED = ("report-issued", "disclosed")  # their own makers may take what they made at once


def files_of(reference: str, number: int, *, by: Actor, at: datetime) -> tuple[tuple[int, str], ...]:
    """The items whose files this entry opens to this actor now: number and name."""
    return tuple((item.number, item.file.name) for item in _opened(reference, number, by=by, at=at) if item.file)


def file_for(reference: str, number: int, item: int, *, by: Actor, at: datetime) -> StoredFile:
    """The file of an item that this entry opens. Refuses every other (NoSuchThing)."""
    for opened in _opened(reference, number, by=by, at=at):
        if opened.number == item and opened.file:
            return opened.file
    raise NoSuchThing(thing="file that this entry opens to you now", where=f"{reference}, entry {number}")


def bag_of(reference: str, number: int, *, by: Actor, at: datetime) -> CustodyEvent | None:
    """The disclosure whose bag this entry opens to this actor now."""
    event = _event(reference, number, by=by, at=at)
    return event if event and event.act == "disclosed" else None


def _event(reference: str, number: int, *, by: Actor, at: datetime) -> CustodyEvent | None:
    found = access.for_reading(reference, by=by)
    return CustodyEvent.objects.filter(investigation=found, number=number, by=by.key, at__gt=at - OPEN_FOR).first()


def _opened(reference: str, number: int, *, by: Actor, at: datetime) -> list[Item]:
    event = _event(reference, number, by=by, at=at)
    if event is None or event.act not in ("item-accessed", *ISSUED):
        return []
    numbers = (
        [made["number"] for made in event.made] if event.act in ISSUED else [event.item.number if event.item else 0]
    )
    return list(event.investigation.items.select_related("file").filter(number__in=numbers, file__isnull=False))
