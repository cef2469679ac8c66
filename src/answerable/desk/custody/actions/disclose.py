"""Disclose to somebody outside: the police, a court, the Commissioner. They get a bag that can be checked without the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.bagging import ACCOUNT, account
from answerable.desk.custody.comparing import MATCH, MISMATCH, compared
from answerable.desk.custody.entries import New, Said, Upload, bring_file, once, write
from answerable.desk.custody.models import CustodyEvent, Investigation, Item, Kind
from answerable.desk.custody.standing import STORE
from answerable.desk.ledger import sealing
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Who gets what: the numbers of the digital items that go with the entries."""

    recipient: str
    items: tuple[int, ...] = ()


@transaction.atomic
@once
def disclose(*, reference: str, disclosed: Disclosed, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. Each item is hashed again; the account in words is an item; the log is sealed, so that the bag can prove all of it."""
    found = access.for_change(reference, by=by, to="disclose")
    event = CustodyEvent(act="disclosed", investigation=found, to_custodian=by.name, to_place=STORE)
    event.recipient = disclosed.recipient
    for number in disclosed.items:
        _give(event, _digital(found, number), said)
    upload = Upload(account(found), ACCOUNT, "application/json")
    made = bring_file(event, New("Account of the chain as it was disclosed", Kind.DIGITAL), upload, at=at)
    event.digest, event.size = made.digest, made.size
    event = write(event, said=said, by=by, at=at)
    sealing.seal(at=at)
    return event


def _give(event: CustodyEvent, item: Item, said: Said) -> None:
    """Name the item in the event, with its digest as it is now. Bytes that are not there do not go."""
    seen = compared(item, said)
    event.result = MISMATCH if MISMATCH in (event.result, seen.result) else MATCH
    if seen.result == MISMATCH:
        event.outcome = f"{event.outcome} Item {item.number}: {seen.words}".strip()
    if seen.digest:
        event.given = [*event.given, {"number": item.number, "digest": seen.digest}]


def _digital(found: Investigation, number: int) -> Item:
    item = found.items.select_related("file").filter(number=number, file__isnull=False).first()
    if item is None:
        raise NoSuchThing(thing="such digital item", where=found.reference)
    return item
