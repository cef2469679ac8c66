"""Open cases whose last day is no longer what was reckoned: a holiday was proclaimed, or a release changed the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answerable.desk.cases import access
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import BEFORE_SENT, IN_REVIEW, due_and_working, moved, proclaimed, running
from answerable.desk.people.actors import DESK, Actor
from answerable.errors import LawError
from answerable.law import Holiday

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """A case whose last day would be another one. why_not: what keeps its clock from being reckoned at all."""

    reference: str
    subject: str
    owner: str
    was_on: date | None
    now_on: date | None
    why_not: str = ""


def affected(*, by: Actor, holiday: Holiday | None = None) -> tuple[Moved, ...]:
    """The open cases whose last day would be another one if it were reckoned now; with that holiday, were it added.

    Whoever keeps the calendar but reads no cases is shown references and days alone. Refuses others (NotAllowed).
    """
    access.require_calendar_reader(by)
    holidays = (*proclaimed(), *((holiday,) if holiday else ()))
    found = tuple(_moved(holidays))
    return (
        found
        if by.key == DESK.key or by.has_role(*access.READERS)
        else tuple(replace(one, subject="") for one in found)
    )


def _moved(holidays: tuple[Holiday, ...]) -> Iterator[Moved]:
    stages = [stage.value for stage in (*BEFORE_SENT, *IN_REVIEW)]
    rows = (
        Case.objects.filter(stage__in=stages).select_related("owner").prefetch_related("questions", "events", "reviews")
    )
    for case in rows.order_by("due_on", "id").iterator(AT_ONCE):
        owner = case.owner.name if case.owner else ""
        try:
            days = moved(case, *due_and_working(running(case, holidays=holidays)))
        except LawError as error:
            yield Moved(case.reference, case.subject, owner, case.due_on, None, str(error))
            continue
        if days:
            yield Moved(case.reference, case.subject, owner, *days)
