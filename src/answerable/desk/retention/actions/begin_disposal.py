"""Begin a disposal: a preview of what falls due, with what stands against it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.models import Disposal, DisposalItem, Fate
from answerable.desk.retention.queries.due import DueRow, State, due_rows
from answerable.desk.retention.schedule import schedule
from answerable.errors import NothingDue
from answerable.law import uk_day

MOST = 500  # things in one disposal: a person reads the list
TO_DECIDE = "A person decides what becomes of it: the class says review."


@transaction.atomic
def begin_disposal(*, by: Actor, at: datetime, kind: str = "", class_id: str = "") -> Disposal:
    """A preview of what is past its period today: of one kind or class where that is said, the longest due first.

    What a hold covers stands in it as stopped, so that the record says why it stayed; what goes by hand is not in
    it. Refuses who may not (NotAllowed), and where nothing is due (NothingDue).
    """
    access.require_keeper(by, to="begin a disposal")
    rows = [row for row in due_rows(on=uk_day(at), kind=kind) if class_id in ("", row.class_id)]
    past = [row for row in rows if row.state in (State.DUE, State.HELD) and not row.holding.by_hand][:MOST]
    if not any(row.state is State.DUE for row in past):
        raise NothingDue(where="the due list")
    disposal = Disposal.objects.create(schedule_version=schedule().version, begun_by=by.key, begun_at=at)
    DisposalItem.objects.bulk_create(_item(disposal, row) for row in past)
    data = {"items": len(past), "held": sum(row.state is State.HELD for row in past), "schedule": disposal.schedule_version}  # fmt: skip
    record("disposal-begun", by=by.key, at=at, subject=f"disposal:{disposal.pk}", data=data)
    return disposal


def _item(disposal: Disposal, row: DueRow) -> DisposalItem:
    fate, because = _fate(row)
    stands = row.standing
    return DisposalItem(
        disposal=disposal,
        subject=row.holding.subject,
        kind=row.kind,
        title=row.holding.title[:200],
        class_id=row.class_id,
        class_title=stands.entry.text("title") if stands else "",
        action=stands.entry.text("action") if stands else "",
        needs_sign_off=bool(stands and stands.needs_sign_off),
        trigger=row.trigger[:40] if not stands else stands.entry.text("trigger"),
        trigger_on=stands.trigger_on if stands else None,
        kept_to=_last_day(row),
        fate=fate,
        because=because,
    )


def _fate(row: DueRow) -> tuple[Fate, str]:
    """What is proposed for it before anybody decides."""
    if row.state is State.HELD:
        return Fate.STOPPED, held_by(row)
    if row.standing and row.standing.is_reviewed:
        return Fate.LEFT_OUT, TO_DECIDE
    return Fate.DUE, ""


def held_by(row: DueRow) -> str:
    """The holds that stop it, in a sentence."""
    return f"Held: {', '.join(f'hold {held.number} ({held.kind.lower()})' for held in row.holds)}."


def _last_day(row: DueRow) -> date | None:
    return row.standing.last_day if row.standing else None
