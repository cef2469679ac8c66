"""The one door to an import: officers alone bring one in, at the step that an act belongs to; auditors read."""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.desk.imports.models import Import, Step
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.errors import ImportElsewhere, NoSuchThing, NotAllowed

READERS = (Role.OFFICER, Role.AUDITOR)


def importer(by: Actor) -> Person:
    """The officer who imports. Refuses everyone else (NotAllowed)."""
    if by.person is None or not by.has_role(Role.OFFICER):
        only = f"This is for: {Role.OFFICER.label}."
        raise NotAllowed(who=by.name, act="import cases", where="import", because=only, instead="Ask someone who is.")
    return by.person


def visible(by: Actor) -> QuerySet[Import]:
    """The imports that this actor may read: all of them, or none."""
    return Import.objects.select_related("file", "by") if by.has_role(*READERS) else Import.objects.none()


def for_reading(number: int, *, by: Actor) -> Import:
    """The import. Refuses one that this actor may not read as one that is not there (NoSuchThing)."""
    found = visible(by).filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such import", where=f"import {number}")
    return found


def for_change(number: int, *, by: Actor, at_step: tuple[Step, ...]) -> Import:
    """The import, locked until the transaction ends.

    Refuses everyone but officers (NotAllowed), and one that is at another step (ImportElsewhere).
    """
    for_reading(number, by=by)
    importer(by)
    found = Import.objects.select_for_update(of=("self",)).select_related("file", "by").get(pk=number)
    if found.step not in at_step:
        raise ImportElsewhere(number=number, step=found.get_step_display().lower())
    return found
