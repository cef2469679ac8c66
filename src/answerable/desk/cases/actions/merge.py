"""Merge questions that ask one thing: the words of all of them, and the words of all their answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from answerable.casefile import Answer, Outcome, answer_from
from answerable.desk.cases import access, gathered
from answerable.desk.cases.actions.questions import in_order, put_answer, question_of
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Allocation, AnswerVersion, Case, Question
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import BadNumbers
from answerable.law import uk_day
from answerable.registers import listed


@transaction.atomic
def merge(*, reference: str, numbers: Sequence[str], by: Actor, at: datetime) -> Question:
    """The one question that these become, with the number and law of the first of them.

    What was answered is put together, to be finished again; where outcomes differ it is open until somebody
    decides. Earlier versions of every answer, and what colleagues were asked and sent, stay with it. Refuses
    questions of which the applicant was asked about one and not the other: each has its own clock (BadNumbers).
    """
    case = access.for_change(reference, by=by, to="split")
    if len(set(numbers)) < 2:
        raise BadNumbers(fault="merging takes two questions at least", where=reference)
    first, *others = sorted((question_of(case, number) for number in set(numbers)), key=lambda row: row.position)
    if len({frozenset(_events_about(case, row)) for row in (first, *others)}) > 1:
        which = listed([row.number for row in (first, *others)])
        raise BadNumbers(fault=f"questions {which} have different clocks", where=reference)
    together = _together([answer_from(row.answer) for row in (first, *others) if row.answer])
    for other in others:
        _bring(other, to=first, at=at)
    first.text = "\n".join(row.text for row in (first, *others))
    first.lead = "\n".join(dict.fromkeys(row.lead for row in (first, *others) if row.lead))
    first.is_own_data = any(row.is_own_data for row in (first, *others))
    first.worksheet = next((row.worksheet for row in (first, *others) if row.worksheet), {})
    first.proposal, first.proposed_on = {}, None
    put_answer(first, together and replace(together, questions=(first.number,)), by=by, at=at)
    for other in others:
        gathered.follow(other.pk, into=first.pk)
        other.delete()  # the database lets a question go only once another of the case holds its words
    in_order(case, list(case.questions.all()))
    reckon(case)
    settle(case, uk_day(at))
    data = {"merged": [row.number for row in others], "version": first.version}
    record(
        "merged",
        by=by.key,
        at=at,
        case=reference,
        subject=f"question:{first.number}",
        words=first.text,
        data=data,
    )
    return first


def _events_about(case: Case, question: Question) -> list[int]:
    return [event.pk for event in case.events.all() if question.pk in event.questions]


def _together(answers: list[Answer]) -> Answer | None:
    """One answer with the words, grounds and bases of all; open where they decide differently."""
    if not answers:
        return None
    first = answers[0]
    decided = {(answer.outcome, answer.held) for answer in answers}
    return replace(
        first,
        outcome=first.outcome if len(decided) == 1 else Outcome.OPEN,
        grounds=tuple(dict.fromkeys(ground for answer in answers for ground in answer.grounds)),
        because=tuple(dict.fromkeys(basis for answer in answers for basis in answer.because)),
        text=_joined(answer.text for answer in answers),
        where=_joined(answer.where for answer in answers),
        searches=_joined(answer.searches for answer in answers),
        advice=_joined(answer.advice for answer in answers),
        estimate=_joined(answer.estimate for answer in answers),
    )


def _joined(texts: Iterable[str]) -> str:
    """Every text once, a blank line between."""
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _bring(other: Question, *, to: Question, at: datetime) -> None:
    """What belongs to a question goes with its versions to the one that it is merged into."""
    Allocation.objects.filter(question=other).update(question=to)
    for row in other.versions.all():
        AnswerVersion.objects.filter(pk=row.pk).update(question=to, version=to.version)
        to.version += 1
    if other.answer:
        when = other.answered_at or at
        AnswerVersion.objects.create(
            question=to, version=to.version, answer=other.answer, by=other.answered_by, at=when
        )
        to.version += 1
