"""What figures give away together: the difference of sums that were given, or are about to be, in this request or before.

Sums that are given apart may give what neither gives: all breaches beside those that were no attack give the attacks
(FOIA s.31(3)), all sanctions beside the warnings give the dismissals (s.40(2)).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from answerable.answers.proposal import Proposal
from answerable.registers import SMALL, AuthorityFolder, Entry, listed, masked, quiet, sanctioned

PARTED_BY = ("service", "type", "cause", "channel")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was given or is proposed: the question it answers, and the entries of the register that it counts."""

    ref: str  # of the question: FOI-2026-0012/3
    entries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Figures that give another one by subtraction: their questions, the entries that are left, and what that tells."""

    refs: tuple[str, ...]
    entries: tuple[str, ...]
    says: str

    @property
    def caution(self) -> str:
        """The overlap as an officer reads it."""
        return f"Subtraction: read together, {listed(self.refs)} give {self.says}."


def figures(said: Proposal | Mapping[str, object], *, ref: str, authority: AuthorityFolder) -> tuple[Figure, ...]:
    """The figures that a proposal, or what is kept of one as JSON, puts into an answer: the sum, and its parts.

    None where it gives no number of breaches, and none for a number that is held back because it is small.
    """
    values = said.as_json() if isinstance(said, Proposal) else said
    value, named = values.get("value"), values.get("entries")
    if values.get("register") != "breaches" or values.get("kind") != "count" or not authority.keeps("breaches"):
        return ()
    ids = {str(one) for one in named} if isinstance(named, list | tuple) else set()
    entries = [entry for entry in authority.kept("breaches").entries if entry.id in ids]
    if not entries or not _is_number(value):
        return ()
    parts = _parts(entries, set(value)) if isinstance(value, Mapping) else ()
    return (Figure(ref, frozenset(ids)), *(Figure(ref, part) for part in parts))


def _is_number(value: object) -> bool:
    """True of a number, and of numbers by year, type or service."""
    numbers = value.values() if isinstance(value, Mapping) else (value,)
    return any(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)


def _parts(entries: list[Entry], labels: set[str]) -> tuple[frozenset[str], ...]:
    """The entries of each part of a breakdown, where its labels are the values of a field."""
    for name in PARTED_BY:
        groups: dict[str, set[str]] = {}
        for entry in entries:
            groups.setdefault(masked(entry, name=name), set()).add(entry.id)
        if set(groups) == labels:
            return tuple(frozenset(group) for group in groups.values())
    return ()


def overlaps(
    own: Iterable[Figure], *, earlier: Iterable[Figure] = (), authority: AuthorityFolder
) -> tuple[Overlap, ...]:
    """What the figures of a request give away, together with each other and with those of earlier requests.

    Looked at are each sum less one part of it, and less all its parts. Figures of earlier requests among themselves are
    not: they are out.
    """
    if not authority.keeps("breaches"):
        return ()
    entries = {entry.id: entry for entry in authority.kept("breaches").entries}
    found = [
        Overlap(refs, left, says)
        for refs, left in _differences(tuple(own), tuple(earlier))
        if (says := _tells([entries[name] for name in left if name in entries]))
    ]
    return tuple({(one.refs, one.says): one for one in found}.values())


def _differences(
    own: Collection[Figure], before: Collection[Figure]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each sum less its parts: the questions, and the entries that are left; one question at least is of this request."""
    every = (*own, *before)
    for whole in every:
        parts = [one for one in every if one.entries < whole.entries]
        groups = [[part] for part in parts] + ([parts] if len(parts) > 1 else [])
        for group in groups:
            left = whole.entries.difference(*(part.entries for part in group))
            if left and any(one in own for one in (whole, *group)):
                refs = dict.fromkeys((whole.ref, *(part.ref for part in group)))
                yield tuple(refs), tuple(sorted(left))


def _tells(left: list[Entry]) -> str:
    """What the entries that are left would tell; empty where that is kept back from nobody."""
    if left and all(quiet(entry) for entry in left):
        return "the number of attacks that are not public (s.31(3))"
    if 0 < len(left) < SMALL and all(sanctioned(entry) for entry in left):
        return "a small number about staff (s.40(2))"
    return ""
