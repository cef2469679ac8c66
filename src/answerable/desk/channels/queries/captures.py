"""Captures that are owed: which are overdue, by how much, and who was reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.desk.channels.models import CaptureReminder
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.registers import Owed, captures_overdue, captures_owed


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One group that owes captures, whether its owner has an address here, and what was done."""

    owed: Owed
    has_address: bool
    times: int
    reminded_at: datetime | None
    escalated_at: datetime | None
    tool: str = ""  # its reference in the register of tools


@dataclass(frozen=True, slots=True)
class CapturesPage:
    """The captures that are overdue, those that are to come, and those that no calendar can decide."""

    is_kept: bool
    overdue: tuple[OwedRow, ...]
    coming: tuple[OwedRow, ...]
    undated: tuple[OwedRow, ...]


def captures_page(*, on: date) -> CapturesPage:
    """Every group that owes captures on that day."""
    if not authority().keeps("groups"):
        return CapturesPage(False, (), (), ())
    reminders = {(row.group, row.due_on): row for row in CaptureReminder.objects.all()}
    rows = [
        _row(one, reminders.get((one.group, one.due)) if one.due else None) for one in captures_owed(authority(), on=on)
    ]
    return CapturesPage(
        True,
        tuple(row for row in rows if row.owed.overdue),
        tuple(row for row in rows if row.owed.due and not row.owed.overdue),
        tuple(row for row in rows if row.owed.due is None),
    )


def overdue_captures(on: date) -> tuple[Owed, ...]:
    """The captures that are overdue on that day."""
    return captures_overdue(authority(), on=on) if authority().keeps("groups") else ()


def owner_of(words: str) -> Person | None:
    """The one person on the staff whose name or job that is, and who wants to be told by mail; None otherwise."""
    people = Person.objects.filter(is_active=True, has_notices=True)
    found = [one for one in people if words and words.casefold() in (one.name.casefold(), one.job.casefold())]
    return found[0] if len(found) == 1 else None


def records_officers() -> tuple[Person, ...]:
    """The people who keep records, and want to be told by mail."""
    people = Person.objects.filter(is_active=True, has_notices=True, grants__role=Role.RECORDS)
    return tuple(people.distinct())


def _row(one: Owed, reminder: CaptureReminder | None) -> OwedRow:
    times, reminded_at, escalated_at = (
        (reminder.times, reminder.reminded_at, reminder.escalated_at) if reminder else (0, None, None)
    )
    group = authority().kept("groups").find(one.group)
    tool = group.text("tool") if group else ""
    return OwedRow(one, owner_of(one.owner) is not None, times, reminded_at, escalated_at, tool)
