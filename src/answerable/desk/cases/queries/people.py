"""People as choices on pages of cases."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from answerable.desk.cases import access
from answerable.desk.cases.models import Case
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


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who approves letters here: the names of those who may approve this one, and of those who had a part in it."""

    free: tuple[str, ...]
    taking_part: tuple[str, ...]


def approvers(case: Case, *, is_review: bool) -> Approvers:
    """The approvers as the letter at work has them."""
    hands = access.hands_in(case, is_review=is_review).either
    found = list(_approvers().values_list("pk", "name"))
    return Approvers(
        tuple(name for key, name in found if key not in hands), tuple(name for key, name in found if key in hands)
    )


def free_approvers(case: Case, *, is_review: bool) -> QuerySet[Person]:
    """The approvers who may approve the letter at work: they had no hand in it, nor in the decision that a review looks at."""
    return _approvers().exclude(pk__in=access.hands_in(case, is_review=is_review).either)


def _approvers() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True, grants__role=Role.APPROVER.value)


def keeper_of_breaches() -> tuple[str, str] | None:
    """The name and address of the data protection officer, who keeps the reports of breaches; None where nobody is."""
    found = Person.objects.filter(is_active=True, grants__role=Role.DATA_PROTECTION.value).order_by("pk")
    return found.values_list("name", "email").first()


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
