"""Link an investigation to another entry of the register of breaches: two reports of one breach were merged."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor


@transaction.atomic
def link(*, reference: str, breach: str, reason: str, by: Actor, at: datetime) -> CustodyEvent:
    """The event; the investigation belongs to that breach from now on. Refuses those who keep no evidence (NotAllowed)."""
    found = access.for_change(reference, by=by, to="correct")
    found.breach = breach
    found.save(update_fields=["breach"])
    said = Said(uuid5(NAMESPACE_URL, f"{reference} {breach} {found.events_count}"), reason)
    event = CustodyEvent(act="investigation-linked", investigation=found, outcome=f"{found.title} ({breach})")
    return write(event, said=said, by=by, at=at)
