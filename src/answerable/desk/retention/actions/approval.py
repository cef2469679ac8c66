"""Ask for approval of a disposal, approve it, send it back, drop it. Nobody approves what they proposed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.actions.steps import at_step
from answerable.desk.retention.models import Disposal, Fate, Step
from answerable.errors import NotComplete, NothingDue


@transaction.atomic
def ask_approval(*, number: int, by: Actor, at: datetime) -> Disposal:
    """The disposal, waiting for somebody else. Refuses who may not (NotAllowed), and one with nothing in it (NothingDue)."""
    access.require_keeper(by, to="propose a disposal")
    disposal = at_step(number, Step.PREVIEW)
    if not disposal.items.filter(fate__in=[Fate.DUE, Fate.KEPT]).exists():
        raise NothingDue(where=f"disposal {number}")
    disposal.step, disposal.asked_at, disposal.is_escalated = Step.WAITING, at, False
    return _recorded(disposal, "disposal-proposed", by, at)


@transaction.atomic
def approve_disposal(*, number: int, signed_off: Collection[int], by: Actor, at: datetime) -> Disposal:
    """The disposal, approved as a list; signed_off: the items whose class asks for a named person, each by itself.

    An item that needs signing off and is not among them is left out. Refuses who may not, and whoever proposed
    it (NotAllowed), another step (DisposalElsewhere), and one with nothing left in it (NothingDue).
    """
    disposal = at_step(number, Step.WAITING)
    access.require_approver(disposal, by=by)
    named = disposal.items.filter(fate=Fate.DUE, needs_sign_off=True)
    named.filter(pk__in=signed_off).update(is_signed_off=True)
    named.filter(is_signed_off=False).update(fate=Fate.LEFT_OUT, because="Not signed off.")
    if not disposal.items.filter(fate__in=[Fate.DUE, Fate.KEPT]).exists():
        raise NothingDue(where=f"disposal {number}")
    disposal.step, disposal.approved_by, disposal.approved_at, disposal.returned_why = Step.APPROVED, by.key, at, ""
    return _recorded(disposal, "disposal-approved", by, at)


@transaction.atomic
def return_disposal(*, number: int, reason: str, by: Actor, at: datetime) -> Disposal:
    """The disposal, back with who proposed it. Refuses who may not approve it (NotAllowed), and no reason (NotComplete)."""
    disposal = at_step(number, Step.WAITING)
    access.require_approver(disposal, by=by)
    if not reason.strip():
        raise NotComplete(thing="The return", missing="the reason", where=f"disposal {number}", why="Who proposed it must know what to change.", do="Say in a sentence what is to change.")  # fmt: skip
    disposal.step, disposal.asked_at, disposal.returned_why = Step.PREVIEW, None, reason.strip()
    return _recorded(disposal, "disposal-returned", by, at)


@transaction.atomic
def drop_disposal(*, number: int, by: Actor, at: datetime) -> Disposal:
    """The disposal, dropped before anything went; its record stays. Refuses who may not (NotAllowed)."""
    access.require_keeper(by, to="drop a disposal")
    disposal = at_step(number, Step.PREVIEW, Step.WAITING, Step.APPROVED)
    disposal.step, disposal.ended_at = Step.DROPPED, at
    return _recorded(disposal, "disposal-dropped", by, at)


@transaction.atomic
def escalate(*, number: int, by: Actor, at: datetime) -> bool:
    """True where the disposal still waits and people are told of it now, once. Refuses who may not (NotAllowed)."""
    access.require_keeper(by, to="tell people of a disposal")
    disposal = access.disposal_for_change(number)
    if disposal.step != Step.WAITING or disposal.is_escalated:
        return False
    disposal.is_escalated = True
    _recorded(disposal, "disposal-escalated", by, at)
    return True


def _recorded(disposal: Disposal, kind: str, by: Actor, at: datetime) -> Disposal:
    disposal.save()
    items = disposal.items.filter(fate=Fate.DUE).count()
    record(kind, by=by.key, at=at, subject=f"disposal:{disposal.pk}", data={"to_destroy": items})
    return disposal
