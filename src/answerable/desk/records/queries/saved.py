"""The searches that somebody gave a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.desk.people.actors import Actor
from answerable.desk.records.asked import Asked, asked_from
from answerable.desk.records.models import SavedSearch


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
