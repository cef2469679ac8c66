"""What of a register a person reads, where the app that keeps its records shows less than all of it to some: one rule for both doors.

That app lies above: it offers its rule here, and every page, file and programme that gives entries asks for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from answerable.desk.people.actors import Actor
from answerable.errors import NoSuchThing
from answerable.registers import Entry, Kept


class Sight(Protocol):
    """Who reads what of the entries of a register."""

    def reads_any(self, by: Actor) -> bool:
        """True where that person reads something of it."""

    def reads_all(self, by: Actor) -> bool:
        """True where that person reads every word."""

    def seen(self, entry: Entry) -> Entry | None:
        """What of an entry those read who do not read every word; None for nothing."""


_SIGHTS: dict[str, Sight] = {}


def offer(register: str, sight: Sight) -> None:
    """Let an app say who reads what of a register that it keeps."""
    _SIGHTS[register] = sight


def is_ruled(register: str) -> bool:
    """True for a register that not every reader of registers reads whole."""
    return register in _SIGHTS


def reads_any(register: str, *, by: Actor) -> bool:
    """True where that person reads something of the register."""
    return register not in _SIGHTS or _SIGHTS[register].reads_any(by)


def reads_all(register: str, *, by: Actor) -> bool:
    """True where that person reads every word of the register."""
    return register not in _SIGHTS or _SIGHTS[register].reads_all(by)


def seen(kept: Kept, *, by: Actor) -> Kept:
    """The register as that person reads it. Refuses those who read nothing of it (NoSuchThing)."""
    if reads_all(kept.name, by=by):
        return kept
    if not reads_any(kept.name, by=by):
        raise NoSuchThing(thing="such register", where="the registers")
    shown = (_SIGHTS[kept.name].seen(entry) for entry in kept.entries)
    return replace(kept, entries=tuple(entry for entry in shown if entry), beside={})


def seen_entry(entry: Entry, *, by: Actor) -> Entry | None:
    """An entry as that person reads it; None where they read nothing of it."""
    if reads_all(entry.register, by=by):
        return entry
    return _SIGHTS[entry.register].seen(entry) if reads_any(entry.register, by=by) else None


def require_whole(register: str, *, by: Actor) -> None:
    """Refuses those who do not read every word of the register (NoSuchThing)."""
    if not reads_all(register, by=by):
        raise NoSuchThing(thing="such history", where=register)
