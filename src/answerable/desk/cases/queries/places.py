"""The questions of a case by their keys, for rooms that keep something beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.queries.public_copies import known_of
from answerable.desk.disclosure.personal import own_words
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.documents import Known
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Place:
    """A question of a case: its key, where it stands, and what it asks."""

    case: int
    reference: str
    key: int
    position: int
    number: str
    text: str
    regime: Regime


def places(reference: str, *, by: Actor) -> tuple[Place, ...]:
    """Every question of a case that this actor may read, in order (NoSuchThing)."""
    case = access.for_reading(reference, by=by)
    return tuple(
        Place(case.pk, reference, row.pk, row.position, row.number, row.text, Regime(row.regime or case.regime))
        for row in case.questions.all()
    )


def place(reference: str, position: int, *, by: Actor) -> Place:
    """The question that stands there. Refuses one that is not there for this actor (NoSuchThing)."""
    found = next((one for one in places(reference, by=by) if one.position == position), None)
    if found is None:
        raise NoSuchThing(thing="such question", where=reference)
    return found


def people_of(reference: str, *, by: Actor) -> Known:
    """The applicant, and everyone on the staff who had a hand in the request, as personal data is looked for (NoSuchThing)."""
    found = known_of(access.for_reading(reference, by=by))
    return replace(found, own=own_words(authority().profile))
