"""Check an item out: for a time it is in other hands, and nobody else does anything with it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Hand, Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay
from answerable.law import long_day, uk_day


@transaction.atomic
@once
def check_out(
    *, reference: str, number: int, to: Hand, due_back_on: date, said: Said, by: Actor, at: datetime
) -> CustodyEvent:
    """The event. Refuses a day of return that has passed (BadDay)."""
    item = access.item_for_change(reference, number, by=by, to="check-out")
    if due_back_on < uk_day(at):
        raise BadDay(
            day=long_day(due_back_on),
            fault="it has passed",
            where="the day of return",
            why="An item that is out is expected back.",
            do="Enter today or a day to come.",
        )
    event = CustodyEvent(act="item-checked-out", investigation=item.investigation, item=item, due_back_on=due_back_on)
    event.from_custodian, event.from_place = item.custodian, item.place
    event.to_custodian, event.to_place = to.custodian, to.place
    return write(compare(event, said), said=said, by=by, at=at)
