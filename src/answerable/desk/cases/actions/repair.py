"""Repair clocks: open cases get the last day that the law gives now, by one recorded act, and their owners are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.template.loader import render_to_string

from answerable.desk.cases import access
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Task
from answerable.desk.cases.queries.clocks import due_and_working, moved, running
from answerable.desk.ledger.recording import record
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.registers.authority import authority
from answerable.law import long_day, uk_day


@transaction.atomic
def repair(*, references: Iterable[str], by: Actor, at: datetime) -> dict[str, tuple[date | None, date | None]]:
    """The cases whose last day moved, each with the old day and the new; the others stay as they are.

    Each owner gets one message for all of theirs; a case without an owner becomes a task. Refuses a case
    that is not there or not theirs to reckon, and then moves none.
    """
    access.require_keeper(by)
    found: dict[str, tuple[date | None, date | None]] = {}
    told: dict[Person, list[Case]] = defaultdict(list)
    for reference in sorted(set(references)):  # always in one order, so that two repairs wait and do not block
        case = access.for_change(reference, by=by, to="reckon")
        days = moved(case, *due_and_working(running(case)))
        if days:
            reckon(case)
            settle(case, uk_day(at))
            found[reference] = days
            _tell(case, days, told, at)
    for owner, cases in told.items():
        _write(owner, cases, found, at)
    if found:
        data = {"cases": [[key, *(day.isoformat() if day else None for day in days)] for key, days in found.items()]}
        record("clocks-repaired", by=by.key, at=at, data=data)
    return found


def _tell(case: Case, days: tuple[date | None, date | None], told: dict[Person, list[Case]], at: datetime) -> None:
    if case.owner and case.owner.is_active:
        told[case.owner].append(case)
        return
    Task.objects.create(
        kind="clock-moved",
        case=case,
        at=at,
        words=f"{case.reference} is due on {_day(days[1])}, not on {_day(days[0])}.",
    )


def _write(owner: Person, cases: list[Case], found: dict[str, tuple[date | None, date | None]], at: datetime) -> None:
    rows = [(case.reference, case.subject, *map(_day, found[case.reference])) for case in cases]
    text = render_to_string("cases/mail/moved.txt", {"owner": owner, "rows": rows, "authority": authority().name})
    subject = (
        "The last day of a request has moved" if len(rows) == 1 else f"The last days of {len(rows)} requests have moved"
    )
    compose(Outgoing([owner.email], subject, text.strip() + "\n", is_automatic=True), at=at)


def _day(on: date | None) -> str:
    return long_day(on) if on else "no day"
