"""What a search of the desk finds besides requests: the entries of registers, in what who looks may read of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from answerable.desk.breaches.access import REGISTER as BREACHES
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import READERS
from answerable.desk.registers.authority import authority
from answerable.desk.registers.sight import seen
from answerable.desk.registers.words import in_words
from answerable.errors import AnswerableError
from answerable.registers import Entry, Kept

MOST = 20
NOT_THERE = 2


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One entry that was found: its reference, what it is called, in which register, and its page."""

    reference: str
    title: str
    register: str
    href: str
    is_exact: bool


def found_entries(words: str, *, by: Actor) -> tuple[tuple[FoundEntry, ...], int]:
    """The entries that have every word, those with the words in reference or title first; and how many there are.

    Nothing for who may read no registers. Of a breach only what they may read of it is looked at.
    """
    wanted = words.casefold().split()
    if not wanted or not by.has_role(*READERS):
        return (), 0
    ranked = [(_rank(entry, wanted), kept, entry) for kept, entry in _readable(by)]
    hits = sorted((row for row in ranked if row[0] < NOT_THERE), key=lambda row: row[0])
    return tuple(_found(kept, entry, words) for _, kept, entry in hits[:MOST]), len(hits)


def _readable(by: Actor) -> Iterator[tuple[Kept, Entry]]:
    folder = authority()
    for name in folder.registers:
        if not folder.keeps(name):
            continue
        try:
            kept = seen(folder.kept(name), by=by)
        except AnswerableError:  # not theirs to read, or not to be read at all: its own page says which
            continue
        yield from ((kept, entry) for entry in kept.entries)


def _rank(entry: Entry, wanted: list[str]) -> int:
    """0 with every word in its reference or title, 1 with every word somewhere, else NOT_THERE."""
    if all(word in f"{entry.id} {_title(entry)}".casefold() for word in wanted):
        return 0
    text = in_words(entry.values).casefold()
    return 1 if all(word in text for word in wanted) else NOT_THERE


def _title(entry: Entry) -> str:
    return entry.text("title") or entry.text("name")


def _found(kept: Kept, entry: Entry, words: str) -> FoundEntry:
    is_breach = kept.name == BREACHES
    href = reverse("breaches:breach", args=[entry.id]) if is_breach else reverse("registers:entry", args=[kept.name, entry.id])  # fmt: skip
    return FoundEntry(entry.id, _title(entry), kept.title, href, entry.id.casefold() == words.strip().casefold())
