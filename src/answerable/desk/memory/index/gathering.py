"""The index is kept up: wordings that wait go into a piece, small pieces into larger ones, meaning is worked out.

Each of these is safe to do twice, and is done by one worker at a time.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from datetime import datetime

import numpy
from django.db import connection, transaction

from answerable.answers.matching import embed
from answerable.desk.memory.index.loaded import MEANING, WORDS, rows_of
from answerable.desk.memory.index.segments import (
    Array,
    Meanings,
    Row,
    Words,
    codes_of,
    meanings_from,
    meanings_of,
    meanings_together,
    to_bytes,
    words_from,
    words_of,
    words_together,
)
from answerable.desk.memory.index.wordings import meaning_of, packed_vectors
from answerable.desk.memory.models import Segment, Waiting, Wording
from answerable.desk.queue import locks

LEAST = 500  # wordings that wait, from which it is worth to make a piece of them
LOCK = 7_260_142  # of those who make pieces
_AT_ONCE = 20_000
_ALIKE = 4  # pieces of about one size that are put together
_LARGEST = 400_000  # wordings of a piece that is put together with no other


def gather(*, at: datetime, least: int = LEAST) -> int:
    """Put the wordings that wait into pieces of the index; how many. Nothing where fewer than `least` wait."""
    if Waiting.objects.count() < least:
        return 0
    gathered = 0
    while True:
        with transaction.atomic():
            locks.alone(LOCK)
            waiting = dict(Waiting.objects.order_by("wording").values_list("key", "wording")[:_AT_ONCE])
            if not waiting:
                break
            numbers = sorted(set(waiting.values()))
            rows = _rows(numbers)
            _put(WORDS, words_of([rows.get(number, Row(number)) for number in numbers]), at=at)
            for some in _slices(list(waiting)):
                Waiting.objects.filter(key__in=some).delete()
        gathered += len(numbers)
    merge(at=at)
    return gathered


def merge(*, at: datetime) -> int:
    """Put pieces of about one size together until there are few of each size; how many were put together."""
    together = 0
    for kind in (WORDS, MEANING):
        while True:
            with transaction.atomic():
                locks.alone(LOCK)
                rows = list(Segment.objects.filter(kind=kind).values_list("id", "size"))
                numbers = _of_one_size(rows)
                if not numbers:
                    break
                _replace(kind, numbers, is_first=numbers[0] == rows[0][0], at=at)
            together += len(numbers)
    return together


def work_out_meaning(*, most: int, at: datetime) -> int:
    """Work out the meaning of wordings that have none yet, the newest first; how many. None without the extra."""
    rows = [
        (pk, bytes(features))
        for pk, features in Wording.objects.filter(vectors=None).order_by("-pk").values_list("pk", "features")[:most]
    ]
    if not rows:
        return 0
    texts = {pk: meaning_of(features) for pk, features in rows}
    distinct = list(dict.fromkeys(texts.values()))
    place, vectors = {text: at for at, text in enumerate(distinct)}, embed(distinct)
    if vectors is None:
        return 0
    numbers = sorted(texts)
    keep_meaning(numbers, vectors[[place[texts[number]] for number in numbers]], at=at)
    merge(at=at)
    return len(rows)


@transaction.atomic
def keep_meaning(numbers: Sequence[int], vectors: Array, *, at: datetime) -> None:
    """Keep the vectors of wordings, a row each, and put them in a piece of the index. numbers: rising."""
    locks.alone(LOCK)
    rows = list(zip(packed_vectors(vectors), numbers, strict=True))
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE memory_wording SET vectors = %s WHERE id = %s", rows)
    _put(MEANING, meanings_of(numpy.array(numbers, numpy.int64), codes_of(vectors)), at=at)


def _rows(numbers: list[int]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for some in _slices(numbers):
        found |= rows_of(some)
    return found


def _slices(keys: list[int], size: int = 500) -> list[list[int]]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def _put(kind: str, piece: Words | Meanings, *, at: datetime) -> None:
    Segment.objects.create(
        key=secrets.randbits(63), kind=kind, size=len(piece.numbers), data=to_bytes(piece), made_at=at
    )


def _of_one_size(rows: list[tuple[int, int]]) -> list[int]:
    """The newest pieces in a row of which none is of a larger size than the others; none where they are few.

    Only the newest are put together, so that of a wording in two pieces the later one still holds.
    """
    newest: list[int] = []
    for size in sorted({_size(count) for _, count in rows}):
        newest = [number for number, count in _ending(rows, size)]
        if len(newest) >= _ALIKE:
            return newest
    return []


def _ending(rows: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """The pieces at the end that are not of a larger size."""
    large = [at for at, (_, count) in enumerate(rows) if _size(count) > size or count > _LARGEST]
    return rows[large[-1] + 1 :] if large else rows


def _size(count: int) -> int:
    """Which size a piece is of: each is four times the one before."""
    return int(math.log(max(count, 1), _ALIKE))


def _replace(kind: str, numbers: list[int], *, is_first: bool, at: datetime) -> None:
    data = [bytes(one) for one in Segment.objects.filter(pk__in=numbers).order_by("pk").values_list("data", flat=True)]
    Segment.objects.filter(pk__in=numbers).delete()
    if kind == WORDS:
        _put(kind, words_together([words_from(one) for one in data], drop_gone=is_first), at=at)
    else:
        _put(kind, meanings_together([meanings_from(one) for one in data]), at=at)
