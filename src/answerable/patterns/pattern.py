"""Patterns that cost next to nothing where their words are not.

Most patterns of letters are rows of phrases, and most sentences hold none of them. To try a row at every character is
slow; so a Pattern knows words that each of its phrases must have, and only the phrases that a text has the words of are
tried. What it finds is what `re` finds: the words are a condition that every match meets, read off the pattern itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from threading import Lock

from answerable.patterns.wanted import LONGEST, rows_of, words_wanted

_TOKEN = re.compile(r"[\w'’-]+")
_ODD = "ıİſ"  # they stand for i and s where case does not matter, and are no such letters in lower case
_PLAIN = str.maketrans("ıİſ\u212a", "iisk")
_KEPT = 1 << 17  # characters of texts that are remembered
_TOKENS, _LONG = 1 << 15, 200  # words that are remembered; of a longer one it is taken that anything is in it
_ALL = -1


def small(words: str) -> str:
    """Words in small letters, as `re` takes them where case does not matter."""
    return words.translate(_PLAIN).lower()


class _Row:
    """One alternative, compiled when it is first tried. needs: three sets of words; a match has one of each."""

    __slots__ = ("_compiled", "flags", "needs", "pattern")

    def __init__(self, pattern: str, flags: int, needs: Iterable[int] = ()) -> None:
        self.pattern, self.flags = pattern, flags
        one, two, three, *_ = (*needs, _ALL, _ALL, _ALL)
        self.needs = (one, two, three)
        self._compiled: re.Pattern[str] | None = None

    def ready(self) -> re.Pattern[str]:
        self._compiled = self._compiled or re.compile(self.pattern, self.flags)
        return self._compiled


class Pattern:
    """A pattern of `re`, tried only where the words that it needs are. Make it once, at the head of a module."""

    __slots__ = ("_known", "_whole", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._whole = _Row(pattern, flags)
        self.know((self._whole,))
        _waiting.append(self)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        best = None
        for row in self._live(text):
            hit = row.search(text, start, end)
            if hit and (best is None or hit.start() < best.start()):
                best = hit
        return best

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        return next((hit for row in self._live(text) if (hit := row.match(text))), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match."""
        live = self._live(text)
        if len(live) > 1:
            return self._whole.ready().finditer(text, start, end)
        return live[0].finditer(text, start, end) if live else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._whole.ready().sub(new, text) if self._live(text) else text

    def _live(self, text: str) -> list[re.Pattern[str]]:
        """The alternatives that the words of a text allow."""
        if _waiting:
            _settle()
        some, rows = self._known  # read before what is held of the text, which never knows less
        held = _held[text]
        if not held & some:
            return []
        return [row.ready() for one, two, three, row in rows if held & one and held & two and held & three]

    def know(self, rows: tuple[_Row, ...]) -> None:
        """Take in the alternatives."""
        rows = rows if len(rows) > 1 else (_Row(self.pattern, self.flags, rows[0].needs),)
        self._known = reduce(or_, (row.needs[0] for row in rows)), tuple((*row.needs, row) for row in rows)


AnyPattern = Pattern | re.Pattern[str]


class _Held(dict[str, int]):
    """Which of the words that patterns need are in a text; and one word that is in any, so that none has nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._size = 0
        self._tokens = _Tokens()

    def __missing__(self, text: str) -> int:
        found = 1
        if text.isascii() or not any(letter in text for letter in _ODD):
            for token in set(_TOKEN.findall(text.lower())):
                found |= self._tokens[token]
        else:
            found = _ALL
        self._size += len(text)
        if self._size > _KEPT:
            self.clear()
            self._size = len(text)
        self[text] = found
        return found


class _Tokens(dict[str, int]):
    """Which of those words are in a word."""

    def __missing__(self, token: str) -> int:
        found = _ALL if len(token) > _LONG else 0
        for start in range(0 if found else len(token)):
            for end in range(start + 2, min(start + LONGEST, len(token)) + 1):
                found |= _bit_of.get(token[start:end], 0)
        if len(self) > _TOKENS:
            self.clear()
        self[token] = found
        return found


_lock = Lock()
_waiting: list[Pattern] = []
_bit_of: dict[str, int] = {"": 1}  # a word that some pattern needs, and its place among those in a text
_held = _Held()


def _settle() -> None:
    """Work out the words of the patterns made since the last time; what was known of texts is not enough then."""
    global _held
    with _lock:
        fresh = list(_waiting)
        known = [tuple(_row(row, one.flags) for row in rows_of(one.pattern, one.flags)) for one in fresh]
        _held = _Held()
        for one, rows in zip(fresh, known, strict=True):
            one.know(rows)
        del _waiting[: len(fresh)]


def _row(pattern: str, flags: int) -> _Row:
    return _Row(pattern, flags, [_bits(words) for words in words_wanted(pattern, flags)])


def _bits(words: Iterable[str]) -> int:
    return reduce(or_, (_bit_of.setdefault(word, 1 << len(_bit_of)) for word in words))
