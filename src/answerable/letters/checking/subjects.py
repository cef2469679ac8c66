"""What a question is about: its telling words, cut to their stems, to compare questions by."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z][a-z’']{2,}|\d{4}", re.IGNORECASE)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        about above after again all also and any anyone anything are ask asked authority because
        been before being below between borough both but can city confirm copies copy could council
        councils county date dates detail details did district does doing during each either etc
        ever every following for foi freedom from further give given had has have held hold holds
        how include included including info inform information into its itself kind kindly know
        known last latest let like list made make many may might more most much must name names need
        not number numbers off one only other our out over own part past per period please provide
        provided question questions receive received record recorded records regarding relate
        related relating request requested said same see send set shall should since some such tell
        than that the their them then there these they this those through time total trust under
        until upon use used using was way well were what when where whether which while who whom
        whose why will with within without would year years yes you your
        """,
    )
)
_ENDINGS = re.compile(
    r"(?:['’]s?|ations?|ements?|ments?|ially|ally|ness|ings?|edly|ies|ied|ely|ly|ed|es|s|e|y|al|ers?)$"
)


@lru_cache(maxsize=1024)  # questions and answers are compared again and again
def terms(text: str) -> frozenset[str]:
    """The stems of the telling words of a text."""
    words = {word.lower() for word in _WORD.findall(text)} - _EMPTY
    return frozenset(_stem(word) for word in words)


def shared_terms(first: str, second: str) -> frozenset[str]:
    """The stems that two texts have in common."""
    return terms(first) & terms(second)


def _stem(word: str) -> str:
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) > 2 else word


def likeness(first: str, second: str) -> float:
    """How much of the shorter question's telling words the longer one shares, from 0 to 1."""
    one, other = terms(first), terms(second)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
