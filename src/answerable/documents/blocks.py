"""Blocks: paragraphs, lists and tables gathered into plain text, whatever format they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2007\u202f]+")
NOT_PRINTED = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]")


def tidy(text: str) -> str:
    """A text with single spaces, no characters that do not print and no space around its lines."""
    lines = (SPACES.sub(" ", line).strip() for line in NOT_PRINTED.sub("", text).split("\n"))
    return "\n".join(lines).strip()


@dataclass(slots=True)
class Cell:
    """The blocks of a table cell, or of the whole document, and the table rows not yet closed."""

    blocks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def close_table(self) -> None:
        """One-line rows that follow each other are one block."""
        if self.lines:
            self.blocks.append("\n".join(self.lines))
            self.lines.clear()

    def extend(self, blocks: list[str]) -> None:
        """Further blocks after what is there."""
        self.close_table()
        self.blocks.extend(blocks)


@dataclass(slots=True)
class Blocks:
    """Gathers what a document says, in order: words end in blocks, cells in rows, rows in lines.

    A row whose cells are a line each becomes one line with tabs between them; a row with longer
    cells becomes their blocks one after another, so that an answer beside its question keeps its
    paragraphs.
    """

    cells: list[Cell] = field(default_factory=lambda: [Cell()])
    rows: list[list[list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, words: str, source: object = None) -> None:
        """Words of the block that is open; where they come from is kept by those who ask for it."""
        self.words.append(words)

    def end_block(self, *, label: str = "") -> None:
        """Close the open block, with the label of its list in front of it."""
        text = tidy("".join(self.words))
        self.words.clear()
        if text:
            self.cells[-1].extend([f"{label} {text}".strip()])

    def end_table(self) -> None:
        """A table begins or ends: what follows is another block."""
        self.end_block()
        self.cells[-1].close_table()

    def start_row(self) -> None:
        """A table row begins."""
        self.end_block()
        self.rows.append([])

    def start_cell(self) -> None:
        """A cell of the row begins."""
        self.end_block()
        self.cells.append(Cell())

    def end_cell(self) -> None:
        """The cell ends; it belongs to the row that is open."""
        self.end_table()
        self.rows[-1].append(self.cells.pop().blocks)

    def end_row(self) -> None:
        """The row ends: one line, or the blocks of its cells."""
        row = self.rows.pop()
        if all(len(cell) < 2 and "\n" not in "".join(cell) for cell in row):
            line = "\t".join("".join(cell) for cell in row).strip("\t")
            self.cells[-1].lines.extend([line] if line else [])
        else:
            self.cells[-1].extend([block for cell in row for block in cell])

    def text(self) -> str:
        """Everything, a blank line between blocks."""
        self.end_table()
        return "\n\n".join(self.cells[0].blocks)
