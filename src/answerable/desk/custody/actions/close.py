"""Close an investigation with its finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, once, write
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.custody.queries.doubts import doubts
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete


@transaction.atomic
@once
def close(*, reference: str, finding: str, although: str = "", said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. although: why it is closed while something did not match or is checked out (NotComplete without it)."""
    found = access.for_change(reference, by=by, to="close")
    if still := "; ".join(doubts(found)):
        if not although.strip():
            raise NotComplete(
                thing="The closing",
                missing=f"{still}, and nobody has said why it is closed all the same",
                where=reference,
                why="Whoever reads the report asks about exactly this.",
                do="Settle it first, or say why the investigation can be closed without.",
            )
        said = replace(said, reason=f"{said.reason}\nClosed although {still}: {although.strip()}")
    found.closed_at, found.finding = at, finding
    found.save(update_fields=["closed_at", "finding"])
    event = CustodyEvent(act="investigation-closed", investigation=found, outcome=finding)
    return write(event, said=said, by=by, at=at)
