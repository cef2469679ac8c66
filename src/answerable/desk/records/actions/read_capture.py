"""Read a whole capture, record by record as its file has them: that somebody read it is an act, once a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from answerable.desk.files.keeping import opened
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.records import access
from answerable.desk.records.models import Capture, Step
from answerable.desk.records.steps import settings_of
from answerable.errors import CaptureElsewhere, NoSuchThing
from answerable.law import uk_day
from answerable.records import open_capture, record_json


@transaction.atomic
def read_capture(*, number: int, by: Actor, at: datetime) -> Iterator[dict[str, Any]]:
    """What the source is, then each record, read from the kept file as they are asked for.

    Refuses a capture that this actor may not see (NoSuchThing), and one that is not complete (CaptureElsewhere).
    """
    found = access.for_reading(number, by=by)
    if found.step != Step.DONE:
        raise CaptureElsewhere(number=number, step=found.get_step_display())
    if found.file is None:
        raise NoSuchThing(
            thing="such capture: it was destroyed under the retention schedule", where=f"capture {number}"
        )
    uid = uuid5(NAMESPACE_OID, f"capture-read {by.key} {uk_day(at)} {number}")
    record("messages-read", by=by.key, at=at, subject=found.subject, uid=uid, data={"capture": number})
    return _records(found)


def _records(found: Capture) -> Iterator[dict[str, Any]]:
    yield found.about
    if found.file is None:
        return
    with opened(found.file) as file:
        yield from map(record_json, open_capture(file, name=found.name, settings=settings_of(found)).records())
