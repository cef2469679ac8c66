"""How like an item is to what is asked, in numbers that do not depend on what else lies in the index."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answerable.answers.matching.asked import Asked, Kept
from answerable.answers.matching.meaning import Vectors

_OFTEN, _LONG = 1.2, 0.6  # the two constants of BM25


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each term is among the letters at hand, and how long their questions and they are on average."""

    of: Callable[[str], float]
    of_letters: Callable[[str], float]
    size: float
    letter: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """One item against one request. Words and things are shares of what the request says, 0 to about 2."""

    words: float  # of its questions, in the questions of the item
    letter: float  # of its questions, in the whole letter of the item
    said: float  # of all it says, in the questions of the item
    things: float  # subjects by the vocabulary
    years: float  # −0.5 none of its years to 0.5 all of them; 0 where one of the two names none
    near: float = 0.0  # its questions, each by the nearest words of the item
    near_all: float = 0.0  # all it says, in a stretch of the whole letter
    own_all: float = 0.0  # all it says, in its own words
    worst: float = 0.0  # the question that is met least

    @property
    def values(self) -> dict[str, float]:
        """The numbers by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def rarity(items: Sequence[Kept]) -> Rarity:
    """How rare terms are among these items."""
    count = len(items) or 1

    def by(found: Counter[str]) -> Callable[[str], float]:
        return lambda term: math.log(1 + (count - found.get(term, 0) + 0.5) / (found.get(term, 0) + 0.5))

    asked = Counter(term for item in items for term in item.features.terms)
    letters = Counter(term for item in items for term in item.letter)
    size = sum(item.size for item in items) / count
    return Rarity(by(asked), by(letters), size or 1, sum(item.length for item in items) / count or 1)


def likenesses(request: Asked, items: Sequence[Kept], *, rare: Rarity) -> list[Likeness]:
    """Each item against the request; without the extra, by words, things and years alone."""
    near = _near(request, items)
    found = request.features
    out = []
    for at, item in enumerate(items):
        years = found.years.covered_by(item.features.years)
        out.append(
            Likeness(
                share(found.whole.terms, item.features.terms, rare.of, item.size / rare.size),
                share(found.whole.terms, item.letter, rare.of_letters, item.length / rare.letter),
                share(request.everything.terms, item.features.terms, rare.of, item.size / rare.size),
                share_of_things(found.whole.things, item.features.terms, rare.of),
                0.0 if years is None else years - 0.5,
                *near[at],
            )
        )
    return out


def share(terms: Iterable[str], found: Counter[str], rare: Callable[[str], float], length: float) -> float:
    """BM25 as a share of what the words would score with themselves; length: of what is found, against the average."""
    total = sum(map(rare, terms))
    base = _OFTEN * (1 - _LONG + _LONG * length)
    return (
        sum(rare(term) * found[term] * (_OFTEN + 1) / (found[term] + base) for term in terms if term in found) / total
        if total
        else 0.0
    )


def share_of_things(things: Iterable[str], found: Counter[str], rare: Callable[[str], float]) -> float:
    """The share of the things, the rarer the weightier, that are named in what is found; 0 of none."""
    terms = [f"={thing}" for thing in things]
    weight = sum(map(rare, terms))
    return sum(rare(term) for term in terms if term in found) / weight if weight else 0.0


def nearest(rows: Vectors, items: Sequence[Kept], name: str = "vectors") -> Vectors:
    """For each row how near the nearest text of each item is."""
    import numpy

    stack = [getattr(item, name) for item in items]
    starts = numpy.cumsum([0, *(len(one) for one in stack[:-1])])
    return numpy.maximum.reduceat(rows @ numpy.concatenate(stack).T, starts, axis=1)


def _near(request: Asked, items: Sequence[Kept]) -> list[tuple[float, ...]]:
    """How near in meaning each item is: its questions on average, all of it, all of it as written, the worst question."""
    if request.vectors is None or request.whole is None or any(item.vectors is None for item in items) or not items:
        return [()] * len(items)
    import numpy

    are_kept = all(item.letters is not None for item in items)
    parts = nearest(request.vectors, items)
    everything = nearest(request.whole[:1], items, "letters" if are_kept else "vectors")
    own = nearest(request.whole[1:], items, "own")
    rows = numpy.stack([parts.mean(0), everything[0], own[0], parts.min(0)], 1)
    return [tuple(map(float, row)) for row in rows]
