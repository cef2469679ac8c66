"""Give a search a name, to make it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.access import require_saving
from answerable.desk.records.asked import Asked
from answerable.desk.records.models import SavedSearch
from answerable.errors import SearchNameTaken


@transaction.atomic
def save_search(*, name: str, asked: Asked, by: Actor, at: datetime) -> SavedSearch:
    """Refuses whoever may not search messages, or only looks (NotAllowed), and a name that they have already (SearchNameTaken)."""
    require_saving(by)
    name = name.strip()
    require_free(name, by=by)
    kept = SavedSearch.objects.create(name=name, asked=asked.values, by=by.key, at=at)
    record("search-saved", by=by.key, at=at, subject=f"saved-search:{kept.pk}", words=name)
    return kept


def require_free(name: str, *, by: Actor, but: int = 0) -> None:
    """Refuses a name that one of their searches has (SearchNameTaken)."""
    if SavedSearch.objects.filter(by=by.key, name=name).exclude(pk=but).exists():
        raise SearchNameTaken(name=name)
