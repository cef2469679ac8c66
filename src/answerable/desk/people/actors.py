"""Who acts: a member of staff, the applicant, someone with a link, or the desk preparing something by itself."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as the ledger names them and as a sentence does. person is None for all but staff."""

    key: str
    name: str
    person: Person | None = None
    roles: frozenset[Role] = frozenset()

    def has_role(self, *roles: Role) -> bool:
        """True where the actor holds one of these roles."""
        return not self.roles.isdisjoint(roles)


DESK = Actor("desk", "the desk")
APPLICANT = Actor("applicant", "the applicant")


def acting(person: Person) -> Actor:
    """A member of staff, with the roles they hold now."""
    return Actor(f"person:{person.pk}", person.name, person, person.roles)


def link_actor(allocation: int, *, name: str) -> Actor:
    """A colleague who came by the link of one question."""
    return Actor(f"link:{allocation}", name)
