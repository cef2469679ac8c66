"""Who keeps standing answers, and who reads them: what they say is for whoever reads requests."""

from __future__ import annotations

from answerable.desk.memory.access import READERS
from answerable.desk.memory.models import Standing
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed

KEEPERS = (Role.OFFICER, Role.APPROVER)
__all__ = ["KEEPERS", "READERS", "for_change", "for_reading", "may_keep", "must_keep"]


def may_keep(by: Actor) -> bool:
    """True where this actor makes, changes and withdraws standing answers."""
    return by.has_role(*KEEPERS)


def must_keep(by: Actor) -> None:
    """Refuse whoever keeps no standing answers (NotAllowed)."""
    if not may_keep(by):
        roles = " and ".join(role.label for role in KEEPERS)
        raise NotAllowed(who=by.name, act="keep standing answers", where="memory", because=f"This is for: {roles}.", instead="Ask one of them.")  # fmt: skip


def for_reading(reference: str, *, by: Actor) -> Standing:
    """One standing answer, withdrawn or not. Refuses one that this actor may not read as one that is not there (NoSuchThing)."""
    found = Standing.objects.select_related("owner").filter(reference=reference).first()
    if found is None or not by.has_role(*READERS):
        raise NoSuchThing(thing="such standing answer", where=reference)
    return found


def for_change(reference: str) -> Standing:
    """One that is not withdrawn, locked until the transaction ends. Refuses every other (NoSuchThing)."""
    found = Standing.objects.select_for_update(of=("self",)).filter(reference=reference, withdrawn_at=None).first()
    if found is None:
        raise NoSuchThing(thing="such standing answer", where=reference)
    return found
