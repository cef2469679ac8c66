"""Disclose to somebody outside: the police, a court, the Commissioner. They get a bag that can be checked without the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.bagging import ACCOUNT, account
from answerable.desk.custody.comparing import MATCH, MISMATCH, compared
from answerable.desk.custody.entries import New, Said, Upload, bring_file, once, write
from answerable.desk.custody.leaving import must_leave_clean
from answerable.desk.custody.models import CustodyEvent, Investigation, Item, Kind
from answerable.desk.custody.standing import STORE
from answerable.desk.files.looking import look_at
from answerable.desk.ledger import sealing
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Who gets what: the numbers of the digital items that go with the entries.

    although: why they may go with what their reader does not see, where they hold such things.
    """

    recipient: str
    items: tuple[int, ...] = ()
    although: str = ""


def disclose(*, reference: str, disclosed: Disclosed, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event. Each item is hashed again; the account in words is an item; the log is sealed, so that the bag can prove all of it.

    Refuses a file that hides something, unless it is said why it may go (HidesSomething), and one that is not looked
    through yet (BeingLookedAt). A large one is put down to be looked through, whatever becomes of the act.
    """
    access.must_fit(access.for_reading(reference, by=by), by=by, to="disclose")
    named = Item.objects.filter(investigation__reference=reference, number__in=disclosed.items, file__isnull=False)
    look_at([item.file for item in named.select_related("file") if item.file], at=at)
    return _disclose(reference=reference, disclosed=disclosed, said=said, by=by, at=at)


@transaction.atomic
@once
def _disclose(*, reference: str, disclosed: Disclosed, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    found = access.for_change(reference, by=by, to="disclose")
    event = CustodyEvent(act="disclosed", investigation=found, to_custodian=by.name, to_place=STORE)
    event.recipient = disclosed.recipient
    items = [_digital(found, number) for number in disclosed.items]
    for item in items:
        _give(event, item, said)
    given = {one["number"] for one in event.given}
    leaving = [item for item in items if item.number in given]
    must_leave_clean(event, leaving, although=disclosed.although, by=by, at=at)
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
