"""The clock of a case, kept on the case: its last day and the working."""

from __future__ import annotations

from answerable.casefile import Stage
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.clocks import BEFORE_SENT, IN_REVIEW, due_and_working, running


def reckon(case: Case) -> None:
    """Put the last day of the clock that runs, and its working, on the case. A clock that has ended stays as it was.

    Where questions stand under different laws the earliest day holds, and the others are kept beside it.
    Refuses what law.deadline refuses.
    """
    stage = Stage(case.stage)
    if stage in (*BEFORE_SENT, *IN_REVIEW):
        case.due_on, case.clock = due_and_working(running(case))
    elif stage is Stage.COMPLAINT:
        complaint = case.complaints.order_by("-id").first()
        case.clock, case.due_on = {}, complaint.reply_due_on if complaint else None
