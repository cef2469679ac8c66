"""Review: who looks at the case afresh, what they find, and the end of one that is no longer wanted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.casefile import Answer, LetterKind, answer_values
from answerable.desk.cases import access
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, CaseLetter, Review
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed, NotComplete
from answerable.law import uk_day

DECISIONS = {"upheld": "The first answer was right", "part": "It was right in part", "overturned": "It was not right"}


@transaction.atomic
def assign_review(*, reference: str, reviewer: int, by: Actor, at: datetime) -> Review:
    """The review, given to a reviewer by their number. Refuses anyone who took part in the decision (NotAllowed)."""
    case = access.for_change(reference, by=by, to="assign-review")
    person = Person.objects.filter(pk=reviewer, is_active=True, grants__role=Role.REVIEWER.value).first()
    if person is None:
        raise NoSuchThing(thing="reviewer", where=reference)
    if person.pk in access.hands_in(case, is_review=True).decided:
        raise NotAllowed(
            who=person.name,
            act="review this answer",
            where=reference,
            because=access.BECAUSE["decided"].format(who=person.name),
            instead="Choose a reviewer who took no part in it.",
        )
    review = _running(case)
    review.reviewer = person
    review.save(update_fields=["reviewer"])
    settle(case, uk_day(at))
    record("review-assigned", by=by.key, at=at, case=reference, subject=f"review:{review.pk}", data={"to": person.pk})
    return review


@transaction.atomic
def conduct_review(  # what a review decides
    *,
    reference: str,
    decision: str,
    conclusions: str,
    answers: Mapping[str, Answer] | None = None,
    by: Actor,
    at: datetime,
) -> Review:
    """Keep what the reviewer decides: one of DECISIONS, the conclusions in words, and answers given anew.

    answers: by the number of their question; all others stay as they were first given. They stand in the letter
    about the review, which is then submitted, approved and sent as every answer is. A reviewer other than the
    one it was given to takes it over by doing so. Refuses a decision without its reasons, and one that
    changes the answer, in part or as a whole, but gives no other (NotComplete).
    """
    case = access.for_change(reference, by=by, to="conduct-review")
    review, anew = _running(case), dict(answers or {})
    _require(reference, decision, conclusions, anew)
    if unknown := anew.keys() - set(case.questions.values_list("number", flat=True)):
        raise NoSuchThing(thing=f"question {min(unknown)}", where=reference)
    review.outcome, review.conclusions = decision, conclusions.strip()
    review.answers = {number: answer_values(answer) for number, answer in sorted(anew.items())}
    review.reviewer = by.person
    review.save()
    settle(case, uk_day(at))
    data = {"decision": decision, "answered_anew": sorted(anew)}
    record("review-decided", by=by.key, at=at, case=reference, subject=f"review:{review.pk}", words=review.conclusions, data=data)  # fmt: skip
    return review


@transaction.atomic
def withdraw_review(*, reference: str, by: Actor, at: datetime) -> Review:
    """End a review that the applicant no longer wants; the case is answered, as it was. Its letter is dropped."""
    case = access.for_change(reference, by=by, to="withdraw-review")
    review = _running(case)
    review.outcome, review.completed_on = "withdrawn", uk_day(at)
    review.save(update_fields=["outcome", "completed_on"])
    at_work = CaseLetter.objects.filter(case=case, kind=LetterKind.REVIEW_OUTCOME.value).exclude(state="sent")
    at_work.update(state="dropped", approved_by=None, approved_at=None)
    move(case, "withdraw-review")
    case.due_on, case.closed_at = case.answer_due_on, at
    settle(case, uk_day(at))
    record("review-withdrawn", by=by.key, at=at, case=reference, subject=f"review:{review.pk}")
    return review


def _running(case: Case) -> Review:
    review = case.reviews.filter(completed_on=None).order_by("-id").first()
    if review is None:
        raise NoSuchThing(thing="review", where=case.reference)
    return review


def _require(reference: str, decision: str, conclusions: str, anew: Mapping[str, Answer]) -> None:
    missing = {
        "what it comes to": decision not in DECISIONS,
        "its conclusions": not conclusions.strip(),
        "the answer that is given instead": decision in ("part", "overturned") and not anew,
    }
    if lacking := [name for name, is_missing in missing.items() if is_missing]:
        raise NotComplete(
            thing="The review",
            missing=", ".join(lacking),
            where=reference,
            why="The applicant is told what was looked at, what was found, and what they are given now.",
            do="Say whether the first answer was right, and why; where it was not, or only in part, answer the question anew.",
        )
