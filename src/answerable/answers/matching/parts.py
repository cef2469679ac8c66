"""Each question of a request by itself: the parts of one request may each have been asked before in another letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.answers.matching.asked import Asked, Kept
from answerable.answers.matching.features import Part
from answerable.answers.matching.likeness import Rarity, nearest, share, share_of_things
from answerable.answers.matching.rank import probability, weights_of
from answerable.answers.matching.times import years_of
from answerable.answers.matching.wanted import wanted

_LOOKED = 30  # items among which the next is sought that is no twin of the first
_NEXT = 0.5  # of the first one's score, where there is no next: in an index of a few a lone item is not far ahead
_MET, _NEAR = 0.5, 0.9  # of its words, or of its meaning, from which the first is the same: a subject alone is not
_SOME, _AROUND = 0.25, 0.45  # below both of which an item has no more than a word or a subject in common
_TWINS = 0.6  # of the terms of two items, from which one asks what the other does
_ALIKE = 0.9  # of the terms of two questions, from which they are the same whatever else there is


@dataclass(frozen=True, slots=True)
class PartFound:
    """An item for one question. question: which of the item's meets it, from 0. sure: how probably it asks the same."""

    item: Kept
    question: int
    score: float
    sure: float
    is_same: bool


def rank_parts(
    request: Asked, items: Sequence[Kept], *, rare: Rarity, most: int = 5
) -> tuple[tuple[PartFound, ...], ...]:
    """For each question of the request, in order, the items that ask it, the likest first.

    items: candidates from any index, those of all questions together. What is not like a question is not offered for it.
    """
    tables = likenesses_of_parts(request, items, rare=rare)
    return tuple(_found(request, at, items, rows, rare=rare)[:most] for at, rows in enumerate(tables))


def likenesses_of_parts(request: Asked, items: Sequence[Kept], *, rare: Rarity) -> list[list[dict[str, float]]]:
    """In numbers, how like each item is to each question, and to the whole request around it."""
    near, around = _near(request, items)
    out = []
    for at, one in enumerate(request.features.parts):
        mine = years_of(one.text)
        asked = mine if mine.named or mine.onward else request.features.years
        covered = [asked.covered_by(item.features.years) for item in items]
        out.append(
            [
                {
                    "words": share(one.terms, item.features.terms, rare.of, item.size / rare.size),
                    "letter": share(one.terms, item.letter, rare.of_letters, item.length / rare.letter),
                    "things": share_of_things(one.things, item.features.terms, rare.of),
                    "years": 0.0 if years is None else years - 0.5,
                    "near": near[at][place],
                    "around": around[place],
                }
                for place, (item, years) in enumerate(zip(items, covered, strict=True))
            ]
        )
    return out


def part_signals(
    one: Part, items: Sequence[Kept], found: Sequence[Mapping[str, float]], scores: Sequence[float], rare: Rarity
) -> dict[str, float]:
    """What tells whether the first of the items, which are in order, asks this question."""
    others = (at for at in range(1, min(_LOOKED, len(items))) if not _are_twins(items[at], items[0]))
    after = next(others, None)
    return {
        "score": scores[0],
        "ahead": scores[0] - (_NEXT * scores[0] if after is None else scores[after]),
        "unmet": 1 - share_of_things(one.things, items[0].features.terms, rare.of) if one.things else 0.5,
        "near": found[0]["near"],
        "years": min(found[0]["years"], 0.0),
        "one": 1.0,
    }


def _found(
    request: Asked, at: int, items: Sequence[Kept], rows: Sequence[Mapping[str, float]], *, rare: Rarity
) -> tuple[PartFound, ...]:
    weights = weights_of(has_meaning=request.vectors is not None, of_parts=True)
    scores = [sum(weight * row[name] for name, weight in weights.order.items()) for row in rows]
    order = [
        place
        for place in sorted(range(len(items)), key=lambda place: (-scores[place], items[place].id))[:_LOOKED]
        if scores[place] >= weights.least and (rows[place]["words"] >= _SOME or rows[place]["near"] >= _AROUND)
    ]
    if not order:
        return ()
    best = [items[place] for place in order]
    signals = part_signals(request.features.parts[at], best, [rows[p] for p in order], [scores[p] for p in order], rare)
    sure = probability(signals, weights.same)
    out = []
    for place, item in zip(order, best, strict=True):
        one, met = request.features.parts[at], _question(request, at, item, rare)
        is_first = sure >= weights.same_from and (item is best[0] or _are_twins(item, best[0]))
        is_met = rows[place]["words"] >= _MET or rows[place]["near"] >= _NEAR
        mine, theirs = wanted(one.text), wanted(item.features.parts[met].text)
        wants_same = not mine or not theirs or bool(mine & theirs)
        is_same = rows[place]["years"] >= 0 and wants_same and ((is_first and is_met) or _is_alike(one, item))
        out.append(
            PartFound(
                item,
                met,
                scores[place],
                sure if is_first or item is best[0] else float(is_same),
                is_same,
            )
        )
    return tuple(out)


def _are_twins(one: Kept, other: Kept) -> bool:
    """Whether two items ask the same in nearly the same words; neither says much that the other does not."""
    mine, theirs = set(one.features.whole.terms), set(other.features.whole.terms)
    return len(mine & theirs) >= _TWINS * max(len(mine), len(theirs), 1)


def _is_alike(one: Part, item: Kept) -> bool:
    """Whether some question of the item has the same words, in whatever order."""
    mine = set(one.terms)
    theirs = (set(part.terms) for part in item.features.parts)
    return len(mine) > 1 and any(len(mine & other) >= _ALIKE * len(mine | other) for other in theirs)


def _question(request: Asked, at: int, item: Kept, rare: Rarity) -> int:
    """Which of the item's questions meets this one."""
    one, theirs = request.features.parts[at], item.features.parts
    met = [share(one.terms, other.terms, rare.of, 1.0) for other in theirs]
    if request.vectors is not None and item.vectors is not None:
        rows = item.vectors[[item.features.meanings.index(other.meaning) for other in theirs]]
        met = [value + float(near) for value, near in zip(met, rows @ request.vectors[at], strict=True)]
    return max(range(len(met)), key=lambda place: (met[place], -place))


def _near(request: Asked, items: Sequence[Kept]) -> tuple[list[list[float]], list[float]]:
    """How near in meaning each item is to each question, and to all that the request says."""
    if request.vectors is None or request.whole is None or not items or any(item.vectors is None for item in items):
        return [[0.0] * len(items) for _ in request.features.parts], [0.0] * len(items)
    return nearest(request.vectors, items).tolist(), nearest(request.whole[:1], items)[0].tolist()
