"""What other rooms gathered for a question: searches made, records looked through. They offer it; cases do not know them.

class ReviewConfig(AppConfig):
    def ready(self):
        offer(Records())
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Gathered:
    """What stands beside a question: lines of words, a paragraph for the letter, and hours by kind of work.

    hours: measured, by the kinds of law.activities and law.BARRED; nothing is put into an estimate by itself.
    """

    lines: tuple[str, ...] = ()
    searches: str = ""  # who searched what, when and with which words
    hours: Mapping[str, Decimal] = field(default_factory=dict)


class Gatherer(Protocol):
    """A room that gathers for questions."""

    def of_question(self, key: int) -> Gathered:
        """What it has for the question with this key."""

    def follow(self, merged: int, *, into: int) -> None:
        """A question is put together with another: what it had goes on with that one."""

    def destroy(self, case: int) -> tuple[Mapping[str, int], set[int]]:
        """Destroys what it has of a case, in the transaction that is open: what went, counted, and keys of stored files."""


_GATHERERS: list[Gatherer] = []


def offer(gatherer: Gatherer) -> None:
    """Have a room asked for what it gathered."""
    _GATHERERS.append(gatherer)


def of_question(key: int) -> Gathered:
    """What all rooms have for a question, together."""
    found = [gatherer.of_question(key) for gatherer in _GATHERERS]
    hours: dict[str, Decimal] = {}
    for one in found:
        for kind, given in one.hours.items():
            hours[kind] = hours.get(kind, Decimal(0)) + given
    lines = tuple(line for one in found for line in one.lines)
    return Gathered(lines, " ".join(filter(None, (one.searches for one in found))), hours)


def follow(merged: int, *, into: int) -> None:
    """Bring what all rooms have for a question that is merged to the one that it becomes a part of."""
    for gatherer in _GATHERERS:
        gatherer.follow(merged, into=into)


def destroy(case: int) -> tuple[Mapping[str, int], set[int]]:
    """What went of all rooms, counted, and the keys of the stored files that they used."""
    counts: dict[str, int] = {}
    files: set[int] = set()
    for gatherer in _GATHERERS:
        went, used = gatherer.destroy(case)
        counts |= went
        files |= used
    return counts, files
