"""Word: the words of a .docx in the order of its page, with the numbers that Word gives its lists.

Headers come first and footers last, each once; text boxes follow the paragraph that holds them;
words deleted under "track changes" and hidden words are left out, and said to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.documents.blocks import Blocks
from answerable.documents.document import Document, Part, Unread
from answerable.documents.numbering import Numbering
from answerable.documents.package import Element, Package, child, local, value

# Tables in tables in text boxes: no letter goes beyond ten.
MAX_DEPTH = 150

LEFT_OUT = {
    "del": ("deleted words", "deleted under “track changes”"),
    "moveFrom": ("moved words", "moved under “track changes”; read at their new place only"),
    "altChunk": ("a document inside", "of another kind, kept whole inside this one"),
    "object": ("an embedded object", "made by another program"),
    "vanish": ("hidden words", "marked as hidden in Word"),
    "depth": ("what lies deepest", f"tables and boxes are read {MAX_DEPTH} layers deep"),
}
# Elements that only wrap others.
CONTAINERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "footnote", "endnote"))
INLINE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def read_word(*, data: bytes, name: str) -> Document:
    """A .docx as a Document. Raises DamagedFile, ProtectedFile or ExpandingFile where it cannot be read."""
    package = Package.open(data=data, name=name)
    word = walked(package, Blocks())
    comments = (words for part in package.all_related("comments") for words in words_of(part=part))
    parts = tuple(Part(kind="comment", text=words) for words in comments)
    return Document(text=word.blocks.text(), kind="word", parts=parts, unread=tuple(word.unread()))


def walked(package: Package, blocks: Blocks) -> Word:
    """Every part of a document that is read, in the order of its page."""
    numbering = Numbering()
    if numbers(package):
        numbering = Numbering.read(styles=package.related("styles"), numbering=package.related("numbering"))
    word = Word(links=package.links, numbering=numbering, blocks=blocks)
    for part in package.all_related("header"):
        word.once(part)
    body = child(package.main, "body")
    word.container(package.main if body is None else body)
    for kind in ("footnotes", "endnotes"):
        for part in package.all_related(kind):
            word.container(part)
    for part in package.all_related("footer"):
        word.once(part)
    return word


def numbers(package: Package) -> bool:
    """Whether a paragraph may bear a number: by itself, or by its style. Styles are the longest part of most letters."""
    kinds = ("header", "footnotes", "endnotes", "footer")
    parts = (package.main, *(part for kind in kinds for part in package.all_related(kind)))
    return any(local(node.tag) in ("numPr", "pStyle") for part in parts for node in part.iter())


def words_of(*, part: Element) -> Iterator[str]:
    """The words of each child of a part, for comments."""
    for comment in part:
        text = "".join(node.text or "" for node in comment.iter() if local(node.tag) == "t").strip()
        if text:
            yield text


def wrapped(*, element: Element, kind: str) -> Iterator[Element]:
    """The children of a kind, also those that something wraps."""
    waiting = [*reversed(element)]
    while waiting:
        node = waiting.pop()
        if local(node.tag) == kind:
            yield node
        elif local(node.tag) in CONTAINERS:
            waiting.extend(reversed(node))


@dataclass(slots=True)
class Word:
    """What has been read of a document, and what had to be left out of it."""

    links: dict[str, str]
    numbering: Numbering
    blocks: Blocks = field(default_factory=Blocks)
    boxes: list[Element] = field(default_factory=list)  # text boxes of the paragraph that is open
    seen: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    pictures: int = 0
    depth: int = 0

    def once(self, part: Element) -> None:
        """A header or footer, unless its words have been read: sections repeat them."""
        words = " ".join(words_of(part=part))
        if words not in self.seen:
            self.seen.add(words)
            self.container(part)

    def container(self, element: Element) -> None:
        """Paragraphs and tables in their order."""
        self.depth += 1
        for node in element if self.depth < MAX_DEPTH else ():
            kind = local(node.tag)
            if kind == "p":
                self.paragraph(node)
            elif kind == "tbl":
                self.table(node)
            elif kind in LEFT_OUT:
                self.left_out.add(kind)
            elif kind in CONTAINERS:
                self.container(node)
        if self.depth >= MAX_DEPTH:
            self.left_out.add("depth")
        self.depth -= 1

    def paragraph(self, element: Element) -> None:
        """A paragraph with its label, then its text boxes."""
        outer, self.boxes = self.boxes, []
        for node in element:
            self.inline(node)
        self.blocks.end_block(label=self.numbering.label(child(element, "pPr")))
        boxes, self.boxes = self.boxes, outer
        for box in boxes:
            self.container(box)

    def table(self, element: Element) -> None:
        """A table: each row with its cells."""
        self.blocks.end_table()
        for row in wrapped(element=element, kind="tr"):
            self.blocks.start_row()
            for cell in wrapped(element=row, kind="tc"):
                self.blocks.start_cell()
                self.container(cell)
                self.blocks.end_cell()
            self.blocks.end_row()
        self.blocks.end_table()

    def inline(self, element: Element) -> None:
        """The words of a paragraph."""
        kind = local(element.tag)
        if kind == "t":
            self.blocks.add(element.text or "", element)
        elif kind in INLINE:
            self.blocks.add(INLINE[kind], element)
        elif kind in LEFT_OUT:
            self.left_out.add(kind)
        elif kind == "txbxContent":
            self.boxes.append(element)
        elif kind == "AlternateContent":
            for choice in list(element)[:1]:  # the others say the same for older programs
                self.inside(choice)
        elif kind == "hyperlink":
            self.link(element)
        elif kind == "r" and child(element, "rPr", "vanish") is not None:
            self.left_out.add("vanish")
        elif kind not in ("pPr", "rPr", "instrText"):
            self.pictures += kind in ("blip", "imagedata")
            self.inside(element)

    def inside(self, element: Element) -> None:
        """What an element wraps."""
        self.depth += 1
        for node in element if self.depth < MAX_DEPTH else ():
            self.inline(node)
        self.depth -= 1

    def link(self, element: Element) -> None:
        """A link with the address it leads to: an answer may be nothing but the link."""
        begun = len(self.blocks.words)
        self.inside(element)
        shown = "".join(self.blocks.words[begun:])
        address = self.links.get(value(element, "id"), "")
        if address.lower().startswith(("http:", "https:")) and shown.strip():
            self.blocks.add("" if "://" in shown or "www." in shown else f" ({address})")

    def unread(self) -> Iterator[Unread]:
        """What was left out, and why."""
        for kind in sorted(self.left_out):
            yield Unread(part=LEFT_OUT[kind][0], reason=LEFT_OUT[kind][1])
        if self.pictures:
            yield Unread(part=f"pictures ({self.pictures})", reason="words in pictures are not read")
