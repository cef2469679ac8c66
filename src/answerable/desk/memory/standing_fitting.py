"""Published standing answers that fit a question which somebody is typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from answerable.answers.matching import features, vocabulary
from answerable.desk.memory.index.loaded import index
from answerable.desk.memory.queries.standing_public import (
    Shown,
    Titled,
    may_be_shown,
    published_standing,
    shown_standing,
)

MET = 0.6  # share of the weight of what is asked that a question of the standing answer speaks of, and of that question in turn
MOST = 2  # for each question


def standing_fitting(questions: Sequence[str], *, on: date) -> tuple[tuple[Shown, ...], ...]:
    """For each question the standing answers that anyone may read and that answer it, as they read that day, the likest first."""
    published = published_standing()
    return tuple(_fitting(question, published, on) if published else () for question in questions)


def _fitting(question: str, published: Sequence[Titled], on: date) -> tuple[Shown, ...]:
    asked = _terms(question)
    met = ((max(_met(asked, _terms(one)) for one in given.questions), given.reference) for given in published)
    best = sorted((-share, reference) for share, reference in met if share >= MET)
    shown = (reference for _, reference in best if may_be_shown(reference, on=on))
    return tuple(shown_standing(reference, on=on) for reference in list(shown)[:MOST])


def _met(asked: Collection[str], there: Collection[str]) -> float:
    """The lesser of the shares that each has of the other, the rarer the word the weightier."""
    rarity = index().rarity
    both = sum(rarity(term) for term in asked if term in there)
    whole = max(sum(map(rarity, asked)), sum(map(rarity, there)))
    return both / whole if whole else 0.0


@lru_cache(maxsize=512)
def _terms(question: str) -> frozenset[str]:
    return frozenset(features([question], words=vocabulary()).whole.terms)
