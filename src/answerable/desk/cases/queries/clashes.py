"""Where an answer of a case cannot stand beside one that was sent before: both texts, the reason, and what explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.answers.contradiction import Label, Said, Span, Verdict, compare
from answerable.casefile import Answer, Outcome, answer_from
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.known import answer_of
from answerable.desk.cases.queries.own_data import is_own
from answerable.desk.cases.queries.public_copies import words_of
from answerable.desk.cases.queries.remembered import provisions_of
from answerable.desk.disclosure.words import OUTCOMES
from answerable.desk.memory import index
from answerable.desk.memory.recalling import Recalled, recalled
from answerable.desk.registers.changes import otherwise
from answerable.desk.search.words import Piece

WORDINGS, MOST = 8, 20  # wordings like a question that are looked at, and answers to them


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two answers. words: with those marked that clash."""

    ref: str
    question: str
    words: tuple[Piece, ...]
    outcome: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers that differ. is_warning: the letter may not be approved before somebody has seen it; else it is explained."""

    number: str
    before: Side
    now: Side
    why: str
    is_warning: bool
    id: int  # of the earlier answer, in memory

    @property
    def key(self) -> str:
        """What whoever has seen it says that they have seen."""
        return f"{self.number}:{self.id}"


def clashes(case: Case, *, questions: Iterable[Question] | None = None) -> tuple[Clash, ...]:
    """Every answer of the case beside what we said before to the same: warnings first, then what the world explains.

    While a review is open, what it answers anew: the first answers have gone.
    """
    said = _said_now(case, case.questions.all() if questions is None else questions)
    texts = [f"{row.lead}\n{row.text}" if row.lead else row.text for row, _ in said]
    likes = index.like(texts, most=WORDINGS, whose="ours", without=frozenset({case.reference})) if said else ()
    found = [one for now, like in zip(said, likes, strict=True) for one in _of(*now, recalled(like, most=MOST))]
    return tuple(sorted(found, key=lambda one: not one.is_warning))


def _said_now(case: Case, questions: Iterable[Question]) -> list[tuple[Question, Answer]]:
    """The answers that a letter of the case would give; nobody's own data."""
    review = case.reviews.filter(completed_on=None).order_by("-id").first() if case.sent_at else None
    anew = {number: answer_from(values) for number, values in review.answers.items()} if review else {}
    said = ((row, anew.get(row.number) if review else answer_of(row)) for row in questions if not is_own(case, row))
    return [(row, answer) for row, answer in said if answer and answer.outcome is not Outcome.OPEN]


def _of(row: Question, answer: Answer, before: Sequence[Recalled]) -> Iterator[Clash]:
    now = Said(row.text, _words(answer), answer.outcome, provisions=provisions_of(row, answer))
    for one in before:
        if one.standing or one.outcome == Outcome.OPEN.value:  # a standing answer was sent to nobody as such
            continue
        verdict = compare(earlier=_said(one), now=now)
        is_explained = verdict.label is Label.CHANGED_FACTS and one.kind == "same" and bool(one.answer)
        if verdict.is_warning or is_explained:
            yield _clash(row, one, now, verdict)


def _words(answer: Answer) -> str:
    """What the letter will say, under its outcome where it has no words of its own."""
    words = words_of(answer)
    return words if answer.text else f"{OUTCOMES[answer.outcome]}. {words}".strip()


def _said(one: Recalled) -> Said:
    outcome = Outcome(one.outcome)
    changed = tuple(f"the entry {ref}" for ref in otherwise(one.because))
    return Said(one.question, one.answer or OUTCOMES[outcome], outcome, one.on, one.provisions, changed)


def _clash(row: Question, one: Recalled, now: Said, verdict: Verdict) -> Clash:
    before = Side(one.ref, one.question, _marked(one.answer or OUTCOMES[Outcome(one.outcome)], verdict.earlier), OUTCOMES[Outcome(one.outcome)], one.on)  # fmt: skip
    side = Side(row.number, row.text, _marked(now.answer, verdict.now), OUTCOMES[now.outcome])
    return Clash(row.number, before, side, verdict.why, verdict.is_warning, one.id)


def _marked(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text in pieces, those of the spans marked."""
    found: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            found += [Piece(text[at:start]), Piece(text[start:end], is_hit=True)]
            at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)
