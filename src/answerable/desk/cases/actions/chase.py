"""Chase: remind a colleague of a question that is due, and tell the officer when reminding does not help.

The rule: on the day the answer is due, then each time so many working days have passed (preference
chaser_days); after so many reminders (chasers_before_escalating) the officer is told. Never twice on one
day, never once there is an answer.
"""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.asking import new_link, tell_owner, write_to
from answerable.desk.cases.models import Allocation, Task
from answerable.desk.cases.queries.clocks import working_days
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.preferences import preference
from answerable.errors import DeskError, NoSuchThing, NotWaiting, WrongStage
from answerable.law import long_day, uk_day

log = logging.getLogger(__name__)


def chase_all(*, by: Actor, at: datetime) -> int:
    """Remind everyone whom the rule reaches that day, each in a transaction of their own; how many were."""
    on = uk_day(at)
    waiting = Allocation.objects.filter(state="asked", due_on__lte=on, expires_on__gte=on, question__is_finished=False)
    rows = waiting.values_list("pk", "question__case__reference", "chased_at")
    return sum(_chased(reference, key, by, at) for key, reference, chased_at in rows if _is_due(chased_at, on))


@transaction.atomic
def chase(*, reference: str, allocation: int, by: Actor, at: datetime) -> Allocation:
    """Remind the colleague now. A second reminder on one day is not sent.

    Refuses where nobody waits for an answer any more (NotWaiting).
    """
    case = access.for_change(reference, by=by, to="chase")
    found = Allocation.objects.select_related("question__case__owner", "by")
    row = found.filter(pk=allocation, question__case=case).first()
    if row is None:
        raise NoSuchThing(thing="such allocation", where=reference)
    if row.state != "asked" or row.question.is_finished or row.expires_on < uk_day(at):
        raise NotWaiting(because=f"{row.name} has answered, or is not asked any more", where=reference)
    if row.chased_at and uk_day(row.chased_at) == uk_day(at):
        return row
    link, when = new_link(row), _when(row.due_on, uk_day(at))
    row.chased, row.chased_at = row.chased + 1, at
    row.save(update_fields=["chased", "chased_at", "token_digest"])
    write_to(row, "reminder", "Reminder: a question for you", at=at, is_automatic=True, link=link, when=when)
    is_late = row.chased == preference("chasers_before_escalating")
    if is_late:
        _escalate(row, at)
    data = {"question": row.question.number, "times": row.chased, "officer_told": is_late}
    record("chased", by=by.key, at=at, case=reference, subject=f"allocation:{row.pk}", data=data)
    return row


def _chased(reference: str, key: int, by: Actor, at: datetime) -> bool:
    """False where the case moved on between the look and the act, or the reminder could not be written."""
    try:
        chase(reference=reference, allocation=key, by=by, at=at)
    except (NoSuchThing, NotWaiting, WrongStage) as error:
        log.info("allocation %s of %s was not chased: it has moved on (%s)", key, reference, error.code)
    except DeskError as error:
        log.warning("allocation %s of %s was not chased (%s)", key, reference, error.code)
    else:
        return True
    return False


def _is_due(chased_at: datetime | None, on: date) -> bool:
    if chased_at is None:
        return True
    return working_days().working_days(after=uk_day(chased_at), until=on) >= preference("chaser_days")


def _when(due_on: date, on: date) -> str:
    if due_on == on:
        return "is due today"
    return f"was due on {long_day(due_on)}" if due_on < on else f"is due on {long_day(due_on)}"


def _escalate(row: Allocation, at: datetime) -> None:
    """A task for whoever looks at the desk, and a message to the owner of the request."""
    case = row.question.case
    words = f"{row.name} has not answered question {row.question.number} after {row.chased} reminders. It was due on {long_day(row.due_on)}."
    Task.objects.create(kind="late-contribution", case=case, at=at, words=words)
    case_due = long_day(case.due_on) if case.due_on else "no day"
    tell_owner(row, "late", "A colleague has not answered", at=at, case_due=case_due)
