"""Wordings that are gone leave the pieces of the index: what was destroyed stays in none of them, not even as numbers."""

from __future__ import annotations

import secrets
from dataclasses import replace

import numpy
from django.db import transaction

from answerable.desk.memory.index.gathering import LOCK
from answerable.desk.memory.index.loaded import WORDS
from answerable.desk.memory.index.segments import (
    Array,
    Meanings,
    Words,
    meanings_from,
    meanings_of,
    to_bytes,
    words_from,
    words_together,
)
from answerable.desk.memory.models import Segment, Wording
from answerable.desk.queue import locks


def clear_out() -> int:
    """Write each piece that holds wordings which are gone anew without them, the oldest first; how many wordings went.

    A piece that says of a wording that it is gone loses that only after all older ones lost the wording.
    """
    pieces = list(Segment.objects.order_by("id").values_list("id", flat=True))
    there = numpy.fromiter(Wording.objects.order_by().values_list("pk", flat=True).iterator(), numpy.int64)
    return sum(_clear(piece, there) for piece in pieces)


@transaction.atomic
def _clear(number: int, there: Array) -> int:
    """there: the wordings that there were when the pieces were listed, or later."""
    locks.alone(LOCK)
    found = Segment.objects.filter(pk=number).values_list("kind", "data").first()
    if found is None:  # it was put together with others since
        return 0
    kind, data = found
    old = words_from(bytes(data)) if kind == WORDS else meanings_from(bytes(data))
    stays = numpy.isin(old.numbers, there)
    if stays.all():
        return 0
    new = _only(old, stays)
    row = Segment.objects.filter(pk=number)
    if stays.any():
        row.update(key=secrets.randbits(63), data=to_bytes(new), size=int(stays.sum()))
    else:
        row.delete()
    return int((~stays).sum())


def _only(piece: Words | Meanings, stays: Array) -> Words | Meanings:
    if isinstance(piece, Meanings):
        return meanings_of(piece.numbers[stays], piece.codes[stays])
    flags = numpy.where(stays, piece.flags, 0).astype(numpy.uint8)
    return words_together([replace(piece, flags=flags)], drop_gone=True)
