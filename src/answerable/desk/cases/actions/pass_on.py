"""Pass a question on: it is not mine, ask somebody else. The officer is told, and decides."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Allocation, Task
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete
from answerable.law import uk_day


@transaction.atomic
def pass_on(*, allocation: int, to: str, by: Actor, at: datetime) -> Allocation:
    """The allocation, back with the officer, with the words of who should be asked. Refuses empty words (NotComplete)."""
    row = access.for_contribution(allocation, by=by, on=uk_day(at))
    words = " ".join(to.split())[:200]
    if not words:
        raise NotComplete(
            thing="This", missing="it does not say who should be asked", where="who should be asked",
            why="The officer would have to guess.", do="Name a person or a team. If you do not know, say so.",
        )  # fmt: skip
    if (row.state, row.passed_to) == ("passed-on", words):
        return row
    row.state, row.passed_to = "passed-on", words
    row.save(update_fields=["state", "passed_to"])
    case = row.question.case
    Task.objects.create(
        kind="passed-on",
        case=case,
        at=at,
        words=f"{row.name} cannot answer question {row.question.number}. Ask instead: {words}",
    )
    settle(case, uk_day(at))
    record(
        "passed-on",
        by=by.key,
        at=at,
        case=case.reference,
        subject=f"allocation:{row.pk}",
        data={"question": row.question.number},
    )
    return row
