"""Carry an import out: every row without a fault becomes a case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.imports import access
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.steps import put_down
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor


@transaction.atomic
def carry_out(*, number: int, by: Actor, at: datetime) -> Import:
    """The import under way. The queue writes the cases, some hundreds at a time; rows with a fault stay where they are."""
    found = access.for_change(number, by=by, at_step=(Step.READY,))
    put_down(found, Step.IMPORTING)
    record("carried-out-import", by=by.key, at=at, subject=f"import:{number}", digest=found.file.sha256, data={"rows": found.rows_count, "faulty": found.faulty_count})  # fmt: skip
    return found
