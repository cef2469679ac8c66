"""What stands open in an investigation: whoever closes it is asked about it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.desk.custody.models import CustodyEvent, Investigation, State


def doubts(found: Investigation) -> tuple[str, ...]:
    """In words, each item that is checked out, and each comparison that did not match and that nothing has answered since.

    A correction answers it, and so does a later comparison of the same item that matches.
    """
    out = found.items.filter(state=State.OUT)
    return (*(f"item {item.number} is checked out to {item.custodian}" for item in out), *_mismatches(found))


def _mismatches(found: Investigation) -> Iterator[str]:
    compared = found.events.exclude(result="").select_related("item").order_by("number")
    last: dict[int | None, CustodyEvent] = {event.item_id: event for event in compared}
    for event in sorted(last.values(), key=lambda event: event.number):
        if event.result == "mismatch" and not event.corrections.exists():
            what = f"item {event.item.number}" if event.item else "what was disclosed"
            yield f"{what} did not match in entry {event.number}"
