"""The messages that a text consists of: letters, posts and e-mails, each with its date and who wrote it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from answerable.casefile import Span
from answerable.letters.reading.dates import DATE
from answerable.patterns import Pattern

_LEAD = r"^[ \t>*•·|_#-]*+"
_FIELD = Pattern(
    _LEAD
    + r"(?P<name>from|to|sent|date|subject|cc|oddi wrth|at|anfonwyd|dyddiad|pwnc)\b[ \t*]*:[ \t*]*(?P<value>[^\n]*)",
    re.I | re.M,
)
_FROM = re.compile(_LEAD + r"(?:from|oddi wrth)[ \t*]*:", re.I | re.M)
_ORIGINAL = Pattern(_LEAD + r"-*[ \t]*(?:original message|forwarded message|begin forwarded message)\b", re.I | re.M)
_WROTE = Pattern(_LEAD + r"on\s+(?=[^\n]{6,120}(?:\n[^\n]{0,60})?\bwrote:)" + DATE, re.I | re.M)
_POSTED = Pattern(_LEAD + r"(?:link to this|report this request|send a public reply)\b", re.I | re.M)
_OWN_LINE = Pattern(
    _LEAD
    + r"(?:(?:our\s+)?date|dyddiad(?:\s*/\s*date)?)?[ \t*]*+:?[ \t*]*+(?:[A-Z][\w'’ -]{2,30},[ \t]+)?"
    + DATE
    + r"(?:[ \t,]+(?:at[ \t]+)?\d{1,2}[:.]\d\d[^\n]{0,12})?[ \t.,*|]*$",
    re.I | re.M,
)
GREETING = re.compile(
    _LEAD
    + r"(?:dear|annwyl|hello|hi|(?:good\s+)?(?:morning|afternoon|evening)|good\s+day|to\s+whom\s+it\s+may\s+concern)\b[ \t]*(?P<whom>[^\n]{0,80})",
    re.I | re.M,
)
BODY = Pattern(
    r"\b(?:council|trust|police|university|office|officers?|team|department|service|services|government|transport|authority|constabulary|agency|board|commission"
    r"|college|school|academy|ministry|archives|clerk|secretary|executive|minister|foi|freedom|information|governance|cyngor|bwrdd|nhs|hospital|fire|rescue|chief|director|monitoring)\b",
    re.I,
)
_APPLICANT = Pattern(r"\b(?:request[eo]r|applicant|enquirer|resident|customer)\b", re.I)
# What only the one who answers writes, and what only the one who asks writes.
_REPLYING = Pattern(
    r"\byour\s+(?:recent\s+|original\s+|e-?mailed\s+)?(?:foia?|eir|freedom|information\s+request|request|enquiry|application|requirement\s+for|complaint)\b"
    r"|\byour\s+(?:recent\s+)?(?:e-?mail|letter|message|correspondence)\s+(?:of|dated|received)\b|\byou\s+ask:|\b(?:in\s+)?(?:reply|response)\s+to\s+your\b|\banswers?\s+(?:are\s+)?in\s*line\s+below\b|\bthank\s*(?:s|\s+you)\s+for\s+(?:your\s+(?:e-?mail|letter|message|correspondence)|contacting|writing|asking)"
    r"|\b(?:I|we)\s+(?:can\s+)?(?:now\s+)?(?:confirm|have\s+(?:now\s+)?(?:considered|completed|received|decided|dealt|processed)|do\s+not\s+hold|hold\s+(?:the|this|no)|acknowledge|received|enclose\s+the|attach\s+the|are\s+(?:not\s+)?obliged)\b"
    r"|\b(?:the|this)\s+(?:council|trust|university|department|authority|force|constabulary|board|agency|college|service)\s+(?:holds|does\s+not|has\s+(?:considered|decided|received|not)|can|will|is\s+(?:not|unable|withholding))"
    r"|\byou\s+(?:have\s+)?(?:asked|requested|wrote)\b|\byou\s+may\s+(?:ask|request|complain|appeal|apply)\b|\bin\s+response\s+to\s+your\b|\bour\s+(?:response|reply|answers?)\b",
    re.I,
)
_ASKING = Pattern(
    r"\b(?:please|kindly|could|can|would|will)\s+(?:you\s+)?(?:please\s+)?(?:supply|provide|send|tell|let\s+me|give|confirm|disclose|release|answer|may\s+I)\b"
    r"|\b(?:I|we)(?:['’]d|\s+would|\s+should)?\s+(?:like|wish|want|request|ask|am\s+(?:writing|asking|requesting|seeking)|be\s+(?:grateful|obliged)|make|write|seek|remind|look\s+forward|understand)\b"
    r"|\bunder\s+the\s+(?:freedom|foi|environmental)|\b(?:FOIA?|EIR|information\s+request|freedom\s+of\s+information)(?:\s+request)?,?\s+please\b|\bmy\s+request\b|\bthis\s+is\s+(?:a|made|my)\b|\bwhat\s+I\s+want\b|\byou(?:r)?\s+(?:council|department|trust|force|officers|organi[sz]ation)\b",
    re.I,
)
_ACKNOWLEDGED = Pattern(
    r"\b(?:automat(?:ed|ic)\s+(?:acknowledgement|reply|response)|acknowledg\w+|aim\s+to\s+(?:reply|respond|answer)|hear\s+from\s+us\s+(?:by|within)|ha(?:s|ve)\s+been\s+(?:logged|passed|forwarded|allocated)"
    r"|(?:will|shall)\s+(?:be\s+in\s+touch|reply|respond|write\s+(?:again|to\s+you)|answer|send)\b[^.\n]{0,60}\b(?:by|within)|our\s+deadline)\b",
    re.I,
)
_DECIDED = Pattern(
    r"\b(?:section|regulation|reg|s)\.?\s?\d|\bexempt|\bextend|\bmore\s+time\b|\bclarif|\battached|\benclosed|\bwithh[eo]ld|\bnot\s+held\b|\bdo(?:es)?\s+not\s+hold\b|\bour\s+(?:response|answer)"
    r"|\b(?:upheld|uphold|overturn)|\binternal\s+review\b|^\W*(?:response|answer|reply)\b|\?\s*\n\s*\S",
    re.I | re.M,
)
_RESPONSE_LINE = Pattern(
    r"^[ \t>*•#|_-]*(?:(?:our|the|council|full)\s+)?(?:response|reply|answers?|decision|outcome|we\s+answered|information\s+(?:provided|released)|in\s+response|A\d|A[.:])\b(?![^\n]{60})",
    re.I | re.M,
)
_MAIL = re.compile(
    _LEAD + r"-*[ \t]*(?:from[ \t*]*:|original message|forwarded message|on\b[^\n]{6,120}\bwrote:)", re.I | re.M
)
_DATE = re.compile(DATE, re.I)
_NEAR, _POST, _LOOKED = (
    600,
    160,
    6000,
)  # characters: from a date to its greeting, from a post's head to its date, read of a message


_ENGLISH = {"oddi wrth": "from", "at": "to", "anfonwyd": "sent", "dyddiad": "date", "pwnc": "subject"}


class Voice(Enum):
    """Who speaks in a message."""

    ASKING = "asking"
    ACKNOWLEDGING = "acknowledging"
    REPLYING = "replying"


@dataclass(frozen=True, slots=True)
class Message:
    """One letter, post or e-mail: its place, the date at its head (a match of DATE) and who speaks."""

    span: Span
    date: re.Match[str] | None
    voice: Voice


@lru_cache(maxsize=4)  # dates, references and names all ask for them
def messages(text: str) -> tuple[Message, ...]:
    """The messages of a text, in the order of the page; one where nothing divides it."""
    merged: list[tuple[int, re.Match[str] | None]] = []
    last = 0
    posts = {match.end() for match in _POSTED.finditer(text)} | {match.start() for match in _ORIGINAL.finditer(text)}
    for start, match in sorted(_starts(text, posts), key=lambda pair: pair[0]):
        is_another = bool(merged) and bool(_FROM.match(text, start)) and bool(_FROM.search(text, merged[-1][0], start))
        if merged and start not in posts and not is_another and _is_head(text, last, start):
            merged[-1] = (merged[-1][0], merged[-1][1] or match)
        else:
            merged.append((start, match))
        last = start
    merged = [(0, merged[0][1]), *merged[1:]] if merged else [(0, None)]
    ends = [start for start, _ in merged[1:]] + [len(text)]
    found = [
        Message(Span(start, end), match, _voice(text, start, end))
        for (start, match), end in zip(merged, ends, strict=True)
    ]
    askers = {_sender(text, one.span) for one in found if one.voice is Voice.ASKING} - {""}
    return tuple(replace(one, voice=Voice.ASKING) if _sender(text, one.span) in askers else one for one in found)


def _sender(text: str, span: Span) -> str:
    """Whose name stands in the From line of a mail; empty where it has none, or a body's."""
    line = _FROM.search(text, span.start, span.end)
    name = text[line.end() : text.find("\n", line.end())].strip(" *\t").casefold() if line else ""
    return "" if BODY.search(name) else name


def is_bare_request(text: str) -> bool:
    """Whether a text only asks: nobody in it replies, under whatever heading."""
    return not _RESPONSE_LINE.search(text) and all(m.voice is Voice.ASKING for m in messages(text))


def asked_below(text: str) -> int:
    """Where an applicant's mail begins that stands, quoted, under the reply to it; 0 where there is none."""
    rows = messages(text)
    at = len(rows)
    while at and rows[at - 1].voice is Voice.ASKING:
        at -= 1
    is_answered = any(row.voice is Voice.REPLYING for row in rows[:at])
    mails = (row.span.start for row in rows[at:] if _MAIL.match(text, row.span.start))
    return next(mails, 0) if is_answered else 0


def written_between(text: str, after: int) -> tuple[Span, ...]:
    """What is no part of the answers in a thread: the applicant's later mails, and the heads of the replies to them.

    after: where the answers begin. Nothing, where no reply follows the applicant's mail.
    """
    spans: list[Span] = []
    reply: Span | None = None
    for row in reversed(messages(text)):
        if reply and row.voice is Voice.ASKING and row.span.start > after and _MAIL.match(text, row.span.start):
            greeting = GREETING.search(text, reply.start, reply.end)
            spans[:0] = [row.span, Span(reply.start, greeting.start())] if greeting else [row.span]
        if row.voice is Voice.REPLYING:
            reply = row.span
    return tuple(spans)


def _starts(text: str, posts: set[int]) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Where messages may begin, each with the date printed there."""
    for field in _FIELD.finditer(text):
        if field["name"].lower() in ("from", "sent", "date", "oddi wrth", "anfonwyd", "dyddiad"):
            yield (
                field.start(),
                _DATE.match(text, field.start("value")) if field["name"].lower() not in ("from", "oddi wrth") else None,
            )
    yield from ((start, None) for start in posts)
    yield from ((match.start(), match) for match in _WROTE.finditer(text))
    greetings = [match.start() for match in GREETING.finditer(text)]
    yield from ((start, None) for start in greetings)
    posted = sorted(posts)
    for match in _OWN_LINE.finditer(text):
        after, before = bisect_left(greetings, match.end()), bisect_left(posted, match.start())
        is_greeted = after < len(greetings) and greetings[after] - match.end() < _NEAR
        if is_greeted or (before and match.start() - posted[before - 1] < _POST):
            yield match.start(), match


def _is_head(text: str, first: int, second: int) -> bool:
    """Whether two starts belong to the head of one message: only short lines and no greeting stand between them."""
    between = text[first:second]
    return (
        second - first < _NEAR
        and not GREETING.search(text, first, second)
        and all(len(line) < 90 for line in between.splitlines())
        and between.count("\n") <= 12
    )


def _voice(text: str, start: int, end: int) -> Voice:
    """Who speaks, by the greeting and the words; an acknowledgement decides nothing."""
    part = text[start : min(end, start + _LOOKED)]
    fields = {
        _ENGLISH.get(f["name"].lower(), f["name"].lower()): f["value"] for f in reversed(list(_FIELD.finditer(part)))
    }
    sender = fields.get("from", "")
    greeting = GREETING.search(part)
    whom = " ".join((greeting["whom"] if greeting else "", fields.get("to", "")))
    replies = bool(_REPLYING.search(part)) or bool(BODY.search(sender)) or bool(_RESPONSE_LINE.search(part))
    if BODY.search(whom) and not _APPLICANT.search(whom) and not BODY.search(sender):
        return Voice.ASKING
    if not replies and not _APPLICANT.search(whom) and _ASKING.search(part):
        return Voice.ASKING
    if _ACKNOWLEDGED.search(part) and not _DECIDED.search(part):
        return Voice.ACKNOWLEDGING
    return Voice.REPLYING
