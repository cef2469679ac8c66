"""Give a capture up that is not complete: what was stored of it goes, the file and the reason stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.models import Capture, Step
from answerable.desk.records.steps import refuse
from answerable.errors import WrongValue


@transaction.atomic
def give_up(*, number: int, reason: str, by: Actor, at: datetime) -> Capture:
    """The capture, refused for that reason; the queue takes away what was stored of it.

    Refuses whoever may not capture its chat (NotAllowed), one that is complete or refused (CaptureElsewhere), and to do it
    without a reason (WrongValue).
    """
    found = access.for_change(number, by=by, at_step=(Step.RECEIVED, Step.ASKING, Step.STORING))
    if not reason.strip():
        raise WrongValue(field="reason", value="", where=f"capture {number}", wanted="a sentence that says why")
    refuse(found, reason.strip(), kind="capture-given-up", by=by, at=at)
    return found
