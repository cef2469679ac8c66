"""Say of words that were proposed, or marked, whether they are withheld or kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.review.access import for_gathering
from answerable.desk.review.models import Decision, Mark, State
from answerable.desk.review.times import give_time
from answerable.errors import NoSuchThing, NotComplete
from answerable.law import parse


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is said of a mark. everywhere: also of the same person or number wherever it waits in the request."""

    state: State
    provision: str = ""
    why: str = ""
    everywhere: bool = False


@transaction.atomic
def rule(*, reference: str, position: int, mark: int, ruling: Ruling, by: Actor, at: datetime) -> int:
    """Of how many places it was said. Refuses to withhold without a provision of the law (NotComplete)."""
    place = for_gathering(reference, position, by=by)
    row = Mark.objects.select_for_update().filter(pk=mark, item__question_id=place.key).first()
    if row is None:
        raise NoSuchThing(thing="such words", where=f"{reference}, question {place.number}")
    if ruling.state == State.ACCEPTED:
        require_provision(ruling.provision, where=f"{reference}, question {place.number}")
    rows = [row]
    if ruling.everywhere and row.same:
        waiting = Mark.objects.select_for_update().filter(
            item__case_id=place.case, item__decision=Decision.IN, same=row.same, state=State.PROPOSED
        )
        rows += waiting.exclude(pk=row.pk)
    for one in rows:
        one.state = ruling.state
        one.provision = ruling.provision if ruling.state == State.ACCEPTED else ""
        one.why = ruling.why.strip() or one.why
        one.by, one.by_name, one.at = by.key, by.name, at
    Mark.objects.bulk_update(rows, ["state", "provision", "why", "by", "by_name", "at"], batch_size=500)
    give_time(place.key, is_sorting=False, by=by, at=at)
    data = {"question": place.number, "state": ruling.state.value, "places": len(rows)}
    record("words-ruled", by=by.key, at=at, case=reference, subject=f"item:{row.item_id}", data=data)
    return len(rows)


def require_provision(provision: str, *, where: str) -> None:
    """Refuses to go on without a provision, or with words that name none (NotComplete, NotAProvision)."""
    if not provision:
        raise NotComplete(
            thing="What is to be withheld",
            missing="the ground is not chosen",
            where=where,
            why="The schedule gives the provision for each place where something is withheld.",
            do="Choose the ground above the records first.",
        )
    parse(provision)
