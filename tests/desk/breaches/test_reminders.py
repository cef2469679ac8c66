"""Reminders of the 72 hours: at the hours that were set, once each, not in the night, and no more once the notice is given."""

from datetime import UTC, datetime

import pytest

from answerable.desk.breaches.actions.remind import remind_all
from answerable.desk.breaches.models import Reminder
from answerable.desk.ledger.models import Entry as LogEntry
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import DESK
from answerable.desk.people.models import Setting
from answerable.registers.breach_clock import reminder_at

DUE = datetime(2026, 11, 22, 4, tzinfo=UTC)  # four in the morning of a Sunday
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("hours", "goes"), [
    (48, "2026-11-20T07:00"),  # four in the morning: it waits
    (12, "2026-11-21T16:00"),
    (4, "2026-11-21T21:00"),  # midnight: the morning would be too late
    (1, "2026-11-21T21:00"),
    (0, "2026-11-22T07:00"),
])  # fmt: skip
def test_a_reminder_of_the_night_waits_or_goes_the_evening_before(hours, goes):
    assert reminder_at(DUE, hours=hours, opens=7, closes=21).strftime("%Y-%m-%dT%H:%M") == goes


def at(text):
    return datetime.fromisoformat(f"{text}+00:00")


def test_each_hour_is_reminded_of_once(confirmed, data_protection, mailoutbox):
    assert remind_all(by=DESK, at=at("2026-11-20T06:55")) == 0
    assert remind_all(by=DESK, at=at("2026-11-20T07:00")) == 1
    assert remind_all(by=DESK, at=at("2026-11-20T07:05")) == 0
    message = Message.objects.get(is_incoming=False)
    assert (message.subject, message.recipients) == (f"{confirmed}: 45 hours left", data_protection.email)
    assert "22 November 2026 at 4:00am" in message.text and f"/breaches/{confirmed}/" in message.text
    assert "Papers left on a bus" not in message.text
    assert LogEntry.objects.filter(kind="breach-reminded").count() == 1


def test_what_was_missed_is_made_up_for_by_one_message(confirmed, data_protection):
    assert remind_all(by=DESK, at=at("2026-11-21T21:00")) == 1
    assert Message.objects.filter(is_incoming=False).count() == 1
    assert sorted(Reminder.objects.values_list("hours", flat=True)) == [1, 4, 12, 24, 48]
    assert remind_all(by=DESK, at=at("2026-11-22T07:00")) == 1
    assert Message.objects.filter(subject=f"{confirmed}: 3 hours over").exists()


def test_nobody_is_reminded_of_what_is_done(confirmed, step, data_protection):
    step(confirmed, "notified", commissioner__notified_at="2026-11-20T09:00+00:00")
    assert remind_all(by=DESK, at=at("2026-11-21T21:00")) == 0


def test_a_corrected_deadline_has_reminders_of_its_own(confirmed, step, data_protection):
    remind_all(by=DESK, at=at("2026-11-20T07:00"))
    step(confirmed, "awareness", aware_at="2026-11-19T10:00+00:00", aware_basis="The driver rang at ten")
    assert remind_all(by=DESK, at=at("2026-11-20T10:00")) == 1


def test_the_hours_are_the_authoritys_own(confirmed, data_protection):
    Setting.objects.create(name="breach_reminders", value="")
    assert remind_all(by=DESK, at=at("2026-11-21T21:00")) == 0


def test_who_wants_no_notices_gets_none(confirmed, data_protection):
    data_protection.has_notices = False
    data_protection.save()
    remind_all(by=DESK, at=at("2026-11-20T07:00"))
    assert not Message.objects.filter(is_incoming=False).exists()
