"""Have the released copy of a file made of what is decided now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.review.access import for_gathering
from answerable.desk.review.models import Copy, Decision, Item
from answerable.desk.review.tasks import copy_file
from answerable.errors import NoSuchThing


@transaction.atomic
def ask_copy(*, reference: str, position: int, item: int, by: Actor, at: datetime) -> None:
    """The queue makes it. Refuses what is no file in scope of which a copy can be made (NoSuchThing)."""
    place = for_gathering(reference, position, by=by)
    row = Item.objects.filter(pk=item, question_id=place.key, decision=Decision.IN, reading__reason="").first()
    if row is None:
        raise NoSuchThing(thing="file in scope of which a copy can be made", where=f"{reference}, question {place.number}")  # fmt: skip
    Copy.objects.update_or_create(item=row, defaults={"is_asked": True, "at": at})
    record("copy-begun", by=by.key, at=at, case=reference, subject=f"item:{row.pk}")
    copy_file.enqueue(row.pk, reference, by.person.pk if by.person else None)
