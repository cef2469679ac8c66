"""Open an item to look at it: the look itself is written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def access_item(*, reference: str, number: int, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. Whoever wrote it may download the file of a digital item with it, for a short time."""
    item = access.item_for_change(reference, number, by=by, to="access")
    event = CustodyEvent(act="item-accessed", investigation=item.investigation, item=item)
    return write(compare(event, said), said=said, by=by, at=at)
