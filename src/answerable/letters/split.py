"""Any text, a request or a letter that repeats one, split into the questions it asks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from answerable.casefile import Question, Span
from answerable.letters.numbered import numbered
from answerable.letters.unnumbered import described, unnumbered
from answerable.letters.zones import Piece, Role, Zone, pieces, turns_of, zone_of

_LEAD = re.compile(
    r"[\s\"“]*(?:(?:hi|hello|good (?:morning|afternoon|evening)|dear [^,.?:\n]{2,60})(?: there| all)?[,.!]\s+)?"
    r"(?:(?:follow(?:ing|[- ]?up)(?: on| from| to)?|further to|re|ref|regarding|with reference to)\b"
    r"[^:?.\n]{0,60}\d[^:?.\n]{0,20}:\s+)?",
    re.I,
)
_EDGES = ' \t\r\n"“”‘_|*>'


@dataclass(frozen=True, slots=True)
class Division:
    """A text divided. request: from its first question to the end of what the applicant wrote."""

    questions: tuple[Question, ...]
    request: Span
    is_interleaved: bool  # answers stand between the questions


def split(text: str) -> tuple[Question, ...]:
    """The questions of a text, each with its canonical number, its words and its place."""
    return divide(text).questions


def request_span(text: str) -> Span:
    """Where the request stands in a text; answers that are not interleaved come after it."""
    return divide(text).request


def divide(text: str) -> Division:
    """The questions, where the request stands, and whether answers stand between the questions."""
    parts = pieces(text)
    zone = zone_of(text, parts)
    questions = numbered(text, parts, zone) or unnumbered(text, parts, turns_of(text, parts, zone))
    if not questions and zone.first:
        zone = Zone(0, len(parts), False, False)
        questions = numbered(text, parts, zone) or unnumbered(text, parts, [zone])
    if not questions:
        zone = zone_of(text, parts)
        is_reply = any(part.role is Role.ANSWER or part.tells for part in parts)
        questions = described(text, parts, zone) if zone.is_headed or not is_reply else ()
    questions = tuple(kept for q in questions if (kept := _trimmed(text, q)))
    if not questions:
        return Division((), Span(0, 0), False)
    return Division(questions, _request(parts, zone, questions), _has_between(parts, questions))


def _trimmed(text: str, question: Question) -> Question | None:
    """A question without quotation marks or rules around it; the first time that it stands in the text."""
    span = question.span
    if span is None:
        return None
    start, end = span.start, span.end
    if question.number == "1" and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    words = text[start:end]
    if question.number == "1" and len(words) > 20 and (first := text.find(words, 0, start)) >= 0:
        start, end = first, first + len(words)
    return replace(question, text=words, span=Span(start, end)) if any(map(str.isalnum, words)) else None


def _places(questions: tuple[Question, ...]) -> list[Span]:
    return [question.span for question in questions if question.span]


def _request(parts: tuple[Piece, ...], zone: Zone, questions: tuple[Question, ...]) -> Span:
    places = _places(questions)
    start, end = min(p.start for p in places), max(p.end for p in places)
    if zone.is_closed and zone.end > zone.first:
        end = max(end, parts[zone.end - 1].block.span.end)
    return Span(start, end)


def _has_between(parts: tuple[Piece, ...], questions: tuple[Question, ...]) -> bool:
    """Whether words that carry no label, or the heading of an answer, stand between two questions."""
    starts = [part.block.span.start for part in parts]
    for before, after in pairwise(_places(questions)):
        between = parts[bisect_left(starts, before.end) : bisect_left(starts, after.start)]
        if any(part.role is Role.ANSWER or (part.has_words and not part.block.label) for part in between):
            return True
    return False
