"""Whose each sentence of an answer is: a register's, an earlier answer of ours, another authority's, or written here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.8  # share of the words that two sentences have in common and in order, from which one is the other's
LEAST = 4  # words of a sentence, below which it may be anybody's
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n+")
_WORD = re.compile(r"[\w£%']+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that an answer may have been made from. whose: as a reader is told."""

    whose: str
    text: str
    is_ours: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer. of: the words it came from; None: written here. is_changed: not word by word."""

    text: str
    of: Words | None = None
    is_changed: bool = False


def origins(text: str, *, sources: Iterable[Words]) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order, with whose it is. Of several sources with the same words the first has it."""
    known = [(said, words) for words in sources for sentence in _sentences(words.text) if (said := _said(sentence))]
    return tuple(_of(sentence, known) for sentence in _sentences(text))


def _of(sentence: str, known: list[tuple[list[str], Words]]) -> Sentence:
    said = _said(sentence)
    if len(said) < LEAST:
        return Sentence(sentence)
    best, of = max(((_alike(said, theirs), -at) for at, (theirs, _) in enumerate(known)), default=(0.0, 0))
    return Sentence(sentence, known[-of][1], is_changed=best < 1) if best >= ALIKE else Sentence(sentence)


def _alike(said: list[str], theirs: list[str]) -> float:
    match = SequenceMatcher(None, said, theirs, autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= ALIKE else 0.0


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def _said(sentence: str) -> list[str]:
    return _WORD.findall(sentence.lower())
