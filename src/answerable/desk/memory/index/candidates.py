"""Which wordings are worth a closer look: those that share the question's rarest words, and those nearest in meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy

from answerable.desk.memory.index.loaded import Index
from answerable.desk.memory.index.segments import STEPS, Array, Words, codes_of, distances, key_of

BY_WORDS, BY_WORDS_ALONE, BY_MEANING = 60, 100, 40
_OF_A_FAMILY = 3  # wordings of one family, so that what was asked very often leaves room for others
_MORE = 8  # times as many are looked at, to find so many families
_ROWS = 80_000  # rows of the index that make the list of one question; its commoner words only weigh in the list
_LISTED = 2000  # wordings of a piece on that list
_SHARE, _FEWEST = 24, 6  # one neighbourhood in so many is looked at, and never fewer than these


def by_words(index: Index, terms: Iterable[str], *, whose: int, most: int = BY_WORDS) -> list[tuple[int, float]]:
    """The wordings that share most of the weight of the terms, each with that weight; whose: bits of flags."""
    rare = sorted(((index.rarity(term), key_of(term)) for term in set(terms)), reverse=True)
    found = [
        _of_piece(piece, rare, index.flags, whose, share=len(piece.numbers) / max(index.count, 1))
        for piece in index.words
    ]
    numbers = numpy.concatenate([numbers for numbers, _ in found])
    scores = numpy.concatenate([scores for _, scores in found])
    if len(numbers) > _MORE * most:
        best = numpy.argpartition(-scores, _MORE * most)[: _MORE * most]
        numbers, scores = numbers[best], scores[best]
    order = numpy.lexsort((-numbers, -scores))
    numbers, scores = numbers[order], scores[order]
    return [(int(numbers[at]), float(scores[at])) for at in _mixed(index, numbers, most)]


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
    if len(every) > _MORE * BY_MEANING:
        near = numpy.argpartition(far, _MORE * BY_MEANING)[: _MORE * BY_MEANING]
        every, far = every[near], far[near]
    every = every[numpy.lexsort((-every, far))]
    return [int(every[at]) for at in _mixed(index, every, BY_MEANING)]


def _mixed(index: Index, numbers: Array, most: int) -> list[int]:
    """The places of the first ones, each wording once and of each family a few."""
    places: list[int] = []
    seen: set[int] = set()
    counted: Counter[int] = Counter()
    for place, (number, family) in enumerate(zip(numbers.tolist(), index.families[numbers].tolist(), strict=True)):
        if number in seen or counted[family] >= _OF_A_FAMILY:
            continue
        seen.add(number)
        counted[family] += 1
        places.append(place)
        if len(places) == most:
            break
    return places


def _seen(flags: Array, numbers: Array, whose: int) -> Array:
    """Which of the wordings are among those looked for; one whose number the flags do not reach is not known yet."""
    inside = numbers < len(flags)
    return inside & ((flags[numpy.where(inside, numbers, 0)] & whose) > 0)


def _of_piece(
    piece: Words, rare: list[tuple[float, int]], flags: Array, whose: int, *, share: float
) -> tuple[Array, Array]:
    """The best of one piece. Terms from the rarest on make the list, as far as the rows suffice; the rest weigh in it."""
    scores: Array = numpy.zeros(len(piece.numbers), numpy.float32)
    touched: Array = numpy.zeros(len(piece.numbers), numpy.bool_)
    left, late = _ROWS * share + 1000, list[tuple[float, slice]]()
    for weight, key in rare:
        rows = piece.rows(key)
        if left <= 0:
            late.append((weight, rows))
            continue
        places = piece.places[rows]
        scores[places] += piece.weights[rows] * numpy.float32(weight / STEPS)
        touched[places] = True
        left -= rows.stop - rows.start
    places = numpy.flatnonzero(touched)  # quicker than asking the scores
    places = places[(flags[piece.numbers[places]] & whose) > 0]
    if len(places) > _LISTED:
        places = places[numpy.argpartition(-scores[places], _LISTED)[:_LISTED]]
    for weight, rows in late:
        there = _meeting(piece.places[rows], places)
        scores[places[there >= 0]] += piece.weights[rows][there[there >= 0]] * numpy.float32(weight / STEPS)
    return piece.numbers[places], scores[places]


def _meeting(rows: Array, places: Array) -> Array:
    """Where each of the places stands in the rows, which rise; -1 where it does not."""
    if not len(rows):
        return numpy.full(len(places), -1)
    at = numpy.minimum(numpy.searchsorted(rows, places), len(rows) - 1)
    return numpy.where(rows[at] == places, at, -1)
