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
    """End whatever the clock waits for on that day, and give the event's name; nothing where it does not wait."""
    names = list(ClockEvent.objects.filter(case=case, voided_at=None).values_list("name", flat=True))
    for began, ended in ENDS.items():
        if names.count(began) > names.count(ended) and happened(case, ended, on=on, by=by, at=at):
            return ended
    return ""


def require_past(on: date, *, today: date, what: str) -> None:
    """Refuses a day that is still to come (BadDay)."""
    if on > today:
        why = "Only what has happened can move a clock."
        raise BadDay(
            day=long_day(on), fault="it is still to come", where=what, why=why, do="Give the day on which it happened."
        )


def _knows(clock_name: str, name: str, on: date) -> bool:
    return any(rule.name == name for rule in clock(clock_name, on=on).events)
