"""Close an investigation with its finding."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, once, write
from answerable.desk.custody.models import CustodyEvent, State
from answerable.desk.people.actors import Actor
from answerable.errors import NotNow


@transaction.atomic
@once
def close(*, reference: str, finding: str, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. Refuses while an item is checked out (NotNow)."""
    found = access.for_change(reference, by=by, to="close")
    out = found.items.filter(state=State.OUT).first()
    if out:
        raise NotNow(act="Close the investigation", thing=reference, because=f"item {out.number} is checked out", do="Have it returned first.")  # fmt: skip
    found.closed_at, found.finding = at, finding
    found.save(update_fields=["closed_at", "finding"])
    event = CustodyEvent(act="investigation-closed", investigation=found, outcome=finding)
    return write(event, said=said, by=by, at=at)
