"""What a run of labelled questions shows when looked at as a whole: answers beneath each, values beside each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.casefile import Span
from answerable.letters.prose import sentences
from answerable.letters.splitting.asking import (
    asks,
    asks_what,
    follows,
    is_chatter,
    is_format,
    looks_back,
    names,
    queries,
)
from answerable.letters.splitting.zones import Piece, Role

_FIELD = re.compile(r"(?P<name>[^:?\n]{2,140}?)(?::|\s[-–—])\s+(?=\S)")
_VALUE = re.compile(
    r"(?:[£$~<>]?\s?\d|(?:yes|no|none|nil|n/?a|unknown|exempt|refused|withheld|redacted|not|see|as above)\b)", re.I
)
_MOST = 2 / 3  # of a run, from which the whole of it is believed


def are_beside(text: str, parts: Sequence[Piece], runs: Sequence[range]) -> bool:
    """Whether most questions of a run have answers in the same paragraph. runs: the pieces of each question."""
    return _most([_is_told_beside(text, parts[run[0]].words) for run in runs])


def are_beneath(text: str, parts: Sequence[Piece], runs: Sequence[range]) -> bool:
    """Whether most questions of a run have pieces beneath them that do not ask."""
    return _most([_is_told_beneath(text, parts, run) for run in runs])


def _most(told: list[bool]) -> bool:
    return sum(told) >= 2 and sum(told) >= _MOST * len(told)


def are_fields(text: str, parts: Sequence[Piece], runs: Sequence[range]) -> bool:
    """Whether most questions of a run are names with their values beside them: "Cost: £40"."""
    pairs = [field for run in runs if (field := _pair(text, parts[run[0]].words))]
    valued = [bool(_VALUE.match(value)) for _, value in pairs]
    return len(pairs) >= 2 and len(pairs) >= _MOST * len(runs) and sum(valued) * 2 >= len(valued)


def field_end(text: str, words: Span) -> int:
    """Where the name of a field ends, before its value; or the end of the words."""
    pair = _pair(text, words)
    return pair[0].end if pair else words.end


def asked_end(text: str, words: Span) -> int:
    """Where, in one paragraph, the question ends and its answer begins; or the end of the words."""
    end = 0
    for span in sentences(text, words):
        said = span.of(text)
        if end and not (asks(said) or queries(said) or follows(said)):
            return end
        if end or queries(said):
            end = span.end
    return words.end


def _pair(text: str, words: Span) -> tuple[Span, str] | None:
    found = _FIELD.match(text, words.start, words.end)
    if not found:
        return None
    value = text[found.end() : words.end]
    if asks(value) or queries(value) or asks_what(value) or names(value):
        return None
    return Span(words.start, found.end("name")), value


def _is_told_beside(text: str, words: Span) -> bool:
    end = asked_end(text, words)
    after = next((span.of(text) for span in sentences(text, words) if span.start >= end), "")
    return bool(after) and not (is_chatter(after) or is_format(after))


def _is_told_beneath(text: str, parts: Sequence[Piece], run: range) -> bool:
    """Whether the first words beneath a question that do not belong to it tell something."""
    for at in run[1:]:
        words, label = parts[at].words.of(text), parts[at].block.label
        if parts[at].role is Role.ANSWER:
            return True
        if not parts[at].has_words or (label and not label.is_bullet):
            continue
        if not (asks(words) or looks_back(words)):
            return not (is_chatter(words) or is_format(words))
    return False
