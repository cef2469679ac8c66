"""Places in a Word file: for words of its text, the elements of the file that they were read from.

The text is the reader's own. A place is an element (by its number in its part) and a character in it;
labels of lists and addresses of links stand in the text but in no element, and have no place.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from answerable.documents.blocks import NOT_PRINTED, Blocks, tidy
from answerable.documents.package import Element, Package, local, value
from answerable.documents.word import walked


@dataclass(frozen=True, slots=True)
class Place:
    """One character of a file: the part that holds it, its element's number there, and its own in the element."""

    member: str
    element: int
    character: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text: where it begins and ends, and what it was made from."""

    start: int
    end: int
    label: str
    pieces: tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Traced(Blocks):
    """Blocks that keep what each was made from."""

    open: list[tuple[str, object]] = field(default_factory=list)
    made: list[tuple[str, str, tuple[tuple[str, object], ...]]] = field(default_factory=list)  # text, label, pieces

    def add(self, words: str, source: object = None) -> None:
        """Words of the block that is open, and the element that holds them."""
        Blocks.add(self, words, source)
        self.open.append((words, source))

    def end_block(self, *, label: str = "") -> None:
        """Close the open block."""
        text = tidy("".join(self.words))
        Blocks.end_block(self, label=label)
        if text:
            self.made.append((f"{label} {text}".strip(), label, tuple(self.open)))
        self.open.clear()


@dataclass(frozen=True, slots=True)
class Places:
    """The text of a Word file, and where each of its words stands."""

    text: str
    blocks: tuple[Block, ...]
    numbers: dict[Element, tuple[str, int]]
    notes: dict[tuple[str, int], tuple[str, str]]  # of an element in a note: its kind and the note's number

    @classmethod
    def of(cls, package: Package) -> Places:
        """The places of a package. Its text is the one that the reader gives."""
        traced = Traced()
        walked(package, traced)
        text, at, blocks = traced.text(), 0, []
        for words, label, pieces in traced.made:
            start = text.index(words, at)
            at = start + len(words)
            blocks.append(Block(start, at, label, pieces))
        numbers = {
            element: (member, number)
            for member, root in package.parts.items()
            for number, element in enumerate(root.iter())
        }
        notes = {
            numbers[element]: (local(note.tag), value(note, "id"))
            for root in package.parts.values()
            for note in (root if local(root.tag) in ("footnotes", "endnotes") else ())
            for element in note.iter()
        }
        return cls(text, tuple(blocks), numbers, notes)

    def within(self, start: int, end: int) -> list[list[Place]]:
        """The places of the words from start to end, block by block; a block whose label alone is meant is meant whole."""
        found = []
        for block in self.overlapping(start, end):
            all_of_it = self.placed(block)
            places = [place for at, place in all_of_it if start <= at < end]
            found.append(places or [place for _, place in all_of_it])
        return [places for places in found if places]

    def note_of(self, place: Place) -> tuple[str, str] | None:
        """The note that a place stands in: "footnote" or "endnote", and its number; None outside of notes."""
        return self.notes.get((place.member, place.element))

    def overlapping(self, start: int, end: int) -> list[Block]:
        """The blocks that hold a part of a span; of an empty span the block that it stands in or after."""
        if start >= end:
            at = bisect_right(self.blocks, start, key=lambda block: block.start) - 1
            return [self.blocks[max(at, 0)]] if self.blocks else []
        return [block for block in self.blocks if block.start < end and start < block.end]

    def placed(self, block: Block) -> list[tuple[int, Place]]:
        """The printed characters of a block that stand in the file, each with where it stands in the text."""
        shown = [block.start + at for at in printed(self.text[block.start : block.end])]
        held = [(source, at) for words, source in block.pieces for at in printed(words)]
        after_label = shown[len(printed(block.label)) :]
        return [
            (at, Place(*self.numbers[source], character))
            for at, (source, character) in zip(after_label, held, strict=True)
            if isinstance(source, Element)
        ]


def printed(words: str) -> list[int]:
    """The numbers of the characters that are neither space nor unprinted: tidying takes away none of them."""
    return [at for at, mark in enumerate(words) if not mark.isspace() and not NOT_PRINTED.match(mark)]
