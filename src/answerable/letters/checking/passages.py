"""Passages: some words of a text and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.casefile import Span
from answerable.letters import prose


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words and where they stand."""

    words: str
    span: Span


def passage(text: str, span: Span) -> Passage:
    """The words of a span without the white space around them."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Passage(words.strip(), Span(start, start + len(words.strip())))


def sentences(text: str, within: Span) -> tuple[Passage, ...]:
    """The sentences in a part of a text; a bullet or numbered line is one of its own."""
    return tuple(passage(text, span) for span in prose.sentences(text, within))


def matches(pattern: re.Pattern[str], part: Passage) -> Iterator[Passage]:
    """Every place in a passage where the pattern stands."""
    for hit in pattern.finditer(part.words):
        yield Passage(hit.group(), Span(part.span.start + hit.start(), part.span.start + hit.end()))


def first(pattern: re.Pattern[str], part: Passage) -> Passage | None:
    """The first such place."""
    return next(matches(pattern, part), None)
