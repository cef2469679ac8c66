"""Words as they are compared: plain letters, without endings, and without those that every request has."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_LISTS = tomllib.loads((Path(__file__).parent / "wording" / "words.toml").read_text("utf-8"))
_FORMS: dict[str, str] = _LISTS["forms"]
_EMPTY = frozenset(_LISTS["empty"].split())
NO_NAMES = frozenset(_LISTS["no_names"].split())


def spoken(text: str) -> list[str]:
    """The words of a text in order, in small letters: compounds in their parts, without the 's of a possessive."""
    return [word for word, _, _ in placed(text)]


def placed(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as spoken() gives them, each with its place in plain()."""
    return [(_bare(found[0]), found.start(), found.end()) for found in _WORD.finditer(plain(text).lower())]


def plain(text: str) -> str:
    """The text with plain quotation marks and dashes, of the same length."""
    return text.translate(_PLAIN)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.replace("'", "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its endings, so that its forms come together."""
    word = _FORMS.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    return _ending(_tense(_plural(word)))


@lru_cache(maxsize=65536)
def form(word: str) -> str:
    """A word as a name, one or many, or as something done: floods is flood, flooded is flooding; neither is the other."""
    one = _FORMS.get(word, word)
    if len(one) < 4 or not one.isalpha():
        return one
    one = _plural(one)
    return f"{stem(word)}+" if len(one) > 5 and one.endswith(("ing", "ed")) and _tense(one) != one else one


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tense(word: str) -> str:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and any(v in "aeiouy" for v in word[: -len(ending)]):
            rest = word[: -len(ending)]
            if ending == "ed" and rest.endswith("i"):
                return rest[:-1] + "y"
            is_doubled = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if is_doubled else rest
    return word


_ENDINGS = (
    ("ization", "iz"), ("isation", "iz"), ("ational", "at"), ("fulness", "ful"), ("ication", "y"), ("ations", "at"), ("ation", "at"),
    ("ition", "it"), ("ement", ""), ("ment", ""), ("ness", ""), ("ance", ""), ("ence", ""), ("able", ""), ("ible", ""),
    ("sion", "s"), ("tion", "t"), ("ally", ""), ("ful", ""), ("ive", ""), ("ity", ""), ("ise", "iz"), ("ize", "iz"), ("ly", ""),
    ("or", ""), ("er", ""), ("al", ""), ("e", ""),
)  # fmt: skip


def _ending(word: str) -> str:
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)] + other
            break
    word = word[:-1] if word.endswith("e") and len(word) > 4 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


_COMMON_STEMS = frozenset(map(stem, _LISTS["common"].split()))


def is_said(word: str) -> bool:
    """Whether a word says something: not one that only holds a sentence together."""
    return word not in _EMPTY and len(word) > 1


def is_common(stemmed: str) -> bool:
    """Whether nearly every request has the word."""
    return stemmed in _COMMON_STEMS
