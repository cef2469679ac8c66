"""The schedule as its page shows it: every class in words, with how much of it the desk keeps and what is due."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from answerable.desk.people.actors import Actor
from answerable.desk.retention import access
from answerable.desk.retention.models import Hold
from answerable.desk.retention.queries.due import State, due_rows
from answerable.desk.retention.schedule import NAME, schedule
from answerable.registers import Entry

THEN = {
    "destroy": "destroyed",
    "review": "a person decides",
    "permanent": "kept",
    "anonymise": "stripped of personal data",
    "transfer": "moved to the archive",
}


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of the schedule."""

    id: str
    title: str
    activity: str
    period: str
    trigger: str
    then: str
    needs_sign_off: bool
    kept: int  # by the desk itself
    due: int


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """The schedule: its version, its rules and its classes."""

    register: str
    version: str
    rules: tuple[str, ...]
    rows: tuple[ClassRow, ...]
    due: int
    held: int
    open_holds: int


def schedule_page(*, on: date, by: Actor) -> SchedulePage:
    """The schedule in force, with what is due. Refuses who may not look (NotAllowed)."""
    access.require_reader(by)
    plan, rows = schedule(), due_rows(on=on)
    kept, due = Counter(row.class_id for row in rows), Counter(row.class_id for row in rows if row.state is State.DUE)
    return SchedulePage(
        register=NAME,
        version=plan.version,
        rules=tuple(plan.rules.values()),
        rows=tuple(_row(entry, plan.triggers, kept[entry.id], due[entry.id]) for entry in plan.entries),
        due=due.total(),
        held=sum(row.state is State.HELD for row in rows),
        open_holds=Hold.objects.filter(released_at=None).count(),
    )


def period_in_words(entry: Entry) -> str:
    """How long a class is kept: "3 years", "permanent"."""
    if entry.is_yes("period.permanent"):
        return "permanent"
    parts = ((entry.number(f"period.{unit}"), unit) for unit in ("years", "months", "days"))
    return ", ".join(f"{number:g} {unit[:-1] if number == 1 else unit}" for number, unit in parts if number)


def _row(entry: Entry, triggers: dict[str, str], kept: int, due: int) -> ClassRow:
    trigger = entry.text("trigger")
    return ClassRow(
        id=entry.id,
        title=entry.text("title"),
        activity=entry.text("activity"),
        period=period_in_words(entry),
        trigger=triggers.get(trigger, trigger.replace("_", " ")),
        then=THEN.get(entry.text("action"), entry.text("action")),
        needs_sign_off=entry.is_yes("sign_off"),
        kept=kept,
        due=due,
    )
