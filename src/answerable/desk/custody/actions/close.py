"""Close an investigation with its finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.custody.queries.doubts import answered, before_closing
from answerable.desk.people.actors import Actor


@transaction.atomic
@once
def close(*, reference: str, finding: str, although: str = "", said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. although: why it is closed while something did not match or is checked out (NotComplete without it)."""
    found = access.for_change(reference, by=by, to="close")
    if still := before_closing(found):
        why = answered(although, still=still, done="closed", thing="The closing", where=reference)
        said = replace(said, reason=f"{said.reason}\n{why}")
    found.closed_at, found.finding = at, finding
    found.save(update_fields=["closed_at", "finding"])
    event = CustodyEvent(act="investigation-closed", investigation=found, outcome=finding)
    return write(event, said=said, by=by, at=at)
