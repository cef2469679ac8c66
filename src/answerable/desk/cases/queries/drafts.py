"""The drafts of a case that are ready: those with nothing in them to look at; and of every other, what there is to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answerable.casefile import Answer, Outcome, answer_values
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.case import OUTCOMES
from answerable.desk.cases.queries.changed import changed_since
from answerable.desk.cases.queries.clocks import unclear
from answerable.desk.cases.queries.known import Known, known
from answerable.desk.cases.queries.previews import Preview, written
from answerable.desk.cases.queries.sources import Source, sources_of
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import Actor
from answerable.letters import Paragraph


@dataclass(frozen=True, slots=True)
class Draft:
    """One question that nobody has answered. looks: what there is to look at first; empty where its draft is ready.

    stands: the digest of the draft and of the question's version, which whoever uses it has seen.
    """

    number: str
    position: int
    text: str
    outcome: str
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Source, ...]
    looks: tuple[str, ...]
    stands: str
    answer: Answer | None

    @property
    def is_ready(self) -> bool:
        return self.answer is not None and not self.looks


def drafts(case: Case, *, by: Actor, on: date) -> tuple[Draft, ...]:
    """Every question of the case that has no answer yet, in order."""
    waiting = unclear(case)
    rows = [row for row in case.questions.all() if not row.answer and row.pk not in waiting]
    found = {row.number: known(row) for row in rows}
    answers = {number: _as_given(number, one.draft) for number, one in found.items() if one.draft}
    seen = written(case, on=on, answers=answers)
    return tuple(_draft(row, found[row.number], answers.get(row.number), seen, by) for row in rows)


def _as_given(number: str, draft: Answer) -> Answer:
    return replace(draft, questions=(number,))


def _draft(row: Question, found: Known, answer: Answer | None, seen: Preview, by: Actor) -> Draft:
    return Draft(
        number=row.number,
        position=row.position,
        text=row.text,
        outcome=OUTCOMES[answer.outcome if answer else Outcome.OPEN],
        paragraphs=_paragraphs(seen, row.number),
        sources=sources_of(row, by=by),
        looks=tuple(dict.fromkeys(_looks(row, found, answer, seen))),
        stands=digest_of(json.dumps([row.version, answer_values(answer) if answer else None], sort_keys=True)),
        answer=answer,
    )


def _paragraphs(seen: Preview, number: str) -> tuple[Paragraph, ...]:
    return tuple(part for shown in seen.paragraphs if number in shown.questions for part in shown.paragraphs)


def _looks(row: Question, found: Known, answer: Answer | None, seen: Preview) -> Iterator[str]:
    """What keeps a draft from being used unread: the desk's own cautions, what changed, what the checks say of it."""
    if answer is None:
        yield f"It has no draft.{f' Ask {found.ask}.' if found.ask else ''}"
        return
    yield from (*found.cautions, *found.of_draft)
    if row.is_own_data:
        yield "It asks for the applicant’s own data."
    if changed := changed_since(row):
        yield f"Changed since it was looked up: {', '.join(changed)}."
    for stop in seen.stops:
        if row.number in stop.question.split(", "):
            yield stop.what
    for finding in seen.findings:
        if row.number in finding.questions:
            yield finding.says
