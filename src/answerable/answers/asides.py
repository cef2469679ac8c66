"""A question without its asides: what stands in brackets or after "for instance" explains, and narrows nothing."""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EXAMPLES = re.compile(
    r"[,;:-]*\s*\b(?:for instance\b|for example\b|such as\b|e\.\s?g\.?|eg\b|i\.\s?e\.?|to name\b|like (?=\w+,)),?[^.;?!\n]*?"
    r"(?=[.;?!\n]|,\s+(?:were|was|did|have|has|had|are|is|do|does|in|during|since|between|that|which)\b|,?\s+(?:and|but) (?:how|what|which|who|where|when|why|were|was|did|do|does|is|are|has|have|had|if)\b|$)",
    re.I,
)
_RATHER = re.compile(r"\b(?:rather than|as opposed to|instead of|not counting)\b[^,.;?!\n]*", re.I)
_LISTED = re.compile(
    r"[,;]?\s*\bincluding(?! (?:the |an? |any |their |its )?(?:whether|how|who|when|dates?|details?|numbers?|copies|reasons?|names?|what|which|near|those))\b"
    r"[^.;?!\n]*?(?=[.;?!\n]|$)",
    re.I,
)


def bare(text: str) -> str:
    """The text without brackets, and without the examples after "for instance", "such as", "e.g." or "including"."""
    for pattern in (_BRACKETS, _EXAMPLES, _LISTED, _RATHER):
        text = pattern.sub(" ", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()
