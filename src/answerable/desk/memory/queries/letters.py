"""Which of our requests have words in their answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from answerable.desk.memory.models import Earlier
from answerable.desk.memory.words import ANSWER, OURS
from answerable.desk.search import index


def letters_with(words: str, *, most: int, among: Collection[str] | None = None) -> frozenset[str]:
    """The references of our requests with an answer or question that has every word. among: only of these."""
    found = frozenset(letter for letter, _ in _found(words, most))
    return found if among is None else found & frozenset(among)


def sharing_words(text: str, *, most: int) -> frozenset[str]:
    """Our answers that share words with a question, as they are called: FOI-2025-0310/2."""
    return frozenset(f"{letter}/{number}" for letter, number in _found(text, most))


def _found(words: str, most: int) -> Iterable[tuple[str, str]]:
    hits = index.find(ANSWER, words, limit=most, tags=[f"whose={OURS}"]).rows
    return Earlier.objects.filter(log=None, pk__in=[int(hit.key) for hit in hits]).values_list("letter", "number")
