"""What stands around the answers: the reference, the day it was asked and the day it was answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answerable.casefile import Span
from answerable.letters.dates import DATE, Day, days, read_day
from answerable.letters.reading import Found

_LEAD = r"^[ \t*•·|_-]*"
_GAP = r"[ \t*|_]*[:.#–—-]?[ \t*|_]*(?:\n[ \t*|•_-]*){0,2}"

# A label of a reference at the start of a line; "your ref" is the other side's.
_REF_LABEL = re.compile(
    _LEAD + r"(?P<whose>[^\n:\d]{0,60}?)\b"
    r"(?:ref(?:erence)?s?(?:\s*/\s*id)?|(?:request|case|enquiry|log|foi|eir|tracking|complaint|review)\s*/?\s*id|id(?:\s+ref(?:erence)?)?)\b\.?"
    r"(?:\s*(?:number|no\.?|num|id|code|#))*" + _GAP + r"(?P<value>[^\n]{1,60})",
    re.I | re.M,
)
_REF_NAMED = re.compile(
    r"\b(?:freedom\s+of\s+information|environmental\s+information|request\s+for\s+information|information|foi(?:a|sa)?|eir|subject\s+access)"
    r"(?:\s+(?:act|regulations|\d{4}))*(?:\s+(?:request|release|response|enquiry|disclosure|internal\s+review|review)|(?<=r\sinformation))(?:\s+response)?"
    r"(?:\s+(?:number|no\.?|ref(?:erence)?))*\s*(?:[:–—(-]|\s)\s*(?P<value>[A-Z\d][^\n]{2,50})",
    re.I,
)
_REF_QUOTE = re.compile(
    r"\b(?:(?:our|the|your|its)\s+(?:unique\s+)?reference(?:\s+number)?(?:\s+for\s+[^.\n]{1,40})?\s+is\s*:?\s*|(?:quot(?:e|ing)|under|with)\s+(?:the\s+|our\s+|case\s+|this\s+)?(?:unique\s+)?ref(?:erence)?(?:\s+(?:number|no\.?))?\s*[:-]?\s*)"
    r"(?P<value>[A-Z\d][^\n]{2,40})",
    re.I,
)
_SCHEME = r"(?:FOI(?:A|SA|R)?|EIRS?|RFI|ATISN|CAS|IRR?|FOIEIR|INFO?|CRN|SAR|REQ|IGR|FS|IAT|TO)"
_REF_BARE = re.compile(r"(?:^|(?<=[\s(\[:–—-]))(?P<value>" + _SCHEME + r"[ _/-]{0,2}\d[^\n]{0,30})")
_REF_TITLE = re.compile(r"\s(?P<value>\d{2,6}/\d{2,4})\s*$|^(?P<first>\d{3,}(?:[ /_-]\d{2,4}){0,2})(?=\s+[–—-]\s)")
_VALUE = re.compile(
    r"\(?(?P<value>(?:[A-Za-z]{1,10}[ _/-]{0,2}){0,3}\d[\dA-Za-z]*(?:(?!/[A-Z]{2,}-\d)[_/.\\-]+[\dA-Za-z]+)*(?: \d{1,6}(?=\s*(?:$|[)|–—-]|\s\d))){0,3}(?:/[A-Z]+(?![-\w]))*)"
)
_NO_VALUE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s|(?:section|part|regulation|question|year|page|act|under|of|in|from|schedule|article)\b",
    re.I,
)

_ASKED_LABEL = re.compile(
    _LEAD
    + r"(?:date\s+(?:(?:foi|eir|information)\s+)?(?:request|enquiry|application|email|letter)?\s*(?:was\s+)?(?:received|made|submitted|logged|requested|of\s+receipt)"
    r"|date\s+of\s+(?:your\s+|the\s+|original\s+)?(?:(?:foi|eir|information)\s+)?(?:request|enquiry|application|receipt)"
    r"|(?:request|application|enquiry)\s+(?:date|received|made|submitted|dated)(?:\s+(?:on|date))?"
    r"|(?:received|requested|submitted|asked)(?:\s+(?:on|date))?|receipt\s+date)" + _GAP + DATE,
    re.I | re.M,
)
_DONE_LABEL = re.compile(
    _LEAD
    + r"(?:date\s+(?:of\s+)?(?:(?:our|this|the|foi)\s+)?(?:response|reply|decision|answer|letter|disclosure|issue)(?:\s+(?:sent|issued))?"
    r"|date\s+(?:responded|answered|replied|sent|issued|closed|completed|disclosed|of\s+issue)"
    r"|(?:response|reply|decision|answer|completed|completion|closed)\s+(?:date|sent|issued)(?:\s+on)?"
    r"|(?:responded|answered|replied)(?:\s+(?:on|date))?)" + _GAP + DATE,
    re.I | re.M,
)
_QUOTED_SENT = re.compile(
    r"^(?:>[> ]*|-+ ?original message ?-+\s*\n)(?:[^\n]*\n)?>?[> ]*(?:sent|date)\s*:\s*" + DATE, re.I | re.M
)
_SENT_LABEL = re.compile(
    _LEAD + r"(?:(?:issued|sent|completed|dated)(?:\s+(?:on|date))?|our\s+date)" + _GAP + DATE, re.I | re.M
)
_BARE_LABEL = re.compile(_LEAD + r"date\b" + _GAP + DATE, re.I | re.M)
_OWN_LINE = re.compile(_LEAD + DATE + r"[ \t.,*|]*$", re.I | re.M)
_PUBLISHED = re.compile(r"publi(?:sh|cation)|updated|created|added|uploaded|released?\s+on", re.I)
_LETTER = r"(?:requests?|e-?mails?|letter|enquiry|inquiry|query|correspondence|message|submission|application|foi|eir|form|communication)"
_ASKED_PROSE = tuple(
    re.compile(pattern + r"\s*(?:on\s+)?\(?" + DATE, re.I)
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
_ASKED_FIRST = re.compile(
    r"\b(?:on|dated)\s+"
    + DATE
    + r",?\s+(?:in\s+which\s+)?you\s+(?:wrote|e-?mailed|asked|contacted|requested|submitted|made|sent)",
    re.I,
)
_YOU = re.compile(r"\byou(?:r)?\b", re.I)
_REVIEW = re.compile(r"\b(?:internal\s+review|review\s+of|appeal)\b", re.I)


def find_reference(text: str, *, asked: Sequence[Span] = ()) -> Found[str] | None:
    """The authority's main reference: labelled, else beside "FOI request", else in the first lines; None if none is printed."""
    for pattern, end in ((_REF_LABEL, len(text)), (_REF_NAMED, len(text)), (_REF_BARE, 1200), (_REF_QUOTE, len(text))):
        for match in pattern.finditer(text, 0, end):
            if "your" in (match.groupdict().get("whose") or "").lower() and "request" not in match["whose"].lower():
                continue
            found = _reference(match)
            if found and not _inside(found.span, asked):
                return found
    for line in re.finditer(r"[^\n]+", text[:300]):
        title = _REF_TITLE.search(line[0])
        if title:
            return Found(
                title[0].strip(), Span(line.start() + title.end() - len(title[0].strip()), line.start() + title.end())
            )
    return None


def find_asked(text: str, *, until: date | None, asked: Sequence[Span] = ()) -> Found[date] | None:
    """The day the request was made or received, as the text states it; a day without a year is the last before `until`."""
    for match in (*_ASKED_LABEL.finditer(text), *_QUOTED_SENT.finditer(text)):
        return _dated(read_day(match), match, until)
    firsts = [
        m
        for p in (*_ASKED_PROSE, _ASKED_FIRST)
        for m in p.finditer(text)
        if _YOU.search(m[0]) or not _inside(Span(m.start(), m.end()), asked)
    ]
    for match in sorted(firsts, key=lambda m: m.start()):
        found = _dated(read_day(match), match, until)
        if found and not _REVIEW.search(text, match.start(), _line_end(text, match.end())):
            return found
    return None


def _line_end(text: str, at: int) -> int:
    """The end of the line or sentence that goes on at a place."""
    ends = [end for end in (text.find("\n", at), text.find(". ", at)) if end >= 0]
    return min(ends, default=len(text))


def find_answered(text: str, *, until: int) -> Found[date] | None:
    """The day of the response: labelled, or standing alone above the answer; a publication date is neither.

    until: where the letter's head ends; a date alone on a line after it dates something else.
    """
    for match in _DONE_LABEL.finditer(text):
        return _dated(read_day(match), match, None)
    for match in (*_SENT_LABEL.finditer(text), *_BARE_LABEL.finditer(text, 0, until)):
        return _dated(read_day(match), match, None)
    for match in _OWN_LINE.finditer(text, 0, until):
        if not _PUBLISHED.search(_line_before(text, match.start())):
            return _dated(read_day(match), match, None)
    return None


def _line_before(text: str, start: int) -> str:
    return text[max(0, start - 60) : start].rstrip().rpartition("\n")[2]


def _dated(day: Day, match: re.Match[str], until: date | None) -> Found[date] | None:
    on = day.on(until=until)
    n = next(n for n in "1234" if match[f"d{n}"])
    start = min(match.start(f"{part}{n}") for part in "dmy" if match[f"{part}{n}"])
    end = max(match.end(f"{part}{n}") for part in "dmy" if match[f"{part}{n}"])
    return Found(on, Span(start, end)) if on else None


def _reference(match: re.Match[str]) -> Found[str] | None:
    value = _VALUE.match(match["value"])
    if not value or _NO_VALUE.match(match["value"]) or next(days(match["value"]), None):
        return None
    words = value["value"].rstrip("-/_. ")
    if len(words) < 3 or len(re.findall(r"\d", words)) < 2:
        return None
    start = match.start("value") + value.start("value")
    return Found(words, Span(start, start + len(words)))


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(span in other for other in spans)
