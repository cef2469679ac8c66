"""Take back an item that was checked out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Hand, Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def return_item(*, reference: str, number: int, to: Hand, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event: who takes it, where it is kept, and whether it is still what went out."""
    item = access.item_for_change(reference, number, by=by, to="return")
    event = CustodyEvent(act="item-returned", investigation=item.investigation, item=item)
    event.from_custodian, event.from_place = item.custodian, item.place
    event.to_custodian, event.to_place = to.custodian, to.place
    return write(compare(event, said), said=said, by=by, at=at)
