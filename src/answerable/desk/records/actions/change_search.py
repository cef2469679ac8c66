"""Call a saved search something else, or let it go. Nobody else's is there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records.access import require_saving
from answerable.desk.records.actions.save_search import require_free
from answerable.desk.records.models import SavedSearch
from answerable.errors import NoSuchThing


@transaction.atomic
def rename_search(*, number: int, name: str, by: Actor, at: datetime) -> None:
    """Refuses a name that another of their searches has (SearchNameTaken)."""
    found = _own(number, by=by)
    name = name.strip()
    require_free(name, by=by, but=found.pk)
    SavedSearch.objects.filter(pk=found.pk).update(name=name)
    record("search-renamed", by=by.key, at=at, subject=f"saved-search:{found.pk}", words=name)


@transaction.atomic
def remove_search(*, number: int, by: Actor, at: datetime) -> None:
    """What it found was never kept with it, and stays where it is."""
    found = _own(number, by=by)
    found.delete()
    record("search-removed", by=by.key, at=at, subject=f"saved-search:{number}")


def _own(number: int, *, by: Actor) -> SavedSearch:
    require_saving(by)
    found = SavedSearch.objects.filter(pk=number, by=by.key).first()
    if found is None:
        raise NoSuchThing(thing="such saved search", where=f"search {number}")
    return found
