"""Add, rename and remove teams."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Team
from answerable.errors import NoSuchThing, StillUsed


@transaction.atomic
def add_team(*, name: str, by: Actor, at: datetime) -> Team:
    """A new team."""
    must_administer(by, act="add teams")
    team = Team.objects.create(name=name)
    record("team-added", by=by.key, at=at, subject=f"team:{team.pk}")
    return team


@transaction.atomic
def rename_team(*, team: int, name: str, by: Actor, at: datetime) -> Team:
    """The team under another name."""
    must_administer(by, act="rename teams")
    found = _team(team)
    found.name = name
    found.save(update_fields=["name"])
    record("team-renamed", by=by.key, at=at, subject=f"team:{found.pk}")
    return found


@transaction.atomic
def remove_team(*, team: int, by: Actor, at: datetime) -> None:
    """Remove a team that nobody and nothing belongs to (StillUsed)."""
    must_administer(by, act="remove teams")
    found = _team(team)
    try:
        with transaction.atomic():
            found.delete()
    except ProtectedError as error:
        raise StillUsed(
            thing=found.name,
            because="people or requests belong to it",
            do="Move them to another team first, or rename this one.",
        ) from error
    record("team-removed", by=by.key, at=at, subject=f"team:{team}")


def _team(team: int) -> Team:
    found = Team.objects.select_for_update().filter(pk=team).first()
    if found is None:
        raise NoSuchThing(thing="team", where="teams")
    return found
