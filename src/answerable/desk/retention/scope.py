"""What a hold covers: things by their names, and whatever has the words of one of its lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from answerable.desk.retention.holdings import kinds

LIMIT = 120  # characters of a subject


@dataclass(frozen=True, slots=True)
class Scope:
    """What a hold covers: things by their names ("case:FOI-2026-0142"), and whatever has the words of one of its lines."""

    subjects: tuple[str, ...] = ()
    words: str = ""

    @property
    def searches(self) -> tuple[str, ...]:
        """The lines of the words, one a search."""
        return lines_of(self.words)


def wholes_of(subject: str) -> tuple[str, ...]:
    """What that thing is a part of: of "evidence:EV-2026-003/2" that is "evidence:EV-2026-003"."""
    parts = subject.split("/")
    return tuple("/".join(parts[:count]) for count in range(1, len(parts)))


def lines_of(words: str) -> tuple[str, ...]:
    """The searches of a hold: its lines."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def found_by(words: str, *, among: Collection[str] | None = None) -> set[str]:
    """What is kept and has every word of one of these lines; only those among the given, where some are given."""
    found: set[str] = set()
    for line in lines_of(words):
        for kind, provider in kinds().items():
            own = None if among is None else [one for one in among if one.startswith(f"{kind}:")]
            if own is None or own:
                found |= provider.found(line, among=own)
    return found
