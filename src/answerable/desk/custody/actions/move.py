"""Hand an item over, or move it: both sides are named, and it is looked at on the way."""

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
def move(*, reference: str, number: int, to: Hand, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. A digest or seal that does not match stands in it; the item has moved all the same."""
    item = access.item_for_change(reference, number, by=by, to="move")
    event = CustodyEvent(act="item-moved", investigation=item.investigation, item=item)
    event.from_custodian, event.from_place = item.custodian, item.place
    event.to_custodian, event.to_place = to.custodian, to.place
    return write(compare(event, said), said=said, by=by, at=at)
