"""Clarified: the applicant has said what is meant. The clock of those questions begins again on the day that it came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Outcome, Stage, acts_at
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.events import end_of_wait, require_past
from answerable.desk.cases.actions.holds import hold_asked
from answerable.desk.cases.actions.questions import put_answer, question_of
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.cases.queries.clocks import ASKED, waits
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.errors import NoSuchThing, WrongStage
from answerable.law import uk_day


@transaction.atomic
def clarified(
    *, reference: str, on: date, questions: Sequence[str] = (), words: str = "", by: Actor, at: datetime
) -> Case:
    """The case, being answered, with these questions open again; without numbers, all that wait for the applicant.

    What was said of them stays among their versions, and a letter that was out for approval is taken back. words:
    what the applicant said, where it did not come by mail. Refuses a day to come (BadDay), a question that does not
    wait (NoSuchThing), and a case in which none does (WrongStage).
    """
    case = access.for_change(reference, by=by, to="clarified")
    require_past(on, today=uk_day(at), what="the day the clarification came")
    keys = _waiting(case, questions)
    unclear = case.questions.filter(outcome=Outcome.CLARIFICATION.value).select_related("case")
    for question in unclear.filter(pk__in=keys) if keys else unclear:
        put_answer(question, None, by=by, at=at)
    if words.strip():
        Correspondence.objects.create(
            case=case, is_incoming=True, kind="reply", at=at, title="Clarification", text=words.strip(), by=by.person
        )
        hold_asked(case, by=DESK, at=at)
    event = end_of_wait(case, ASKED, on=on, by=by, at=at, questions=keys)
    was_approved = lose_approval(case)
    if case.stage == Stage.CLARIFYING:
        move(case, "clarified")
    reckon(case)
    settle(case, uk_day(at))
    data = {"on": on.isoformat(), "event": event, "questions": list(questions), "taken_back": was_approved}
    record("clarified", by=by.key, at=at, case=reference, words=words, data=data)
    return case


def _waiting(case: Case, numbers: Sequence[str]) -> list[int]:
    """The keys of those that wait; none where the case waits without saying for which."""
    waiting, stage = waits(case), Stage(case.stage)
    if not waiting and stage is not Stage.CLARIFYING:
        raise WrongStage(act="clarified", stage=stage.value, allowed=", ".join(acts_at(stage)))
    keys = [question_of(case, number).pk for number in numbers]
    if strange := [number for number, key in zip(numbers, keys, strict=True) if key not in waiting]:
        raise NoSuchThing(thing=f"question {strange[0]} that waits for the applicant", where=case.reference)
    return keys or list(waiting)
