"""Keep the answers of a log that was looked at."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.memory import access
from answerable.desk.memory.actions.steps import put_down
from answerable.desk.memory.models import Log, Step
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete


@transaction.atomic
def keep_log(*, number: int, publisher: str = "", by: Actor, at: datetime) -> Log:
    """The log, whose answers the queue goes on to keep, some hundreds at a time.

    What an older reading of the same publisher's log had under the same references is replaced. Refuses everyone but
    officers (NotAllowed), a log that is not ready (LogElsewhere), and one of which nobody has said whose it is (NotComplete).
    publisher: whose it is, where neither its file nor whoever brought it in said it.
    """
    log = access.log_for_change(number, by=by, at_step=(Step.READY,))
    log.publisher = log.publisher or publisher.strip()
    if not log.publisher:
        raise NotComplete(thing="The log", missing="nobody has said whose answers it holds", where=f"log {number}", why="An answer without its authority would be taken for ours.", do="Say which authority answered, and keep it then.")  # fmt: skip
    put_down(log, Step.KEEPING)
    digest = log.stored.sha256 if log.stored else ""
    record("log-kept", by=by.key, at=at, subject=f"others-log:{number}", digest=digest, data={"answers": log.found})
    return log
