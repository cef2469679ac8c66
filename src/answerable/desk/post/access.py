"""Who may read the mail that came in, and who may say what becomes of it."""

from __future__ import annotations

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed

READERS = (Role.OFFICER, Role.AUDITOR)


def require_reader(by: Actor) -> None:
    """Refuses anyone but officers and auditors, as if there were no such page (NoSuchThing)."""
    if not by.has_role(*READERS):
        raise NoSuchThing(thing="such page", where="mail that came in")


def require_placer(by: Actor) -> None:
    """Refuses anyone but officers and the desk itself (NotAllowed)."""
    if by.key != DESK.key and not may_place(by):
        label = Role.OFFICER.label
        raise NotAllowed(
            who=by.name,
            act="say what becomes of a message",
            where="mail that came in",
            because=f"This is for: {label}.",
            instead=f"Ask someone who is: {label}.",
        )


def may_place(by: Actor) -> bool:
    """True for officers."""
    return by.has_role(Role.OFFICER)
