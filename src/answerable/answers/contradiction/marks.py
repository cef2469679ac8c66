"""Where in an answer the words stand that clash with another, and how they are quoted in a reason."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from answerable.answers.contradiction.figures import Figure
from answerable.answers.contradiction.said import Claim, Said
from answerable.answers.contradiction.times import Time
from answerable.registers import plain

Span = tuple[int, int]  # from which character to which

_SENTENCE = re.compile(r"[^.?!;\n](?:[^.?!;\n]|[.?!](?!\s|$))*[.?!]?")
_POSITION = re.compile(
    r"\b(?:neither|confirm|den(?:y|ies)|withh[eo]ld\w*|exempt\w*|refus\w+|section|s\.\s?\d|regulation|not (?:held|recorded|kept)|not? hold|no (?:record|information)|nothing|"
    r"cost|limit|vexatious|repeated|publish\w*)\b",
    re.I,
)
_MOST = 110  # characters of a quotation


def of_position(said: Said) -> tuple[Span, ...]:
    """The sentence in which an answer takes its position, or else its first."""
    sentences = [match.span() for match in _SENTENCE.finditer(said.answer) if match[0].strip()]
    telling = (span for span in sentences if _POSITION.search(said.answer[slice(*span)]))
    return _trimmed(said.answer, next(telling, sentences[0] if sentences else (0, len(said.answer))))


def of_claim(said: Said, claim: Claim) -> tuple[Span, ...]:
    """The sentence that a claim stands in; the first, where the whole answer makes it."""
    return of_words(said, claim.words)


def of_words(said: Said, words: str) -> tuple[Span, ...]:
    """Where these words stand; the first sentence, where they are the whole answer."""
    at = said.answer.find(words)
    if at < 0 or words == said.answer:
        return of_first(said)
    return ((at, at + len(words)),)


def of_first(said: Said) -> tuple[Span, ...]:
    """The first sentence of an answer."""
    first = _SENTENCE.search(said.answer)
    return _trimmed(said.answer, first.span() if first else (0, len(said.answer)))


def of_figures(said: Said, *found: Figure) -> tuple[Span, ...]:
    """The figures, as they stand in the answer."""
    spans = (_as_written(said.answer, one.start, one.start + len(one.words)) for one in found)
    return tuple(sorted(set(spans)))


def of_times(said: Said, *found: Time) -> tuple[Span, ...]:
    """The days and years, as they stand in the answer."""
    return tuple(sorted({_as_written(said.answer, one.start, one.end) for one in found if one.end}))


def quoted(said: Said, spans: tuple[Span, ...]) -> str:
    """What is marked, in quotation marks and cut short."""
    words = " ".join(said.answer[slice(*spans[0])].split()) if spans else ""
    if len(words) > _MOST:
        words = words[:_MOST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return f"“{words}”"


def _trimmed(text: str, span: Span) -> tuple[Span, ...]:
    """The span without the spaces at its ends; none of an empty text."""
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return ((start, end),) if start < end else ()


def _as_written(answer: str, start: int, end: int) -> Span:
    """A span of the plain text as one of the answer: the two differ where e-mail is spelt in another way."""
    spoken = plain(answer)
    if len(spoken) == len(answer):
        return start, end
    first, last = 0, len(answer)
    for _, i, j, k, m in SequenceMatcher(None, answer, spoken, autojunk=False).get_opcodes():
        if k <= start < m:
            first = min(i + start - k, j)
        if k < end <= m:
            last = min(i + end - k, j)
    return first, max(first, last)
