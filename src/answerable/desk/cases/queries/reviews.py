"""What a review starts from: the answers that were given first, and those that it has given anew so far."""

from __future__ import annotations

from answerable.casefile import Answer, answer_from
from answerable.desk.cases import access
from answerable.desk.cases.queries.casefiles import answer_of
from answerable.desk.people.actors import Actor


def review_so_far(reference: str, *, by: Actor) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """The first answers and the new ones, each by the number of their question."""
    case = access.for_reading(reference, by=by)
    review = case.reviews.filter(completed_on=None).order_by("-id").first()
    first = {row.number: answer_of(row) for row in case.questions.all()}
    return first, {number: answer_from(values) for number, values in (review.answers if review else {}).items()}
