"""What a Word document shows, in order: paragraphs with their style, tables with their cells, pictures, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.documents.hidden.styles import NORMAL, Styles, drawn_with, stands_on
from answerable.documents.hidden.word import why_unseen
from answerable.documents.numbering import Numbering
from answerable.documents.package import Element, child, local, value
from answerable.documents.release.texts import seen
from answerable.documents.word import CONTAINERS, INLINE, LEFT_OUT, MAX_DEPTH

HEADING = re.compile(r"heading ([1-9])", re.I)
COUNTERS = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)  # a copy has pages of its own
PICTURES = {"blip": "embed", "imagedata": "id"}  # the attribute that names the picture
SAYS = {
    **{kind: f"{what[0].capitalize()}: {what[1]}." for kind, what in LEFT_OUT.items()},
    "unseen": "Words that nobody sees: white, under black, or too small.",
    "continued": "Words in cells that are covered by a merged cell.",
    "commentReference": "Comments.",
    "chart": "Charts and drawings, with the figures behind them.",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    words: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its runs, and what it is."""

    runs: list[Run] = field(default_factory=list)
    kind: str = "paragraph"  # "heading" | "paragraph" | "item"
    level: int = 0
    is_bullet: bool = False
    pictures: list[str] = field(default_factory=list)  # ids of what it holds

    @property
    def words(self) -> str:
        """Its words."""
        return "".join(run.words for run in self.runs)


@dataclass(slots=True)
class Cell:
    """A cell of a table: its words, how many columns it covers, and whether it begins or goes on downwards."""

    paragraphs: list[Paragraph]
    columns: int = 1
    down: str = ""  # "restart" | "continue"


@dataclass(slots=True)
class Row:
    """A row of a table."""

    cells: list[Cell]
    is_heading: bool = False


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[Row]


@dataclass(slots=True)
class Flow:
    """Walks through a part of a document and gathers what is shown."""

    numbering: Numbering
    headings: dict[str, int]  # style: level
    links: dict[str, str]
    styles: Styles
    style: str = NORMAL  # of the paragraph that is open
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind, id: in the order in which they are named
    depth: int = 0
    fields: list[list[str]] = field(default_factory=list)  # of each field that is open: what it says, and where it is
    boxes: list[Element] = field(default_factory=list)
    current: Paragraph = field(default_factory=Paragraph)

    def blocks(self, element: Element, ground: str = "") -> Iterator[Paragraph | Table]:
        """Paragraphs and tables in their order; a text box comes after its paragraph."""
        self.depth += 1
        for node in element if self.depth < MAX_DEPTH else ():
            kind = local(node.tag)
            if kind == "p":
                yield from self.paragraph(node, ground)
            elif kind == "tbl":
                yield Table([self.row(row) for row in rows_of(node, "tr")])
            elif kind in LEFT_OUT:
                self.left_out[kind] += 1
            elif kind in CONTAINERS:
                yield from self.blocks(node, ground)
        self.left_out["depth"] += self.depth >= MAX_DEPTH
        self.depth -= 1

    def paragraph(self, element: Element, ground: str) -> Iterator[Paragraph | Table]:
        """One paragraph, then the text boxes in it."""
        properties = child(element, "pPr")
        outer, self.boxes, self.current = self.boxes, [], Paragraph()
        style = self.style = value(child(properties, "pStyle"))
        ground = value(child(properties, "shd"), "fill").upper() or stands_on(style, self.styles) or ground
        for node in element:
            self.inline(node, ground)
        made, boxes, self.boxes = self.current, self.boxes, outer
        label = self.numbering.label(properties)
        if style in self.headings:
            made.kind, made.level = "heading", self.headings[style]
        elif label:
            made.kind, made.is_bullet = "item", label == "•"
            level = value(child(properties, "numPr", "ilvl"))
            made.level = int(level) if level.isdigit() else 0
        if label and not made.is_bullet:
            made.runs.insert(0, Run(seen(label) + " "))
        yield made
        for box in boxes:
            yield from self.blocks(box)

    def row(self, element: Element) -> Row:
        """One row of a table."""
        cells = []
        for cell in rows_of(element, "tc"):
            properties = child(cell, "tcPr")
            ground = value(child(properties, "shd"), "fill").upper()
            merge = child(properties, "vMerge")
            down = "" if merge is None else value(merge) or "continue"
            span = value(child(properties, "gridSpan"))
            held = self.flattened(cell, ground)
            if down == "continue" and any(paragraph.words.strip() for paragraph in held):
                self.left_out["continued"] += 1
            shown = [Paragraph()] if down == "continue" else held
            cells.append(Cell(shown, int(span) if span.isdigit() else 1, down))
        return Row(cells, child(element, "trPr", "tblHeader") is not None)

    def flattened(self, element: Element, ground: str = "") -> list[Paragraph]:
        """What a cell or a header holds as paragraphs; a table in it becomes a paragraph a row."""
        found: list[Paragraph] = []
        for block in self.blocks(element, ground):
            if isinstance(block, Paragraph):
                found.append(block)
                continue
            for row in block.rows:
                joined = Paragraph()
                for number, cell in enumerate(row.cells):
                    joined.runs += [Run("\t")] if number else []
                    joined.runs += [run for paragraph in cell.paragraphs for run in paragraph.runs]
                found.append(joined)
        return found

    def inline(self, element: Element, ground: str, style: tuple[bool, bool] = (False, False)) -> None:
        """What stands in a paragraph."""
        kind = local(element.tag)
        if kind == "t":
            self.add(element.text or "", style)
        elif kind in INLINE:
            self.add(INLINE[kind], style)
        elif kind in LEFT_OUT or kind == "commentReference":
            self.left_out[kind] += 1
        elif kind in ("fldChar", "instrText", "fldSimple"):
            self.field(element, kind, ground, style)
        elif kind == "r":
            self.run(element, ground)
        elif kind == "txbxContent":
            self.boxes.append(element)
        elif kind == "AlternateContent":
            self.inside(next(iter(element), element), ground, style)
        elif kind == "hyperlink":
            self.link(element, ground)
        elif kind not in ("pPr", "rPr"):
            self.named(element, kind, style)
            self.inside(element, ground, style)

    def run(self, element: Element, ground: str) -> None:
        """A run of words, unless nobody sees it."""
        properties = child(element, "rPr")
        if why := why_unseen(drawn_with(properties, self.style, self.styles), ground):
            self.left_out["vanish" if why == "hidden" else "unseen"] += 1
        else:
            self.inside(element, ground, (is_on(child(properties, "b")), is_on(child(properties, "i"))))

    def inside(self, element: Element, ground: str, style: tuple[bool, bool] = (False, False)) -> None:
        """What an element wraps."""
        self.depth += 1
        for node in element if self.depth < MAX_DEPTH else ():
            self.inline(node, ground, style)
        self.depth -= 1

    def add(self, words: str, style: tuple[bool, bool]) -> None:
        """Words, where no field hides them."""
        if all(state == "shown" and not COUNTERS.match(code) for code, state in self.fields):
            self.current.runs.append(Run(seen(words), *style))

    def field(self, element: Element, kind: str, ground: str, style: tuple[bool, bool]) -> None:
        """A field: its words are kept, what it says to Word is not."""
        if kind == "instrText":
            if self.fields:
                self.fields[-1][0] += element.text or ""
        elif kind == "fldSimple":
            if not COUNTERS.match(value(element, "instr")):
                self.inside(element, ground, style)
        elif (state := value(element, "fldCharType")) == "begin":
            self.fields.append(["", "code"])
        elif self.fields and state == "separate":
            self.fields[-1][1] = "shown"
        elif self.fields and state == "end":
            self.fields.pop()

    def link(self, element: Element, ground: str) -> None:
        """A link with the address it leads to: an answer may be nothing but the link."""
        begun = len(self.current.runs)
        self.inside(element, ground)
        shown = "".join(run.words for run in self.current.runs[begun:])
        address = self.links.get(value(element, "id"), "")
        if (
            address.lower().startswith(("http:", "https:"))
            and shown.strip()
            and "://" not in shown
            and "www." not in shown
        ):
            self.add(f" ({address})", (False, False))

    def named(self, element: Element, kind: str, style: tuple[bool, bool]) -> None:
        """What an element names: a note, a picture, a chart."""
        if kind in ("footnoteReference", "endnoteReference"):
            self.notes.append((kind.removesuffix("Reference"), value(element, "id")))
            self.add(f"[note {len(self.notes)}]", style)
        elif kind in PICTURES and (name := value(element, PICTURES[kind])):
            self.current.pictures.append(name)
        elif kind in ("chart", "relIds"):
            self.left_out["chart"] += 1


def rows_of(element: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where they are wrapped."""
    for node in element:
        if local(node.tag) == kind:
            if child(node, "trPr", "del") is None:
                yield node
        elif local(node.tag) in CONTAINERS:
            yield from rows_of(node, kind)


def is_on(element: Element | None) -> bool:
    """True for a switch that is there and not off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def headings_of(styles: Element | None) -> dict[str, int]:
    """The styles that are headings, with their level; the title is nought."""
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles if styles is not None else ():
        name, key = value(child(style, "name")), value(style, "styleId")
        based[key] = value(child(style, "basedOn"))
        if match := HEADING.fullmatch(name):
            found[key] = int(match[1])
        elif name.lower() == "title":
            found[key] = 0
    for key, base in based.items():
        if base in found and key not in found and not key.lower().startswith("toc"):
            found[key] = found[base]
    return found
