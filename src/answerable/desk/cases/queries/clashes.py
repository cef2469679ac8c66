"""Where an answer of a case cannot stand beside one that was sent before: both texts, the reason, and what explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.answers.contradiction import Label, Said, Span, Verdict, compare
from answerable.casefile import Outcome
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.known import answer_of
from answerable.desk.cases.queries.public_copies import words_of
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
    """Every answer of the case beside what we said before to the same: warnings first, then what the world explains."""
    rows = [
        row for row in (case.questions.all() if questions is None else questions) if row.answer and not row.is_own_data
    ]
    texts = [f"{row.lead}\n{row.text}" if row.lead else row.text for row in rows]
    likes = index.like(texts, most=WORDINGS, whose="ours", without=frozenset({case.reference})) if rows else ()
    found = [one for row, like in zip(rows, likes, strict=True) for one in _of(row, recalled(like, most=MOST))]
    return tuple(sorted(found, key=lambda one: not one.is_warning))


def _of(row: Question, before: Sequence[Recalled]) -> Iterator[Clash]:
    if (answer := answer_of(row)) is None or answer.outcome is Outcome.OPEN:
        return
    now = Said(
        row.text, words_of(answer) or OUTCOMES[answer.outcome], answer.outcome, provisions=tuple(row.provisions.split())
    )
    for one in before:
        if one.standing or one.outcome == Outcome.OPEN.value:  # a standing answer was sent to nobody as such
            continue
        verdict = compare(earlier=_said(one), now=now)
        if verdict.is_warning or verdict.label is Label.CHANGED_FACTS:
            yield _clash(row, one, now, verdict)


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
