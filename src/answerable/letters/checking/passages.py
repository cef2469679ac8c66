"""Passages: some words of a text and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answerable.casefile import Span
from answerable.letters import prose
from answerable.patterns import AnyPattern


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


@lru_cache(maxsize=1024)  # the same part is asked for by many rules
def sentences(text: str, within: Span) -> tuple[Passage, ...]:
    """The sentences in a part of a text; a bullet or numbered line is one of its own."""
    return tuple(passage(text, span) for span in prose.sentences(text, within))


def matches(pattern: AnyPattern, part: Passage) -> Iterator[Passage]:
    """Every place in a passage where the pattern stands."""
    for hit in pattern.finditer(part.words):
        yield _at(part, hit)


def first(pattern: AnyPattern, part: Passage) -> Passage | None:
    """The first such place."""
    hit = pattern.search(part.words)
    return hit and _at(part, hit)


def _at(part: Passage, hit: re.Match[str]) -> Passage:
    return Passage(hit.group(), Span(part.span.start + hit.start(), part.span.start + hit.end()))
