"""Open cases whose last day is no longer what was reckoned: a holiday was proclaimed, or a release changed the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from answerable.desk.cases import access
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import BEFORE_SENT, IN_REVIEW, due_and_working, proclaimed, running
from answerable.desk.people.actors import Actor
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
    """The open cases whose last day would be another one if it were reckoned now; with that holiday, were it added."""
    holidays = (*proclaimed(), *((holiday,) if holiday else ()))
    return tuple(_moved(access.visible(by), holidays))


def _moved(cases: QuerySet[Case], holidays: tuple[Holiday, ...]) -> Iterator[Moved]:
    stages = [stage.value for stage in (*BEFORE_SENT, *IN_REVIEW)]
    rows = cases.filter(stage__in=stages).select_related("owner").prefetch_related("questions", "events", "reviews")
    for case in rows.order_by("due_on", "id").iterator(AT_ONCE):
        owner = case.owner.name if case.owner else ""
        try:
            now_on, _ = due_and_working(running(case, holidays=holidays))
        except LawError as error:
            yield Moved(case.reference, case.subject, owner, case.due_on, None, str(error))
            continue
        if now_on != case.due_on:
            yield Moved(case.reference, case.subject, owner, case.due_on, now_on)
