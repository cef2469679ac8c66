"""What the registers' pages and files show of breaches: what the page of a breach shows, to the same people."""

from __future__ import annotations

from dataclasses import replace

from answerable.desk.breaches import access
from answerable.desk.breaches.queries import SHOWN
from answerable.desk.people.actors import Actor
from answerable.registers import Entry, Value, put

HEAD = ("ref", "title", "kind", "status")


class BreachSight:
    """Data protection officers and auditors read every word; officers, approvers and reviewers what may be published."""

    def reads_any(self, by: Actor) -> bool:
        """True for those to whom breaches are open at all."""
        return access.reads_all(by) or by.has_role(*access.COUNTERS)

    def reads_all(self, by: Actor) -> bool:
        """True for those who read every word."""
        return access.reads_all(by)

    def seen(self, entry: Entry) -> Entry | None:
        """What of it may be published; None where nothing may."""
        if not access.is_told(entry):
            return None
        values: dict[str, Value] = {}
        for name in (*HEAD, *(one for one in SHOWN if not entry.withholds(one))):
            if (value := entry.at(name)) is not None:
                values = put(values, name, value)
        return replace(entry, values=values)
