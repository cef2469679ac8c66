"""The questions of a case that is being changed: one by its number, their order, and the answer that one holds."""

from __future__ import annotations

import json
from datetime import datetime

from django.utils.timezone import localtime

from answerable.casefile import Answer, Outcome, Regime, answer_values
from answerable.desk.cases.models import AnswerVersion, Case, Question
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import Actor
from answerable.errors import ChangedMeanwhile, NoSuchThing
from answerable.law import long_day, uk_day
from answerable.letters import standing_ground


def question_of(case: Case, number: str) -> Question:
    """The question of that number. Refuses a number that the case does not have (NoSuchThing)."""
    found = Question.objects.filter(case=case, number=number).select_related("case", "answered_by").first()
    if found is None:
        raise NoSuchThing(thing=f"question {number}", where=case.reference)
    return found


def in_order(case: Case, questions: list[Question]) -> None:
    """Give the questions their places in this order."""
    for position, question in enumerate(questions, 1):
        question.position = position
    Question.objects.bulk_update(questions, ["position"])


def require_current(question: Question, version: int) -> None:
    """Refuses a version that somebody has replaced in the meantime (ChangedMeanwhile)."""
    if question.version == version:
        return
    at = question.answered_at
    raise ChangedMeanwhile(
        thing=f"Question {question.number}",
        who=question.answered_by.name if question.answered_by else "the desk",
        at=f"{localtime(at):%H:%M} on {long_day(uk_day(at))}" if at else "a moment ago",
    )


def put_answer(
    question: Question, answer: Answer | None, *, by: Actor, at: datetime, is_finished: bool = False
) -> None:
    """Put an answer on the question, or take it away, and keep what it replaces."""
    if question.answer:
        AnswerVersion.objects.create(
            question=question,
            version=question.version,
            answer=question.answer,
            by=question.answered_by,
            at=question.answered_at or at,
        )
    question.answer = answer_values(answer) if answer else {}
    question.outcome = (answer.outcome if answer else Outcome.OPEN).value
    question.provisions = provisions(answer, Regime(question.regime or question.case.regime)) if answer else ""
    question.answered_by, question.answered_at = by.person, at
    question.is_finished = is_finished
    question.version += 1
    question.save()


def says_something(text: str) -> bool:
    """True where the text of a question has a word or a number in it."""
    return any(letter.isalnum() for letter in text)


def rename(question: Question, number: str) -> None:
    """Give the question another number, on its answer and its proposal too. Does not save it."""
    question.number = number
    for values in (question.answer, question.proposal.get("answer")):
        if values:
            values["questions"] = [number]


def provisions(answer: Answer, regime: Regime) -> str:
    """The identifiers of what the answer rests on, a space around each: " foia.s31.1.a "."""
    grounds = answer.grounds or standing_ground(answer.outcome, regime=regime)
    names = dict.fromkeys(ground.provision.id for ground in grounds)
    return f" {' '.join(names)} " if names else ""


def answer_digest(question: Question) -> str:
    """The digest of the answer that the question holds."""
    return digest_of(json.dumps(question.answer, sort_keys=True, ensure_ascii=False))
