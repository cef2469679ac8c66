"""Open a closed investigation again. Its finding stays in the entry that closed it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def reopen(*, reference: str, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event."""
    found = access.for_change(reference, by=by, to="reopen")
    found.closed_at, found.finding = None, ""
    found.save(update_fields=["closed_at", "finding"])
    return write(CustodyEvent(act="investigation-reopened", investigation=found), said=said, by=by, at=at)
