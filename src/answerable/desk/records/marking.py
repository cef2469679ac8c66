"""Where the words of a search stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from answerable.desk.records.index.rows import Either, Part, Term
from answerable.desk.records.index.words import words_of
from answerable.desk.search.words import Piece, pieces, stretch

WHOLE = 600  # characters of a message that are shown without being cut
_WORD = re.compile(r"[^\W_]+")

Forms = Mapping[str, tuple[str, ...]]


def marked(text: str, parts: Sequence[Part], forms: Forms) -> tuple[Piece, ...]:
    """The text with the words marked: whole if it is short, otherwise the stretch with the most of them."""
    hits = places(text, parts, forms)
    return pieces(text, hits) if len(text) <= WHOLE else stretch(text, hits)


def places(text: str, parts: Sequence[Part], forms: Forms) -> list[tuple[int, int]]:
    """Where the words stand, in their order and none over another."""
    words = [(word, match.span()) for match in _WORD.finditer(text) for word in words_of(match[0])]
    terms = [term for part in parts for term in _terms(part)]
    found = [span for place in range(len(words)) for term in terms if (span := _at(words, place, term, forms))]
    ends, apart = 0, []
    for start, end in sorted(found):
        if start >= ends:
            apart.append((start, end))
            ends = end
    return apart


def _terms(part: Part) -> Iterator[Term]:
    if isinstance(part, Term):
        yield part
    else:
        for one in part.parts if isinstance(part, Either) else (part.one, part.other):
            yield from _terms(one)


def _at(words: Sequence[tuple[str, tuple[int, int]]], place: int, term: Term, forms: Forms) -> tuple[int, int] | None:
    """From where to where the term stands, if it does at this word."""
    end = place + len(term.words)
    if end > len(words):
        return None
    for number, wanted in enumerate(term.words):
        word = words[place + number][0]
        is_last = number == len(term.words) - 1
        fits = word.startswith(wanted) if term.is_beginning and is_last else word in _forms(term, wanted, forms)
        if not fits:
            return None
    return words[place][1][0], words[end - 1][1][1]


def _forms(term: Term, word: str, forms: Forms) -> tuple[str, ...]:
    return (word,) if term.is_exact or len(term.words) > 1 else forms.get(word, (word,))
