"""How like a question is to one that was answered: the share of its weighty words that the other has too."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from answerable.registers import stems

NEAR = 0.5  # below this it is another question
FORM = frozenset(stems("request information freedom act please provide following would like know details council copy regards thank grateful also number many years"))  # fmt: skip


def nearest(asked: Sequence[str], answered: Sequence[str]) -> list[tuple[float, int]]:
    """The places of those answered that are like any question asked, the nearest first, each with how like it is."""
    theirs = [stems(text) for text in answered]
    counts = Counter(word for words in theirs for word in words)
    scored = [
        (max((_share(stems(text) - FORM, words, counts, len(theirs)) for text in asked), default=0.0), place)
        for place, words in enumerate(theirs)
    ]
    return sorted(((score, place) for score, place in scored if score >= NEAR), key=lambda item: (-item[0], item[1]))


def _share(mine: frozenset[str], theirs: frozenset[str], counts: Counter[str], total: int) -> float:
    """A word that few of those answered have weighs most; one that none has weighs as if one had it."""
    weigh = {word: math.log(1 + (total + 1) / max(counts[word], 1)) for word in mine}
    whole = sum(weigh.values())
    return sum(weight for word, weight in weigh.items() if word in theirs) / whole if len(mine & theirs) > 1 else 0.0
