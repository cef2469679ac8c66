"""The windows that a letter names for reviews: time to ask for one, and time in which it is promised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.casefile import Span
from answerable.letters.checking.passages import Passage
from answerable.patterns import AnyPattern, Pattern, small

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "fourteen": 14,
    "twenty": 20, "twenty-eight": 28, "thirty": 30, "forty": 40, "sixty": 60,
}  # fmt: skip
_WINDOW = Pattern(
    rf"\b(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s*(?:\(\s*\w+\s*\)\s*)?"
    r"((?:working|calendar|school|business)[\s-]+)?(days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_REVIEW = Pattern(
    r"\breviews?\b|\breconsider|\brepresentations\b|\b(?:not|un|dis)\s?(?:happy|satisfied|content)\b|\bcomplain\w*\b"
    r"|\bappeals?\b|\bdisagree\b|\bchallenge\b",
    re.IGNORECASE,
)
_LEADS = Pattern(
    r"\b(?:within|in|than|of|least|up to|have|after|inside|takes?|taking|allow|about|around|be)\W+(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:later|afterwards|from (?:then|that))\b", re.IGNORECASE)
_NEAR = 2  # sentences
_NEXT = re.compile(r"\b(?:commissioner|ICO|tribunal)\b", re.IGNORECASE)
_PROMISES = Pattern(
    r"\b(?:we|council|authority|trust|officer|panel|department|it|review|response|reply|outcome|decision)\b"
    r"[^.;]{0,60}?\b(?:will|shall|aims?|try|endeavour|intend|hope|expect|should (?:be complete|receive)"
    r"|respond|reply|complete[ds]?)\b"
    r"|\byou (?:will|should|can expect to) (?:receive|hear|have|get)\b"
    r"|\byou (?:can|would|may|might|should) (?:\w+ )?(?:expect|have (?:our|a|the|his|her|an) (?:\w+ )?(?:decision|answer|reply|outcome))\b"
    r"|\b(?:outcome|result|answer|decision|reply|findings)\b[^.;]{0,30}?\b(?:sent|issued|given|ready|made|reach\w*)\b|\breviews?\b[^.;]{0,20}?\btakes?\b"
    r"|\b(?:outcome|result|answer|decision)\b[^.;]{0,30}?\bsent out\b|\ballow\b|\b(?:clerk|officer|reviewer|solicitor|he|she|they) (?:\w+ )?(?:has|have)\b"
    r"|\b(?:respond|reply|complet\w+|conclude\w*|dealt)\b",
    re.IGNORECASE,
)
_ASKS = Pattern(
    r"\b(?:you|applicants?|requesters?)\b[^.;]{0,80}"
    r"\b(?:may|can|must|should|have|need|wish|would|request|ask|write)\b"
    r"|\b(?:if|should) you\b[^.;]{0,60}\b(?:please|tell|say|notify|inform|call|raise)\b|\b(?:tell|notify|inform|call|come back to|get in touch with|reply to|respond to) (?:us|me|the)\b"
    r"|\b(?:asked?|request(?:ed|s)?|writ\w+|submit\w*|ma[dk]e|received?|contact|let us know|sent?|e-?mail|appeals?"
    r"|complain\w*|hear from you|reach(?:es)? us|with us|deadline|time limit|in time)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A time for a review, as written. is_to_ask: the applicant's; otherwise the authority's promise."""

    words: str
    span: Span
    working_days: int
    is_to_ask: bool


def review_windows(sentences: Iterable[Passage]) -> Iterator[Window]:
    """Every window in sentences about a review, or in the two that follow such a sentence."""
    near = 0
    for sentence in sentences:
        about = _REVIEW.search(sentence.words) is not None
        if about or near:
            yield from _windows(sentence, about)
        near = _NEAR if about else max(near - 1, 0)


def _windows(sentence: Passage, about: bool) -> Iterator[Window]:
    for hit in _WINDOW.finditer(sentence.words):
        lead = sentence.words[: hit.start()]
        if _NEXT.search(sentence.words) or not (_LEADS.search(lead) or _AFTER.match(sentence.words, hit.end())):
            continue
        promised = _last(_PROMISES, lead)
        asked = _last(_ASKS, lead)
        if promised < 0 and asked < 0 and not about:
            continue
        start = sentence.span.start + hit.start()
        span = Span(start, start + len(hit.group()))
        yield Window(hit.group(), span, _working_days(hit), is_to_ask=asked > promised)


def _last(pattern: AnyPattern, words: str) -> int:
    return max((hit.end() for hit in pattern.finditer(words)), default=-1)


def _working_days(hit: re.Match[str]) -> int:
    """The window in working days, doubt read in the letter's favour: a month as 21, seven days as five."""
    number = int(hit[1]) if hit[1].isdigit() else _NUMBERS[small(hit[1])]
    if small(hit[3]).startswith("month"):
        return number * 21
    if small(hit[3]).startswith("week"):
        return number * 5
    return number if hit[2] and small(hit[2].strip(" -")) in ("working", "business", "school") else number * 5 // 7
