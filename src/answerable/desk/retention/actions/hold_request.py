"""The hold of a request, by rule: placed at its receipt, reaching what its evidence names, lifted when its time is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import access, locks
from answerable.desk.retention.actions.covering import cover, placed, released
from answerable.desk.retention.models import Hold
from answerable.desk.retention.scope import LIMIT, Scope
from answerable.law import uk_day
from answerable.registers import HoldEnd


@transaction.atomic
def hold_request(*, case: str, kind: str, since: date, end: HoldEnd, by: Actor, at: datetime) -> Hold:
    """The hold of a request, by rule: placed where none is open, with the end as it is reckoned now."""
    access.require_holder(by, kind=kind, to="place a hold")
    found = Hold.objects.select_for_update().filter(case=case, released_at=None).first()
    if found:
        return found
    reason = f"{case} asks for it: destroying what is asked for to prevent its disclosure is an offence (FOIA s.77)."
    new = Hold(kind=kind, reason=reason, case=case, since=since, ends_on=end.ends_on, working=lines(end))
    return placed(new, Scope((f"case:{case}",)), by, at)


@transaction.atomic
def reach_further(*, case: str, subjects: Iterable[str], by: Actor, at: datetime) -> tuple[str, ...]:
    """Let the hold of a request cover these as well, which its evidence names; gives those that are new."""
    access.require_keeper(by, to="widen a hold")
    locks.share()
    held = Hold.objects.select_for_update().filter(case=case, released_at=None).first()
    if held is None:
        return ()
    there = set(held.subjects.values_list("subject", flat=True))
    new = tuple(dict.fromkeys(one for one in subjects if one not in there and len(one) <= LIMIT))
    if new:
        cover(held, new)
        record("held", by=by.key, at=at, case=case, subject=f"hold:{held.pk}", data={"covers": list(new)})
    return new


@transaction.atomic
def reckon_hold(*, key: int, end: HoldEnd, by: Actor, at: datetime) -> Hold:
    """The hold of a request with its end reckoned anew: lifted where that is over, with the working in the ledger."""
    held = access.hold_for_change(key, by=by, to="lift a hold")
    if end.is_over(on=uk_day(at)):
        return released(held, "Every appeal has had its time.", lines(end), by, at)
    if (held.ends_on, held.working) != (end.ends_on, lines(end)):
        held.ends_on, held.working = end.ends_on, lines(end)
        held.save(update_fields=["ends_on", "working"])
    return held


def lines(end: HoldEnd) -> list[str]:
    """The working of an end, a line each."""
    return [reason.says for reason in end.working]
