"""Candidates put in order, and which of them asks the same: weights that were fitted, kept as data."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answerable.answers.matching.asked import Asked, Kept
from answerable.answers.matching.likeness import Likeness, Rarity, likenesses

_WEIGHTS = Path(__file__).parent / "model" / "weights.toml"
_LOOKED = 100  # items among which the next is sought that is no twin of the first
_TWINS = 0.6  # share of terms that two items have in common which ask the same
_AGAIN = 0.75  # share of the first one's score from which another item may ask the same too


@dataclass(frozen=True, slots=True)
class Ranked:
    """An item in its place. sure: how probable it is that it asks the same, 0 to 1."""

    item: Kept
    likeness: Likeness
    score: float
    sure: float
    is_same: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """What each number counts for, and how a first place becomes a probability. From model/weights.toml."""

    order: Mapping[str, float]
    same: Mapping[str, float]
    same_from: float
    least: float  # a score below which nothing is like the request


def rank(request: Asked, items: Sequence[Kept], *, rare: Rarity) -> list[Ranked]:
    """The items from the likest; only what is the same question about the same time is called so."""
    found = likenesses(request, items, rare=rare)
    weights = weights_of(has_meaning=request.vectors is not None)
    scores = [score(one, weights.order) for one in found]
    order = sorted(range(len(items)), key=lambda at: (-scores[at], items[at].id))
    ranked: list[Ranked] = []
    for place, at in enumerate(order):
        if place == 0:
            sure = probability(
                signals(
                    request, [items[i] for i in order], [found[i] for i in order], [scores[i] for i in order], rare
                ),
                weights.same,
            )
            is_same = sure >= weights.same_from and found[at].years >= 0
        else:
            is_same = (
                ranked[0].is_same
                and scores[at] >= _AGAIN * ranked[0].score
                and are_twins(items[at], ranked[0].item)
                and found[at].years >= 0
            )
            sure = ranked[0].sure if is_same else 0.0
        ranked.append(Ranked(items[at], found[at], scores[at], sure, is_same))
    return ranked


def score(likeness: Likeness, weights: Mapping[str, float]) -> float:
    """One number for the likeness."""
    values = likeness.values
    return sum(weight * values[name] for name, weight in weights.items())


def signals(
    request: Asked, items: Sequence[Kept], found: Sequence[Likeness], scores: Sequence[float], rare: Rarity
) -> dict[str, float]:
    """What tells whether the first of the items, which are in order, asks the same.

    Its score; how far the next item is that is no twin of it; what is not met.
    """
    others = [at for at in range(1, min(_LOOKED, len(items))) if not are_twins(items[at], items[0])]
    return {
        "score": scores[0],
        "ahead": scores[0] - (scores[others[0]] if others else 0.0),
        "unmet": unmet(request, items[0], rare),
        "worst": found[0].worst,
        "years": min(found[0].years, 0.0),
        "one": 1.0,
    }


def unmet(request: Asked, item: Kept, rare: Rarity) -> float:
    """The share of the things asked about, of which the item says nothing; a half where the request names none."""
    things = [f"={thing}" for thing in request.features.whole.things]
    weight = sum(map(rare.of, things))
    return sum(rare.of(thing) for thing in things if thing not in item.features.terms) / weight if weight else 0.5


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How probable the weights make it."""
    total = sum(weight * values[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def are_twins(one: Kept, other: Kept) -> bool:
    """Whether two items ask the same in nearly the same words, as letters of a round robin do."""
    mine, theirs = set(one.features.whole.terms), set(other.features.whole.terms)
    return len(mine & theirs) >= _TWINS * min(len(mine), len(theirs)) if mine and theirs else False


@lru_cache(maxsize=4)
def weights_of(*, has_meaning: bool, of_parts: bool = False) -> Weights:
    """The weights with the model, or those of words alone. of_parts: those by which one question is looked for by itself."""
    name = "with_meaning" if has_meaning else "words_alone"
    rows = tomllib.loads(_WEIGHTS.read_text("utf-8"))[f"{name}_parts" if of_parts else name]
    return Weights(rows["order"], rows["same"], rows["same_from"], rows["least"])
