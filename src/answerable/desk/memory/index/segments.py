"""The pieces of the index as arrays: which wordings have a term, and what wordings mean in bits.

A piece never changes. Pieces are put together to larger ones; of a wording in two pieces the later one holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from typing import Any

import numpy

Array = Any
OURS, PUBLISHED, THEIRS = 1, 2, 4  # bits of a wording's flags; none of them: it is gone
_OFTEN, _LONG, _AVERAGE = 1.2, 0.6, 12.0  # the constants of BM25, and the terms of an average question
STEPS = 100.0  # a weight, at most 2.2, in steps that a byte holds
_FEWEST_APART = 4096  # meanings from which a piece is divided into neighbourhoods
_AT_ONCE = 8192  # meanings that are compared with all centres at once


@dataclass(frozen=True, slots=True)
class Words:
    """For each term the wordings that have it, and how much it weighs there."""

    numbers: Array  # of the wordings, rising
    flags: Array
    families: Array  # 32 bits of each
    keys: Array  # of the terms, rising
    starts: Array  # where a term's rows begin; one more than there are keys
    places: Array  # of wordings in numbers, rising within a term
    weights: Array

    def rows(self, key: int) -> slice:
        """The rows of a term."""
        at = int(numpy.searchsorted(self.keys, key))
        if at == len(self.keys) or int(self.keys[at]) != key:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


@dataclass(frozen=True, slots=True)
class Meanings:
    """What wordings mean, a bit for each number of a vector, laid together by neighbourhood."""

    numbers: Array  # of the wordings
    codes: Array  # six words of 64 bits each
    centres: Array  # the codes around which they lie
    starts: Array  # where a neighbourhood begins; one more than there are centres


@lru_cache(maxsize=65536)
def key_of(term: str) -> int:
    """The number under which an index keeps a term."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Row:
    """A wording as a piece is made of it; without flags and terms it is gone."""

    number: int
    flags: int = 0
    family: int = 0
    terms: Mapping[str, int] = field(default_factory=dict)


def words_of(rows: Sequence[Row]) -> Words:
    """A piece of wordings."""
    rows = sorted(rows, key=lambda row: row.number)
    keys, places, weights = [], [], []
    for place, row in enumerate(rows):
        base = _OFTEN * (1 - _LONG + _LONG * sum(row.terms.values()) / _AVERAGE)
        for term, often in row.terms.items():
            keys.append(key_of(term))
            places.append(place)
            weights.append(min(255, round(STEPS * often * (_OFTEN + 1) / (often + base))))
    return _sorted(
        numpy.array([row.number for row in rows], numpy.int64),
        numpy.array([row.flags for row in rows], numpy.uint8),
        numpy.array([row.family & 0xFFFFFFFF for row in rows], numpy.uint32),
        numpy.array(keys, numpy.uint64),
        numpy.array(places, numpy.int32),
        numpy.array(weights, numpy.uint8),
    )


def words_together(pieces: Sequence[Words], *, drop_gone: bool) -> Words:
    """One piece of several, the later ones last. drop_gone: where no earlier piece can hold what is gone."""
    numbers = numpy.concatenate([piece.numbers for piece in pieces])
    flags = numpy.concatenate([piece.flags for piece in pieces])
    families = numpy.concatenate([piece.families for piece in pieces])
    last = len(numbers) - 1 - numpy.unique(numbers[::-1], return_index=True)[1]  # where each stands for the last time
    if drop_gone:
        last = last[flags[last] > 0]
    place_of: Array = numpy.full(len(numbers), -1, numpy.int32)
    place_of[last] = numpy.arange(len(last), dtype=numpy.int32)
    starts = numpy.cumsum([0, *(len(piece.numbers) for piece in pieces)])
    places = numpy.concatenate(
        [place_of[piece.places + start] for piece, start in zip(pieces, starts[:-1], strict=True)]
    )
    keys = numpy.concatenate([numpy.repeat(piece.keys, numpy.diff(piece.starts)) for piece in pieces])
    weights = numpy.concatenate([piece.weights for piece in pieces])
    kept = places >= 0
    return _sorted(numbers[last], flags[last], families[last], keys[kept], places[kept], weights[kept])


def _sorted(numbers: Array, flags: Array, families: Array, keys: Array, places: Array, weights: Array) -> Words:
    order = numpy.lexsort((places, keys))
    found, starts = numpy.unique(keys[order], return_index=True)
    return Words(numbers, flags, families, found, numpy.append(starts, len(keys)), places[order], weights[order])


def codes_of(vectors: Array) -> Array:
    """Vectors in a bit a number."""
    return numpy.packbits(vectors > 0, axis=1).view(numpy.uint64)


def meanings_of(numbers: Array, codes: Array) -> Meanings:
    """A piece of meanings. A large one is divided into neighbourhoods, of which a search looks at the nearest."""
    count = len(numbers)
    if count < _FEWEST_APART:
        return Meanings(numbers, codes, codes[:1], numpy.array([0, count]))
    centres = codes[:: int(count**0.5)]
    near = numpy.concatenate([_nearest(codes[at : at + _AT_ONCE], centres) for at in range(0, count, _AT_ONCE)])
    order = numpy.argsort(near, kind="stable")
    starts = numpy.searchsorted(near[order], numpy.arange(len(centres) + 1))
    return Meanings(numbers[order], codes[order], centres, starts)


def meanings_together(pieces: Sequence[Meanings]) -> Meanings:
    """One piece of several; where a wording stands in two it is kept once."""
    numbers = numpy.concatenate([piece.numbers for piece in pieces])
    codes = numpy.concatenate([piece.codes for piece in pieces])
    found, first = numpy.unique(numbers, return_index=True)
    return meanings_of(found, codes[first])


def distances(codes: Array, code: Array) -> Array:
    """In how many bits each differs."""
    counts = numpy.bitwise_count(codes ^ code)
    far = counts[:, 0].astype(numpy.int16)
    for at in range(1, counts.shape[1]):
        far += counts[:, at]
    return far


def _nearest(codes: Array, centres: Array) -> Array:
    """The nearest centre of each; bits as signs, so that a product of matrices counts those that agree."""
    ours, theirs = (
        numpy.unpackbits(one.view(numpy.uint8), axis=1).astype(numpy.float32) - 0.5 for one in (codes, centres)
    )
    return numpy.argmax(ours @ theirs.T, axis=1)


def to_bytes(piece: Words | Meanings) -> bytes:
    """A piece as a table keeps it."""
    out = BytesIO()
    for name in piece.__slots__:
        numpy.save(out, getattr(piece, name), allow_pickle=False)
    return out.getvalue()


def words_from(data: bytes | memoryview) -> Words:
    """The piece that was kept."""
    source = BytesIO(data)
    return Words(*(numpy.load(source, allow_pickle=False) for _ in Words.__slots__))


def meanings_from(data: bytes | memoryview) -> Meanings:
    """The piece that was kept."""
    source = BytesIO(data)
    return Meanings(*(numpy.load(source, allow_pickle=False) for _ in Meanings.__slots__))
