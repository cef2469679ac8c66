"""Receive an item that somebody brought or sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import New, Said, once
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.custody.taking import Taken, take_in, taking
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def receive(*, reference: str, new: New, taken: Taken, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event of an item that was brought or sent to us. Refuses a digital item without its file, another without a seal (NotComplete)."""
    found = access.for_change(reference, by=by, to="receive")
    return take_in(taking("item-received", found), new=new, taken=taken, said=said, by=by, at=at)
