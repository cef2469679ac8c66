"""Other words for the same thing: a vocabulary of councils as data, which an authority adds to."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answerable.answers.matching.words import form, spoken, stem

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
    """Expressions by the stems of their words, or the form of a single one; each leads to what is meant, and whether
    that is a subject."""

    expressions: Mapping[tuple[str, ...], tuple[tuple[str, bool], ...]]
    firsts: Mapping[str, int]  # the first stem of an expression, and the length of the longest that it begins
    words: frozenset[str] = frozenset()  # every word that its expressions use, as it is spelt

    def meant(self, words: Sequence[str], *, capitals: Container[int] = ()) -> Iterator[Meant]:
        """What the words mean, the longest expression first; no word is counted for two of them.

        capitals: the places of words written in capitals.
        """
        stems = [stem(word) for word in words]
        at = 0
        while at < len(stems):
            longest = min(self.firsts.get(stems[at], 0), len(stems) - at)
            for length in range(longest, 0, -1):
                keys = _alone(words[at], at in capitals) if length == 1 else [tuple(stems[at : at + length])]
                if found := next((found for key in keys if (found := self.expressions.get(key))), None):
                    yield from (Meant(name, is_thing, at, at + length) for name, is_thing in found)
                    at += length
                    break
            else:
                at += 1


def _alone(word: str, is_capital: bool) -> list[tuple[str, ...]]:
    """By what a single word is found: rats by rat and not by rating, refused by refusing and not by refuse."""
    return [*([(f"^{word}",)] if is_capital else []), (form(word),)]


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
                for said in (name, *flat(others)):
                    spelt = spoken(said)[:_LONGEST]
                    used.update(spelt)
                    if key := _key(said, spelt):
                        known = expressions.get(key, ())
                        expressions[key] = tuple(dict.fromkeys((*known, (name, kind == "things"))))
                        first = stem(spelt[0])
                        firsts[first] = max(firsts.get(first, 0), len(spelt))
    return Vocabulary(expressions, firsts, frozenset(used))


def flat(row: Iterable[str | list[str]]) -> Iterator[str]:
    """Every expression of a row, those of its inner lists too."""
    for one in row:
        yield from (one if isinstance(one, list) else [one])


def same(*, path: Path = _OWN) -> Iterator[list[str]]:
    """Expressions that are other words for one thing, as two questions are compared; the first is its name."""
    rows = tomllib.loads(path.read_text("utf-8"))
    for kind in ("things", "doings"):
        for row in rows[kind].values():
            yield from (one for one in row if isinstance(one, list))
    yield from ([name, *others] for name, others in rows["compared"].items())


def _key(said: str, spelt: Sequence[str]) -> tuple[str, ...]:
    """By what an expression is found: several words by their stems, a single one by its form."""
    if len(spelt) == 1:
        return (f"^{spelt[0]}",) if said.isupper() else (form(spelt[0]),)
    return tuple(map(stem, spelt))
