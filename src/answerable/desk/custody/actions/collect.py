"""Collect an item: a file with its digest, paper or a device under a seal."""

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
def collect(*, reference: str, new: New, taken: Taken, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event of an item that we took from whoever had it. Refuses a digital item without its file, another without a seal (NotComplete)."""
    found = access.for_change(reference, by=by, to="collect")
    return take_in(taking("item-collected", found), new=new, taken=taken, said=said, by=by, at=at)
