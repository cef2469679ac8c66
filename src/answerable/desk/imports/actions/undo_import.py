"""Undo an import, while nothing has been done to its cases."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.queries.touched import touched
from answerable.desk.imports import access
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.steps import MANY, put_down
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import ImportTouched


@transaction.atomic
def undo_import(*, number: int, by: Actor, at: datetime) -> Import:
    """The import being taken back by the queue. Refuses one with a case that somebody has worked on (ImportTouched)."""
    found = access.for_change(number, by=by, at_step=(Step.DONE,))
    references = list(found.rows.filter(is_imported=True).values_list("reference", flat=True))
    changed = [one for start in range(0, len(references), MANY) for one in touched(references[start : start + MANY])]
    if changed:
        raise ImportTouched(number=number, count=len(changed), reference=changed[0])
    put_down(found, Step.UNDOING)
    record("undid-import", by=by.key, at=at, subject=f"import:{number}", data={"cases": len(references)})
    return found
