"""What of a case is remembered once it was answered: each question with what was said to it last, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from answerable.casefile import Answer, Outcome, answer_from
from answerable.desk.cases.models import Case, Complaint, Question, Review
from answerable.desk.cases.queries.own_data import is_own
from answerable.desk.cases.queries.public_copies import words_of
from answerable.desk.memory.given import Given
from answerable.law import uk_day

AGAINST_US = ("upheld", "partly-upheld")  # what a Commissioner's decision says of a complaint
Anew = tuple[Answer, date | None]  # an answer of a review, and the review's last day


def answers_of(case: Case, *, slug: str = "", places: dict[str, int] | None = None) -> tuple[Given, ...]:
    """The answers that were sent, those of a review in place of the first. Nothing of anybody's own data.

    slug, places: where anyone reads them, by the number of the question.
    """
    if case.sent_at is None:
        return ()
    anew = _of_reviews(case)
    return tuple(
        _given(case, question, anew, slug, (places or {}).get(question.number, 0))
        for question in case.questions.all()
        if question.outcome != Outcome.OPEN and not is_own(case, question)
    )


def whole_answer(reference: str, number: str) -> Answer | None:
    """The answer to a question of a case that was sent, whole with its grounds, as a review put it where one did."""
    case = Case.objects.filter(reference=reference, sent_at__isnull=False, disposed_at=None).first()
    question = case.questions.filter(number=number).first() if case else None
    if case is None or question is None or question.outcome == Outcome.OPEN or is_own(case, question):
        return None
    first = answer_from(question.answer) if question.answer else None
    return _of_reviews(case).get(number, (first, None))[0]


def is_challenged(reference: str) -> bool:
    """True where a review of the answer or a complaint about it is open, or the Commissioner found against us."""
    reviews = Review.objects.filter(case__reference=reference, completed_on=None)
    complaints = Complaint.objects.filter(case__reference=reference, result__in=("", *AGAINST_US))
    return reviews.exists() or complaints.exists()


def _sent_on(case: Case) -> date | None:
    return uk_day(case.sent_at) if case.sent_at else None


def _of_reviews(case: Case) -> dict[str, Anew]:
    """What reviews gave, the last for each question, with its day."""
    rows = case.reviews.exclude(completed_on=None).order_by("id")
    return {number: (answer_from(values), row.completed_on) for row in rows for number, values in row.answers.items()}


def _given(case: Case, question: Question, anew: dict[str, Anew], slug: str, place: int) -> Given:
    first = answer_from(question.answer) if question.answer else None
    answer, on = anew.get(question.number, (first, None))
    return Given(
        letter=case.reference,
        number=question.number,
        question=_asked(question.lead, question.text),
        answer=words_of(answer) if answer else "",
        outcome=answer.outcome.value if answer else question.outcome,
        provisions=provisions_of(question, answer),
        regime=question.regime or case.regime,
        heading=case.subject,
        slug=slug if place else "",
        place=place,
        asked_on=case.received_on,
        answered_on=on or _sent_on(case),
        because=answer.because if answer else (),
    )


def _asked(lead: str, text: str) -> str:
    """The question with the words before it that hold for it."""
    return "\n".join(filter(None, (lead.strip(), text)))


def provisions_of(question: Question, answer: Answer | None) -> tuple[str, ...]:
    """The provisions that an answer names; where it gives no grounds, those of the question."""
    found: Iterable[str] = (ground.provision.id for ground in answer.grounds) if answer else ()
    return tuple(dict.fromkeys(found)) or tuple(question.provisions.split())
