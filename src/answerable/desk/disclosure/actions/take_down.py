"""Take a published answer down. Its address stays, and says so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.disclosure.actions.writing import hide, printed, require_officer
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.errors import NoReasonGiven, NoSuchThing


@transaction.atomic
def take_down(*, slug: str, reason: str, by: Actor, at: datetime) -> None:
    """Nobody reads the answer any more; its page says since when and why.

    Refuses who is no officer (NotAllowed), an answer that is not in the log (NoSuchThing) and a want of
    reason (NoReasonGiven), which anyone may read.
    """
    require_officer(by, act="take down what is published")
    entry = DisclosureLogEntry.objects.select_for_update().filter(slug=slug, taken_down_at__isnull=True).first()
    if entry is None:
        raise NoSuchThing(thing="published answer", where=slug)
    if not reason.strip():
        raise NoReasonGiven(act="taking this answer down", where=slug)
    entry.taken_down_at = entry.changed_at = at
    entry.taken_down_reason = reason.strip()
    entry.save(update_fields=["taken_down_at", "changed_at", "taken_down_reason"])
    hide(entry)
    record(
        "taken-down",
        by=by.key,
        at=at,
        case=entry.reference,
        subject=f"disclosure:{slug}",
        digest=digest_of(printed(entry)),
        data={"reason": digest_of(entry.taken_down_reason)},
    )
