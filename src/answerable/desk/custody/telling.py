"""An event in words: what was done, and everything that was said with it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.desk.components.templatetags.answerable import moment
from answerable.desk.custody.models import CustodyEvent
from answerable.desk.custody.standing import MAKES
from answerable.law import long_day

LABELS = {
    "investigation-opened": "Investigation opened",
    "investigation-closed": "Investigation closed",
    "investigation-reopened": "Investigation opened again",
    "investigation-linked": "Linked to another breach",
    "item-collected": "Collected",
    "item-received": "Received",
    "item-verified": "Checked",
    "item-moved": "Handed over",
    "item-checked-out": "Checked out",
    "item-returned": "Returned",
    "item-copied": "Copied",
    "item-accessed": "Opened to look",
    "item-analysed": "Analysed",
    "item-redacted": "Redacted copy added",
    "item-sealed": "New seal put on",
    "item-given-back": "Given back",
    "event-corrected": "Correction",
    "disclosed": "Disclosed",
    "report-issued": "Report issued",
}
OUTCOMES = {
    "investigation-opened": "What is looked into",
    "investigation-linked": "What is looked into",
    "investigation-closed": "Finding",
}
TO_NEW = "New item with"  # the act leaves what it is about where it is
RESULTS = {"match": "Matches", "mismatch": "Does not match"}


def label_of(event: CustodyEvent) -> str:
    """What was done."""
    if event.corrects:
        return f"Correction of entry {event.corrects.number}"
    return LABELS[event.act]


def details_of(event: CustodyEvent) -> tuple[tuple[str, str], ...]:
    """Everything that was said with it, as label and words; only what was said."""
    return tuple((label, words) for label, words in _said(event) if words)


def _said(event: CustodyEvent) -> Iterator[tuple[str, str]]:
    yield "Given to", event.recipient
    yield "From", _hand(event.from_custodian, event.from_place)
    yield TO_NEW if event.act in MAKES or not event.item else "To", _hand(event.to_custodian, event.to_place)
    yield "Files that went", _files(event)
    yield "Due back", long_day(event.due_back_on) if event.due_back_on else ""
    yield "Seal as read", event.seal_read
    yield "Seal put on", event.seal
    yield "With", event.method
    yield OUTCOMES.get(event.act, "What came of it"), event.outcome
    yield "Why", event.reason
    yield "By the authority of", event.authority
    yield "Witness", event.witness
    yield "Done at, as claimed", _claimed(event)


def _files(event: CustodyEvent) -> str:
    """The items whose files were disclosed. What was not as it came in stands in the outcome."""
    if event.act != "disclosed":
        return ""
    numbers = ", ".join(str(one["number"]) for one in event.given)
    return f"Of item {numbers}" if numbers else "None: the entries alone"


def _hand(custodian: str, place: str) -> str:
    return ", ".join(filter(None, [custodian, place]))


def _claimed(event: CustodyEvent) -> str:
    return f"{moment(event.claimed_at)}: {event.claimed_basis}" if event.claimed_at else ""
