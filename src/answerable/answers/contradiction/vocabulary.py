"""The words of questions read as what they mean: other words for one thing, and words that part two questions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answerable.answers.matching.vocabulary import same
from answerable.registers import plain, stem

_PARTING = Path(__file__).parent / "parting.toml"
_WORD = re.compile(r"[a-z]+(?:&[a-z]+)?|\d+(?=s?\b)")
_LONGEST = 7  # words of a phrase
_ENDINGS = {"ion": 4, "ure": 4, "al": 5, "ance": 4, "ant": 5, "at": 6}  # each with the letters that must be left


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """The word without its endings: prosecution and prosecuted are one."""
    found = stem(word)
    for ending, left in _ENDINGS.items():
        if found.endswith(ending) and len(found) - len(ending) >= left:
            found = found[: -len(ending)]
    if len(found) > 4 and found[-1] == found[-2] and found[-1] in "pgtnd":
        found = found[:-1]
    return found


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words in small letters, hyphens and possessives taken off."""
    return tuple(_WORD.findall(re.sub(r"'s\b|'", "", plain(text).lower()).replace("-", " ")))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their roots, the dimensions in which a name parts questions, and words that mean nothing alone."""

    names: Mapping[tuple[str, ...], str]
    apart: Mapping[str, frozenset[str]]  # a name, the dimensions that it stands in
    empty: frozenset[str]
    within: Mapping[str, frozenset[str]]  # a name, and those that it takes in
    known: frozenset[str]  # every name that stands in the file

    def takes_in(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """True where a name of one takes in a name of the other: staff, and teachers."""
        return any(self.within.get(a, frozenset()) & b for one, b in ((first, second), (second, first)) for a in one)

    @property
    def steps(self) -> frozenset[str]:
        """The names of what happens to a matter: received, approved, prosecuted."""
        return frozenset(name for name, dimensions in self.apart.items() if "stage" in dimensions)

    def read(self, spoken: Sequence[str]) -> list[tuple[str, bool]]:
        """The words as names of things, longest phrase first; and whether each carries meaning."""
        roots = [root(word) for word in spoken]
        found: list[tuple[str, bool]] = []
        at = 0
        while at < len(roots):
            size, name = self._longest(roots, at)
            if size:
                found.append((name, True))
            else:
                found.append(
                    (roots[at], roots[at] not in self.empty and not spoken[at].isdigit() and len(spoken[at]) > 1)
                )
            at += size or 1
        return found

    def _longest(self, roots: list[str], at: int) -> tuple[int, str]:
        for size in range(min(_LONGEST, len(roots) - at), 0, -1):
            if name := self.names.get(tuple(roots[at : at + size])):
                return size, name
        return 0, ""


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(root(word) for word in words(phrase))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of matching, with the file beside this one."""
    held = tomllib.loads(_PARTING.read_text("utf-8"))
    names: dict[tuple[str, ...], str] = {}
    for line in same():
        name = names.get(_key(line[0]), line[0])
        for phrase in line:
            names.setdefault(_key(phrase), name)
    apart: dict[str, set[str]] = {}
    for dimension, options in held["apart"].items():
        for option in options:
            phrases = option.split("|")
            name = next((names[_key(one)] for one in phrases if _key(one) in names), phrases[0])
            apart.setdefault(name, set()).add(dimension)
            for phrase in phrases:
                names.setdefault(_key(phrase), name)
    empty = frozenset(root(word) for word in held["words"]["empty"].split())
    within = {name: frozenset(some) for name, some in held["within"].items()}
    parted = {name: frozenset(found) for name, found in apart.items()}
    return Vocabulary(names, parted, empty, within, frozenset(names.values()))
