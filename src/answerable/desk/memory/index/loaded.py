"""The index in this process: pieces read once, wordings that wait beside them, and the flags of all as they are now.

Each search asks the database which pieces and which waiting wordings there are, by numbers that never come again, and
reads only what is new. So an index is never ahead of its transaction nor behind it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import numpy

from answerable.desk.memory.index.segments import (
    OURS,
    PUBLISHED,
    THEIRS,
    Array,
    Meanings,
    Row,
    Words,
    key_of,
    meanings_from,
    words_from,
    words_of,
)
from answerable.desk.memory.index.wordings import terms_of
from answerable.desk.memory.models import Segment, Waiting, Wording

WORDS, MEANING = "words", "meaning"
MOST_WAITING = 4000  # the newest of those that wait are found; where more wait, the others are when a piece holds them
_AT_ONCE = 500
_REMEMBERED = 100_000  # terms whose rarity is remembered
_FEWEST = 1000  # wordings that a smaller index is weighed as: among three of them no word is rare


class Rarities(dict[str, float]):
    """How rare terms are, as matching weighs them; each is worked out when it is first looked up."""

    def __init__(self, words: tuple[Words, ...], count: int) -> None:
        self._words, self._count = words, max(count, _FEWEST)

    def __missing__(self, term: str) -> float:
        having = self.having(term)
        found = math.log(1 + max(self._count - having + 0.5, 0.5) / (having + 0.5))
        if len(self) < _REMEMBERED:
            self[term] = found
        return found

    def having(self, term: str) -> int:
        """How many wordings have a term."""
        key = key_of(term)
        return sum(rows.stop - rows.start for piece in self._words for rows in (piece.rows(key),))


@dataclass(frozen=True, slots=True)
class Index:
    """What a search needs: pieces in order, the last the newest, and for each wording its flags by its number."""

    words: tuple[Words, ...]
    meanings: tuple[Meanings, ...]
    flags: Array
    families: Array
    count: int  # of wordings
    rarities: Rarities

    @property
    def rarity(self) -> Callable[[str], float]:
        """How rare a term is."""
        return self.rarities.__getitem__

    def having(self, term: str) -> int:
        """How many wordings have a term."""
        return self.rarities.having(term)


@dataclass
class _Loaded:
    """What this process has read so far."""

    words: dict[int, Words] = field(default_factory=dict)  # by their keys
    meanings: dict[int, Meanings] = field(default_factory=dict)
    waiting: dict[int, Row] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    index: Index | None = None


_loaded = _Loaded()


def index() -> Index:
    """The index as the database has it now."""
    pieces = list(Segment.objects.values_list("key", "kind"))
    waiting = list(Waiting.objects.order_by("-wording").values_list("key", "wording")[:MOST_WAITING])
    keys = [key for key, kind in pieces if kind == WORDS]
    with _loaded.lock:
        is_new = _read_pieces(pieces)
        is_new |= _read_waiting(dict(waiting))
        if _loaded.index is None or is_new:
            _loaded.index = _index(keys)
        return _loaded.index


def flags_of(is_ours: bool, is_published: bool, is_theirs: bool) -> int:
    """The three as bits."""
    return OURS * is_ours | PUBLISHED * is_published | THEIRS * is_theirs


def _read_pieces(pieces: list[tuple[int, str]]) -> bool:
    there = {key for key, _ in pieces}
    missing = there - _loaded.words.keys() - _loaded.meanings.keys()
    gone = (_loaded.words.keys() | _loaded.meanings.keys()) - there
    for key in gone:
        _loaded.words.pop(key, None)
        _loaded.meanings.pop(key, None)
    for key in missing:
        for kind, data in Segment.objects.filter(key=key).values_list("kind", "data"):
            if kind == WORDS:
                _loaded.words[key] = words_from(data)
            else:
                _loaded.meanings[key] = meanings_from(data)
    return bool(missing or gone)


def _read_waiting(waiting: dict[int, int]) -> bool:
    gone = _loaded.waiting.keys() - waiting.keys()
    missing = [key for key in waiting if key not in _loaded.waiting]
    for key in gone:
        del _loaded.waiting[key]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        rows = rows_of([waiting[key] for key in some])
        for key in some:
            _loaded.waiting[key] = rows.get(waiting[key], Row(waiting[key]))
    return bool(missing or gone)


def rows_of(numbers: list[int]) -> dict[int, Row]:
    """Wordings by number as a piece is made of them; those that are gone are not there."""
    found = Wording.objects.filter(pk__in=numbers).values_list(
        "pk", "features", "family", "is_ours", "is_published", "is_theirs"
    )
    return {pk: Row(pk, flags_of(*flags), family, terms_of(bytes(features))) for pk, features, family, *flags in found}


def _index(keys: list[int]) -> Index:
    kept = tuple(_loaded.words[key] for key in keys if key in _loaded.words)
    late = words_of(list({row.number: row for row in _loaded.waiting.values()}.values()))
    pieces = (*kept, late)
    length = max((int(piece.numbers[-1]) + 1 for piece in pieces if len(piece.numbers)), default=1)
    flags: Array = numpy.zeros(length, numpy.uint8)
    families: Array = numpy.zeros(length, numpy.uint32)
    for piece in pieces:
        flags[piece.numbers] = piece.flags
        families[piece.numbers] = piece.families
    count = int(numpy.count_nonzero(flags))
    return Index(pieces, tuple(_loaded.meanings.values()), flags, families, count, Rarities(pieces, count))
