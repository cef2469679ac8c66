"""Words spelt wrongly, mended by the words that the letters at hand use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from answerable.answers.matching.meaning import known_words
from answerable.answers.matching.vocabulary import Vocabulary
from answerable.answers.matching.words import plain

_WORD = re.compile(r"[A-Za-z]{4,24}")
_LONG = 7  # letters from which two may be wrong
_FEWEST = 2  # words that must look misspelt before any is mended


class Spelling:
    """Mends words that nobody uses to the nearest one in use. known: words that are right though no letter has them."""

    def __init__(self, used: Counter[str], *, known: frozenset[str]) -> None:
        self._used = Counter({word: count for word, count in used.items() if len(word) > 3})
        self._right = known | frozenset(self._used)
        self._shapes: dict[str, list[str]] = {}
        for word in self._used:
            for shape in {word, *_without_one(word)}:
                self._shapes.setdefault(shape, []).append(word)

    @classmethod
    def of(cls, texts: Iterable[str], *, words: Vocabulary) -> Spelling:
        """What mends words by those of the texts and of the vocabulary."""
        used = words_in(texts)
        used.update(word for word in words.words if word not in used)
        return cls(used, known=known_words())

    def mended(self, text: str) -> str:
        """The text with its misspelt words put right; where only one looks so it may be a word that is new here, and stays."""
        even = plain(text)
        wrong = {word: right for word in _WORD.findall(even) if (right := self._word(word)) != word}
        if len(wrong) < _FEWEST:
            return text
        return _WORD.sub(lambda found: wrong.get(found[0], found[0]), even)

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in self._right or low.rstrip("s") in self._right or word[:1].isupper():
            return word
        shapes = {low, *_without_one(low)}
        near = {other for shape in shapes for other in self._shapes.get(shape, ())}
        best = min(
            near, key=lambda other: (_distance(low, other), other[0] != low[0], -self._used[other], other), default=""
        )
        return best if best and _distance(low, best) <= (2 if len(low) >= _LONG else 1) else word


def words_in(texts: Iterable[str]) -> Counter[str]:
    """The words that texts use, and how often."""
    return Counter(word.lower() for text in texts for word in _WORD.findall(plain(text)))


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@lru_cache(maxsize=65536)
def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed, or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
