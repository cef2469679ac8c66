"""The duty to capture, met: the capture's entry in the register of captures, and the day on its group's entry.

The desk writes both, whoever brought the file in: what the register asks for is that the messages are there.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.roles import Role
from answerable.desk.records.models import Capture
from answerable.desk.records.storing.days import day_of
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.actions.taking_in import for_change
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError
from answerable.law import uk_day
from answerable.registers import Entry, jsonable, put

CAPTURES, GROUPS = "captures", "groups"
LAST = "capture.last_captured"
_DESK = Actor(DESK.key, DESK.name, None, frozenset({Role.RECORDS}))


def meet_duty(found: Capture, *, at: datetime) -> list[str]:
    """Writes both; gives notes on what the registers do not take, with their reasons."""
    folder, notes = authority(), []
    if not folder.keeps(CAPTURES):
        return []
    group = folder.kept(GROUPS).find(found.chat.group) if found.chat.group and folder.keeps(GROUPS) else None
    captured_on = found.exported_on or uk_day(found.at)
    try:
        with transaction.atomic():
            add(register=CAPTURES, values=_entry(found, group, captured_on, at), by=_DESK, at=at)
    except AnswerableError as error:
        notes.append(f"The register of captures has no entry of it: {error.part('what')}")
    try:
        with transaction.atomic():
            _move(found, group, captured_on, at)
    except AnswerableError as error:
        notes.append(f"The day of the last capture of {found.chat.group} was not moved: {error.part('what')}")
    return notes


def _entry(found: Capture, group: Entry | None, captured_on: date, at: datetime) -> dict[str, object]:
    _, row = for_change(CAPTURES, by=_DESK, at=at)  # locked, so that a number is given once
    used = set(row.entries.values_list("key", flat=True))
    year, number = captured_on.year, 1
    while f"CAP-{year}-{number:03}" in used:
        number += 1
    values: dict[str, object] = {
        "id": f"CAP-{year}-{number:03}",
        "group": found.chat.group,
        "tool": found.chat.tool,
        "method": "export of the chat" if found.format != "pst" else "export of the mailbox",
        "captured_on": captured_on.isoformat(),
        "to": f"Answerable, capture {found.pk}",
        "retention_class": group.text("retention_class") if group else "",
    }
    if found.first_at is not None and found.last_at is not None:
        values["covers"] = {"first": day_of(found.first_at).isoformat(), "last": day_of(found.last_at).isoformat()}
    return {name: value for name, value in values.items() if value}


def _move(found: Capture, group: Entry | None, captured_on: date, at: datetime) -> None:
    """The day of the group's last capture, forward only."""
    before = group.day(LAST) if group else None
    if group is None or (before is not None and before >= captured_on):
        return
    values = {name: jsonable(value) for name, value in put(group.values, LAST, captured_on).items()}
    reason = f"Capture {found.pk} is complete."
    change(
        register=GROUPS, key=group.id, values=values, version=int(group.version or 1), reason=reason, by=_DESK, at=at
    )
