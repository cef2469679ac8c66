"""Reading a whole letter: reference, dates, regime, questions, which words answer which, and what each answer does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.casefile import Regime, Span
from answerable.law import find
from answerable.letters.checking.speakers import is_from_applicant
from answerable.letters.reading.alignment import Alignment, align
from answerable.letters.reading.answered import Answers
from answerable.letters.reading.cues import UPHELD
from answerable.letters.reading.headers import find_answered, find_asked
from answerable.letters.reading.notices import find_notices
from answerable.letters.reading.personal import find_personal
from answerable.letters.reading.references import find_reference
from answerable.letters.reading.regimes import find_regimes
from answerable.letters.reading.stances import is_of_regime
from answerable.letters.readings import Reading
from answerable.letters.split import Division, divide
from answerable.letters.splitting.zones import pieces

_DEAR = re.compile(r"^[ \t]*Dear\b", re.M)
_SCOTS = re.compile(r"scot|FOISA|EISR|EI\(S\)R", re.I)
_HEAD = 1500  # characters that a head has at most


def read(text: str, *, truncated: bool = False) -> Reading:
    """A letter as values, each with its place. Nothing is concluded from what a truncated text leaves out."""
    return read_divided(text, divide(text), truncated=truncated)


def read_divided(text: str, division: Division, *, truncated: bool = False) -> Reading:
    """A letter whose questions are known already."""
    aligned = align(text, pieces(text), division, truncated=truncated)
    asked = tuple(q.span for q in division.questions if q.span)
    own = _own(text, asked, division, aligned)
    citations = tuple(c for c in find(text, act=_act(text)) if any(s.start <= c.start < s.end for s in own))
    # what an applicant says of refusals and the law answers nothing
    answers = () if is_from_applicant(text) else Answers(text, division.questions, aligned, citations).read()
    head = min((s.start for s in asked), default=len(text))
    answered_on = find_answered(text, until=_head(text, head))
    relied = [c.provision for answer in answers for c in answer.provisions]
    relied += [c.provision for c in citations if is_of_regime(c.provision)]
    return Reading(
        text=text,
        kind="response" if answers else "request",
        truncated=truncated,
        reference=find_reference(text, asked=asked),
        requested_on=find_asked(text, until=answered_on.value if answered_on else None, asked=asked),
        responded_on=answered_on,
        regimes=find_regimes(text, answered=own, relied=relied),
        questions=division.questions,
        answers=answers,
        notices=find_notices(text, parts=own, asked=asked),
        personal=find_personal(text),
    )


def read_answers(text: str) -> Reading:
    """What is asked and what is said to it, with the reference and the day of the answer, and nothing else.

    For letters by the thousand, whose notices, laws and names nobody asks for: the answers are those that read finds.
    """
    division = divide(text)
    aligned = align(text, pieces(text), division, truncated=False)
    asked = tuple(q.span for q in division.questions if q.span)
    own = _own(text, asked, division, aligned)
    act = _act(text) if _SCOTS.search(text) else "foia"
    citations = tuple(c for c in find(text, act=act) if any(s.start <= c.start < s.end for s in own))
    answers = () if is_from_applicant(text) else Answers(text, division.questions, aligned, citations).read()
    head = min((s.start for s in asked), default=len(text))
    return Reading(
        text=text,
        kind="response" if answers else "request",
        reference=find_reference(text, asked=asked),
        responded_on=find_answered(text, until=_head(text, head)),
        questions=division.questions,
        answers=answers,
    )


def _head(text: str, asked: int) -> int:
    """Where the head of a letter ends: at the first question or the salutation, whichever is later, but not far down."""
    greeting = _DEAR.search(text, 0, _HEAD)
    return min(max(asked, greeting.start() if greeting else 0), _HEAD)


def _act(text: str) -> str:
    regimes = find_regimes(text, answered=(Span(0, len(text)),), relied=())
    return "foisa" if {Regime.FOISA, Regime.EISR} & set(regimes) else "foia"


def _own(text: str, asked: Sequence[Span], division: Division, aligned: Alignment) -> tuple[Span, ...]:
    """The authority's own parts: all but the questions, and all but the request where the answers come after it.

    A review that lets a decision stand tells of it between the two.
    """
    if asked and not aligned.is_mixed and aligned.answers and not UPHELD.search(text):
        first = min(s.start for s in asked)
        asked = (Span(first, max(first, min(a.span.start for a in aligned.answers))),)
    parts, at = [], 0
    for span in sorted(asked, key=lambda s: s.start):
        parts.append(Span(at, max(at, span.start)))
        at = max(at, span.end)
    return (*parts, Span(at, len(text)))
