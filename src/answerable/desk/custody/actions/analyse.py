"""Write down an analysis: the programme and its version, what it showed, and what came out of it as a new item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Hand, New, Said, Upload, bring_file, once, write
from answerable.desk.custody.models import CustodyEvent, Kind
from answerable.desk.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Analysed:
    """How something was analysed, what it showed, and the file that came out of it."""

    method: str
    outcome: str
    to: Hand
    title: str = ""
    file: Upload | None = None


@transaction.atomic
@once
def analyse(*, reference: str, number: int, analysed: Analysed, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with the item that came out of it where there is one."""
    item = access.item_for_change(reference, number, by=by, to="analyse")
    event = CustodyEvent(act="item-analysed", investigation=item.investigation, item=item)
    event.method, event.outcome = analysed.method, analysed.outcome
    compare(event, said)
    if analysed.file:
        event.to_custodian, event.to_place = analysed.to.custodian, analysed.to.place
        title = analysed.title or f"Output of an analysis of: {item.title}"[:200]
        bring_file(event, New(title, Kind.DIGITAL, item.retention_class), analysed.file, at=at, made_from=item)
    return write(event, said=said, by=by, at=at)
