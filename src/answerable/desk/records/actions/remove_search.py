"""Let a kept search go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.queries.saved import own_search


@transaction.atomic
def remove_search(*, number: int, by: Actor, at: datetime) -> None:
    """What it found was never kept with it, and stays where it is."""
    own_search(number, by=by).delete()
    record("search-removed", by=by.key, at=at, subject=f"saved-search:{number}")
