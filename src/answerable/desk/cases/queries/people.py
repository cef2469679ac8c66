"""People as choices on pages of cases."""

from __future__ import annotations

from answerable.desk.people.models import Person, Team
from answerable.desk.people.roles import Role


def officers() -> list[tuple[int, str]]:
    """The officers, by name."""
    found = Person.objects.filter(is_active=True, grants__role=Role.OFFICER.value)
    return list(found.values_list("pk", "name"))


def reviewers() -> list[tuple[int, str]]:
    """The reviewers, by name; the act itself refuses whoever took part in the decision."""
    found = Person.objects.filter(is_active=True, grants__role=Role.REVIEWER.value)
    return list(found.values_list("pk", "name"))


def staff_by_name() -> list[tuple[int, str, str]]:
    """Everybody on the staff: key, name, address."""
    return list(Person.objects.filter(is_active=True).values_list("pk", "name", "email"))


def teams() -> list[tuple[int, str]]:
    """The teams, by name."""
    return list(Team.objects.values_list("pk", "name"))


def person(key: str) -> Person | None:
    """The person of that key, or None."""
    return Person.objects.filter(pk=key).first() if key.isdecimal() else None


def team(key: str) -> Team | None:
    """The team of that key, or None."""
    return Team.objects.filter(pk=key).first() if key.isdecimal() else None
