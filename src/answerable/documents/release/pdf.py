"""PDF: every page drawn anew as a picture, with black over what is withheld, and a layer of the words that are kept.

Pages on which nothing is withheld are drawn anew too: the fonts of a PDF belong to all of its pages, and name the letters of
the words that were taken out of one.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops
from pypdfium2 import PdfPage

from answerable.documents.release.marks import Cut, Marked
from answerable.documents.release.model import Box, Parts, Unit
from answerable.documents.release.painting import Pixels, blank, painted, pixels_of
from answerable.documents.release.pdf_file import PdfFile, Run
from answerable.documents.release.pdf_pages import (
    NOWHERE,
    Edges,
    Page,
    around,
    flat,
    has_area,
    opened,
    picture_of,
    read_page,
)
from answerable.errors import NoSuchPlace

TOUCHED = 0.15  # of a character's box: so much of it under an area, and it is withheld
COVERED = 0.5  # so much of it under black, and nobody reads it
LOST = 0.2  # of the characters of a withheld piece may have no place of their own: marks over letters
PAD = 1  # pixels around black, for what letters reach beyond their boxes
APART = 1.5  # letter heights: a paper so wide beside a piece is the end of a line
PAPER = 40  # of 255: so near to the paper is paper
PARAGRAPH = 1.6  # line heights from line to line within a paragraph


@dataclass(slots=True)
class Pdf:
    """A PDF that was read."""

    parts: Parts
    data: bytes
    extension: str = ".pdf"
    media_type: str = "application/pdf"

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """The characters of a page that an area covers."""
        with opened(self.data, self.parts.name) as document, flat(document, number_of(place), self.parts.name) as page:
            found = read_page(page)
        area = (box.left, box.top, box.right, box.bottom)
        touched = [at for at, edges in enumerate(found.edges) if share_under(edges, area) >= TOUCHED]
        return [(run[0], run[-1] + 1) for run in runs(touched, found.text)]

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The new PDF."""
        made = PdfFile(title, language)
        with opened(self.data, self.parts.name) as document:
            for number, unit in enumerate(self.parts.units):
                with flat(document, number, self.parts.name) as page:
                    self.page(made, page, unit, marked)
        return made.finish()

    def page(self, made: PdfFile, page: PdfPage, unit: Unit, marked: Marked) -> None:
        """One page of the new PDF."""
        found, image = read_page(page), picture_of(page)
        size = (found.width, found.height)
        if label := marked.label_of(unit):
            across, up = size
            run = (label, across * 0.1, up * 0.5, across * 0.8, 12.0)
            made.page(blank(image.size, label), size, [[[run]]])
            return
        cuts = marked.cuts.get(unit.place, [])
        boxes = [(box, cut) for cut in cuts for box in boxes_of(cut, found, image, self.parts.name, unit.place)]
        areas = [(pixels_of(box, image.size), label) for box, label in marked.areas.get(unit.place, ())]
        black = [box for box, _ in boxes] + [box for box, _ in areas]
        painted(image, [(box, cut.label) for box, cut in boxes] + areas)
        words = list(lines_kept(found, cuts, black, image.size))
        lines = words + [
            [as_run(label, shares(box, image.size), size)] for box, label in bare(areas, found, image.size)
        ]
        made.page(image, size, paragraphs(lines))


def read_pdf(data: bytes, name: str) -> Pdf:
    """A PDF, page by page. Raises ProtectedFile, DamagedFile or TooLarge."""
    units, left_out, unread = [], [], []
    with opened(data, name) as document:
        for number in range(len(document)):
            with flat(document, number, name) as page:
                found = read_page(page)
            place = f"page {number + 1}"
            units.append(Unit(place, found.text, "page", boxed=found.boxed()))
            if found.unseen:
                left_out.append(f"{place.capitalize()}: {found.unseen:,} words that nobody sees on it.")
            if found.has_pictures:
                unread.append(
                    f"{place.capitalize()} holds pictures: words in them are not read here. Look, and mark areas."
                )
            elif not found.text:
                unread.append(f"{place.capitalize()} has no words that can be read here. Look, and mark areas.")
        if enclosed := document.count_attachments():
            left_out.append(f"Files enclosed in it: {enclosed:,}.")
    left_out.append(
        "Fonts, properties, notes, links, bookmarks, fields and programs: the pages are pictures with their words."
    )
    return Pdf(Parts(name, "PDF", tuple(units), tuple(left_out), tuple(unread)), data)


def number_of(place: str) -> int:
    """The number of a page, from nought."""
    return int(place.rpartition(" ")[2]) - 1


def share_under(edges: Edges, area: Edges) -> float:
    """How much of a character's box lies under an area."""
    across = min(edges[2], area[2]) - max(edges[0], area[0])
    down = min(edges[3], area[3]) - max(edges[1], area[1])
    if across <= 0 or down <= 0 or not has_area(edges):
        return 0.0
    return across * down / ((edges[2] - edges[0]) * (edges[3] - edges[1]))


def runs(places: list[int], text: str) -> Iterator[list[int]]:
    """Characters that follow each other, blanks between them aside."""
    run: list[int] = []
    for at in places:
        if run and text[run[-1] + 1 : at].strip(" "):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def boxes_of(cut: Cut, page: Page, image: Image.Image, name: str, place: str) -> Iterator[Pixels]:
    """The boxes over a withheld piece, one a line. Raises NoSuchPlace where the page does not say where it stands."""
    width, height = image.size
    for start, end in page.lines():
        first, last = max(start, cut.start), min(end, cut.end)
        characters = [at for at in range(first, last) if not page.text[at].isspace()]
        if not characters:
            continue
        edges = [page.edges[at] for at in characters]
        lost = sum(not has_area(box) for box in edges)
        box = around(edges)
        if box == NOWHERE or lost > LOST * len(edges):
            fault = (
                "the file does not say where these characters stand on the page: withhold an area of it, or all of it"
            )
            raise NoSuchPlace(name=name, place=place, fault=fault)
        aslant = is_aslant(edges)
        for one in filter(has_area, edges) if aslant else [box]:
            left, top, right, bottom = pixels_of(Box(*one), image.size)
            tall = (max(left - PAD, 0), max(top - PAD, 0), min(right + PAD, width), min(bottom + PAD, height))
            yield widened(tall, page, image) if runs_across(edges) and not aslant else tall


def is_aslant(edges: list[Edges]) -> bool:
    """True for characters that climb or fall: a box around all of them would cover the page beside them."""
    real = [box for box in edges if has_area(box)]
    tall, wide = (statistics.median(box[end] - box[end - 2] for box in real) for end in (3, 2))
    return abs(real[-1][0] - real[0][0]) > 2 * wide and abs(real[-1][1] - real[0][1]) > 2 * tall


def runs_across(edges: list[Edges]) -> bool:
    """True for characters that stand beside each other, not above each other."""
    real = [box for box in edges if has_area(box)]
    return abs(real[-1][0] - real[0][0]) > 2 * abs(real[-1][1] - real[0][1])


def widened(box: Pixels, page: Page, image: Image.Image) -> Pixels:
    """A box that reaches over the empty paper beside it to the edge of the text, so that it does not say how long its words are.

    Between two words of a line the room that the words took is there to be seen, and stays.
    """
    left, top, right, bottom = box
    width = image.width
    far = around(page.edges)
    far_left, far_right = int(far[0] * width), max(int(far[2] * width), width - int(far[0] * width))
    room = int((bottom - top) * APART)
    after = empty(image, (right, top, far_right, bottom), from_left=True)
    before = empty(image, (far_left, top, left, bottom), from_left=False)
    right += after - PAD if after > room else 0
    left -= before - PAD if before > room else 0
    return left, top, right, bottom


def empty(image: Image.Image, area: Pixels, *, from_left: bool) -> int:
    """How many pixels of paper lie in an area before the first ink, from one of its sides."""
    if area[2] - area[0] < 2 or area[3] <= area[1]:
        return 0
    strip = image.crop(area).convert("L")
    paper = strip.getpixel((0 if from_left else strip.width - 1, strip.height // 2))
    ink = (
        ImageChops.difference(strip, Image.new("L", strip.size, paper))
        .point([0] * PAPER + [255] * (256 - PAPER))
        .getbbox()
    )
    if ink is None:
        return strip.width
    return ink[0] if from_left else strip.width - ink[2]


def lines_kept(page: Page, cuts: list[Cut], black: list[Pixels], size: tuple[int, int]) -> Iterator[list[Run]]:
    """The lines of a page: the words that are kept, and labels in the place of those that are not."""
    covers = [shares(box, size) for box in black]
    labels = {cut.start: cut for cut in cuts}
    gone = {at for cut in cuts for at in range(cut.start, cut.end)}
    points = (page.width, page.height)
    for start, end in page.lines():
        line: list[Run] = []
        kept: list[int] = []
        for at in range(start, end + 1):
            stands = (
                at < end and at not in gone and not page.text[at].isspace() and not is_under(page.edges[at], covers)
            )
            if stands:
                kept.append(at)
                continue
            if kept:
                line.append(
                    as_run("".join(page.text[one] for one in kept), around([page.edges[one] for one in kept]), points)
                )
                kept = []
            if at in labels and at < end:
                cut = labels[at]
                first_line = min(cut.end, end)
                line.append(as_run(cut.label, around(page.edges[at:first_line]), points))
        if line:
            yield line


def is_under(edges: Edges, covers: Iterable[Edges]) -> bool:
    """True for a character under black."""
    return any(share_under(edges, cover) >= COVERED for cover in covers)


def bare(areas: list[tuple[Pixels, str]], page: Page, size: tuple[int, int]) -> list[tuple[Pixels, str]]:
    """The areas under which no words were: a label in the layer says that something is withheld there."""
    edges = [edge for edge in page.edges if has_area(edge)]
    return [(box, label) for box, label in areas if not any(is_under(edge, [shares(box, size)]) for edge in edges)]


def shares(box: Pixels, size: tuple[int, int]) -> Edges:
    """Pixels as shares of the page."""
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]


def as_run(words: str, edges: Edges, points: tuple[float, float]) -> Run:
    """Words with their place in points, from the foot of the page."""
    left, top, right, bottom = edges
    width, height = points
    return (
        words,
        left * width,
        (1 - bottom) * height,
        max((right - left) * width, 1.0),
        max((bottom - top) * height, 1.0),
    )


def paragraphs(lines: list[list[Run]]) -> list[list[list[Run]]]:
    """Lines that stand close below each other are one paragraph."""
    found: list[list[list[Run]]] = []
    for line in lines:
        height = statistics.median(run[4] for run in line)
        if found and 0 < found[-1][-1][0][2] - line[0][2] <= PARAGRAPH * height:
            found[-1].append(line)
        else:
            found.append([line])
    return found
