"""Who reads what of memory: others' answers everyone on the staff, ours those who read requests; officers keep others' logs."""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.desk.memory.models import Earlier, Log, Step
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.errors import LogElsewhere, NoSuchThing, NotAllowed

READERS = (Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR)  # of requests, and so of what was answered to them
KEEPERS = (Role.OFFICER,)


def reads_ours(by: Actor) -> bool:
    """True where this actor reads requests."""
    return by.has_role(*READERS)


def readable(by: Actor) -> QuerySet[Earlier]:
    """The earlier answers that this actor may read: all, or those of other authorities."""
    return Earlier.objects.all() if reads_ours(by) else Earlier.objects.exclude(log=None)


def for_reading(number: int, *, by: Actor) -> Earlier:
    """One earlier answer. Refuses one that this actor may not read as one that is not there (NoSuchThing)."""
    found = readable(by).select_related("log", "wording").filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such earlier answer", where=f"answer {number}")
    return found


def keeper(by: Actor) -> Person:
    """The officer who keeps or removes others' answers. Refuses everyone else (NotAllowed)."""
    if by.person is None or not by.has_role(*KEEPERS):
        only = f"This is for: {Role.OFFICER.label}."
        raise NotAllowed(who=by.name, act="keep the answers of other authorities", where="memory", because=only, instead="Ask someone who is.")  # fmt: skip
    return by.person


def log_for_reading(number: int) -> Log:
    """The log of another authority. Refuses one that is not there (NoSuchThing)."""
    found = Log.objects.select_related("stored", "read_by").filter(pk=number).first()
    if found is None:
        raise NoSuchThing(thing="such log", where=f"log {number}")
    return found


def log_for_change(number: int, *, by: Actor, at_step: tuple[Step, ...]) -> Log:
    """The log, locked until the transaction ends.

    Refuses everyone but officers (NotAllowed), and one that is at another step (LogElsewhere).
    """
    log_for_reading(number)
    keeper(by)
    found = Log.objects.select_for_update(of=("self",)).get(pk=number)
    if found.step not in at_step:
        raise LogElsewhere(number=number, step=found.get_step_display().lower())
    return found
