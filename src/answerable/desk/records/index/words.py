"""The words of a text as both databases find them: the same on SQLite and on PostgreSQL, whose own ways of parting words differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from answerable.registers import stem

LONGEST = 64  # letters of a word
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")  # fmt: skip
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_SIGNS = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))


def simple(text: str) -> str:
    """The text in small letters, without accents and without signs that nobody sees."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_UNSEEN).lower()))


def words_of(text: str) -> list[str]:
    """The words of a text, in their order."""
    text = simple(text)
    if text.isascii():
        return text.encode().translate(_SIGNS).decode().split()
    return _WORD.findall(text)


def distinct(texts: Iterable[str]) -> set[str]:
    """Every word of some texts; of many small ones in English at once."""
    plain, others = [], set()
    for text in texts:
        if text.isascii():
            plain.append(text)
        else:
            others.update(words_of(text))
    return others.union("\n".join(plain).lower().encode().translate(_SIGNS).decode().split())


def root(word: str) -> str:
    """What the forms of a word have in common: refuse, refused, refusing."""
    return stem(word)
