"""Why an item is offered, in plain words: which question met which, by which words, which years, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from answerable.answers.matching.asked import Asked, Kept
from answerable.answers.matching.features import Part
from answerable.answers.matching.likeness import Rarity
from answerable.answers.matching.times import Years
from answerable.answers.matching.words import spoken, stem

_SHOWN, _LENGTH = 4, 90  # words that are named; characters of a question that is quoted
_FAR = 0.25  # nearness in meaning below which a question is not met


class Found(Protocol):
    """What was found, for a request or for one question of it."""

    @property
    def item(self) -> Kept:
        """The item."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The question of the request and the question of the item that meet best, by their places from 0."""

    part: int
    question: int


def meeting(request: Asked, found: Found, rare: Rarity) -> Meeting:
    """Which question met which."""
    ours, theirs = request.features.parts, found.item.features.parts
    table = [[_met(one, other, rare) for other in theirs] for one in ours]
    if request.vectors is not None and found.item.vectors is not None:
        nearness = request.vectors @ found.item.vectors[: len(theirs)].T
        width = nearness.shape[1]  # questions in the same words stand there once
        table = [
            [value + (float(nearness[i, j]) if j < width else 0.0) for j, value in enumerate(row)]
            for i, row in enumerate(table)
        ]
    _, part, question = max((value, -i, -j) for i, row in enumerate(table) for j, value in enumerate(row))
    return Meeting(-part, -question)


def reason(request: Asked, found: Found, met: Meeting, rare: Rarity) -> str:
    """The reason in a few short sentences."""
    item, theirs = found.item, found.item.features
    said = [f"Question {met.part + 1} meets “{_cut(theirs.parts[met.question].text)}”."]
    if shared := _shared(request.features.whole, item, rare):
        said.append(f"Both speak of {_listed(shared)}.")
    elif request.vectors is not None:
        said.append("Near in meaning, in other words.")
    said += _years(request.features.years, theirs.years)
    if missing := _missing(request.features.whole, item, rare):
        said.append(f"It says nothing of {_listed(missing)}.")
    if (count := _unmet_questions(request, found)) and len(request.features.parts) > 1:
        said.append(f"{count} of the {len(request.features.parts)} questions find nothing there.")
    return " ".join(said)


def _met(one: Part, other: Part, rare: Rarity) -> float:
    total = sum(map(rare.of, one.terms))
    return sum(rare.of(term) for term in one.terms if term in other.terms) / total if total else 0.0


def _shared(asked: Part, item: Kept, rare: Rarity) -> list[str]:
    """The things that both name, by their names; then the rarest words that both use."""
    both = sorted(
        (term for term in asked.terms if term in item.features.terms), key=lambda term: (-rare.of(term), term)
    )
    things = [term[1:] for term in both if term.startswith("=") and term[1:] in asked.things]
    spelt = _spellings(asked.text)
    words = [spelt[term] for term in both if term in spelt]
    return (things + [word for word in words if not any(word[:5] in thing.lower() for thing in things)])[:_SHOWN]


@lru_cache(maxsize=256)
def _spellings(text: str) -> dict[str, str]:
    """How a text spells its stems, each in one way."""
    return {stem(word): word for word in sorted(set(spoken(text)), reverse=True)}


def _missing(asked: Part, item: Kept, rare: Rarity) -> list[str]:
    gone = [thing for thing in asked.things if f"={thing}" not in item.features.terms]
    return sorted(gone, key=lambda thing: (-rare.of(f"={thing}"), thing))[:_SHOWN]


def _years(ours: Years, theirs: Years) -> list[str]:
    share = ours.covered_by(theirs)
    if share is None or not (ours.named or ours.onward):
        return ["Both count back from their day."] if share == 1.0 else []
    if share >= 1:
        return [f"It covers {ours.told()}."]
    return [f"It covers {theirs.told()}, and {ours.told()} is asked for."]


def _unmet_questions(request: Asked, found: Found) -> int:
    if request.vectors is None or found.item.vectors is None:
        return sum(not any(term in found.item.features.terms for term in one.terms) for one in request.features.parts)
    return int(((request.vectors @ found.item.vectors.T).max(1) < _FAR).sum())


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _cut(text: str) -> str:
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1].rsplit(" ", 1)[0] + " …"
