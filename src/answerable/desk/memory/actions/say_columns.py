"""Say what the columns or labels of a log are, where they were taken for something else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.memory import access
from answerable.desk.memory.actions.steps import put_down
from answerable.desk.memory.models import Log, Step
from answerable.desk.people.actors import Actor


@transaction.atomic
def say_columns(*, number: int, columns: Mapping[str, str], by: Actor, at: datetime) -> Log:
    """The log, being read again with these columns: each heading with what it is, empty for what is left out.

    Refuses everyone but officers (NotAllowed), and a log that is kept already or being read (LogElsewhere).
    """
    log = access.log_for_change(number, by=by, at_step=(Step.READY,))
    log.columns, log.read_at = dict(columns), at
    put_down(log, Step.READING)
    digest = digest_of(json.dumps(log.columns, ensure_ascii=False, sort_keys=True))
    record("log-columns-said", by=by.key, at=at, subject=f"others-log:{number}", digest=digest)
    return log
