"""Write down a search that was made outside the desk: a shared drive, a mailbox, a cabinet, somebody's telephone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.review.access import for_gathering
from answerable.desk.review.keeping import Made, keep
from answerable.desk.review.models import Search
from answerable.errors import NotComplete


@dataclass(frozen=True, slots=True)
class Outside:
    """What somebody says of a search: where, with which words, how many records came, how long it took."""

    place: str
    words: str = ""
    hits: int = 0
    minutes: int = 0
    not_looked_in: tuple[str, ...] = ()
    note: str = ""


@transaction.atomic
def note_search(*, reference: str, position: int, outside: Outside, by: Actor, at: datetime) -> Search:
    """The search, with its number in the case. Refuses one that does not say where (NotComplete)."""
    place = for_gathering(reference, position, by=by)
    if not outside.place.strip():
        raise NotComplete(
            thing="The search",
            missing="where it was made",
            where=reference,
            why="A search that does not say where it looked shows nobody that it was a good one.",
            do="Say what was searched: “the housing system”, “the shared drive of Highways”.",
        )
    made = Made(
        place=outside.place.strip(),
        words=outside.words.strip(),
        hits=outside.hits,
        not_looked_in=tuple({"words": words, "names": []} for words in outside.not_looked_in),
        minutes=outside.minutes,
        note=outside.note.strip(),
    )
    return keep(place, made, by=by, at=at)
