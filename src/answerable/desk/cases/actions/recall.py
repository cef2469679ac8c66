"""Recall a question from a colleague: their link ends, and they are told that nothing is wanted any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.asking import write_to
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Allocation
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing
from answerable.law import uk_day


@transaction.atomic
def recall(*, reference: str, allocation: int, by: Actor, at: datetime) -> Allocation:
    """The allocation, withdrawn; what was sent stays. One that has been withdrawn already stays as it is."""
    case = access.for_change(reference, by=by, to="allocate")
    row = Allocation.objects.select_related("question__case", "by").filter(pk=allocation, question__case=case).first()
    if row is None:
        raise NoSuchThing(thing="such allocation", where=reference)
    if row.state == "withdrawn":
        return row
    is_waiting, row.state = row.state == "asked", "withdrawn"
    row.save(update_fields=["state"])
    if is_waiting:
        write_to(row, "recalled", "A question that no longer needs your answer", at=at)
    settle(case, uk_day(at))
    record(
        "recalled",
        by=by.key,
        at=at,
        case=reference,
        subject=f"allocation:{row.pk}",
        data={"question": row.question.number},
    )
    return row
