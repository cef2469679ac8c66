"""Other words for the same thing: a vocabulary of councils as data, which an authority adds to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answerable.answers.matching.words import spoken, stem

_OWN = Path(__file__).parent / "wording" / "vocabulary.toml"
_LONGEST = 8  # words of an expression


@dataclass(frozen=True, slots=True)
class Meant:
    """A thing that is spoken of: what it is called here, whether it is a subject, and from which word to which."""

    name: str
    is_thing: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Expressions by the stems of their words; each leads to what is meant, and whether that is a subject."""

    expressions: Mapping[tuple[str, ...], tuple[tuple[str, bool], ...]]
    firsts: Mapping[str, int]  # the first stem of an expression, and the length of the longest that it begins
    words: frozenset[str] = frozenset()  # every word that its expressions use, as it is spelt

    def meant(self, stems: Sequence[str]) -> Iterator[Meant]:
        """What the words mean, the longest expression first; no word is counted for two of them."""
        at = 0
        while at < len(stems):
            longest = min(self.firsts.get(stems[at], 0), len(stems) - at)
            for length in range(longest, 0, -1):
                if found := self.expressions.get(tuple(stems[at : at + length])):
                    yield from (Meant(name, is_thing, at, at + length) for name, is_thing in found)
                    at += length
                    break
            else:
                at += 1


def vocabulary(*more: Path) -> Vocabulary:
    """The vocabulary that comes with the program, with the files of the same form that an authority adds."""
    return _vocabulary(more)


@lru_cache(maxsize=8)
def _vocabulary(more: tuple[Path, ...]) -> Vocabulary:
    expressions: dict[tuple[str, ...], tuple[tuple[str, bool], ...]] = {}
    firsts: dict[str, int] = {}
    used: set[str] = set()
    for path in (_OWN, *more):
        rows = tomllib.loads(path.read_text("utf-8"))
        for kind in ("things", "doings"):
            for name, others in rows.get(kind, {}).items():
                for said in (name, *others):
                    spelt = spoken(said)[:_LONGEST]
                    words = tuple(map(stem, spelt))
                    used.update(spelt)
                    known = expressions.get(words, ())
                    if words and (name, kind == "things") not in known:
                        expressions[words] = (*known, (name, kind == "things"))
                        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return Vocabulary(expressions, firsts, frozenset(used))
