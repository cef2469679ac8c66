"""An earlier day of a register: whether it was kept here then, and what is known of that day where it was not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from answerable.desk.registers.models import KeptRegister
from answerable.law import long_day, uk_day
from answerable.registers import Entry, Kept, tool_on

NOT_KEPT = "The register was not kept here on that day; this is what it said {when}."
OF_TOOLS = "The status of each tool is that of the day, by its history; where its history begins later, none is shown."
TOOLS = "tools"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A register on a day: whether it was kept here then, what it says, and what a reader must know of that."""

    kept: Kept
    was_kept: bool
    notes: tuple[str, ...]

    def entry(self, found: Entry, on: date) -> Entry:
        """An entry as far as that day is known."""
        return found if self.was_kept or self.kept.name != TOOLS else tool_on(found, on=on)


def earlier(kept: Kept, on: date, *, today: date) -> Earlier:
    """That register on that day; kept: as it was read for it."""
    said = _said_on(kept)
    if on >= today or on == said or _was_kept(kept.name, on):
        return Earlier(kept, True, ())
    when = f"on {long_day(said)}" if said else "when it was taken in"
    notes = (NOT_KEPT.format(when=when), *((OF_TOOLS,) if kept.name == TOOLS else ()))
    found = Earlier(kept, False, notes)
    return replace(found, kept=replace(kept, entries=tuple(found.entry(one, on) for one in kept.entries)))


def said_on(kept: Kept, on: date, *, today: date) -> date:
    """The day that a copy of the register as on that day is of: where it was not kept here then, the day it speaks of."""
    if on >= today or _was_kept(kept.name, on):
        return on
    return _said_on(kept) or on


def _was_kept(name: str, on: date) -> bool:
    row = KeptRegister.objects.filter(pk=name).first()
    return row is not None and uk_day(row.taken_in_at) <= on


def _said_on(kept: Kept) -> date | None:
    """The day as at which the file says that it speaks."""
    found = kept.head.get("as_at") or kept.head.get("approved_on")
    return found if isinstance(found, date) else None
