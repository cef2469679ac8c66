"""The searches that somebody gave a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.desk.people.actors import Actor
from answerable.desk.records.access import require_saving
from answerable.desk.records.asked import Asked, asked_from
from answerable.desk.records.models import SavedSearch
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Saved:
    """One of them."""

    number: int
    name: str
    asked: Asked
    at: datetime


def saved_searches(*, by: Actor) -> tuple[Saved, ...]:
    """Their own, by name."""
    rows = SavedSearch.objects.filter(by=by.key)
    return tuple(Saved(row.pk, row.name, asked_from(row.asked), row.at) for row in rows)


def own_search(number: int, *, by: Actor) -> SavedSearch:
    """One of theirs, to be changed. Refuses whoever only looks (NotAllowed), and a search of somebody else (NoSuchThing)."""
    require_saving(by)
    found = SavedSearch.objects.filter(pk=number, by=by.key).first()
    if found is None:
        raise NoSuchThing(thing="such saved search", where=f"search {number}")
    return found
