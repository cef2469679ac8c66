"""Destroy one item of a disposal: holds and days are looked at again in the transaction that destroys it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.disposal import destroy
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access, locks
from answerable.desk.retention.holdings import Holding, provider_of
from answerable.desk.retention.models import DisposalItem, Fate, Step
from answerable.desk.retention.queries.due import DueRow, look_at
from answerable.desk.retention.schedule import schedule
from answerable.law import long_day, uk_day


@transaction.atomic
def destroy_item(*, key: int, by: Actor, at: datetime) -> DisposalItem:
    """The item, destroyed or stopped, with the reason. One that is dealt with already is left as it is.

    Whoever is placing a hold is waited for; none is placed until this is over. What changed since the preview
    counts: a hold, a later day, a longer period, a class that asks for a named person. Refuses who may not (NotAllowed).
    """
    access.require_keeper(by, to="destroy records")
    locks.alone()
    item = DisposalItem.objects.select_for_update(of=("self",)).select_related("disposal").get(pk=key)
    if item.fate != Fate.DUE or item.disposal.step != Step.RUNNING:
        return item
    provider = provider_of(item.subject)
    holding = provider.locked(item.subject)
    row = look_at(item.kind, holding, on=uk_day(at)) if holding else None
    item.ended_at = at
    if holding is None or row is None or (reason := _against(item, row, at)):
        item.fate, item.because = Fate.STOPPED, reason if row else "It is not there any more."
        item.save()
        record("not-disposed", by=by.key, at=at, subject=f"disposal:{item.disposal_id}", data={"item": item.subject})
        return item
    _take_days(item, row)
    destroyed = provider.destroy(item.subject, disposal=item.disposal_id, at=at)
    item.fate, item.destroyed = Fate.DESTROYED, dict(destroyed.counts)
    item.save()
    _tell(item, holding, by, at)
    return item


def _against(item: DisposalItem, row: DueRow, at: datetime) -> str:
    """What stands against it now; nothing where nothing does."""
    stands = row.standing
    if row.holding.by_hand:
        return row.holding.by_hand
    if row.holds:
        held = ", ".join(f"hold {hold.number}, since {long_day(hold.since)}" for hold in row.holds)
        return f"A hold covers it: {held}."
    if stands is None or not stands.is_due(on=uk_day(at)):
        until = f"until {long_day(stands.last_day)}" if stands and stands.last_day else "without a day"
        return f"By the schedule as it stands now it is kept {until}."
    if stands.needs_sign_off and not item.is_signed_off:
        return "Its class asks now for a named person’s approval."
    return ""


def _take_days(item: DisposalItem, row: DueRow) -> None:
    """The record says under which class and days it went, as they stand at that moment."""
    if row.standing:
        item.class_id, item.class_title = row.class_id, row.standing.entry.text("title")
        item.trigger_on, item.kept_to = row.standing.trigger_on, row.standing.last_day


def _tell(item: DisposalItem, holding: Holding, by: Actor, at: datetime) -> None:
    """The log loses what it says of the thing, and says under which class, schedule and authority it went."""
    data = {
        "disposal": item.disposal_id,
        "item": item.subject,
        "class": item.class_id,
        "schedule": schedule().version,
        "proposed_by": item.disposal.begun_by,
        "approved_by": item.disposal.approved_by,
        "destroyed": item.destroyed,
    }
    about = {"case": holding.case} if holding.case else {"subject": item.subject}
    destroy(**about, data=data, by=by.key, at=at)
