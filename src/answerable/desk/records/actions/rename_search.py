"""Call a kept search something else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.actions.save_search import require_free
from answerable.desk.records.queries.saved import own_search


@transaction.atomic
def rename_search(*, number: int, name: str, by: Actor, at: datetime) -> None:
    """Refuses a name that another of their searches has (SearchNameTaken)."""
    found = own_search(number, by=by)
    found.name = name.strip()
    require_free(found.name, by=by, but=found.pk)
    found.save(update_fields=["name"])
    record("search-renamed", by=by.key, at=at, subject=f"saved-search:{found.pk}", words=found.name)
