"""Bring in the answers of another authority, as it publishes them: keep the file, and have it read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.memory import access
from answerable.desk.memory.actions.steps import put_down
from answerable.desk.memory.models import Log, Step
from answerable.desk.people.actors import Actor

MEDIA = "application/octet-stream"


@transaction.atomic
def begin_log(
    *, data: bytes, name: str, publisher: str, address: str = "", licence: str = "", by: Actor, at: datetime
) -> Log:
    """The log, which the queue goes on to read. None of its answers is kept before somebody has looked at them.

    Refuses everyone but officers (NotAllowed).
    """
    person = access.keeper(by)
    stored = keep(data, name=name, media=MEDIA, at=at)
    log = Log(publisher=publisher.strip(), address=address.strip(), licence=licence.strip(), stored=stored, read_at=at, read_by=person)  # fmt: skip
    put_down(log, Step.READING)
    record("log-begun", by=by.key, at=at, subject=f"others-log:{log.pk}", digest=stored.sha256)
    return log
