"""What stands open in an investigation: whoever closes it, or issues its report, is asked about it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.desk.custody.models import CustodyEvent, Investigation, State
from answerable.errors import NotComplete


def before_closing(found: Investigation) -> str:
    """In words, each item that is checked out, and each comparison that did not match and that nothing has answered since.

    A correction answers it, and so does a later comparison of the same item that matches.
    """
    out = found.items.filter(state=State.OUT)
    return "; ".join([*(f"item {item.number} is checked out to {item.custodian}" for item in out), *_mismatches(found)])


def before_reporting(found: Investigation) -> str:
    """In words, that there is no finding, and what did not match; of one that is closed only what came after the closing."""
    if not found.closed_at:
        return "; ".join(["the investigation is open and has no finding yet", *_mismatches(found)])
    closing = found.events.filter(act="investigation-closed").latest("number")
    return "; ".join(_mismatches(found, after=closing.number))


def answered(although: str, *, still: str, done: str, thing: str, where: str) -> str:
    """The sentence of an act that is done although something stands open. Refuses one that nobody gives a reason for (NotComplete)."""
    if not although.strip():
        raise NotComplete(
            thing=thing,
            missing=f"{still}, and nobody has said why it is {done} all the same",
            where=where,
            why="Whoever reads the report asks about exactly this.",
            do=f"Settle it first, or say why it can be {done} without.",
        )
    return f"{done.capitalize()} although {still}: {although.strip()}"


def _mismatches(found: Investigation, *, after: int = 0) -> Iterator[str]:
    compared = found.events.exclude(result="").select_related("item").order_by("number")
    last: dict[int | None, CustodyEvent] = {event.item_id: event for event in compared}
    for event in sorted(last.values(), key=lambda event: event.number):
        if event.number > after and event.result == "mismatch" and not event.corrections.exists():
            what = f"item {event.item.number}" if event.item else "what was disclosed"
            yield f"{what} did not match in entry {event.number}"
