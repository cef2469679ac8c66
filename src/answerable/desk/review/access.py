"""The door to a request's records: that of the request itself."""

from __future__ import annotations

from answerable.desk.cases import access
from answerable.desk.cases.queries.places import Place, place
from answerable.desk.people.actors import Actor


def for_gathering(reference: str, position: int, *, by: Actor) -> Place:
    """A question of a request, which is locked until the transaction ends (NoSuchThing, NotAllowed, WrongStage)."""
    access.for_change(reference, by=by, to="gather")
    return place(reference, position, by=by)
