"""Where an answer of a case cannot stand beside one that was sent before: both texts, the reason, and what explains it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.answers.contradiction import Label, Said, Span, Verdict, compare
from answerable.answers.matching import leans
from answerable.casefile import Answer, Outcome, answer_from
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.known import answer_of
from answerable.desk.cases.queries.own_data import is_own
from answerable.desk.cases.queries.public_copies import words_of
from answerable.desk.cases.queries.remembered import provisions_of
from answerable.desk.disclosure.words import OUTCOMES
from answerable.desk.memory import index
from answerable.desk.memory.queries.standing import drafted
from answerable.desk.memory.recalling import Recalled, recalled
from answerable.desk.registers.changes import otherwise
from answerable.desk.search.words import Piece

_FIRST = re.compile(r"(?:On \d+ \w+ \d{4} )?(.+?[.?!])(?=\s|$)", re.DOTALL)  # the first sentence, without its day
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
    """Two answers that differ. is_warning: the letter may not be approved before somebody has seen it; else it is explained.

    what: which kind of answer the first one is, in words.
    """

    number: str
    before: Side
    now: Side
    why: str
    is_warning: bool
    id: int  # of the earlier answer, in memory; 0 where it is the register's
    what: str = "Said before"

    @property
    def key(self) -> str:
        """What whoever has seen it says that they have seen."""
        return f"{self.number}:{self.id}"


def clashes(case: Case, *, on: date, questions: Iterable[Question] | None = None) -> tuple[Clash, ...]:
    """Every answer of the case beside what we said before to the same, and beside what we say that day: warnings first,
    then what the world explains.


    While a review is open, what it answers anew: the first answers have gone.
    """
    said = _said_now(case, case.questions.all() if questions is None else questions)
    texts = [f"{row.lead}\n{row.text}" if row.lead else row.text for row, _ in said]
    likes = index.like(texts, most=WORDINGS, whose="ours", without=frozenset({case.reference})) if said else ()
    found = [one for now, like in zip(said, likes, strict=True) for one in _of(*now, recalled(like, most=MOST), on)]
    return tuple(sorted(found, key=lambda one: not one.is_warning))


def _said_now(case: Case, questions: Iterable[Question]) -> list[tuple[Question, Answer]]:
    """The answers that a letter of the case would give; nobody's own data."""
    review = case.reviews.filter(completed_on=None).order_by("-id").first() if case.sent_at else None
    anew = {number: answer_from(values) for number, values in review.answers.items()} if review else {}
    said = ((row, anew.get(row.number) if review else answer_of(row)) for row in questions if not is_own(case, row))
    return [(row, answer) for row, answer in said if answer and answer.outcome is not Outcome.OPEN]


def _of(row: Question, answer: Answer, before: Sequence[Recalled], on: date) -> Iterator[Clash]:
    now = Said(row.text, _words(answer), answer.outcome, provisions=provisions_of(row, answer))
    yield from _beside_standing(row, now, before, on)
    yield from _beside_register(row, now)
    for one in before:
        if one.standing or one.outcome == Outcome.OPEN.value:
            continue
        if one.kind != "same" and (leans(row.text) or leans(one.question)):
            continue  # “How much did they cost?” of other things
        verdict = compare(earlier=_said(one), now=now)
        is_explained = verdict.label is Label.CHANGED_FACTS and one.kind == "same" and bool(one.answer)
        if verdict.is_warning or is_explained:
            yield _clash(row, one, now, verdict)


def _beside_standing(row: Question, now: Said, before: Sequence[Recalled], on: date) -> Iterator[Clash]:
    """Where it differs from what a standing answer to the same says that day; each standing answer once."""
    same = {one.standing: one for one in reversed(before) if one.standing and one.kind == "same"}
    for reference, one in same.items():
        given = drafted(reference, on=on)
        if given and given.words and (spans := _differ(one.question, given.words, Outcome(one.outcome), now)):
            words, why = _marked(given.words, spans[0]), f"The standing answer {reference} says otherwise today."
            side = Side(reference, one.question, words, OUTCOMES[Outcome(one.outcome)])
            yield Clash(
                row.number, side, _now(row, now, spans[1]), why, True, one.id, "What we say whenever it is asked"
            )


def _beside_register(row: Question, now: Said) -> Iterator[Clash]:
    """Where it differs from what the registers or positions gave to the question itself."""
    found = row.proposal.get("found") or {}
    words = str(found.get("text", ""))
    draft = answer_from(row.proposal["answer"]) if row.proposal.get("answer") else None
    if not found.get("ready") or not words or now.answer in (words, _words(draft) if draft else ""):
        return
    outcome = Outcome(found["outcome"])
    if spans := _differ(row.text, words, outcome, now, is_first=True):
        kept = "The register" if found.get("register_read") else "The position"
        side = Side(f"the register of {found['register']}", row.text, _marked(words, spans[0]), OUTCOMES[outcome])
        yield Clash(row.number, side, _now(row, now, spans[1]), f"{kept} says otherwise today.", True, 0, "What the register says today")  # fmt: skip


def _differ(
    question: str, words: str, outcome: Outcome, now: Said, *, is_first: bool = False
) -> tuple[Sequence[Span], Sequence[Span]] | None:
    """The words of both that differ, of what we say today and of an answer of today; None where both can be true.

    Both are of one day, so that nothing between them can have changed. What is said first counts by itself too, or alone
    (is_first): what follows it often tells what is not counted.
    """
    first = _FIRST.match(words)
    parts = ((0, words), (first.start(1), first[1])) if first else ((0, words),)
    for start, part in parts[is_first and len(parts[-1][1]) > len("Yes.") :]:
        verdict = compare(earlier=Said(question, part, outcome), now=now)
        if verdict.is_warning or verdict.label is Label.CHANGED_FACTS:
            return [(one + start, end + start) for one, end in verdict.earlier], verdict.now
    return None


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
    return Clash(row.number, before, _now(row, now, verdict.now), verdict.why, verdict.is_warning, one.id)


def _now(row: Question, now: Said, spans: Iterable[Span]) -> Side:
    return Side(row.number, row.text, _marked(now.answer, spans), OUTCOMES[now.outcome])


def _marked(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text in pieces, those of the spans marked."""
    found: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            found += [Piece(text[at:start]), Piece(text[start:end], is_hit=True)]
            at = end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)
