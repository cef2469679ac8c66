"""Add someone to the staff."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor
from answerable.desk.people.links import NEW, send_password_link
from answerable.desk.people.models import Grant, Person
from answerable.desk.people.roles import Role
from answerable.errors import AddressTaken


@transaction.atomic
def add_person(
    *, name: str, email: str, roles: Collection[Role], by: Actor, at: datetime, job: str = "", team: int | None = None
) -> Person:
    """A new account without a password; its link to set one goes to the address once this is saved (AddressTaken).

    Where a command on the server adds someone, no mail goes: the command prints the link.
    """
    must_administer(by, act="add people")
    if Person.objects.filter(email=email.lower()).exists():
        raise AddressTaken(where="people")
    person = Person.objects.create_user(email, name=name, job=job, team_id=team)
    Grant.objects.bulk_create(Grant(person=person, role=role.value) for role in roles)
    record("person-added", by=by.key, at=at, subject=f"person:{person.pk}", data={"roles": sorted(roles)})
    if by.person is not None:
        send_password_link(person, why=NEW)
    return person
