"""Lines of a PDF page, each with its place, in the order in which the page was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass

from pypdfium2 import PdfPage, PdfTextPage, raw

from answerable.documents.blocks import NOT_PRINTED

LINE_FEED, RETURN = 0x0A, 0x0D
BLANK = frozenset((0x20, 0x09, 0xA0))
SPACES = re.compile(" *\t[ \t]*| {2,}")
# What PDFium gives for a hyphen at the end of a line, in place of the hyphen and the line's end.
BROKEN = frozenset((0x02, 0xFFFE, 0xAD))
# A gap of this many letter heights between two words is one between columns.
COLUMN_GAP = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, its page, its edges in points from the left and the foot of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    page_width: float


@dataclass(slots=True)
class Place:
    """The edges of one character, as its font sets them."""

    left: float
    right: float
    bottom: float
    top: float


def lines_of_page(*, page: PdfPage, number: int) -> list[Line]:
    """The lines of a page that hold words."""
    words = page.get_textpage()
    try:
        codes = [raw.FPDFText_GetUnicode(words, at) for at in range(raw.FPDFText_CountChars(words))]
        found = (line_of(words=words, codes=codes, run=run, page=number, width=page.get_width()) for run in runs(codes))
        return [line for line in found if line.text]
    finally:
        words.close()


def runs(codes: list[int]) -> Iterator[range]:
    """Where each line of the page begins and ends."""
    start = 0
    for at, code in enumerate([*codes, LINE_FEED]):
        if code in (LINE_FEED, RETURN) or code in BROKEN:
            end = at + (code in BROKEN)
            while start < end and codes[start] in BLANK:
                start += 1
            while end > start and codes[end - 1] in BLANK:
                end -= 1
            if end > start:
                yield range(start, end)
            start = at + 1


def line_of(*, words: PdfTextPage, codes: list[int], run: range, page: int, width: float) -> Line:
    """One line; a wide gap between two words is a tab, a break in a word is a hyphen."""
    first, last = place(words=words, at=run[0]), place(words=words, at=run[-1])
    height = max(first.top - first.bottom, last.top - last.bottom, 1.0)
    shown: list[str] = []
    for at in run:
        code = codes[at]
        if code in BLANK:
            gap = place(words=words, at=at + 1).left - place(words=words, at=at - 1).right
            shown.append("\t" if gap > COLUMN_GAP * height else " ")
        elif code in BROKEN:
            shown.append("-")
        elif code and not 0xD800 <= code < 0xE000:
            shown.append(chr(code))
    clean = NOT_PRINTED.sub("", "".join(shown))
    text = SPACES.sub(lambda blank: "\t" if "\t" in blank[0] else " ", clean).strip()
    bottom = min(first.bottom, last.bottom)
    return Line(text, page, first.left, last.right, bottom, height, page_width=width)


def place(*, words: PdfTextPage, at: int) -> Place:
    """The edges of one character."""
    edges = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, at, byref(edges))
    return Place(edges.left, edges.right, edges.bottom, edges.top)
