"""Which things that are kept here a text names by their references: BR-2024-002, grp 1, FOI-2026-0014.

A reference is known however it is written: in small letters, with spaces or long dashes for hyphens, with more or
fewer noughts before a number. What is found so is held, whatever else is made of the text: to hold too much costs little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from answerable.desk.registers.authority import authority, edition
from answerable.desk.retention.holdings import kinds
from answerable.desk.retention.registers import KIND, every_entry
from answerable.registers import Value

MOST = 6  # pieces of a reference: EV, 2026, 003, 2
_PIECE = re.compile(r"[a-z]+|[0-9]+")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−_/.]{1,3}")
_REFERENCE = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z0-9]+)*-[0-9][A-Za-z0-9]*")
_YEARLY = re.compile(r"\b([a-z]+)[\s\-‐‑‒–—−_/.]{0,3}([0-9]{4})[\s\-‐‑‒–—−_/.]{1,3}([0-9]{1,6})")

Key = tuple[str, ...]


def things_in(text: str) -> frozenset[str]:
    """The subjects of everything that is kept here and whose reference stands in the text."""
    wanted = text.casefold()
    return frozenset((*_entries(wanted), *_others(wanted)))


def key_of(reference: str) -> Key:
    """A reference however it is written: its letters, and its numbers without the noughts before them."""
    return tuple(_bare(piece) for piece in _PIECE.findall(reference.casefold()))


def _entries(text: str) -> Iterator[str]:
    """The entries of registers: every run of pieces that is a reference."""
    pieces = list(_PIECE.finditer(text))
    known = _known(edition())
    for start, first in enumerate(pieces):
        if not first.group().isalpha() or (first.start() and text[first.start() - 1].isalnum()):
            continue
        key: Key = ()
        for at, piece in enumerate(pieces[start : start + MOST], start):
            between = text[pieces[at - 1].end() : piece.start()] if key else ""
            if between and not _BETWEEN.fullmatch(between):
                break
            key = (*key, _bare(piece.group()))
            yield from known.get(key, ())


def _others(text: str) -> Iterator[str]:
    """What other apps keep under a reference with its year: requests, investigations."""
    for letters, year, number in {match.groups() for match in _YEARLY.finditer(text)}:
        reference = f"{letters}-{year}-{number}"
        for kind, provider in kinds().items():
            if kind != KIND:
                yield from (one for one in provider.named(reference) if one.casefold() == f"{kind}:{reference}")


@lru_cache(maxsize=4)
def _known(edition: Any) -> Mapping[Key, tuple[str, ...]]:
    """Every reference of the registers, and every paper that an entry names as its own, with the entries that go by it."""
    folder = authority()
    entries = [(name, entry) for name in folder.registers for entry in every_entry(folder.kept(name))]
    own: dict[Key, list[str]] = defaultdict(list)
    papers: dict[Key, list[str]] = defaultdict(list)
    for name, entry in entries:
        own[key_of(entry.id)].append(f"{KIND}:{name}/{entry.id}")
        for paper in set(_papers(entry.values)):
            papers[key_of(paper)].append(f"{KIND}:{name}/{entry.id}")
    return {key: tuple(subjects) for key, subjects in {**papers, **own}.items() if _is_reference(key)}


def _papers(value: Value) -> Iterator[str]:
    """The values that are references themselves: of a report, of the evidence of an investigation."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _papers(one)
    elif isinstance(value, str) and _REFERENCE.fullmatch(value):
        yield value


def _is_reference(key: Key) -> bool:
    """True for letters with a number: a number alone stands in any letter."""
    return len(key) > 1 and key[0].isalpha() and any(piece.isdigit() for piece in key)


def _bare(piece: str) -> str:
    return piece.lstrip("0") or "0" if piece.isdigit() else piece
