"""Values of which only one is so at a time: mandatory or voluntary, in house or by a firm, weekly or monthly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "opposites.toml"
DENIES = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|without|unable to|failed to|cannot|rather than|instead of|nothing|declined to|refused to)\b|n't\b",
    re.I,
)
_REACH = 42  # characters before a value within which what denies it stands


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that has one value at a time."""

    name: str
    about: re.Pattern[str] | None
    values: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What a clause says of a matter."""

    matter: str
    number: int
    words: str


@lru_cache(maxsize=1)
def _held() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _deeds() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern with a group for each deed, and the word that stands for it."""
    lines = _held()["deeds"]["same"]
    return re.compile("|".join(rf"(\b(?:{'|'.join(line)})\b)" for line in lines), re.I), tuple(one[0] for one in lines)


def deeds(text: str) -> frozenset[str]:
    """The deeds that a text speaks of, in whatever words."""
    pattern, names = _deeds()
    return frozenset(names[match.lastindex - 1] for match in pattern.finditer(text) if match.lastindex)


@lru_cache(maxsize=1)
def matters() -> tuple[Matter, ...]:
    """The matters of the file."""
    held = _held()["matter"]
    return tuple(
        Matter(
            one["name"],
            re.compile(rf"\b(?:{one['about']})", re.I) if "about" in one else None,
            tuple(re.compile(rf"(?:(?<=\W)|^)(?:{'|'.join(ways)})", re.I) for ways in one["values"]),
        )
        for one in held
    )


def asked_about(*questions: str) -> tuple[Matter, ...]:
    """The matters that the questions may ask about."""
    return tuple(
        one for one in matters() if one.about is None or any(one.about.search(question) for question in questions)
    )


def values(clause: str, among: tuple[Matter, ...]) -> Iterator[Value]:
    """What a clause says of those matters; to deny one of two values is to say the other."""
    for matter in among:
        found = _one_value(clause, matter)
        if found is not None:
            yield found


def _one_value(clause: str, matter: Matter) -> Value | None:
    """The value that a clause gives; none where it gives several."""
    found = [(number, match) for number, ways in enumerate(matter.values) for match in ways.finditer(clause)]
    given: dict[int, str] = {}
    for number, match in found:
        if any(_lies_in(match, other) for _, other in found):
            continue  # "not in favour" has "in favour" in it
        before = clause[max(0, match.start() - _REACH) : match.start()]
        if not DENIES.search(before) or DENIES.search(match[0]):
            given.setdefault(number, match[0])
        elif len(matter.values) == 2:
            given.setdefault(1 - number, match[0])
    if len(given) != 1:
        return None
    ((number, words),) = given.items()
    return Value(matter.name, number, words)


def _lies_in(one: re.Match[str], other: re.Match[str]) -> bool:
    """True where the other is longer and takes it in."""
    is_longer = len(other[0]) > len(one[0])
    return is_longer and other.start() <= one.start() and one.end() <= other.end()
