"""What stood beside the questions of other requests goes with the file of the request that it was answered to."""

from __future__ import annotations

from typing import Any

from answerable.desk.cases.models import Case, Question
from answerable.law import uk_day

MANY = 200  # proposals that are written at once


def forget_quoted(case: Case) -> int:
    """Take this request's questions and answers out of what was put beside the questions of others; how many had some.

    A draft that somebody took over stands: it is that request's own by then. Locks the questions, in order.
    """
    named = Question.objects.filter(proposal__icontains=f'"{case.reference}/').exclude(case=case)
    if case.sent_at:  # what was not sent yet stood beside nothing
        named = named.filter(proposed_on__gte=uk_day(case.sent_at))
    changed = 0
    numbers = list(named.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), MANY):
        rows = list(Question.objects.filter(pk__in=numbers[start : start + MANY]).order_by("pk").select_for_update())
        for row in rows:
            earlier = row.proposal.get("earlier", [])
            row.proposal["earlier"] = [one for one in earlier if not _is_of(one, case.reference)]
        Question.objects.bulk_update(rows, ["proposal"])
        changed += len(rows)
    return changed


def _is_of(one: dict[str, Any], reference: str) -> bool:
    """True for an answer of ours to that request; another authority's may be called the same."""
    return not one.get("publisher") and str(one.get("ref", "")).startswith(f"{reference}/")
