"""The halves of the day: the words that say which one an hour of twelve is in."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

BLANK = "[ \\u00a0\\u202f\\u2009\\u2007\\u2008\\u200a\\u3000\\t]"
_SPELT = 4  # letters: up to so many are printed with dots and blanks between them too
_OUT = re.compile(r"[\s.\u200c\u200d]+")


@cache
def _halves() -> dict[str, str]:
    table = tomllib.loads(resources.files(__package__).joinpath("halves.toml").read_text("utf-8"))
    return {plain(word): half for half, words in table.items() for word in words["words"]}


def plain(word: str) -> str:
    """A word without its dots and blanks, in small letters."""
    return _OUT.sub("", word).casefold()


@cache
def pattern() -> str:
    """A pattern of every word, however it is dotted."""
    return "(?:" + "|".join(_dotted(word) for word in sorted(_halves(), key=len, reverse=True)) + ")"


def _dotted(word: str) -> str:
    if len(word) > _SPELT or not word.isalpha() or word[0] > "\u3000":
        return re.escape(word) + r"\.?"
    return rf"\.?{BLANK}?".join(word) + r"\.?"


def hour_of(hour: int, words: str) -> int:
    """The hour of 24 for the hour and the word printed beside it; an hour past twelve needs no word."""
    half = _halves().get(plain(words))
    if half is None or hour > 12:
        return hour
    if half == "before_noon":
        return hour % 12
    if half == "night":
        return 0 if hour == 12 else hour + 12
    if half == "noon" and hour == 11:
        return hour
    return hour % 12 + 12
