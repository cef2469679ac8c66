"""How a case stands: what happens next and who must do it, in words, with the counts of its questions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from textwrap import shorten

from answerable.casefile import Stage, moved
from answerable.desk.cases.models import Allocation, Case, Question
from answerable.desk.cases.queries.clocks import unclear
from answerable.desk.cases.queries.outcomes import whole
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role
from answerable.law import long_day, uk_day
from answerable.registers import listed

US, APPLICANT, COLLEAGUE, COMMISSIONER = "", "applicant", "colleague", "commissioner"
WORDS = {
    Stage.APPROVAL: ("An approver: approve it, or send it back", US),
    Stage.APPROVED: ("Send it to the applicant", US),
    Stage.REVIEW_APPROVAL: ("An approver: approve the outcome of the review, or send it back", US),
    Stage.REVIEW_APPROVED: ("Send the outcome of the review to the applicant", US),
}


def move(case: Case, act: str) -> None:
    """Bring the case to the stage after an act. Refuses an act that its stage does not allow (WrongStage)."""
    case.stage = moved(Stage(case.stage), act=act).value


def begin(case: Case, *, by: Actor) -> None:
    """A new case is being answered once somebody works on one of its questions; it is theirs where it is nobody's."""
    if case.stage == Stage.NEW:
        move(case, "start")
    if case.owner is None and by.has_role(Role.OFFICER):
        case.owner = by.person


def settle(case: Case, on: date) -> None:
    """Bring the case's counts and its next step up to date, and save it. Every act that changes how it stands ends with this."""
    questions = list(case.questions.all())
    case.questions_count = len(questions)
    waiting = unclear(case) if Stage(case.stage).is_open else {}
    case.answered_count = sum(question.is_finished and question.pk not in waiting for question in questions)
    case.outcome = whole(question.outcome for question in questions) or ""
    case.answered_on = uk_day(case.sent_at) if case.sent_at else None
    words, case.waits_for = next_step(case, questions, waiting)
    case.next_step = shorten(words, 200, placeholder=" …")
    case.version += 1
    case.save()


def next_step(case: Case, questions: list[Question], waiting: Collection[int] = ()) -> tuple[str, str]:
    """What happens next in words, and whom it waits for. waiting: the questions that the applicant is to make clear."""
    match stage := Stage(case.stage):
        case Stage.NEW:
            return (f"{case.owner.name}: read the questions and start" if case.owner else "An officer: take it on"), US
        case Stage.ANSWERING:
            return _answering(case, questions, waiting)
        case Stage.CLARIFYING:
            return "The applicant: say what is meant", APPLICANT
        case Stage.FEE:
            last = f" by {long_day(case.due_on)}" if case.due_on else ""
            return f"The applicant: pay the fee{last}", APPLICANT
        case Stage.REVIEW:
            review = case.reviews.order_by("-id").first()
            who = review.reviewer.name if review and review.reviewer else ""
            return (f"{who}: look at it afresh" if who else "Choose a reviewer who took no part in it"), US
        case Stage.COMPLAINT:
            return _complaint(case)
        case _:
            return WORDS.get(stage, ("", US))


def _answering(case: Case, questions: list[Question], waiting: Collection[int]) -> tuple[str, str]:
    """Who has which question; what is left to the officer comes first."""
    asked = list(
        Allocation.objects.filter(question__case=case, state="asked", question__is_finished=False).select_related(
            "question"
        )
    )
    with_others = {given.question_id for given in asked}
    left = [row.number for row in questions if not row.is_finished and row.pk not in {*with_others, *waiting}]
    theirs = [f"{given.name}: question {given.question.number}, by {long_day(given.due_on)}" for given in asked]
    asks = [row.number for row in questions if row.pk in waiting]
    theirs += [f"the applicant: say what is meant by {_named(asks)}"] if asks else []
    if left:
        return "; ".join([f"Answer {_named(left)}", *theirs]), US
    if with_others:
        return "; ".join(theirs), COLLEAGUE
    mine = "Read the letter and send it for approval" if questions else "Say what is asked: no question was found"
    return "; ".join([mine, *theirs]), US


def _named(numbers: list[str]) -> str:
    return f"question{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def _complaint(case: Case) -> tuple[str, str]:
    complaint = case.complaints.order_by("-id").first()
    if complaint and complaint.reply_due_on and not complaint.replied_on:
        return f"Reply to the Commissioner by {long_day(complaint.reply_due_on)}", US
    return "The Commissioner: decide", COMMISSIONER
