"""Words by which an answer says that something is left out of what is given: a refusal of that part, which needs its ground."""

from __future__ import annotations

import re

from answerable.casefile import Span
from answerable.letters import prose
from answerable.patterns import Pattern

_COPY = r"(?:copy|copies|version|report|document|minutes|letter|answer|attachment|file|disclosure)s?"
_PART = rf"(?:names?|members?|details?|identit\w+|address\w*|personal (?:data|information)|passages?|parts?|pages?|paragraphs?|sections?|words|rest|remainder|signatures?|{_COPY})"
_OUT = r"(?:(?:left|taken|cut|struck|blacked|blanked) out|omitted|withheld|redacted|obscured|edited out)"
_SAYS = Pattern(
    "|".join(
        (
            rf"\b{_PART}\b[^.;:?]{{0,90}}?\b{_OUT}\b",
            rf"\b(?:we|i|council|authority) (?:have |has |had )?{_OUT}\b",
            r"\bwe (?:have |had )?(?:left|leave|taken|took|take|cut|blacked|blanked) (?:\w+ ){1,8}out\b",
            r"\b(?:is|are|was|were|been) (?:\w+ ){0,2}(?:redacted|blacked out|blanked out)\b",
            rf"\bredacted {_COPY}\b",
            r"\bwith (?:some |the |a few |necessary )?redactions\b",
            rf"\b(?:removed|deleted) from (?:the|this|our|your|that) {_COPY}\b",
            rf"\bwith (?:\w+ ){{0,4}}{_PART}(?: \w+){{0,10}} removed\b",
        )
    ),
    re.IGNORECASE,
)
_NOT = Pattern(
    "|".join(
        (
            rf"\b(?:nothing|none|nobody|neither|no (?:\w+ ){{0,3}}{_PART})\b[^.;]{{0,60}}\b{_OUT}",
            rf"\bnot (?:been |be )?(?:\w+ )?{_OUT}",
            rf"\b(?:would|could|might|may|can|should|must|will) (?:\w+ )?be {_OUT}",
            r"\bout of (?:the|this|these|that|all) (?:\w+ )?(?:counts?|figures?|totals?|numbers?|averages?|medians?|sums?)\b",
            r"\bnot (?:relevant|requested|asked for|part of)\b|\b(?:out of|outside|not within|beyond) (?:the )?scope\b|\bdid not ask\b",
            r"\bnot (?:known|recorded|held)\b|\bunknown\b|\bnobody knows\b",
            rf"\bwithheld from (?!you\b|the public\b|(?:the|this|our) {_COPY})",
        )
    ),
    re.IGNORECASE,
)


def says_left_out(text: str) -> str:
    """The first sentence that says that something is left out of what is given, or empty.

    What was not asked for, is not known, or is left out of a count alone is not withheld.
    """
    for span in prose.sentences(text, Span(0, len(text))):
        words = " ".join(span.of(text).split())
        if _SAYS.search(words) and not _NOT.search(words):
            return words
    return ""
