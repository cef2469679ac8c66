"""Remove imported cases that nobody has touched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.import_cases import CHANNEL
from answerable.desk.cases.actions.indexing import let_go
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.touched import touched
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention.actions.take_away import taking_away


@transaction.atomic
def remove_imported(*, references: Collection[str], source: str, by: Actor, at: datetime) -> tuple[str, ...]:
    """Remove those of these imported cases to which nothing has been done; gives the references of the others.

    Refuses who may not log requests (NotAllowed).
    """
    access.require_receiver(by)
    cases = Case.objects.select_for_update(of=("self",)).filter(reference__in=references, channel=CHANNEL)
    there = [case.reference for case in cases]
    kept = set(touched(there))
    gone = [reference for reference in there if reference not in kept]
    with taking_away(gone, why=f"{source.replace(':', ' ')} was taken back", by=by, at=at):
        Case.objects.filter(reference__in=gone).delete()
    let_go(*gone)
    record("took-back", by=by.key, at=at, subject=source, data={"cases": gone, "kept": sorted(kept)})
    return tuple(sorted(kept))
