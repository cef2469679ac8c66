"""What happens to a case's clock: each event by the name that the law's table gives it."""

from __future__ import annotations

from datetime import date, datetime

from answerable.casefile import Regime
from answerable.desk.cases.models import Case, ClockEvent
from answerable.desk.cases.queries.clocks import regimes_of, response_clock
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay
from answerable.law import clock, long_day

ENDS = {"clarification_asked": "clarification_received", "fees_notice": "fee_paid"}


def happened(
    case: Case, name: str, *, on: date, by: Actor, at: datetime, until_on: date | None = None, note: str = ""
) -> bool:
    """Put an event on the case's clock; False where no law of the case gives it any bearing on the time."""
    if not any(_knows(response_clock(regime), name, case.received_on) for regime in regimes_of(case)):
        return False
    ClockEvent.objects.create(
        case=case,
        clock=response_clock(Regime(case.regime)),
        name=name,
        on=on,
        until_on=until_on,
        note=note,
        by=by.person,
        at=at,
    )
    return True


def end_of_wait(case: Case, *, on: date, by: Actor, at: datetime) -> str:
    """End whatever the clock waits for on that day, and give the event's name; nothing where it does not wait.

    Refuses a day before the wait began (BadDay).
    """
    names = list(ClockEvent.objects.filter(case=case, voided_at=None).values_list("name", flat=True))
    for began, ended in ENDS.items():
        if names.count(began) > names.count(ended):
            require_order(case, ended, on=on)
            if happened(case, ended, on=on, by=by, at=at):
                return ended
    return ""


def require_order(case: Case, name: str, *, on: date, but: int | None = None) -> None:
    """Refuses a day on which a wait would end before it begins: the clock would stand still for good (BadDay).

    but: the key of the event that is being corrected.
    """
    others = ClockEvent.objects.filter(case=case, voided_at=None).exclude(pk=but or 0)
    began = next((one for one, ended in ENDS.items() if ended == name), "")
    before = others.filter(name=began).order_by("on").last() if began else None
    after = others.filter(name=ENDS[name]).order_by("on").first() if name in ENDS and but else None
    fault = ""
    if before and on < before.on:
        fault = f"they were asked on {long_day(before.on)}"
    elif after and on > after.on:
        fault = f"it was answered on {long_day(after.on)}"
    if fault:
        why = "A wait cannot end before it begins."
        do = "Give the right day, or correct the other one first."
        raise BadDay(day=long_day(on), fault=fault, where=name.replace("_", " "), why=why, do=do)


def require_past(on: date, *, today: date, what: str) -> None:
    """Refuses a day that is still to come (BadDay)."""
    if on > today:
        why = "Only what has happened can move a clock."
        raise BadDay(
            day=long_day(on), fault="it is still to come", where=what, why=why, do="Give the day on which it happened."
        )


def _knows(clock_name: str, name: str, on: date) -> bool:
    return any(rule.name == name for rule in clock(clock_name, on=on).events)
