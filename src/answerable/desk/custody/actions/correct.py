"""Correct an entry: a further entry says what is right and points to the one that it corrects. Nothing is edited."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Hand, Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def correct(
    *, reference: str, event: int, is_with: Hand | None = None, said: Said, by: Actor, at: datetime
) -> CustodyEvent:
    """The event. event: the number of the entry that was wrong. is_with: where the item really is, if that was wrong."""
    found = access.for_change(reference, by=by, to="correct")
    wrong = access.event_for_change(found, event)
    right = CustodyEvent(act="event-corrected", investigation=found, item=wrong.item, corrects=wrong)
    if is_with and wrong.item:
        right.from_custodian, right.from_place = wrong.item.custodian, wrong.item.place
        right.to_custodian, right.to_place = is_with.custodian, is_with.place
    return write(right, said=said, by=by, at=at)
