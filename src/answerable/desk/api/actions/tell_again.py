"""Tell an address once more what it was not told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.api.models import Delivery
from answerable.desk.api.telling import deliver
from answerable.desk.ledger.recording import record
from answerable.desk.people.access import must_administer
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing


@transaction.atomic
def tell_again(*, delivery: int, by: Actor, at: datetime) -> Delivery:
    """The delivery, waiting again with its own number. Refuses one that is not dead, or whose webhook has ended (NoSuchThing)."""
    must_administer(by, act="send this again")
    dead = Delivery.objects.select_for_update(of=("self",)).filter(pk=delivery, state="dead", webhook__ended_at=None)
    row = dead.first()
    if row is None:
        raise NoSuchThing(thing="delivery that was given up", where="webhooks")
    row.state, row.attempts, row.answer = "waiting", 0, ""
    row.save(update_fields=["state", "attempts", "answer"])
    deliver.enqueue(row.pk, 0)
    record("webhook-told-again", by=by.key, at=at, subject=f"delivery:{row.pk}")
    return row
