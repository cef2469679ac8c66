"""Findings as comments for the letter's own file: what is wrong, by which law, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.documents import Note
from answerable.letters.results.checked import Checked
from answerable.letters.results.gathered import Gathered, gather


def comments(checked: Checked) -> tuple[Note, ...]:
    """A note at each place of each finding, in the order of the text; of the whole letter one at its end."""
    notes = [Note(span.start, span.end, tuple(_lines(one))) for one in gather(checked.findings) for span in one.spans]
    return tuple(sorted(notes, key=lambda note: (note.start, note.end)))


def _lines(one: Gathered) -> Iterator[str]:
    first = one.first
    where = f", {one.where}" if one.where else ""
    yield f"{one.label.capitalize()}{where} ({first.rule} {first.name})"
    yield first.says
    yield ". ".join(part for part in (first.authority.rstrip("."), first.why) if part)
    if first.waived:
        yield f"Kept by {first.waived.by}: {first.waived.reason}"
    elif first.suggest:
        yield f"How to mend: {first.suggest.says}"
