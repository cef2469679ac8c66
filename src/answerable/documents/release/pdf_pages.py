"""Pages of a PDF as a person sees them: their words with the box of each character, and their pictures.

What lies over a page (fields, stamps, notes that are shown) is made part of it first. Words that nobody sees, because they are
white, under a box, off the page or in a layer that is switched off, are no words of the page: where the picture has nothing
in the place of a word, the word is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes import byref, c_double, c_int
from dataclasses import dataclass, field

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from answerable.documents import pdf
from answerable.documents.pdf_lines import BROKEN, LINE_FEED, RETURN
from answerable.documents.release.model import Box, Word
from answerable.errors import DamagedFile

DPI = 200
POINTS = 72
LONGEST = 9_000  # pixels of a page's longer side: A0 at 190 dpi
LOOK = 2.0  # pixels a point when it is looked whether a character is seen
READ = 1.5  # points: letters so small are dots to the eye, some of them lighter than others
SEEN = 24  # of 255: so much lighter or darker is seen
FINE = 1_000_000  # PDFium gives whole numbers; on a page of this many it loses nothing
Edges = tuple[float, float, float, float]
NOWHERE: Edges = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Page:
    """The words of a page as one text, the edges of each of its characters in shares of the page, and its size in points."""

    width: float
    height: float
    text: str = ""
    edges: list[Edges] = field(default_factory=list)
    unseen: int = 0  # words that nobody sees
    has_pictures: bool = False

    def words(self) -> Iterator[tuple[int, int]]:
        """The characters from start to end of each word."""
        start = -1
        for at, character in enumerate(self.text + " "):
            if character.isspace():
                if start >= 0:
                    yield start, at
                start = -1
            elif start < 0:
                start = at

    def lines(self) -> Iterator[tuple[int, int]]:
        """The characters from start to end of each line."""
        start = 0
        for line in self.text.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1

    def boxed(self) -> tuple[Word, ...]:
        """Each word with its box."""
        return tuple(Word(start, end, Box(*around(self.edges[start:end]))) for start, end in self.words())


def around(edges: list[Edges]) -> Edges:
    """The box around boxes; those without an area do not count."""
    real = [box for box in edges if has_area(box)]
    if not real:
        return NOWHERE
    return min(b[0] for b in real), min(b[1] for b in real), max(b[2] for b in real), max(b[3] for b in real)


def has_area(box: Edges) -> bool:
    """True for a box that covers something."""
    return box[2] > box[0] and box[3] > box[1]


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF with its forms, closed afterwards. Raises ProtectedFile, DamagedFile or TooLarge."""
    with pdf.opened(data=data, name=name) as document:
        with suppress(pypdfium2.PdfiumError):  # a form of a kind that PDFium does not know is drawn as it is
            document.init_forms()
        yield document


@contextmanager
def flat(document: pypdfium2.PdfDocument, number: int, name: str) -> Iterator[pypdfium2.PdfPage]:
    """A page with all that is shown over it drawn into it. Raises DamagedFile."""
    try:
        page = document[number]
        if page.formenv:
            with suppress(pypdfium2.PdfiumError):
                page.flatten()
            page.close()
            page = document[number]
    except pypdfium2.PdfiumError as fault:
        raise DamagedFile(name=name, fault=f"page {number + 1} cannot be read") from fault
    try:
        yield page
    finally:
        page.close()


def picture_of(page: pypdfium2.PdfPage, *, scale: float = DPI / POINTS) -> Image.Image:
    """A page as it is shown."""
    scale = min(scale, LONGEST / max(*page.get_size(), 1))
    image: Image.Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    return image


def read_page(page: pypdfium2.PdfPage) -> Page:
    """The words of a page that are seen, line by line."""
    width, height = page.get_size()
    found = Page(width, height)
    found.has_pictures = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8))
    characters = list(characters_of(page))
    if not characters:
        return found
    tones = picture_of(page, scale=LOOK).convert("L")
    for line in lines_of(characters):
        kept: list[tuple[str, Edges]] = []
        for word in words_of(line):
            if not word[0][0].isspace() and not is_seen(word, tones):
                found.unseen += 1
            elif word[0][0].isspace():
                kept += [(" ", NOWHERE)] if kept and kept[-1][0] != " " else []
            else:
                kept += [(character, union(loose, tight)) for character, loose, tight in word]
        add(found, kept)
    return found


def add(page: Page, line: list[tuple[str, Edges]]) -> None:
    """Add a line to the text of a page."""
    if all(character.isspace() for character, _ in line):
        return
    if page.text:
        page.text += "\n"
        page.edges.append(NOWHERE)
    page.text += "".join(character for character, _ in line)
    page.edges += [box for character, box in line for _ in character]


Character = tuple[str, Edges, Edges]  # with its edges as its font sets them, and those of its ink


def characters_of(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """Every character of a page in the order in which it is read."""
    say_what_is_drawn(page)
    words, shown = page.get_textpage(), as_shown(page)
    try:
        half = ""
        for at in range(raw.FPDFText_CountChars(words)):
            code = raw.FPDFText_GetUnicode(words, at)
            if 0xD800 <= code < 0xDC00:
                half = chr(code)
                continue
            said = "-\n" if code in BROKEN else chr(code)
            if half and 0xDC00 <= code < 0xE000:
                said = (half + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
            half = ""
            if code in (LINE_FEED, RETURN):
                yield "\n", NOWHERE, NOWHERE
            elif code and not 0xD800 <= code < 0xE000:
                yield from placed(said, words, at, shown)
    finally:
        words.close()


def say_what_is_drawn(page: pypdfium2.PdfPage) -> None:
    """Words that a file gives out in the place of those that it draws do not count: nobody would find those that are seen."""
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
        for at in range(raw.FPDFPageObj_CountMarks(thing)):
            raw.FPDFPageObjMark_RemoveParam(thing, raw.FPDFPageObj_GetMark(thing, at), b"ActualText")


def placed(said: str, words: pypdfium2.PdfTextPage, at: int, shown: tuple[float, ...]) -> Iterator[Character]:
    """A character with its edges; a hyphen at the end of a line with that end."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, at, byref(loose))
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(words, at, byref(left), byref(right), byref(bottom), byref(top))
    ink = turned((left.value, bottom.value, right.value, top.value), shown)
    yield said[0], turned((loose.left, loose.bottom, loose.right, loose.top), shown), ink
    if said.endswith("\n"):
        yield "\n", NOWHERE, NOWHERE


def as_shown(page: pypdfium2.PdfPage) -> tuple[float, ...]:
    """How places of a page become shares of it as it is shown: turned, and cut to what is shown."""

    def at(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, byref(across), byref(down))
        return across.value / FINE, down.value / FINE

    (x, y), (right_x, right_y), (up_x, up_y) = at(0, 0), at(100, 0), at(0, 100)
    return x, y, (right_x - x) / 100, (right_y - y) / 100, (up_x - x) / 100, (up_y - y) / 100


def turned(edges: Edges, shown: tuple[float, ...]) -> Edges:
    """Edges in points of the page as shares of the page as it is shown."""
    x, y, right_x, right_y, up_x, up_y = shown
    left, bottom, right, top = edges
    xs = sorted((x + left * right_x + bottom * up_x, x + right * right_x + top * up_x))
    ys = sorted((y + left * right_y + bottom * up_y, y + right * right_y + top * up_y))
    return xs[0], ys[0], xs[1], ys[1]


def union(one: Edges, other: Edges) -> Edges:
    """The box around two, where both have an area."""
    return around([one, other])


def lines_of(characters: list[Character]) -> Iterator[list[Character]]:
    """Characters line by line."""
    line: list[Character] = []
    for thing in characters:
        if thing[0] == "\n":
            yield line
            line = []
        else:
            line.append(thing)
    yield line


def words_of(line: list[Character]) -> Iterator[list[Character]]:
    """Words and the blanks between them."""
    word: list[Character] = []
    for thing in line:
        if word and thing[0].isspace() != word[-1][0].isspace():
            yield word
            word = []
        word.append(thing)
    if word:
        yield word


def is_seen(word: list[Character], tones: Image.Image) -> bool:
    """True where the picture of the page has something in the place of at least half of a word's characters."""
    width, height = tones.size
    if max(max((b[2] - b[0]) * width, (b[3] - b[1]) * height) for _, *pair in word for b in pair) < READ * LOOK:
        return False
    seen = 0
    for _, loose, ink in word:
        left, top, right, bottom = ink if has_area(ink) else loose
        area = (
            max(math.floor(left * width), 0),
            max(math.floor(top * height), 0),
            min(math.ceil(right * width), width),
            min(math.ceil(bottom * height), height),
        )
        if area[2] > area[0] and area[3] > area[1]:
            lowest, highest = tones.crop(area).getextrema()
            seen += highest - lowest >= SEEN  # type: ignore[operator]  # of a picture of one band
    return seen * 2 >= len(word)
