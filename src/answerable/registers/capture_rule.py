"""When messages must have been captured: group by group, in working days, from the register of groups and the captures made.

A group that has a period owes a capture so many working days after the last one, or after it began. A group without one
owes a first capture within the days that its tool sets, where that tool demands everything. What no calendar can
decide is listed with its reason, and never taken for captured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from answerable.law import calendar, long_day
from answerable.registers.facts import Books
from answerable.registers.group_facts import open_on
from answerable.registers.phrases import counted
from answerable.registers.values import Entry

CAPTURE_CALENDAR = "england-and-wales"  # whose bank holidays count
DUTIES = {"everything": "everything", "records_and_decisions": "records and decisions"}


@dataclass(frozen=True, slots=True)
class Owed:
    """What one group owes: when its next capture is due, and by how many working days that is past.

    due is None where no calendar can say it: why tells the reason. A closed group is here only if it was never captured.
    """

    group: str
    name: str
    owner: str
    tool: str
    method: str
    last: date | None
    due: date | None
    overdue: int
    why: str
    note: str = ""


def working_days_on(start: date, number: int) -> date:
    """The working day that many working days after a day."""
    days, day = calendar(CAPTURE_CALENDAR), start
    while number > 0:
        day += timedelta(days=1)
        number -= days.is_working(day)
    return day


def days_overdue(due: date | None, on: date) -> int:
    """How many working days have passed since the day it was due; none while it is not past."""
    return calendar(CAPTURE_CALENDAR).working_days(after=due, until=on) if due and due < on else 0


def captures_owed(books: Books, *, on: date) -> tuple[Owed, ...]:
    """Every group from which captures are demanded, those longest overdue first, then by the day they fall due."""
    found = [one for group in books.kept("groups").entries if (one := owed_by(group, books, on))]
    return tuple(sorted(found, key=lambda one: (-one.overdue, one.due or date.max, one.group)))


def captures_overdue(books: Books, *, on: date) -> tuple[Owed, ...]:
    """The groups whose capture is past its day by a working day or more."""
    return tuple(one for one in captures_owed(books, on=on) if one.overdue)


def owed_by(group: Entry, books: Books, on: date) -> Owed | None:
    """What a group owes on a day; None where nothing is demanded from it, or nothing of it is held."""
    tool = books.kept("tools").find(group.text("tool")) if books.keeps("tools") else None
    period, duty = group.number("capture.every_working_days"), tool.text("capture.duty") if tool else ""
    started = group.day("started")
    if group.text("held_for_council.answer") == "no" or (started and started > on):
        return None
    last, note = _last(group, books, on)
    if not open_on(group, on):
        is_lost = bool(last is None and (period or duty in DUTIES))
        return _owed(group, last, None, on, "closed, and never captured", note) if is_lost else None
    if period is not None and (start := last or started):
        return _owed(group, last, working_days_on(start, int(period)), on, f"every {int(period)} working days", note)
    if duty not in DUTIES and period is None:
        return None
    limit = tool.number("capture.deadline_working_days") if tool else None
    if period is None and duty == "everything" and limit is not None and started and last is None:
        due = working_days_on(started, int(limit))
        return _owed(group, last, due, on, f"{group.text('tool')} demands everything within {_days(limit)}", note)
    says = f"{group.text('tool')} demands {DUTIES.get(duty, 'captures')}, and the group has no period"
    return _owed(group, last, None, on, says, note)


def of_group(group: Entry, books: Books, on: date) -> str:
    """What a group owes, in words for its entry."""
    if not books.keeps("groups") or not (one := owed_by(group, books, on)):
        return ""
    if one.due is None:
        said = f"not worked out: {one.why}"
    elif one.overdue:
        said = f"overdue by {_days(one.overdue)}: it was due on {long_day(one.due)}"
    else:
        said = f"due on {long_day(one.due)}"
    return f"{said}. {one.note}".strip() if one.note else said


def of_tool(tool: Entry, books: Books, on: date) -> str:
    """What a tool demands, and which of its groups are overdue, in words for its entry."""
    duty, limit = tool.text("capture.duty"), tool.number("capture.deadline_working_days")
    if duty not in DUTIES:
        return ""
    said = f"{DUTIES[duty]}" + (f" within {_days(limit)}" if limit is not None else "")
    late = [one for one in captures_overdue(books, on=on) if one.tool == tool.id] if books.keeps("groups") else []
    lines = [f"{one.group} is overdue by {_days(one.overdue)}" for one in late]
    return "\n".join([said, *(lines or ["no group on it is overdue"])])


def _owed(group: Entry, last: date | None, due: date | None, on: date, why: str, note: str) -> Owed:
    text = group.text
    return Owed(
        group.id, text("name"), text("owner"), text("tool"), text("capture.method"), last, due, days_overdue(due, on),
        why, note,
    )  # fmt: skip


def _last(group: Entry, books: Books, on: date) -> tuple[date | None, str]:
    """The day of the last capture, from the group's entry or the register of captures, and where these two differ.

    A capture that was checked and found not complete does not count.
    """
    entered = group.day("capture.last_captured")
    rows = books.kept("captures").entries if books.keeps("captures") else ()
    made = [
        (day, row.id)
        for row in rows
        if row.text("group") == group.id
        and row.text("checked") != "no"
        and (day := row.day("captured_on"))
        and day <= on
    ]
    entered = entered if entered and entered <= on else None
    day, capture = max(made, default=(None, ""))
    if day and (entered is None or day > entered):
        return day, f"{capture} of {long_day(day)} is later than the last capture in the group's entry."
    return entered, ""


def _days(number: float) -> str:
    return counted(int(number), "working day", many="working days")
