"""Give roles and take them away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.access import (
    for_change,
    is_last_administrator,
    must_administer,
    must_be_another,
    must_leave_an_administrator,
)
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.models import Grant, Person
from answerable.desk.people.preferences import preference
from answerable.desk.people.roles import Role


@transaction.atomic
def give_roles(*, person: int, roles: Collection[Role], by: Actor, at: datetime) -> Person:
    """The person with these roles and no others. Never one's own; never the last administrator's (NotAllowed)."""
    must_administer(by, act="give roles")
    found = for_change(person, with_administrators=True)
    must_be_another(by, found, act="change roles")
    if Role.ADMINISTRATOR not in roles:
        must_leave_an_administrator(found, act="take the role of administrator away", by=by)
    _change(found, frozenset(roles), by=by, at=at)
    return found


@transaction.atomic
def give_roles_by_groups(*, person: int, groups: Collection[str] | None, at: datetime) -> None:
    """The roles that the sign-in service's groups stand for, of those that the preference names; others stay.

    Nothing where the service names no groups, or where nothing would change. The last administrator stays one.
    """
    lines = (line.partition("=") for line in str(preference("group_roles")).splitlines() if "=" in line)
    roles_of = [(group.strip(), Role(role.strip())) for group, _, role in lines]
    if groups is None or not roles_of:
        return
    found = for_change(person, with_administrators=True)
    held = frozenset(Role(role) for role in found.grants.values_list("role", flat=True))
    wanted = held - {role for _, role in roles_of} | {role for group, role in roles_of if group in groups}
    if Role.ADMINISTRATOR in held - wanted and is_last_administrator(found):
        wanted |= {Role.ADMINISTRATOR}
    if wanted != held:
        _change(found, wanted, by=DESK, at=at)


def _change(person: Person, roles: frozenset[Role], *, by: Actor, at: datetime) -> None:
    held = frozenset(Role(role) for role in person.grants.values_list("role", flat=True))
    person.grants.exclude(role__in=roles).delete()
    Grant.objects.bulk_create(Grant(person=person, role=role.value) for role in roles - held)
    record(
        "roles-changed",
        by=by.key,
        at=at,
        subject=f"person:{person.pk}",
        data={"given": sorted(roles - held), "taken": sorted(held - roles)},
    )
