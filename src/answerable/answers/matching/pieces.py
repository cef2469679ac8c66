"""Texts in the pieces of words that the model reads: small letters, no accents, the longest pieces that its list holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).parent / "model" / "vocab.txt"
_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100


@lru_cache(maxsize=1)
def listed() -> dict[str, int]:
    """The pieces, each with its number; "##" before those that go on with a word."""
    return {piece: at for at, piece in enumerate(_LIST.read_text("utf-8").splitlines())}


def numbers(text: str, *, most: int) -> list[int]:
    """The numbers of a text's pieces, between those of its beginning and its end."""
    pieces = listed()
    found: list[int] = []
    for word in _words(text):
        found += [pieces[piece] for piece in _pieces(word)]
        if len(found) >= most - 2:
            break
    return [pieces[_BEGIN], *found[: most - 2], pieces[_END]]


def _words(text: str) -> Iterator[str]:
    """Words and marks, one by one; what cannot be seen is left out."""
    clean = "".join(
        " " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C"
    )
    even = unicodedata.normalize("NFD", clean.lower())
    word = ""
    for one in even:
        if unicodedata.category(one) == "Mn" or one == "\ufffd":
            continue
        if one.isspace() or _is_mark(one):
            if word:
                yield word
            word = ""
            if not one.isspace():
                yield one
        else:
            word += one
    if word:
        yield word


def _is_mark(one: str) -> bool:
    return (one.isascii() and one.isprintable() and not one.isalnum()) or unicodedata.category(one).startswith("P")


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[str, ...]:
    """A word in the longest pieces from its start; one unknown piece where it cannot be made of them."""
    if len(word) > _LONGEST_WORD:
        return (_UNKNOWN,)
    pieces, found, start = listed(), [], 0
    while start < len(word):
        lead = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if lead + word[start:end] in pieces), 0)
        if not end:
            return (_UNKNOWN,)
        found.append(lead + word[start:end])
        start = end
    return tuple(found)
