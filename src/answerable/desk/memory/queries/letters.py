"""Which of our requests have words in their answers."""

from __future__ import annotations

from collections.abc import Collection

from answerable.desk.memory.models import Earlier
from answerable.desk.memory.words import ANSWER, OURS, numbers_of
from answerable.desk.search import index


def letters_with(words: str, *, most: int, among: Collection[str] | None = None) -> frozenset[str]:
    """The references of our requests with an answer or question that has every word. among: only of these."""
    hits = index.find(ANSWER, words, limit=most, tags=[f"whose={OURS}"]).rows
    rows = Earlier.objects.filter(log=None, pk__in=numbers_of(hits))
    found = frozenset(rows.values_list("letter", flat=True))
    return found if among is None else found & frozenset(among)
