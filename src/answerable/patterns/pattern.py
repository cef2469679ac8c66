"""Patterns that cost next to nothing where their words are not.

Most patterns of letters are rows of phrases, and most sentences hold none of them. To try a row at every character is
slow; so a Pattern knows words that each of its phrases must have, and only the phrases that a text has the words of are
tried. What it finds is what `re` finds: the words are a condition that every match meets, read off the pattern itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from threading import Lock

from answerable.patterns.wanted import LONGEST, rows_of, words_wanted

_TOKEN = re.compile(r"[\w'’-]+")
_ODD = "ıİſ"  # they stand for i and s where case does not matter, and are no such letters in lower case
_PLAIN = str.maketrans("ıİſ\u212a", "iisk")
_KEPT, _RESULT = 1 << 19, 8  # characters of texts that are remembered, twice; as how many a thing found in one counts
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
    """A pattern of `re`, tried only where the words that it needs are. Make it once, at the head of a module.

    What it finds in a text is remembered for a while: a letter of which one paragraph was edited costs that paragraph.
    """

    __slots__ = ("_every", "_first", "_known", "_opening", "_whole", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._whole = _Row(pattern, flags)
        self._first, self._every, self._opening = (_Look(self, run) for run in (_first, self._all, _opening))
        self.know((self._whole,))
        _waiting.append(self)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        if start or end < len(text):
            return _first(self.live(_held[text]), text, start, end)
        return _held[text][self._first]  # type: ignore[return-value]

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning."""
        return _held[text][self._opening]  # type: ignore[return-value]

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match."""
        if start or end < len(text):
            return iter(self._all(self.live(_held[text]), text, start, end))
        return iter(_held[text][self._every])  # type: ignore[arg-type]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._whole.ready().sub(new, text) if self.live(_held[text]) else text

    def _all(self, live: _Live, text: str, *within: int) -> tuple[re.Match[str], ...]:
        if len(live) > 1:
            return tuple(self._whole.ready().finditer(text, *within))
        return tuple(live[0].finditer(text, *within)) if live else ()

    def live(self, text: _Text) -> _Live:
        """The alternatives that the words of a text allow."""
        if _waiting:
            _settle()
        some, rows = self._known  # read before what is held of the text, which never knows less
        held = text.words if text.home is _held else _held[text.text].words
        if not held & some:
            return ()
        return [row.ready() for one, two, three, row in rows if held & one and held & two and held & three]

    def know(self, rows: tuple[_Row, ...]) -> None:
        """Take in the alternatives."""
        rows = rows if len(rows) > 1 else (_Row(self.pattern, self.flags, rows[0].needs),)
        self._known = reduce(or_, (row.needs[0] for row in rows)), tuple((*row.needs, row) for row in rows)


_Live = Sequence[re.Pattern[str]]
_Found = re.Match[str] | tuple[re.Match[str], ...] | None


def _first(live: _Live, text: str, *within: int) -> re.Match[str] | None:
    best = None
    for row in live:
        hit = row.search(text, *within)
        if hit and (best is None or hit.start() < best.start()):
            best = hit
    return best


def _opening(live: _Live, text: str) -> re.Match[str] | None:
    return next((hit for row in live if (hit := row.match(text))), None)


class _Look:
    """One way to look for a pattern: what is found of it in a text is remembered under it."""

    __slots__ = ("pattern", "run")

    def __init__(self, pattern: Pattern, run: Callable[[_Live, str], _Found]) -> None:
        self.pattern, self.run = pattern, run


AnyPattern = Pattern | re.Pattern[str]


class _Text(dict[_Look, _Found]):
    """A text, which of the words that patterns need are in it, and what was found in it by those that were looked for."""

    __slots__ = ("home", "text", "words")

    def __init__(self, text: str, words: int, home: _Held) -> None:
        super().__init__()
        self.text, self.words, self.home = text, words, home

    def __missing__(self, look: _Look) -> _Found:
        self.home.size += _RESULT
        found = self[look] = look.run(look.pattern.live(self), self.text)
        return found


class _Held(dict[str, _Text]):
    """What is held of texts: of the last ones, and of those before that are asked for again."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self._before: dict[str, _Text] = {}
        self._tokens = _Tokens()

    def __missing__(self, text: str) -> _Text:
        if self.size > _KEPT:
            self._before = dict(self)
            self.clear()
            self.size = 0
        held = self._before.pop(text, None) or _Text(text, self._words(text), self)
        self.size += len(text) + len(held) * _RESULT
        self[text] = held
        return held

    def _words(self, text: str) -> int:
        """The words that patterns need and a text has; and one that is in any text, so that none has nothing."""
        if not text.isascii() and any(letter in text for letter in _ODD):
            return _ALL
        return reduce(or_, map(self._tokens.__getitem__, set(_TOKEN.findall(text.lower()))), 1)


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
