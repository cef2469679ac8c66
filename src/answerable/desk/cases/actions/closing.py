"""What ends with a case that is not answered: letters at work, questions that colleagues have."""

from __future__ import annotations

from datetime import datetime

from answerable.desk.cases.actions.asking import write_to
from answerable.desk.cases.models import Allocation, Case, CaseLetter
from answerable.desk.cases.queries.casefiles import AT_WORK


def close(case: Case, *, at: datetime) -> None:
    """Drop the letters at work, tell colleagues that nothing is wanted any more, and mark the case as closed."""
    CaseLetter.objects.filter(case=case, state__in=AT_WORK).update(state="dropped", approved_by=None, approved_at=None)
    for row in Allocation.objects.filter(question__case=case, state="asked").select_related("question__case", "by"):
        row.state = "withdrawn"
        row.save(update_fields=["state"])
        write_to(row, "recalled", "A question that no longer needs your answer", at=at)
    case.closed_at = at
