"""Any text, a request or a letter that repeats one, split into the questions it asks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from answerable.casefile import Question, Span
from answerable.letters.splitting.asking import answers
from answerable.letters.splitting.numbered import numbered
from answerable.letters.splitting.restated import heard, is_answered_below, parted, replies
from answerable.letters.splitting.unnumbered import described, paraphrased, unnumbered
from answerable.letters.splitting.voices import applicants
from answerable.letters.splitting.zones import Piece, Role, Zone, pieces, turns_of, zone_of

_LEAD = re.compile(
    r"[\s\"“]*(?:(?:hi|hello|good (?:morning|afternoon|evening)|dear [^,.?:\n]{2,60})(?: there| all)?[,.!]\s+)?"
    r"(?:(?:follow(?:ing|[- ]?up)(?: on| from| to)?|further to|re|ref|regarding|with reference to)\b"
    r"[^:?.\n]{0,60}\d[^:?.\n]{0,20}:\s+)?",
    re.I,
)
_FIRST = re.compile(r"[\s\"“*]*first(?:ly)?(?: of all)?[,:]\s+", re.I)
_ORDINAL = re.compile(
    r"[\s\"“*]*(?:and )?(?:(?:first|second|third|fourth|fifth|sixth|last|final)(?:ly)?)(?: of all)?[,:]\s+", re.I
)
_TAIL = re.compile(r"\s+(?:(?:kind|best|warm|many)\s+(?:regards|wishes|thanks)|regards|thanks|cheers)[.,!]?\s*$", re.I)
_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u200b\u202f\u2060\ufeff"}  # white space that str.split misses
_TITLE = 20  # characters of a question that may be a title too, at least
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
    even = text.translate(_BLANKS)
    parts = pieces(even)
    zone, found = _found(even, parts)
    is_counted = bool(found and found[0].span and _FIRST.match(even, found[0].span.start))
    places = [_trimmed(even, question, is_counted) for question in found]
    if len(places) == 1:
        places = [_first(even, places[0])]
    questions = tuple(
        replace(question, text=span.of(text), span=span)
        for question, span in zip(found, places, strict=True)
        if any(map(str.isalnum, span.of(even)))
    )
    if not questions:
        return Division((), Span(0, 0), False)
    return Division(questions, _request(parts, zone, questions), _has_between(parts, questions))


def _found(text: str, parts: tuple[Piece, ...]) -> tuple[Zone, tuple[Question, ...]]:
    """The zone of the request and its questions: under numbers, without, or in the whole text; or one thing."""
    if (own := applicants(text, parts)) and (questions := numbered(text, *own) or unnumbered(text, own[0], [own[1]])):
        return Zone(0, len(parts), False, False), questions
    zone, everything = zone_of(text, parts), Zone(0, len(parts), False, False)
    if questions := numbered(text, parts, zone):
        return zone, parted(text, questions) if replies(text) else questions
    questions = unnumbered(text, parts, turns_of(text, parts, zone))
    if not (questions and is_answered_below(parts, zone)) and replies(text):
        if zone.first and (numbers := numbered(text, parts, everything)):
            return everything, numbers
        return zone, heard(text, parts, zone, questions)
    if questions:
        is_told = len(questions) == 1 and answers(questions[0].text)
        return zone, (is_told and paraphrased(text, parts, zone)) or questions
    if zone.first and (questions := numbered(text, parts, everything) or unnumbered(text, parts, [everything])):
        return everything, questions
    is_reply = any(part.role is Role.ANSWER or part.tells for part in parts)
    if told := paraphrased(text, parts, zone):
        return zone, told
    return zone, described(text, parts, zone) if zone.is_headed or not is_reply else ()


def _trimmed(text: str, question: Question, is_counted: bool) -> Span:
    """The place of a question without greeting, counting words ("First, …"), quotation marks or rules around it."""
    start, end = (question.span.start, question.span.end) if question.span else (0, 0)
    if question.number == "1" and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    if is_counted and (count := _ORDINAL.match(text, start, end)):
        start = count.end()
    if tail := _TAIL.search(text, max(start, end - _TITLE), end):
        end = tail.start()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _first(text: str, span: Span) -> Span:
    """The first time that the words of a sole question stand in the text, as in its title."""
    words = span.of(text)
    at = text.find(words, 0, span.start) if len(words) > _TITLE else -1
    return Span(at, at + len(words)) if at >= 0 else span


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
