"""The rights and terms that a letter states, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answerable.casefile import Span
from answerable.letters.prose import sentences
from answerable.letters.reading import Notices

_UNHAPPY = (
    r"\b(?:un(?:happy|satisfied)|dis-?satisfied|not\s+(?:satisfied|happy|content)|complain(?:t|ts)?|appeal|disagree|challenge|concern(?:s|ed)?|dispute"
    r"|contest|review(?:ed)?\s+(?:of\s+)?(?:this|our|the|my|your))\b"
)
_OFFERED = (
    r"\b(?:you\s+(?:may|can|could|might|should|have|are\s+entitled|wish|want|would|are\s+able|must|will)|right|entitled|please|wish|if\s+you|if\s+this|write\s+to|contact"
    r"|ask(?:ing)?\s+for|request(?:ed|ing)?\s+(?:an?|for)|seek|can\s+be|may\s+be|should\s+be|is\s+available|apply)\b"
)
_REVIEW = re.compile(
    r"\breview(?:ed|s|ing)?\b|\breconsider\b|\binternal\s+(?:complaint|appeal)s?\b|\bcomplaints?\s+procedure\b", re.I
)
_REVIEW_SAID = re.compile(
    r"\binternal\s+review\b|\b(?:request|seek|ask\s+for|apply\s+for)\s+an?\s+(?:internal\s+|formal\s+)?review\b|\brequirement\s+for\s+(?:a\s+)?review\b|\breview\s+of\s+(?:our|this|the|my)\b",
    re.I,
)
_COMMISSIONER = re.compile(r"\binformation\s+commissioner|\bICO\b|\bthe\s+commissioner\b|\bOSIC\b", re.I)
_TO_COMMISSIONER = re.compile(
    r"\b(?:complain(?:t|ts)?|appeal(?:s|ing)?|appl(?:y|ication)|refer(?:ral)?|contact(?:ed)?|decision|investigate|write|right|approach(?:ed)?|reached|raise|escalate)\b",
    re.I,
)
_NO_RIGHT = re.compile(
    r"\bregister(?:ed)?\s+with|\bdirect\s+marketing|\bguidance\b|\bdecision\s+notice\b|\bview\s+of\b", re.I
)
_REUSE = re.compile(
    r"\bre-?us(?:e|ed|ing)\b|\bopen\s+(?:government|parliament)\s+licen[cs]e|\bcopyright|\bOGL\b|\bpublic\s+sector\s+information\s+regulations",
    re.I,
)
_MARKETING = re.compile(
    r"\bdirect\s+marketing\b|\bPECR\b|\bprivacy\s+(?:and\s+)?electronic\s+(?:and\s+)?communications", re.I
)
_UNHAPPY_WORD, _OFFER_WORD = re.compile(_UNHAPPY, re.I), re.compile(_OFFERED, re.I)
_DONE = re.compile(
    r"\b(?:outcome|result|findings?|conclusion)\s+of\s+(?:the|our|my|your|this|an)\s+(?:internal\s+)?review|\byou\s+(?:have\s+)?(?:asked|requested|wrote|e-?mailed|sought)"
    r"|\b(?:I|we)\s+(?:have\s+)?(?:now\s+)?(?:completed|carried\s+out|conducted|received|undertaken)\b|\bpanel\s+met\b",
    re.I,
)


def find_notices(text: str, *, parts: Iterable[Span]) -> Notices:
    """Where the authority's own parts of a text offer a review, name the Commissioner's remedy and set terms of use."""
    review = commissioner = reuse = marketing = None
    for part in parts:
        for sentence in sentences(text, part):
            words = sentence.of(text)
            review = review or (sentence if _offers_review(words) else None)
            commissioner = commissioner or (sentence if _offers_commissioner(words) else None)
            reuse = reuse or (sentence if _REUSE.search(words) else None)
            marketing = marketing or (sentence if _MARKETING.search(words) else None)
    return Notices(review, commissioner, reuse, marketing)


def _offers_review(words: str) -> bool:
    if not _REVIEW.search(words) or _DONE.search(words):
        return False
    said, unhappy = _REVIEW_SAID.search(words), _UNHAPPY_WORD.search(words)
    return bool((said or unhappy) and _OFFER_WORD.search(words))


def _offers_commissioner(words: str) -> bool:
    return bool(
        _COMMISSIONER.search(words)
        and _TO_COMMISSIONER.search(words)
        and _OFFER_WORD.search(words)
        and not _NO_RIGHT.search(words)
    )
