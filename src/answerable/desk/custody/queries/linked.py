"""The investigations of one breach."""

from __future__ import annotations

from answerable.desk.custody import access
from answerable.desk.people.actors import Actor


def references_of(breach: str, *, by: Actor) -> tuple[str, ...]:
    """The references of the investigations of that entry of the register of breaches, as far as this actor may read them."""
    return tuple(access.visible(by).filter(breach=breach).order_by("id").values_list("reference", flat=True))
