"""Moments that must have come before they are written down: of a report, of awareness, of a notice."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from answerable.desk.registers.actions.keeping import refused
from answerable.errors import WrongValue

MOMENTS = ("reported_inside_at", "aware_at", "commissioner.notified_at")


def must_have_come(key: str, given: Mapping[str, object], *, at: datetime) -> None:
    """Refuses a moment that has not come yet (EntryRefused)."""
    faults = []
    for name in MOMENTS:
        text = str(given.get(name) or "")
        with suppress(ValueError, TypeError):  # what is no moment is refused by its field
            if text and datetime.fromisoformat(text) > at:
                faults.append(WrongValue(field=name, value=text, where=name, wanted="a moment that has come"))
    if faults:
        raise refused(key, faults)
