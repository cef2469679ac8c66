"""Allocate a question: a colleague is asked, by a link that opens this question and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.asking import new_link, write_to
from answerable.desk.cases.actions.questions import question_of
from answerable.desk.cases.actions.standing import begin, settle
from answerable.desk.cases.models import Allocation, Question
from answerable.desk.cases.queries.clocks import working_days
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preference
from answerable.errors import BadDay
from answerable.law import long_day, uk_day


@dataclass(frozen=True, slots=True)
class Allocated:
    """What was given, and the link, shown this once to the officer who gives it."""

    row: Allocation
    link: str


@transaction.atomic
def allocate(  # noqa: PLR0913  # whom, what, until when, with which words
    *,
    reference: str,
    number: str,
    name: str,
    email: str,
    due_on: date,
    by: Actor,
    at: datetime,
    message: str = "",
) -> Allocated:
    """Ask a colleague by mail. Asked again while they have it, they get the new words and day, and the same link.

    Refuses a day that has passed (BadDay) and an address that no mail can go to (NoMailAddress).
    """
    case = access.for_change(reference, by=by, to="allocate")
    question, on = question_of(case, number), uk_day(at)
    if due_on < on:
        raise BadDay(
            day=long_day(due_on),
            fault="it has passed",
            where="by when",
            why="Nobody can answer by a day that is over.",
            do="Choose today or a later day.",
        )
    row = _row(question, name.strip(), email.strip().lower(), by, at)
    row.due_on, row.message = due_on, message.strip()
    row.expires_on = max(on + timedelta(days=preference("link_days")), due_on)
    link = new_link(row)
    row.save()
    write_to(row, "asked", "A question for you", at=at, link=link, until=long_day(row.expires_on))
    begin(case, by=by)
    settle(case, on)
    data = {"question": number, "due_on": due_on.isoformat()}
    record("allocated", by=by.key, at=at, case=reference, subject=f"allocation:{row.pk}", data=data)
    return Allocated(row, link)


def proposed_due_on(*, before: date | None, on: date) -> date:
    """The day to propose: as many working days on as the authority allows its staff, but before the answer is due."""
    days, day = working_days(), on
    left = preference("contributor_days")
    while left:
        day += timedelta(days=1)
        left -= days.is_working(day)
    return max(on, min(day, before - timedelta(days=1))) if before else day


def _row(question: Question, name: str, email: str, by: Actor, at: datetime) -> Allocation:
    """What this colleague has of the question already, or a new row; an account of theirs is tied to it."""
    row = Allocation.objects.filter(question=question, email=email, state="asked").first()
    if row is None:
        row = Allocation(
            question=question,
            email=email,
            asked_at=at,
            person=Person.objects.filter(email=email, is_active=True).first(),
        )
    row.name, row.by, row.chased, row.chased_at = name, by.person, 0, None
    return row
