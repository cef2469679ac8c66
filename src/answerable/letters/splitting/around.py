"""What stands around the questions of a request: what leads to each, and what is asked and was not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.splitting import asking
from answerable.patterns import Pattern

_LABEL = Pattern(
    r"^\W*(?:(?:q(?:uestion)?\s*)?\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.):]\)?\W*)+|[\s(]*(?:\d{1,2}|[a-z])[.)]\s*$", re.I
)
_TIME = Pattern(
    r"\b(?:for|in|during|between|from|since|over|periods?|years?|months?)\b[^.:]{0,40}\b(?:19|20)\d\d\b"
    r"|\b(?:last|past|previous|each|every)\s+(?:\w+\s+){0,2}(?:years?|months?|quarters?)\b",
    re.I,
)
_ACT = re.compile(r"\b(?:Act|Regulations)\s*\(?(?:19|20)\d\d\)?", re.I)
_FRAME = Pattern(
    r"^\s*(?:from|to|sent|date|subject|our ref|your ref|ref)\b[^\n]*:|^\s*(?:dear|hi|hello|to)\b[^,.:]{0,60}[,.]\s*",
    re.I,
)
_ADDRESS = re.compile(r"@|https?://|\bwww\.")  # the page's own furniture, not the applicant
_LONGEST = 300  # characters of a lead; a longer one is a story
_WANTS = Pattern(
    r"\b(?:i|we)(?:['’]d| would| should)? (?:also )?(?:like|want|wish|need|be (?:grateful|glad))\b[^.]{0,20}"
    r"\b(?:see|know|have|receive|get|obtain|a copy|copies|for)\b"
    r"|\bplease (?:also )?(?:send|provide|supply|give|tell|include)\b[^.]{0,20}\b(?:the|any|all|copies|a copy|how|what)\b",
    re.I,
)


def leads(text: str, *, questions: Sequence[Question]) -> tuple[str, ...]:
    """For each question the words that lead to it and hold for it: "For the years 2023 to 2025:"; or nothing.

    What leads to the first question holds for all; what leads to the parts of one holds for its parts.
    """
    found, whole, part, parent, end = [], "", "", "", 0
    for place, question in enumerate(questions):
        start = question.span.start if question.span else end
        between = _lead(text, Span(end, start))
        if place == 0:
            whole = between
        elif between:
            part, parent = between, _parent(question.number)
        held = part if part and _parent(question.number) == parent else ""
        found.append(" ".join(filter(None, (whole, held))))
        end = question.span.end if question.span else end
    return tuple(found)


def untaken(text: str, *, questions: Sequence[Question]) -> tuple[Span, ...]:
    """The sentences outside every question that seem to ask for something: an officer should look at them."""
    taken = [question.span for question in questions if question.span]
    return tuple(
        span
        for span in sentences(text, Span(0, len(text)))
        if not any(span.start < other.end and other.start < span.end for other in taken) and _asks(span.of(text))
    )


def _asks(words: str) -> bool:
    if asking.introduces(words) or asking.leads(words) or _ADDRESS.search(words):
        return False
    if _WANTS.search(words):
        return True
    is_furniture = asking.is_format(words) or asking.is_remark(words) or asking.is_chatter(words)
    return asking.asks(words) and not is_furniture


def _lead(text: str, within: Span) -> str:
    """The sentences of a gap that set the terms of what follows: those that name a time, or lead to parts of it."""
    is_first = within.start == 0
    kept = [
        words
        for words in _clean(text, within)
        if _TIME.search(_ACT.sub("", words)) or (not is_first and asking.introduces(words))
    ]
    joined = " ".join(kept)
    return joined if len(joined) <= _LONGEST else ""


def _clean(text: str, within: Span) -> Iterator[str]:
    for span in sentences(text, within):
        words = _FRAME.sub("", _LABEL.sub("", " ".join(span.of(text).split()))).strip()
        if len(words.split()) >= 3 and not asking.is_remark(words) and not asking.is_format(words):
            yield words


def _parent(number: str) -> str:
    return re.split(r"(?<=\d)(?=[a-z])|\.", number)[0]
