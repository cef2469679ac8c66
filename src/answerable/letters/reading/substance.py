"""What a question asks for, so that an answer can be seen to give it: several things, a name, a day."""

from __future__ import annotations

import re

from answerable.patterns import Pattern

_SEVERAL = Pattern(
    r"\?.*\?|\b(?:and|or|if so)\b,? (?:\w+ ){0,2}?(?:what|how|when|which|why|who|whom|of|by|for|in|the|a copy|were|was|are)\b|;|\bby (?:year|month|ward|age|type|supplier)\b|\beach of\b|\d{4}.*\d{4}",
    re.I | re.S,
)
_NAME = Pattern(
    r"\b(?:who|whom|whose|which|names?|named|suppliers?|providers?|vendors?|contractors?|title|owners?)\b", re.I
)
_COUNT = Pattern(r"\b(?:how (?:many|much|often|long)|numbers?|total|figures?|amount|cost|spen[dt]\w*|what)\b", re.I)
_DAY = Pattern(r"\b(?:when|dates?|dated|start\w*|end(?:s|ed)?|expir\w+|how long|since)\b", re.I)


def asks_several(asked: str) -> bool:
    """Whether a question asks for more than one thing, so that one may be given and another not."""
    return _SEVERAL.search(asked) is not None


def counts_asked(asked: str) -> bool:
    """Whether a question asks how many or how much."""
    return _COUNT.search(asked) is not None


def names_asked(asked: str) -> bool:
    """Whether a question asks for a name."""
    return _NAME.search(asked) is not None


def days_asked(asked: str) -> bool:
    """Whether a question asks for a day or a period."""
    return _DAY.search(asked) is not None
