"""Check an item: the digest of its stored bytes is taken again, or the number of its seal read again."""

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
def verify(*, reference: str, number: int, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with its result: a match or a mismatch."""
    item = access.item_for_change(reference, number, by=by, to="verify")
    event = CustodyEvent(act="item-verified", investigation=item.investigation, item=item)
    return write(compare(event, said), said=said, by=by, at=at)
