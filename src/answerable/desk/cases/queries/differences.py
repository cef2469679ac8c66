"""What changed between two texts of a letter, paragraph by paragraph, and inside a paragraph word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stayed ("same"), came ("added") or went ("removed")."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph: "same", "added", "removed" or "changed", with its words marked where it is changed."""

    what: str
    changes: tuple[Change, ...]


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Every paragraph of both texts in order. A text that was never seen is all added."""
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Difference] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Difference("same", (Change("same", words),)) for words in new[b1:b2]]
        else:
            found += [_difference(was, now) for was, now in zip_longest(old[a1:a2], new[b1:b2], fillvalue="")]
    return tuple(found)


def _difference(was: str, now: str) -> Difference:
    if not was:
        return Difference("added", (Change("added", now),))
    if not now:
        return Difference("removed", (Change("removed", was),))
    return Difference("changed", tuple(_changes(_WORDS.findall(was), _WORDS.findall(now))))


def _changes(was: list[str], now: list[str]) -> Iterator[Change]:
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(now[b1:b2]))
            continue
        if a1 != a2:
            yield Change("removed", "".join(was[a1:a2]))
        if b1 != b2:
            yield Change("added", "".join(now[b1:b2]))


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]
