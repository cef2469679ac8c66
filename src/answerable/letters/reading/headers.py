"""The day a request was made or received and the day it was answered, as a letter states them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from answerable.casefile import Span
from answerable.letters.reading.dates import DATE, Day, read_day
from answerable.letters.reading.messages import GREETING, Message, Voice, messages
from answerable.letters.readings import Found
from answerable.patterns import Pattern

# Where a label may begin: a line, a cell, a gap of two spaces, or after a figure on the same line.
_LEAD = r"(?:^[ \t*•·|_#>-]*|[|;\t/][ \t]{0,60}+|(?<! )[ ]{2,}|\s[–—-]\s|(?<=\d)[,.]?[ ])"
_GAP = r"[ \t*|_]*+[:.–—-]?[ \t*|_]*+(?:\n[ \t*|•_-]*+){0,2}"
_KIND = r"(?:(?:foi|eir|information|internal)\s+)?"

_ASKED_LABEL = Pattern(
    _LEAD
    + r"(?:date\s+"
    + _KIND
    + r"(?:request|review|enquiry|application|e-?mail|letter)?\s*(?:was\s+)?(?:received|rec['’]?d|made|submitted|logged|opened|requested|asked|of\s+receipt|in)"
    r"|date\s+of\s+(?:your\s+|the\s+|original\s+)?"
    + _KIND
    + r"(?:request|enquiry|application|receipt|review\s+request)"
    r"|(?:(?:foi|eir|information|review)\s+)?(?:request|application|enquiry)\s+(?:date|received|rec['’]?d|made|submitted|logged|dated)(?:\s+(?:on|date))?"
    r"|receipt\s+date|(?P<lone>received|rec['’]?d|requested|submitted|asked|logged|opened)(?:\s+(?:on|date|by\s+e-?mail))?"
    r"|dyddiad\s+(?:y\s+)?(?:cais|derbyn(?:iwyd)?|gofyn)(?:\s+y\s+cais)?(?:\s*/\s*(?:date\s+)?(?:of\s+)?(?:received|request))?|derbyniwyd)"
    + _GAP
    + DATE,
    re.I | re.M,
)
_DONE_LABEL = Pattern(
    _LEAD
    + r"(?:date\s+(?:of\s+)?(?:(?:our|this|the|foi|eir)\s+)?(?:response|reply|decision|answer|letter|disclosure|issue|completion|closure)(?:\s+(?:sent|issued))?"
    r"|date\s+(?:responded|answered|replied|sent|issued|closed|completed|disclosed|of\s+issue|out)"
    r"|(?:response|reply|decision|answer|completed|completion|closed|closure|outcome|disclosure)\s+(?:date|sent|issued|given)(?:\s+on)?"
    r"|(?P<lone>responded|answered|replied|closed|completed|disclosed|(?P<heading>response|reply|answer|decision))(?:\s+to)?(?:\s+(?:on|date))?"
    r"|dyddiad\s+(?:yr\s+)?(?:ymateb(?:wyd)?|ateb(?:wyd)?)(?:\s*/\s*(?:date\s+)?(?:of\s+)?(?:response|reply|answered))?|ymatebwyd|atebwyd)"
    + _GAP
    + DATE,
    re.I | re.M,
)
_SENT_LABEL = Pattern(
    r"(?:" + _LEAD + r"|\()(?:(?:issued|sent|dated)(?:\s+(?:on|date))?|our\s+date|anfonwyd)" + _GAP + DATE, re.I | re.M
)
_BARE_LABEL = Pattern(_LEAD + r"(?:date\s*/\s*dyddiad|dyddiad(?:\s*/\s*date)?|date)\b" + _GAP + DATE, re.I | re.M)
_LINE = re.compile(r"^(?=[^\n]{0,100}\d)[^\n]{4,100}$", re.M)
_DATE = re.compile(r"(?<![\w/.-])" + DATE, re.I)
# What may share a line with the date of a letter: place, reference, how it went.
_BESIDE = re.compile(
    r"(?:[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,2},\s*$|(?i:(?:(?:our|your|my|case|request|foi|eir)\s+)*(?:ref(?:erence)?|id)\b[ .:#-]*(?:no\b[ .:]*)?)[\w/.-]*\d[\w/.-]*|[A-Z]{2,6}(?:[ /_-]+[A-Z\d]+)*[/ _-]?\d[\w/.-]*"
    r"|\b(?i:by\s+e-?mail(?:\s+only)?)\b)",
)
_RANGE = Pattern(
    r"^[ \t*|_-]*" + DATE + r"[ \t]*(?:to|until|till|[–—-]|/|>|→)[ \t]*(?P<end>[^\n]{6,40}?)[ \t.*|]*$", re.I | re.M
)
_PUBLISHED = Pattern(r"publi(?:sh|cation)|updated|created|added|uploaded|released?\s+on", re.I)
_QUOTED_SENT = Pattern(
    r"^(?:>[> ]*|-+ ?original message ?-+\s*\n)(?:[^\n]*\n)?>?[> ]*(?:sent|date)\s*:\s*" + DATE, re.I | re.M
)
_FOOT = Pattern(r"^[ \t]*(?:yours\b|(?:kind|best|warm)?\s*regards|signed\b)", re.I | re.M)
_ISSUED_PROSE = Pattern(
    r"\b(?:this|our|the)\s+(?:response|reply|letter|answer)\s+(?:was|is)\s+(?:sent|issued|dated|given|provided)(?:\s+(?:on|to\s+(?:you|the\s+(?:applicant|requester))\s+on))?\s+"
    + DATE,
    re.I,
)

_ANSWERED_PROSE = Pattern(
    r"\b(?<!earlier )(?<!previous )(?<!similar )request\b[^.\n]{0,60}?\b(?:(?:was|were|has\s+been)\s+(?:answered|responded\s+to|replied\s+to|completed|closed)|and\s+(?:replied|responded|answered)(?:\s+to)?(?:\s+it)?)\s+(?:in\s+full\s+)?on\s+"
    + DATE,
    re.I,
)
_LETTER = r"(?:requests?|e-?mails?|letter|enquiry|inquiry|query|correspondence|message|submission|application|foi|eir|form|communication|requirement)"
_ASKED_PROSE = tuple(
    Pattern(pattern + r"\s*(?:on\s+)?\(?" + DATE, re.I)
    for pattern in (
        r"\b(?:your|the|a|further|recent|above)\b[^.\n?]{0,40}?\b"
        + _LETTER
        + r"\b(?:(?!\n\s*\n)[^.?]){0,110}?\b(?:of|dated|received|sent|submitted|made|on|from)(?:\s+by\s+[^.?,]{1,60}?|\s+us)?",
        r"\byou\s+(?:wrote|e-?mailed|asked|contacted|requested|submitted|made|sent)\b[^.?]{0,60}?\bon",
        r"\b(?:we|which\s+[^.?,]{1,50})\s+received\s+(?:it\s+|this\s+|your\s+\w+\s+)?on",
        r"\bthank\s+you\s+for\s+(?:asking|writing|contacting)\b[^.?]{0,50}?\bon",
        r"\brequest(?:ed)?\s+(?:that\s+)?(?:I|we)\s+received\s+on",
    )
)
_ASKED_FIRST = Pattern(
    r"\b(?:on|dated)\s+"
    + DATE
    + r",?\s+(?:in\s+which\s+)?you\s+(?:wrote|e-?mailed|asked|contacted|requested|submitted|made|sent)",
    re.I,
)
_YOU = re.compile(r"\byou(?:r)?\b", re.I)
_REVIEW = Pattern(
    r"\b(?:internal\s+review|review\s+of|requirement\s+for\s+(?:a\s+)?review|for\s+a\s+review|appeal)\b", re.I
)
_OTHER_DAY = Pattern(
    r"\b(?:we|I|council|trust|authority|department|was|were|been)\s+(?:had\s+|already\s+|then\s+|last\s+|have\s+)?(?:answered|replied|responded|refused|closed|wrote)\b|\b(?:our|my)\s+(?:earlier\s+|previous\s+|first\s+|original\s+)?(?:response|reply|answer|decision|letter|refusal|e-?mail)\b"
    r"|\b(?:previous|earlier|similar|first|last|another|same)\s+(?:foi\s+|information\s+)?(?:requests?|enquir(?:y|ies)|correspondence)\b|\b(?:due|deadline|published|held\s+at|as\s+at|at\s+the\s+time)\b",
    re.I,
)
_REVIEWED = Pattern(
    r"\b(?:outcome|result|conclusion|findings)\s+of\s+(?:the|my|our|your|this|an)\s+(?:internal\s+)?review|\breview\s+under\s+(?:section|regulation)|\byour\s+(?:[\w-]+\s+){0,3}(?:request|requirement|application|e-?mail|letter)\s+(?:for|requiring|seeking|asking\s+for|requesting)\s+(?:an?\s+)?(?:internal\s+|formal\s+)?review\s+(?:of|dated|received|on|was|which|and|under|in)"
    r"|\byou\s+(?:asked|wrote|e-?mailed|requested|sought|required)\b[^.\n]{0,40}\breview\b|\b(?:I|we)\s+(?:have\s+)?(?:now\s+)?(?:completed|carried\s+out|conducted|undertaken)\s+(?:the|an|your|our|my)\s+(?:internal\s+)?review|^\W*(?:foi\s+|outcome\s+of\s+)?(?:internal\s+review(?:\s+(?:outcome|response|decision))?|review\s+(?:outcome|decision|response))(?:\W{1,4}[A-Z\d/_-]+)?\W*$",
    re.I | re.M,
)
_LONGEST = 200  # days between request and answer in a bare range
_HEAD_LINES, _FAR, _TAIL = 600, 1500, 400  # characters of a page's head, of the longest head and of a foot


def find_asked(text: str, *, until: date | None, asked: Sequence[Span] = ()) -> Found[date] | None:
    """The day the request was made or received, as the text states it; for a review, the day it was asked for.

    A day without a year is the last before `until`. In a bare request it is the day at its own head.
    """
    first = min((span.start for span in asked), default=_FAR)
    for match in _labelled(_ASKED_LABEL, text, head=min(first, _FAR)):
        return _dated(match, until)
    posts = messages(text)
    if posts[0].voice is Voice.ASKING and (found := _own_day(text, _asking(text, posts), until)):
        return found
    if pair := _range(text):
        return pair[0]
    for match in _QUOTED_SENT.finditer(text):
        return _dated(match, until)
    if found := _in_prose(text, until, asked):
        return found
    quoted = [post for post in posts if post.voice is Voice.ASKING and post.date]
    return _dated(quoted[-1].date, until) if quoted and quoted[-1].date else None


def find_answered(text: str, *, until: int) -> Found[date] | None:
    """The day of the response: labelled, at the head of the last reply, or standing alone above the answer.

    until: where the letter's head ends; a date alone on a line after it dates something else. Neither the day
    of publication, nor that of an acknowledgement or of the request itself, is the day of the response.
    """
    for match in _labelled(_DONE_LABEL, text, head=until):
        return _dated(match, None)
    posts = messages(text)
    if all(post.voice is not Voice.REPLYING for post in posts):
        return None
    if pair := _range(text):
        return pair[1]
    replies = [post for post in posts if post.voice is Voice.REPLYING and post.date]
    if len(replies) > 1 and posts[0].voice is Voice.ASKING:
        return _latest(replies)
    first = next(post.span for post in posts if post.voice is Voice.REPLYING)
    if posts[0].voice is Voice.REPLYING or not replies:
        found = _at_head(text, first, until) or _at_foot(text)
        return found or next((_dated(post.date, None) for post in replies if post.date), None)
    return _latest(replies)


def _asking(text: str, posts: Sequence[Message]) -> Message:
    """The post that the last reply answers: the first, or the one that asked for the review of which it gives the outcome."""
    reply = next((n for n in range(len(posts) - 1, 0, -1) if posts[n].voice is Voice.REPLYING), 0)
    if reply and _REVIEWED.search(text, posts[reply].span.start, posts[reply].span.end):
        for post in reversed(posts[1:reply]):
            if post.voice is Voice.ASKING and post.date and _REVIEW.search(text, post.span.start, post.span.end):
                return post
    return posts[0]


def _labelled(pattern: Pattern, text: str, *, head: int) -> Iterator[re.Match[str]]:
    """The labelled dates; a label of one word counts only at the head or the foot, one that heads answers only at the head."""
    for match in pattern.finditer(text):
        is_foot = match.start() > len(text) - _TAIL and not match.groupdict().get("heading")
        if not match["lone"] or match.start() < head or is_foot:
            yield match


def _latest(replies: Sequence[Message]) -> Found[date] | None:
    dated = [found for post in replies if post.date and (found := _dated(post.date, None))]
    return max(dated, key=lambda found: found.value, default=None)


def _at_head(text: str, post: Span, until: int) -> Found[date] | None:
    """The date of issue above the answer: labelled, else alone on a line but for a place or a reference."""
    head = max(min(until, post.end), post.start)
    for match in (*_SENT_LABEL.finditer(text, post.start, post.end), *_BARE_LABEL.finditer(text, post.start, head)):
        return _dated(match, None)
    for match in _alone(text, post.start, head):
        if not _PUBLISHED.search(_line_before(text, match.start())):
            return _dated(match, None)
    return None


def _at_foot(text: str) -> Found[date] | None:
    """The date in a sentence on this response, or alone on a line after the closing formula."""
    logged = () if GREETING.search(text) else _ANSWERED_PROSE.finditer(text)
    for match in (*_ISSUED_PROSE.finditer(text), *logged):
        return _dated(match, None)
    closing = [match.end() for match in _FOOT.finditer(text)]
    if closing and len(text) - closing[-1] < _HEAD_LINES:
        for match in _alone(text, closing[-1], len(text)):
            return _dated(match, None)
    return None


def _own_day(text: str, post: Message, until: date | None) -> Found[date] | None:
    """The day at the head of a request, else alone below its signature."""
    if post.date:
        return _dated(post.date, until)
    closing = [match.end() for match in _FOOT.finditer(text, post.span.start, post.span.end)]
    ends = [(post.span.start, min(post.span.start + _HEAD_LINES, post.span.end))]
    ends += [(closing[-1], min(closing[-1] + _HEAD_LINES, post.span.end))] if closing else []
    for start, end in ends:
        for match in (*_BARE_LABEL.finditer(text, start, end), *_SENT_LABEL.finditer(text, start, end)):
            return _dated(match, until)
        for match in _alone(text, start, end):
            if not _PUBLISHED.search(_line_before(text, match.start())):
                return _dated(match, until)
    return None


def _alone(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The dates that have a line to themselves, but for the place, the reference or how the letter went."""
    for line in _LINE.finditer(text, start, end):
        match = _DATE.search(text, line.start(), line.end())
        if not match:
            continue
        rest = text[line.start() : match.start()] + " " + text[match.end() : line.end()]
        rest = re.sub(r"\b(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:am|pm|GMT|BST)?", "", rest)
        if not _BESIDE.sub("", rest.strip(" \t*•·|_#>-")).strip(" \t.,*|_#>:()-"):
            yield match


def _range(text: str) -> tuple[Found[date] | None, Found[date] | None] | None:
    """A pair of days alone on a line of a page's head: received and answered; the bounds of a year or month are not."""
    for match in _RANGE.finditer(text, 0, _HEAD_LINES):
        second = _DATE.fullmatch(text, match.start("end"), match.end("end"))
        first, last = _dated(match, None), second and _dated(second, None)
        if not first or not last or not 0 <= (last.value - first.value).days <= _LONGEST:
            continue
        if first.value.day != 1:
            return first, last
    return None


def _in_prose(text: str, until: date | None, asked: Sequence[Span]) -> Found[date] | None:
    """The first sentence that says when the request came; in the outcome of a review, when the review was asked for."""
    matches = sorted(
        (
            m
            for p in (*_ASKED_PROSE, _ASKED_FIRST)
            for m in p.finditer(text)
            if _YOU.search(m[0]) or not _inside(Span(m.start(), m.end()), asked)
        ),
        key=lambda m: m.start(),
    )
    matches = [m for m in matches if not _OTHER_DAY.search(m[0])]
    reviews = [m for m in matches if _REVIEW.search(text, m.start(), _line_end(text, m.end()))]
    if _REVIEWED.search(text) and reviews:
        return next((found for m in reviews if (found := _dated(m, until))), None)
    return next((found for m in matches if m not in reviews and (found := _dated(m, until))), None)


def _line_end(text: str, at: int) -> int:
    """The end of the line or sentence that goes on at a place."""
    ends = [end for end in (text.find("\n", at), text.find(". ", at)) if end >= 0]
    return min(ends, default=len(text))


def _line_before(text: str, start: int) -> str:
    return text[max(0, start - 60) : start].rstrip().rpartition("\n")[2]


def _dated(match: re.Match[str], until: date | None) -> Found[date] | None:
    day: Day = read_day(match)
    on = day.on(until=until)
    n = next(n for n in "1234" if match[f"d{n}"])
    start = min(match.start(f"{part}{n}") for part in "dmy" if match[f"{part}{n}"])
    end = max(match.end(f"{part}{n}") for part in "dmy" if match[f"{part}{n}"])
    return Found(on, Span(start, end)) if on else None


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(span in other for other in spans)
