"""Which tools a question means, for which day, and a statement about them with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from answerable.registers.facts import Asked, Books, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import compiled, plain, says
from answerable.registers.tool_lines import said
from answerable.registers.tool_terms import ALIASES
from answerable.registers.values import Entry, Kept, Value

_REFERENCE = re.compile(r"\bTOOL-\d+\b")


def named(text: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The tools that a text names, the longest names first, so that WhatsApp Business is not WhatsApp."""
    rest, found = plain(text), {}
    if refs := set(_REFERENCE.findall(rest)):
        return tuple(entry for entry in entries if entry.id in refs)
    forms = [(form, entry) for entry in entries if not entry.withholds("name") for form in _names(entry.text("name"))]
    for form, entry in sorted(forms, key=lambda pair: -len(pair[0])):
        pattern = compiled((form,))
        if pattern.search(rest):
            rest = pattern.sub(" ", rest)
            found[entry.id] = entry
    return tuple(found.values())


def _names(name: str) -> tuple[str, ...]:
    """What a tool is called: its name, and the short forms of products that people use."""
    short = [forms for part, forms in ALIASES if part in name]
    own = plain(name).replace("(", " ").replace(")", " ").replace(",", " ")
    return (own, *(form for forms in short for form in forms))


def tools_meant(asked: Asked, books: Books) -> tuple[Kept, tuple[Entry, ...]]:
    """The register, and the tools meant: those the question names, or those named around it."""
    kept = books.kept("tools")
    own = named(asked.core or asked.focus, kept.entries) or named(asked.focus, kept.entries)
    if not own and says(asked.focus, "all|any|every|each ~ apps|applications|tools|platforms|channels|products"):
        return kept, ()
    return kept, own or named(asked.whole, kept.entries)


def statement(kept: Kept, entries: Iterable[Entry], text: str, value: Value, **more: object) -> Stated:
    """A statement about tools: its words with the day of the register, its value, and the entries it rests on."""
    entries = tuple(entries)
    because = tuple(
        kept.basis(entry, f"{entry.shown('name') or entry.id}: {said(entry.text('status'))}") for entry in entries
    )
    text = f"{text} The register is as at {long_day(kept.as_at)}." if kept.as_at else text
    return Stated(text, value, tuple(entry.id for entry in entries), because, **more)  # type: ignore[arg-type]  # its fields


def day_asked(asked: Asked, kept: Kept, on: date) -> date:
    """The day asked about: the end of the period named, or the day that the register stands at."""
    stands = min(on, kept.as_at or on)
    return min(asked.period.last or stands, stands) if asked.period else stands
