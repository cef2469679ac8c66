"""Who may act on people and settings: administrators, whoever holds the server, and each person on what is their own."""

from __future__ import annotations

from django.db.models import Q

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.models import Grant, Person
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
    """Refuses to take the last administrator away (NotAllowed). The person comes from for_change(…, with_administrators=True)."""
    if is_last_administrator(person):
        raise NotAllowed(
            who=by.name,
            act=act,
            where=person.name,
            because="The desk must have an administrator, and this is the only one.",
            instead="Make someone else an administrator first.",
        )


def is_last_administrator(person: Person) -> bool:
    """True where nobody but this person can administer the desk."""
    administrators = Person.objects.filter(grants__role=Role.ADMINISTRATOR, is_active=True)
    return list(administrators.values_list("pk", flat=True)) == [person.pk]


def for_change(person: int, *, with_administrators: bool = False) -> Person:
    """The person, with the row locked until the transaction ends (NoSuchThing).

    With the administrators' rows too, all in one order, so that two who take each other's role away wait in turn.
    """
    wanted = Q(pk=person)
    if with_administrators:
        wanted |= Q(pk__in=Grant.objects.filter(role=Role.ADMINISTRATOR).values("person"))
    locked = {each.pk: each for each in Person.objects.select_for_update().filter(wanted).order_by("pk")}
    if person not in locked:
        raise NoSuchThing(thing="person", where="people")
    return locked[person]
