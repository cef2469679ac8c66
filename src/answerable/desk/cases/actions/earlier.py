"""What was answered before to questions like those of a case, and what of it may stand as a draft.

Only an answer of our own to the same question becomes a draft, whole and with its grounds, where nothing that it
rests on has changed; what must be looked at first is said beside it. Another authority's answer is shown and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.answers.matching import round_likeness
from answerable.casefile import Answer, Basis, Outcome
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.remembered import whole_answer
from answerable.desk.memory import index
from answerable.desk.memory.recalling import Recalled, recalled
from answerable.desk.registers.changes import otherwise
from answerable.law import long_day

MOST = 8  # shown for each question
WORDINGS = 5
SAME_WORDS = 0.9  # of what two questions say in common, from which nobody need compare them
REPEATED = (Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.NEITHER, Outcome.ALREADY_ACCESSIBLE)  # fmt: skip
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier answer beside a question. changed: the entries it rests on that stand otherwise by now."""

    said: Recalled
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """An earlier answer as the draft of a question, and what is to be looked at before it is used."""

    answer: Answer
    cautions: tuple[str, ...]


def remembered(case: Case, questions: Sequence[Question]) -> list[tuple[Remembered, ...]]:
    """For each question what was answered before to others like it, the likest first."""
    texts = [f"{row.lead}\n{row.text}" if row.lead else row.text for row in questions]
    found = index.like(texts, most=WORDINGS, whose="all", without=frozenset({case.reference}))
    return [tuple(_remembered(one) for one in recalled(likes, most=MOST)) for likes in found]


def repeated(question: Question, before: Sequence[Remembered]) -> Repeated | None:
    """The newest answer of ours to the same question, where it may stand again; None where none may."""
    for one in before:
        if one.said.kind == "same" and one.said.is_ours and not one.changed:
            answer = whole_answer(one.said.letter, one.said.number)
            if answer and (again := _again(question, answer, one.said)):
                return again
    return None


def _again(question: Question, answer: Answer, said: Recalled) -> Repeated | None:
    if answer.outcome not in REPEATED or said.regime != (question.regime or question.case.regime):
        return None
    basis = Basis("earlier", said.ref, said.answer, said.on)
    reasons = (f"answered before in {said.ref}{_on(said)}: {said.why}", *answer.reasons)
    draft = replace(answer, questions=(question.number,), because=(basis, *answer.because), score=said.score, reasons=reasons)  # fmt: skip
    return Repeated(draft, tuple(_cautions(question, answer, said)))


def _cautions(question: Question, answer: Answer, said: Recalled) -> Iterator[str]:
    """What keeps an answer from being said again unread."""
    if round_likeness([question.text], [said.question]) < SAME_WORDS:
        yield f"It was asked in other words in {said.ref}: “{said.question}” See that it is the same question."
    entries = [one for one in answer.because if one.kind in ("register", "position")]
    if not entries:
        yield f"This is our answer in {said.ref}{_on(said)}, and rests on no entry of a register: see that it still holds."
    elif _FIGURE.search(answer.text):
        yield f"This is our answer in {said.ref}{_on(said)}: see that its figures and days are those asked for now."
    if any(ground.public_interest for ground in answer.grounds):
        yield "The public interest is weighed afresh for each request: see that the balance still holds."


def _remembered(said: Recalled) -> Remembered:
    return Remembered(said, otherwise(said.because) if said.is_ours else ())


def _on(said: Recalled) -> str:
    return f" of {long_day(said.on)}" if said.on else ""
