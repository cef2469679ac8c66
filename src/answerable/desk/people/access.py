"""Who may act on people and settings: administrators, whoever holds the server, and each person on what is their own."""

from __future__ import annotations

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed


def must_administer(by: Actor, *, act: str) -> None:
    """Refuses all but administrators, and commands on the server itself (NotAllowed)."""
    if by is not DESK and not by.has_role(Role.ADMINISTRATOR):
        raise NotAllowed(
            who=by.name,
            act=act,
            where="people and settings",
            because="Accounts and settings are in the hands of the administrators.",
            instead="Ask an administrator.",
        )


def must_be_another(by: Actor, person: Person, *, act: str) -> None:
    """Refuses what nobody may do to their own account (NotAllowed)."""
    if by.person is not None and by.person.pk == person.pk:
        raise NotAllowed(
            who=by.name,
            act=act,
            where="their own account",
            because="Nobody decides on their own roles and account.",
            instead="Ask another administrator.",
        )


def must_leave_an_administrator(person: Person, *, act: str, by: Actor) -> None:
    """Refuses to take the last administrator away. Locks the administrators until the transaction ends (NotAllowed)."""
    left = Person.objects.select_for_update().filter(grants__role=Role.ADMINISTRATOR, is_active=True)
    if [each.pk for each in left] == [person.pk]:
        raise NotAllowed(
            who=by.name,
            act=act,
            where=person.name,
            because="The desk must have an administrator, and this is the only one.",
            instead="Make someone else an administrator first.",
        )


def for_change(person: int) -> Person:
    """The person, with the row locked until the transaction ends (NoSuchThing)."""
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise NoSuchThing(thing="person", where="people")
    return found
