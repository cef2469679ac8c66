"""PDF: the words of each page put back into paragraphs.

A PDF keeps lines, not paragraphs: lines that fill the width and stand close together are joined,
words broken at a line's end are mended, and what repeats at the head or foot of the pages is read
once. Pages without words (scans) are said to be unread.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from answerable.documents.document import MAX_CHARACTERS, Document, Unread
from answerable.documents.pdf_lines import Line, lines_of_page
from answerable.errors import DamagedFile, ProtectedFile, TooLarge

# Twice the longest answer with its annexes that the field has published.
MAX_PAGES = 1_000
LABEL = re.compile(r"(\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(\.\d{1,2})+\.?|Q(uestion)? ?\d{1,2}\b|[•▪◦‣])\s", re.I)
# A line that ends so goes on with a number: "under section / 31. The".
CITES = re.compile(r"\b(section|regulation|article|paragraph|schedule|part|number|no|of|and|or|to|the)\.?$", re.I)
# An address on the web may be broken after one of its signs.
BROKEN_ADDRESS = re.compile(r"(https?://|www\.)\S*[./?=&_%#-]$")
ENDS = re.compile(r"[.?!:;]['\"”’)]*$")
DIGITS = re.compile(r"\d+")
# Parts of words that keep their hyphen when a line ends there.
KEPT = re.compile(r"\b(non|self|co|re|pre|ex|cross|well|anti|semi|multi|year|long|short|part|full|high|low)$", re.I)
# Lines from which the usual gap can be told, and what a gap is in letter heights where it cannot.
FEW_LINES = 12
SINGLE_SPACED = 1.3
# A right margin may be so much wider than the left one, in points.
MARGIN_SLACK = 60.0
# A gap this much larger than that between most lines begins a paragraph.
PARAGRAPH_GAP = 1.3
# A line that stops before this share of the width ended on purpose.
FULL_LINE = 0.78
# Rows of a table stand this far apart at most, in letter heights.
TABLE_GAP = 3.0
# Letters of another size are a heading, or what follows one.
OTHER_SIZE = 1.15
# Lines that begin beyond this share of the width are a letterhead or a date at the side: each ends on purpose.
BESIDE = 0.35
# Lines at the head and at the foot of a page that may repeat on every page.
MARGIN_LINES = 3


def read_pdf(*, data: bytes, name: str) -> Document:
    """A PDF as a Document. Raises ProtectedFile, DamagedFile or TooLarge where it cannot be read."""
    pages = list(pages_of(data=data, name=name))
    unread = tuple(
        Unread(part=f"page {number}", reason="it holds no words, only pictures: a scan, or an empty page")
        for number, lines in enumerate(pages, start=1)
        if not lines
    )
    heads, bodies, feet = without_repeats(pages=pages)
    blocks = join(lines=[line for lines in bodies for line in lines])
    text = "\n\n".join(["\n".join(heads), *blocks, "\n".join(feet)]).strip()
    return Document(text=text, kind="pdf", unread=unread, pages=begins(text=text, bodies=bodies))


def begins(*, text: str, bodies: Sequence[Sequence[Line]]) -> tuple[int, ...]:
    """Where each page begins in the text: at its first line, or where the page before began, if it has none of its own."""
    found = [0]
    for lines in bodies[1:]:
        at = text.find(lines[0].text, found[-1] + 1) if lines else -1
        found.append(at if at >= 0 else found[-1])
    return tuple(found)


@contextmanager
def opened(*, data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, closed afterwards. Raises ProtectedFile, DamagedFile or TooLarge."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise ProtectedFile(name=name) from fault
        raise DamagedFile(name=name, fault="its pages cannot be found") from fault
    try:
        if len(document) > MAX_PAGES:
            raise TooLarge(name=name, size=f"{len(document):,} pages", limit=f"{MAX_PAGES:,}")
        yield document
    finally:
        document.close()


def pages_of(*, data: bytes, name: str) -> Iterator[list[Line]]:
    """The lines of each page."""
    with opened(data=data, name=name) as document:
        found = 0
        for number in range(len(document)):
            try:
                lines = lines_of_page(page=document[number], number=number)
            except pypdfium2.PdfiumError as fault:
                raise DamagedFile(name=name, fault=f"page {number + 1} cannot be read") from fault
            found += sum(len(line.text) for line in lines)
            if found > MAX_CHARACTERS:
                raise TooLarge(name=name, size=f"more than {found:,} characters", limit=f"{MAX_CHARACTERS:,}")
            yield lines


@dataclass(frozen=True, slots=True)
class Sameness:
    """What makes two lines of different pages the same running head: words but for numbers, and height."""

    words: str
    height: int

    @classmethod
    def of(cls, line: Line) -> Sameness:
        """The sameness of a line."""
        return cls(words=DIGITS.sub("#", line.text), height=round(line.bottom / 4))


def without_repeats(*, pages: Sequence[list[Line]]) -> tuple[list[str], list[list[Line]], list[str]]:
    """Heads that repeat from page to page, the pages without them, and feet."""
    printed = [lines for lines in pages if lines]
    if len(printed) < 2:
        return [], list(pages), []
    heads, head_words = repeats(edges=[lines[:MARGIN_LINES] for lines in printed])
    feet, foot_words = repeats(edges=[lines[-MARGIN_LINES:] for lines in printed])
    bodies = [
        [
            line
            for at, line in enumerate(lines)
            if not (at < MARGIN_LINES and Sameness.of(line) in heads)
            and not (at >= len(lines) - MARGIN_LINES and Sameness.of(line) in feet)
        ]
        for lines in pages
    ]
    return head_words, bodies, foot_words


def repeats(*, edges: list[list[Line]]) -> tuple[set[Sameness], list[str]]:
    """The lines that stand at the same place of at least half of the pages, and their words once."""
    counted = Counter(Sameness.of(line) for lines in edges for line in lines)
    found = {sameness for sameness, times in counted.items() if times > 1 and times * 2 >= len(edges)}
    words: dict[Sameness, str] = {}
    for lines in edges:
        for line in lines:
            if Sameness.of(line) in found:
                words.setdefault(Sameness.of(line), line.text)
    return found, list(words.values())


def join(*, lines: list[Line]) -> list[str]:
    """Paragraphs from lines."""
    if not lines:
        return []
    left = min(line.left for line in lines)
    right = max(lines[0].page_width - left - MARGIN_SLACK, *(line.right for line in lines), left)
    steps = [gap for line, after in pairwise(lines) if 0 < (gap := line.bottom - after.bottom) < 3 * line.height]
    usual = statistics.median_low(steps) if steps else 0.0
    if len(steps) < FEW_LINES:  # too few to tell how far the lines of one paragraph stand apart
        usual = min(usual, SINGLE_SPACED * lines[0].height)
    words = Counter(word.lower() for line in lines for word in re.findall(r"\w+-\w+", line.text))
    blocks = [lines[0].text]
    for line, after in pairwise(lines):
        beside = after.left > left + BESIDE * (right - left)
        full = line.right >= left + FULL_LINE * (right - left) and not beside
        between = separator(line=line, after=after, usual=usual, full=full)
        if between == "\n\n":
            blocks.append(after.text)
        elif between == " ":
            blocks[-1] = mended(first=blocks[-1], second=after.text, known=words)
        else:
            blocks[-1] += between + after.text
    return blocks


def separator(*, line: Line, after: Line, usual: float, full: bool) -> str:
    """What stands between two lines: a space within a paragraph, a line end, or a blank line."""
    goes_on = not ENDS.search(line.text) and after.text[:1].islower()
    if line.page != after.page:
        return " " if goes_on else "\n\n"
    gap = line.bottom - after.bottom
    if "\t" in line.text and "\t" in after.text and 0 < gap < TABLE_GAP * line.height:
        return "\n"
    resized = not 1 / OTHER_SIZE < line.height / after.height < OTHER_SIZE
    if gap <= 0 or gap > usual * PARAGRAPH_GAP or resized or begins_item(line=line, after=after, full=full):
        return "\n\n"
    return " " if full or (goes_on and line.text.endswith("-")) else "\n"


def begins_item(*, line: Line, after: Line, full: bool) -> bool:
    """True where the second line begins an item of a list, not a line that happens to begin with a number."""
    if after.text.startswith(("- ", "– ")):
        return not full
    return bool(LABEL.match(after.text)) and not CITES.search(line.text)


def mended(*, first: str, second: str, known: Counter[str]) -> str:
    """Two lines as one; a word that was broken at the end of the first is put together."""
    if BROKEN_ADDRESS.search(first) and not second[:1].isupper():
        return first + second
    if not first.endswith("-") or first.endswith((" -", "--")) or not second[:1].islower():
        return f"{first} {second}"
    start = re.search(r"[\w-]*-$", first)
    end = re.match(r"\w+", second)
    whole = f"{start[0] if start else ''}{end[0] if end else ''}".lower()
    hyphen = whole in known or KEPT.search(first[:-1])
    return (first if hyphen else first[:-1]) + second
