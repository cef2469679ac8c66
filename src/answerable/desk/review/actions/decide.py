"""Say of an item whether it is in scope, out of scope, or withheld whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.desk.cases.queries.places import Place
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.review.access import for_gathering
from answerable.desk.review.actions.bring import bring_attached
from answerable.desk.review.models import Decision, Item
from answerable.desk.review.times import give_time
from answerable.errors import ChangedMeanwhile, NoSuchThing, NotComplete
from answerable.law import long_day, parse, uk_day


@dataclass(frozen=True, slots=True)
class Decided:
    """What is said of an item. provision and why: of what is withheld. with_same: also of those with the same words that are open."""

    decision: Decision
    provision: str = ""
    why: str = ""
    with_same: bool = False


@transaction.atomic
def decide(*, reference: str, position: int, item: int, version: int, decided: Decided, by: Actor, at: datetime) -> int:
    """How many items it was said of. item: its key.

    Refuses an item that somebody decided in the meantime (ChangedMeanwhile), and withholding without a provision of the
    law and a reason (NotComplete). Files of messages that are in scope come in as records to be looked at.
    """
    place = for_gathering(reference, position, by=by)
    row = _item(place, item, version)
    if decided.decision == Decision.WITHHELD:
        _require_ground(place, decided)
    rows = [row]
    if decided.with_same:
        rows += Item.objects.select_for_update().filter(
            question_id=place.key, digest=row.digest, decision=Decision.OPEN
        ).exclude(pk=row.pk)  # fmt: skip
    is_withheld = decided.decision == Decision.WITHHELD
    for one in rows:
        one.decision = decided.decision
        one.provision, one.why = (decided.provision, decided.why.strip()) if is_withheld else ("", "")
        one.by, one.by_name, one.at = by.key, by.name, at
        one.version += 1
        one.save()
    messages = [one.message for one in rows if one.message is not None]
    files = bring_attached(place, messages, at) if decided.decision == Decision.IN else 0
    give_time(place.key, is_sorting=not is_withheld, by=by, at=at)
    data = {"question": place.number, "decision": decided.decision.value or "open", "items": len(rows), "files": files}
    record("record-decided", by=by.key, at=at, case=reference, subject=f"item:{row.pk}", data=data)
    return len(rows)


def _item(place: Place, key: int, version: int) -> Item:
    row = Item.objects.select_for_update().filter(question_id=place.key, pk=key).first()
    if row is None:
        raise NoSuchThing(thing="such record", where=f"{place.reference}, question {place.number}")
    if row.version != version:
        at = f"{localtime(row.at):%H:%M} on {long_day(uk_day(row.at))}" if row.at else "a moment ago"
        raise ChangedMeanwhile(thing=f"Record {row.position}", who=row.by_name or "the desk", at=at)
    return row


def _require_ground(place: Place, decided: Decided) -> None:
    provision = parse(decided.provision) if decided.provision else None
    lacking = "the ground" if provision is None else "" if decided.why.strip() else "the reason"
    if lacking:
        raise NotComplete(
            thing="The record that is withheld",
            missing=f"{lacking} is not given",
            where=f"{place.reference}, question {place.number}",
            why="What is withheld is listed in the schedule with its provision and the reason.",
            do=f"Give {lacking}.",
        )
