"""Put the bundle together: what is in scope of some questions, without what is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from answerable.desk.cases import access
from answerable.desk.cases.queries.places import Place, places
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.review.bundling.content import standing_words, stops
from answerable.desk.review.models import Bundle
from answerable.desk.review.tasks import build
from answerable.errors import NotComplete
from answerable.registers import listed

NAMED = 8  # words that stand elsewhere are named so far


@transaction.atomic
def make_bundle(*, reference: str, positions: Sequence[int], by: Actor, at: datetime) -> Bundle:
    """The bundle with its number, which the queue goes on to draw.

    Refuses while records are not looked at, proposals wait, or words that are withheld in one record stand in another where
    nobody said that they are kept (NotComplete).
    """
    access.for_change(reference, by=by, to="gather")
    chosen = [one for one in places(reference, by=by) if one.position in set(positions)]
    require_ready(chosen, reference)
    last = Bundle.objects.filter(case_id=chosen[0].case).aggregate(last=Max("number"))["last"] or 0
    made = Bundle.objects.create(
        case_id=chosen[0].case,
        number=last + 1,
        questions=[one.number for one in chosen],
        by=by.key,
        by_name=by.name,
        at=at,
    )
    data = {"questions": [one.number for one in chosen]}
    record("bundle-begun", by=by.key, at=at, case=reference, subject=f"bundle:{made.number}", data=data)
    build.enqueue(made.pk, reference, [one.position for one in chosen], by.person.pk if by.person else None)
    return made


def require_ready(chosen: Sequence[Place], reference: str) -> None:
    """Refuses questions of which not everything is decided (NotComplete)."""
    missing, do = (list(stops(chosen)), "Decide these first.") if chosen else (["No question is chosen."], "Tick one.")
    if not missing:
        found = dict.fromkeys(
            f"“{one.words}” in record {one.position}{f', {one.place}' if one.place else ''}"
            for one in standing_words(chosen)
        )
        if found:
            more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
            missing = [f"Words that are withheld elsewhere would go out: {listed(list(found)[:NAMED])}{more}."]
            do = "Decide these first: withhold the words there too, or keep them."
    if missing:
        raise NotComplete(
            thing="The bundle",
            missing=" ".join(missing).rstrip(".").replace("The ", "the "),
            where=reference,
            why="What goes out cannot be called back.",
            do=do,
        )
