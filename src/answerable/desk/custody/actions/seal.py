"""Put a new seal on paper or a device; the old one is read first."""

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
def seal(*, reference: str, number: int, new_seal: str, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with the number on the old seal and on the new one."""
    item = access.item_for_change(reference, number, by=by, to="seal")
    event = CustodyEvent(act="item-sealed", investigation=item.investigation, item=item)
    compare(event, said)
    event.seal = new_seal
    return write(event, said=said, by=by, at=at)
