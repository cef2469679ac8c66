"""The retention schedule: how long each class is kept, from when, and what then happens.

Calendar months fall back to the last day; a record is kept up to and including that day; a hold stops
disposal and not the clock (records code under FOIA s.46; s.77 where a request is in progress).
"""

from __future__ import annotations

from datetime import date, timedelta

from answerable.registers.periods import months_on
from answerable.registers.register import Field, Guard, Register, Section, fields, with_reason
from answerable.registers.retention_facts import ABOUT, FACTS, TERMS
from answerable.registers.values import Entry

ACTIONS = ("destroy", "review", "permanent", "anonymise", "transfer")
FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("title", "Title", is_required=True),
    Field("activity", "Function and activity"),
    Field("covers", "What it covers", "long"),
    Field("trigger", "Runs from", is_required=True),
    Field("period", "Period", "group", is_required=True),
    *fields(
        "period",
        *(Field(name, name.capitalize(), "number") for name in ("years", "months", "days")),
        Field("permanent", "Permanent", "flag"),
    ),
    Field("action", "What happens then", choices=ACTIONS, is_required=True),
    Field("sign_off", "A named role approves", "flag"),
    Field("personal_data", "Personal data", "flag"),
    Field("authority", "Authority for the period", "open"),
    Field("sources", "Sources", "list"),
    Field("evidence", "How sure the period is", choices=("seen", "common", "local")),
    Field("note", "Note", "long"),
)


def kept_to(entry: Entry, *, trigger: date) -> date | None:
    """The last day that a record of the class is kept, from its trigger date; None where it is permanent."""
    if entry.is_yes("period.permanent"):
        return None
    months = int(12 * (entry.number("period.years") or 0) + (entry.number("period.months") or 0))
    return months_on(trigger, months=months) + timedelta(days=int(entry.number("period.days") or 0))


def may_go_from(entry: Entry, *, trigger: date) -> date | None:
    """The first day on which it may be disposed of, if no hold is open."""
    last = kept_to(entry, trigger=trigger)
    return last + timedelta(days=1) if last else None


def longest(entries: tuple[Entry, ...], *, trigger: date) -> Entry:
    """Of several classes that fit a record, the one that keeps it longest."""
    return max(entries, key=lambda entry: kept_to(entry, trigger=trigger) or date.max)


RETENTION = Register(
    name="retention",
    title="Retention schedule",
    files=("retention.yaml", "retention-schedule.yaml"),
    sections=(Section("classes", "id", FIELDS),),
    guards=(
        Guard(
            "it has no period: years, months, days or permanent",
            "Personal data are kept no longer than needed (UK GDPR art. 5(1)(e)); a class without a period keeps for ever.",
            "Write one of period.years, period.months, period.days, period.permanent.",
            lambda entry: (
                entry.is_yes("period.permanent")
                or any(entry.number(f"period.{unit}") for unit in ("years", "months", "days"))
            ),
            "period.years",
        ),
    ),
    changes=tuple(
        with_reason(name, law="Records were kept, or destroyed, by what the schedule said (records code under s.46).")
        for name in ("trigger", "period.years", "period.months", "period.days", "period.permanent", "action")
    ),
    facts=FACTS,
    terms=TERMS,
    about=ABOUT,
    glossary="triggers",
)
