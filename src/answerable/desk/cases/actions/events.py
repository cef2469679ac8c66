"""What happens to a case's clock: each event by the name that the law's table gives it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from answerable.casefile import Regime, Stage
from answerable.desk.cases.actions.standing import move
from answerable.desk.cases.models import Case, ClockEvent
from answerable.desk.cases.queries.clocks import (
    ASKED,
    ENDS,
    concerns,
    regimes_of,
    response_clock,
    response_deadlines,
    waits,
)
from answerable.desk.people.actors import Actor
from answerable.errors import BadDay
from answerable.law import clock, long_day


def happened(  # an event, what it is about, who says so and when
    case: Case,
    name: str,
    *,
    on: date,
    by: Actor,
    at: datetime,
    until_on: date | None = None,
    questions: Sequence[int] = (),
) -> bool:
    """Put an event on the case's clock; False where no law of the case gives it any bearing on the time.

    questions: the keys of those that it is about, where it is not about the whole case; what is about some is
    kept in any case, because it says how they stand.
    """
    is_known = any(_knows(response_clock(regime), name, case.received_on) for regime in regimes_of(case))
    if not (is_known or questions):
        return False
    ClockEvent.objects.create(
        case=case,
        clock=response_clock(Regime(case.regime)),
        name=name,
        on=on,
        until_on=until_on,
        questions=list(questions),
        by=by.person,
        at=at,
    )
    return is_known


def stands_still(case: Case) -> bool:
    """True where every clock of the case waits for the applicant."""
    return all(one.due.waiting for one in response_deadlines(case))


def stand_still(case: Case) -> None:
    """A case that has nothing left to do but to wait for the applicant waits for them."""
    if Stage(case.stage) in (Stage.NEW, Stage.ANSWERING) and stands_still(case):
        move(case, "clarify")


def end_of_wait(case: Case, began: str, *, on: date, by: Actor, at: datetime, questions: Sequence[int] = ()) -> str:
    """End on that day what began so, for those questions or for all that wait, and give the event's name.

    Nothing where none of them waits. Refuses a day before the wait began (BadDay).
    """
    waiting = [key for key in waits(case, began=began) if not questions or key in questions]
    if not waiting:
        return ""
    ended, about = ENDS[began], waiting if began == ASKED else ()
    require_order(case, ended, on=on, questions=about)
    return ended if happened(case, ended, on=on, by=by, at=at, questions=about) else ""


def require_order(
    case: Case, name: str, *, on: date, questions: Sequence[int] = (), but: ClockEvent | None = None
) -> None:
    """Refuses a day on which a wait would end before it begins: the clock would stand still for good (BadDay).

    questions: those that the event is about; none for all. but: the event that is being corrected.
    """
    rows = ClockEvent.objects.filter(case=case, voided_at=None).exclude(pk=but.pk if but else 0).order_by("on")
    others = [row for row in rows if not questions or any(concerns(row, key) for key in questions)]
    began = next((one for one, ended in ENDS.items() if ended == name), "")
    before = next((row for row in reversed(others) if row.name == began), None)
    after = next((row for row in others if but and row.name == ENDS.get(name)), None)
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
