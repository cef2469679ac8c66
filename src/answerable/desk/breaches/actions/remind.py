"""Remind data protection officers of 72 hours that run: at the hours that the authority set, once each, never in the night."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from answerable.desk.breaches.access import REGISTER
from answerable.desk.breaches.models import Reminder
from answerable.desk.breaches.queries import ClockRow, open_clocks
from answerable.desk.ledger.recording import record
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preference
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.errors import DeskError
from answerable.registers import breach_clock

log = logging.getLogger(__name__)
OVER = 0  # the reminder that goes out once the 72 hours have ended


def remind_all(*, by: Actor, at: datetime) -> int:
    """How many clocks were reminded of, each in a transaction of its own."""
    return sum(_reminded(clock, by, at) for clock in open_clocks(by=by, at=at))


@transaction.atomic
def remind(*, clock: ClockRow, by: Actor, at: datetime) -> bool:
    """One message to each data protection officer who wants to be told, whatever number of reminders had come due; False where none had."""
    due = [hours for hours in _hours() if _moment(clock, hours) <= at]
    done = set(Reminder.objects.filter(key=clock.key, deadline=clock.deadline).values_list("hours", flat=True))
    new = sorted(set(due) - done)
    if not new:
        return False
    Reminder.objects.bulk_create(Reminder(key=clock.key, deadline=clock.deadline, hours=hours, at=at) for hours in new)
    people = (
        Person.objects.filter(is_active=True, has_notices=True, grants__role=Role.DATA_PROTECTION.value)
        .order_by("id")
        .distinct()
    )
    words = {"clock": clock, "authority": authority().name, "url": settings.PUBLIC_URL}
    text = render_to_string("breaches/mail/reminder.txt", words).strip() + "\n"
    subject = f"{clock.key}: {clock.left}"
    for address in people.values_list("email", flat=True):
        compose(Outgoing([address], subject, text, is_automatic=True), at=at)
    data = {"hours": new[0], "deadline": clock.deadline.isoformat()}
    record("breach-reminded", by=by.key, at=at, subject=f"register:{REGISTER}/{clock.key}", data=data)
    return True


def _reminded(clock: ClockRow, by: Actor, at: datetime) -> bool:
    try:
        return remind(clock=clock, by=by, at=at)
    except DeskError as error:  # mail that cannot be written: the page shows the clock all the same
        log.warning("nobody was reminded of %s (%s)", clock.key, error.code)
        return False


def _hours() -> list[int]:
    return [int(part) for part in preference("breach_reminders").split(",") if part.strip()] + [OVER]


def _moment(clock: ClockRow, hours: int) -> datetime:
    opens, closes = preference("breach_day_begins"), preference("breach_day_ends")
    return breach_clock.reminder_at(clock.deadline, hours=hours, opens=opens, closes=closes)
