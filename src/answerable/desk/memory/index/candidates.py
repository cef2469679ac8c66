"""Which wordings are worth a closer look: those that share the question's rarest words, and those nearest in meaning."""

from __future__ import annotations

from collections.abc import Iterable

import numpy

from answerable.desk.memory.index.loaded import Index
from answerable.desk.memory.index.segments import Array, Words, codes_of, distances, key_of

BY_WORDS, BY_MEANING = 60, 40
_ROWS = 120_000  # rows of the index that the words of one question may cost
_COMMON = 40_000  # a word with more rows than this only tells among those that other words found
_SHARE, _FEWEST = 16, 6  # one neighbourhood in so many is looked at, and never fewer than these


def by_words(index: Index, terms: Iterable[str], *, whose: int) -> list[tuple[int, float]]:
    """The wordings that share most of the weight of the terms, each with that weight; whose: bits of flags."""
    rare = sorted(((index.rarity(term), key_of(term)) for term in set(terms)), reverse=True)
    found = [
        _of_piece(piece, rare, index.flags, whose, share=len(piece.numbers) / max(index.count, 1))
        for piece in index.words
    ]
    numbers = numpy.concatenate([numbers for numbers, _ in found])
    scores = numpy.concatenate([scores for _, scores in found])
    order = numpy.lexsort((-numbers, -scores))
    best = {int(numbers[at]): float(scores[at]) for at in order[::-1][-2 * BY_WORDS :]}
    return sorted(best.items(), key=lambda one: (-one[1], -one[0]))[:BY_WORDS]


def by_meaning(index: Index, vector: Array, *, whose: int) -> list[int]:
    """The wordings nearest in meaning, as far as it is worked out."""
    code = codes_of(vector[None])
    numbers, apart = [], []
    for piece in index.meanings:
        near = distances(piece.centres, code)
        some = max(_FEWEST, len(near) // _SHARE)
        for at in numpy.argpartition(near, some)[:some] if len(near) > some else range(len(near)):
            rows = slice(int(piece.starts[at]), int(piece.starts[at + 1]))
            numbers.append(piece.numbers[rows])
            apart.append(distances(piece.codes[rows], code))
    if not numbers:
        return []
    every, far = numpy.concatenate(numbers), numpy.concatenate(apart)
    seen = _seen(index.flags, every, whose)
    every, far = every[seen], far[seen]
    return [int(number) for number in every[numpy.lexsort((-every, far))][:BY_MEANING]]


def _seen(flags: Array, numbers: Array, whose: int) -> Array:
    """Which of the wordings are among those looked for; one whose number the flags do not reach is not known yet."""
    inside = numbers < len(flags)
    return inside & ((flags[numpy.where(inside, numbers, 0)] & whose) > 0)


def _of_piece(
    piece: Words, rare: list[tuple[float, int]], flags: Array, whose: int, *, share: float
) -> tuple[Array, Array]:
    """The best of one piece. Terms from the rarest on make the list, as far as the rows suffice; the rest weigh in it."""
    scores: Array = numpy.zeros(len(piece.numbers), numpy.float32)
    touched: list[Array] = []
    left = _ROWS * share + 1000
    for weight, key in rare:
        rows = piece.rows(key)
        count = rows.stop - rows.start
        if not count:
            continue
        places = piece.places[rows]
        scores[places] += piece.weights[rows] * numpy.float32(weight / 100)
        if left > 0 and (not touched or count <= _COMMON * share + 1000):
            touched.append(places)
            left -= count
    if not touched:
        return piece.numbers[:0], scores[:0]
    places = numpy.unique(numpy.concatenate(touched)) if len(touched) > 1 else touched[0]
    places = places[(flags[piece.numbers[places]] & whose) > 0]
    if len(places) > BY_WORDS:
        places = places[numpy.argpartition(-scores[places], BY_WORDS)[:BY_WORDS]]
    return piece.numbers[places], scores[places]
