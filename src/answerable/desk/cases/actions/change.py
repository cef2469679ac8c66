"""Change what was submitted or approved: the approval is taken back, and the letter is a draft again."""

from __future__ import annotations

from datetime import datetime

from answerable.casefile import Stage
from answerable.desk.cases.actions.standing import move
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.people.actors import Actor

_CHANGES = {
    Stage.APPROVAL: "change",
    Stage.APPROVED: "change",
    Stage.REVIEW_APPROVAL: "change-review",
    Stage.REVIEW_APPROVED: "change-review",
}


def withdraw_approval(case: Case, *, by: Actor, at: datetime) -> bool:
    """Take the letter back from approval within the act that changes it; False where there was nothing to take back.

    Records nothing itself: the act that changes the case says in its own entry that the approval went with it.
    """
    act = _CHANGES.get(Stage(case.stage))
    if act is None:
        return False
    move(case, act)
    letters = CaseLetter.objects.filter(case=case, state__in=["submitted", "approved"])
    letters.update(state="draft", approved_by=None, approved_at=None, digest="")
    return True
