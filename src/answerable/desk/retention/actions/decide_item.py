"""Decide on one item of a disposal that is being put together: destroy it, leave it out, or keep it further."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.actions.steps import at_step
from answerable.desk.retention.holdings import provider_of
from answerable.desk.retention.models import DisposalItem, Fate, Step
from answerable.errors import BadDay, NoSuchThing, NotComplete
from answerable.law import long_day, uk_day

DECISIONS = (Fate.DUE, Fate.LEFT_OUT, Fate.KEPT)


@transaction.atomic
def decide_item(  # a decision is all of these
    *, number: int, key: int, fate: Fate, because: str, by: Actor, at: datetime, keep_until: date | None = None
) -> DisposalItem:
    """The item with this decision. What a hold stops stays stopped: nobody decides that away.

    Refuses who may not (NotAllowed), another step (DisposalElsewhere), an item that is stopped or not there
    (NoSuchThing), no reason for keeping (NotComplete), and a day that is over (BadDay).
    """
    access.require_keeper(by, to="decide what goes")
    disposal = at_step(number, Step.PREVIEW)
    item = disposal.items.filter(pk=key).exclude(fate=Fate.STOPPED).first()
    if item is None or fate not in DECISIONS or (fate is Fate.DUE and _by_hand(item)):
        raise NoSuchThing(thing="such item to decide on", where=f"disposal {number}")
    if fate is not Fate.DUE and not because.strip():
        raise NotComplete(thing="The decision", missing="the reason", where=f"disposal {number}", why="Personal data are kept no longer than needed (UK GDPR art. 5(1)(e)), so keeping them further has a reason.", do="Say in a sentence why it stays.")  # fmt: skip
    if fate is Fate.KEPT and (keep_until is None or keep_until <= uk_day(at)):
        told = long_day(keep_until) if keep_until else "No day"
        raise BadDay(day=told, fault="it must be still to come", where=f"disposal {number}", why="A record that is kept further has a day on which it is looked at again.", do="Enter the day until which it is kept.")  # fmt: skip
    item.fate, item.because = fate, "" if fate is Fate.DUE else because.strip()
    item.keep_until = keep_until if fate is Fate.KEPT else None
    item.save(update_fields=["fate", "because", "keep_until"])
    data = {"fate": fate.value, "until": keep_until.isoformat() if item.keep_until and keep_until else ""}
    record("disposal-decided", by=by.key, at=at, subject=f"disposal:{number}", data=data | {"item": item.subject})
    return item


def _by_hand(item: DisposalItem) -> bool:
    """True where the desk cannot destroy it: a person does, where it is kept."""
    holding = provider_of(item.subject).locked(item.subject)
    return holding is None or bool(holding.by_hand)
