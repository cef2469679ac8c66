"""Headings and catchwords over answers ("Legal advice", "Emails. …"): the question that shares their rarest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.casefile import Question, Span
from answerable.letters.splitting.zones import Piece, Role

_HEAD = re.compile(r"[\W_]*(?P<head>[A-Z“\"][^\n.:?!]{2,70}?)[*_”\"]*\s*(?:[.:–—](?=\s|$)|\n|$)")
_SAYS = re.compile(  # what a sentence has and a heading has not
    r"\b(?:I|we|you|it|this|is|are|was|were|be|been|have|has|had|do|does|did|will|would|can|cannot|may|not)\b", re.I
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters by which a word is known
_PLAIN = frozenset(
    [
        "about",
        "which",
        "where",
        "there",
        "their",
        "would",
        "could",
        "please",
        "information",
        "number",
        "response",
        "answer",
        "question",
    ]
)


def catchwords(text: str, parts: Sequence[Piece], questions: Sequence[Question]) -> list[tuple[Piece, str, int]]:
    """The pieces that open the answer to a question by its subject, with the question's number and where the answer begins.

    Nothing, unless they go through at least two of the questions, and half of them, in order.
    """
    if len(questions) < 2:
        return []
    stems = {q.number: _stems(q.text) for q in questions}
    spread = Counter(stem for own in stems.values() for stem in own)
    order = [q.number for q in questions]
    found: list[tuple[Piece, str, int]] = []
    at = -1
    for piece in parts:
        head = _head(text, piece)
        number = _meant(head.of(text), stems, spread) if head else None
        if head and number and order.index(number) > at:
            at = order.index(number)
            found.append((piece, number, head.end))
    return found if len(found) > 1 and len(found) * 2 >= len(order) else []


def _head(text: str, piece: Piece) -> Span | None:
    """The heading that a piece is, or the catchword that it begins with."""
    if piece.block.label or not piece.has_words or piece.role is not Role.WORDS:
        return None
    match = _HEAD.match(text, piece.block.span.start, piece.block.span.end)
    return Span(match.start("head"), match.end()) if match and not _SAYS.search(match["head"]) else None


def _meant(head: str, stems: dict[str, set[str]], spread: Counter[str]) -> str | None:
    """The one question that a heading is about; None where none or several may be meant."""
    own = _stems(head)
    scores = {number: sum(1 / spread[stem] for stem in own & theirs) for number, theirs in stems.items()}
    ranked = sorted(scores, key=lambda number: -scores[number])
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    shared = own & stems[best]
    if len(shared) * 2 < len(own) or not shared or (second and scores[second] >= scores[best]):
        return None
    return best


def _stems(words: str) -> set[str]:
    return {word[0].lower()[:_STEM] for word in _WORD.finditer(words) if word[0].lower() not in _PLAIN}
