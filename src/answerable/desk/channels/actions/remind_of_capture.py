"""Remind the owner of a group of a capture that is overdue, and tell the records officers when that does not help.

The rule: on the first working day after the day it was due, then each time so many working days have passed (preference
chaser_days); after so many reminders (chasers_before_escalating), or at once where the owner has no address here, the
records officers are told, once. Never twice on one day.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from answerable.desk.channels.models import CaptureReminder
from answerable.desk.channels.queries.captures import overdue_captures, owner_of, records_officers
from answerable.desk.ledger.recording import record
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preference
from answerable.desk.registers.authority import authority
from answerable.errors import DeskError
from answerable.law import calendar, uk_day
from answerable.registers import CAPTURE_CALENDAR, Owed

log = logging.getLogger(__name__)


@transaction.atomic
def remind_of_capture(*, group: str, by: Actor, at: datetime) -> CaptureReminder | None:
    """The reminder, made now; None where the rule asks for none on that day."""
    on = uk_day(at)
    owed = next((one for one in overdue_captures(on) if one.group == group), None)
    if owed is None or owed.due is None or not calendar(CAPTURE_CALENDAR).is_working(on):
        return None
    CaptureReminder.objects.get_or_create(group=group, due_on=owed.due)
    row = CaptureReminder.objects.select_for_update().get(group=group, due_on=owed.due)
    if not _is_due(row, on):
        return None
    row.times, row.reminded_at = row.times + 1, at
    owner = owner_of(owed.owner)
    is_told = owner is not None and _write([owner], "overdue", owed, row, at)
    is_escalated = row.escalated_at is None and (not is_told or row.times >= preference("chasers_before_escalating"))
    if is_escalated:
        row.escalated_at = at
        _write(records_officers(), "escalated", owed, row, at)
    row.save()
    data = {"due_on": owed.due.isoformat(), "working_days": owed.overdue, "times": row.times, "owner_told": is_told, "records_told": is_escalated}  # fmt: skip
    record("capture-reminded", by=by.key, at=at, subject=f"register:groups/{group}", data=data)
    return row


def _is_due(row: CaptureReminder, on: date) -> bool:
    if row.reminded_at is None:
        return True
    before = uk_day(row.reminded_at)
    return before < on and calendar(CAPTURE_CALENDAR).working_days(after=before, until=on) >= preference("chaser_days")


def _write(people: Iterable[Person], template: str, owed: Owed, row: CaptureReminder, at: datetime) -> bool:
    """Put a message to each in the outbox; False where there is nobody, or mail is not set up."""
    is_sent = False
    for person in people:
        words = {
            "person": person, "owed": owed, "row": row, "authority": authority().name, "url": settings.PUBLIC_URL
        }  # fmt: skip
        text = render_to_string(f"channels/mail/{template}.txt", words).strip() + "\n"
        try:
            compose(Outgoing([person.email], f"Capture overdue: {owed.name}", text, is_automatic=True), at=at)
            is_sent = True
        except DeskError as error:
            log.warning("a reminder of the capture of %s was not written (%s)", owed.group, error.code)
    return is_sent
