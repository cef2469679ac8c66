"""Add a redacted copy of a digital item: what may be shown, with a digest of its own. The original stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.comparing import compare
from answerable.desk.custody.entries import Hand, New, Said, Upload, bring_file, once, write
from answerable.desk.custody.leaving import must_leave_clean
from answerable.desk.custody.models import CustodyEvent, Kind
from answerable.desk.files.looking import look_at, what_hides
from answerable.desk.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Redacted:
    """The released copy: its file, how it was made, who has it."""

    title: str
    file: Upload
    method: str
    to: Hand
    although: str = ""  # why it may stay as it is, where it holds what its reader does not see


@transaction.atomic
@once
def redact(*, reference: str, number: int, redacted: Redacted, said: Said, by: Actor, at: datetime) -> CustodyEvent:
    """The event, with the redacted copy as a new item. The reason says what was taken out, and why.

    Refuses a copy that still hides something, unless it is said why it may stay (HidesSomething). A large one is looked
    through in the queue, and asked about when it is disclosed.
    """
    item = access.item_for_change(reference, number, by=by, to="redact")
    event = CustodyEvent(act="item-redacted", investigation=item.investigation, item=item, method=redacted.method)
    event.to_custodian, event.to_place = redacted.to.custodian, redacted.to.place
    compare(event, said)
    new = New(redacted.title, Kind.DIGITAL, item.retention_class)
    copy = bring_file(event, new, redacted.file, at=at, made_from=item)
    if copy.file:
        look_at([copy.file], at=at)
        if not what_hides([copy.file])[0].is_waiting:
            must_leave_clean(event, [copy], although=redacted.although, by=by, at=at)
    return write(event, said=said, by=by, at=at)
