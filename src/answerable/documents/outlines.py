"""A page by its parts, for programs that need more than its words: headings, labels, tables with their links, what its head says.

What only opens at a click (accordions, tabs) is read like the rest: its reader opens it. Menus, scripts and forms are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from answerable.documents.blocks import tidy
from answerable.documents.kinds import HEAD, stated_by_page
from answerable.documents.numerals import label
from answerable.documents.page import BLOCKS, WHITE, steps, too_deep
from answerable.documents.plain import decode

SUMMARY = 7  # the level of what opens an accordion, below every heading
SPANNED = 300  # rows that one cell fills at most
CELLS = 50_000  # of one table
_CHROME = "script, style, head, template, noscript, iframe, object, svg, math, select, nav, input, textarea, [role=navigation], [role=banner]"
_MAIN = "main, [role=main], #main-content, #content"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LABELS = frozenset(("strong", "b"))
_OPENS = re.compile(r"accordion|collaps|toggle|expand", re.I)
_LABEL = 90  # characters that a label has at most
_NAMED = 300  # of a heading


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its words, and where it leads as written. cell: of a row, which of its cells it stands in."""

    words: str
    address: str
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Outlined:
    """One part of a page. kind: "heading", "label" (what names the words after it), "text" or "row" (of a table).

    level: 1 to 6 of a heading, 7 of what opens an accordion. group: which table, or which list of terms; 0 for neither.
    """

    kind: str
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    group: int = 0
    is_head: bool = False  # a row of headings alone


@dataclass(frozen=True, slots=True)
class Outline:
    """A page: its title, what its head and its links say of it (in small letters), and its parts in their order."""

    title: str
    about: dict[str, str]
    parts: tuple[Outlined, ...]
    words: str  # all of it, menus and foot too: what is said of the page as a whole


def outline(data: bytes | str, *, name: str) -> Outline:
    """The parts of an HTML page, or of a piece of one. Raises TooLarge for markup that no page has."""
    markup = data if isinstance(data, str) else decode(data=data, charset=stated_by_page(data[:HEAD]))
    too_deep(markup=markup, name=name)
    tree = LexborHTMLParser(markup)
    about, title = dict(_about(tree)), tree.css_first("title")
    heading = WHITE.sub(" ", title.text()).strip() if title else ""
    for node in tree.css(_CHROME):
        node.decompose()
    words = WHITE.sub(" ", tree.body.text(separator=" ")) if tree.body else ""
    main = max(tree.css(_MAIN), key=lambda node: len(node.text()), default=None)
    whole = main if main is not None and len(main.text()) * 4 > len(words) else tree.body
    return Outline(heading, about, tuple(_Walk().parts(whole)), words)


def _about(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """What meta elements and links with a relation say."""
    for node in reversed(tree.css("meta[content]")):
        if name := node.attributes.get("name") or node.attributes.get("property"):
            yield name.lower(), node.attributes.get("content") or ""
    for node in tree.css("link[rel], a[rel]"):
        if (kind := (node.attributes.get("rel") or "").lower()) in ("canonical", "license"):
            yield kind, node.attributes.get("href") or ""


@dataclass(slots=True)
class _Walk:
    """What is open while a page is walked through."""

    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bold: int = 0  # characters of the open block that are bold
    group: int = 0
    lists: list[tuple[str, int]] = field(default_factory=list)
    label: str = ""

    def parts(self, root: LexborNode | None) -> Iterator[Outlined]:
        """Every part, in order."""
        inside = 0  # a table that is read as a whole, whose nodes come by
        for begins, node in steps(root=root):
            if inside:
                inside = 0 if not begins and node.mem_id == inside else inside
                continue
            tag = node.tag or ""
            if node.is_text_node:
                if begins:
                    self.words.append(WHITE.sub(" ", node.text_content or ""))
            elif tag == "table" and begins and len(node.css("table")) == 1:
                yield from self.end("text")
                yield from self.table(node)
                inside = node.mem_id
            elif begins:
                yield from self.begin(tag, node)
            else:
                yield from self.over(tag, node)
            if not begins and root is not None and node.mem_id == root.mem_id:
                break
        yield from self.end("text")

    def begin(self, tag: str, node: LexborNode) -> Iterator[Outlined]:
        """An element begins."""
        if tag == "br":
            yield from self.end_label()
            self.words.append("\n")
        elif BLOCKS.fullmatch(tag) or _opens(tag, node):
            yield from self.end("text")
            self.begin_list(tag, node)
        elif tag in _LABELS:
            self.bold -= sum(map(len, self.words))

    def begin_list(self, tag: str, node: LexborNode) -> None:
        """A list begins, or an item of one, which takes its number."""
        if tag in ("ol", "ul"):
            start = node.attributes.get("start") or "1"
            self.lists.append((node.attributes.get("type") or "1" if tag == "ol" else "bullet", int(start) if start.isdecimal() and len(start) < 6 else 1))  # fmt: skip
        elif tag == "li" and self.lists:
            kind, number = self.lists.pop()
            self.lists.append((kind, number + 1))
            self.label = label(number=number, kind=kind, text="%1.") if kind != "bullet" else ""
        elif tag == "dl":
            self.group += 1

    def over(self, tag: str, node: LexborNode) -> Iterator[Outlined]:
        """An element ends."""
        if tag == "a":
            address = (node.attributes.get("href") or "").strip()
            if address and not address.startswith(("#", "javascript:", "mailto:", "tel:")):
                self.links.append(Link(WHITE.sub(" ", node.text()).strip(), address))
        elif tag in _HEADINGS:
            yield from self.end("heading", _HEADINGS[tag])
        elif tag == "summary" or _opens(tag, node):
            yield from self.end("heading", SUMMARY)
        elif tag == "dt":
            yield from self.end("label", group=self.group)
        elif tag in _LABELS:
            self.bold += sum(map(len, self.words))
        elif BLOCKS.fullmatch(tag):
            yield from self.end("text", group=self.group if tag == "dd" else 0)
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()

    def end_label(self) -> Iterator[Outlined]:
        """A line that is bold throughout names the lines after it."""
        text = tidy("".join(self.words))
        if text and len(text) < _LABEL and self.bold >= sum(map(len, self.words)) > 0 and "\n" not in text:
            yield from self.end("label")

    def end(self, kind: str, level: int = 0, *, group: int = 0) -> Iterator[Outlined]:
        """The open block is over: a part, where there are words in it."""
        text = tidy("".join(self.words))
        is_bold = 0 < len(text) < _LABEL and self.bold >= len("".join(self.words).strip())
        links = tuple(self.links)
        self.words.clear()
        self.links.clear()
        self.bold = 0
        if not text:
            return
        if kind == "text" and is_bold and "\n" not in text:
            kind = "label"
        if kind != "text" and len(text) > _NAMED:
            kind = "text"
        text = f"{self.label} {text}".strip() if kind == "text" else text
        self.label = ""
        yield Outlined(kind, text, level, links=links, group=group)

    def table(self, table: LexborNode) -> Iterator[Outlined]:
        """The rows of a table, cells that reach over several filled."""
        self.group += 1
        over: dict[int, list[tuple[int, str, tuple[Link, ...]]]] = {}
        count = 0
        for row in table.css("tr"):
            cells: list[str] = []
            links: list[Link] = []
            is_head, at = True, 0
            spans = over.pop(0, [])
            for cell in (node for node in row.iter() if node.tag in ("td", "th")):
                at = _filled(spans, cells, links, at)
                is_head = is_head and cell.tag == "th"
                words = _words(cell)
                own = tuple(Link(WHITE.sub(" ", a.text()).strip(), (a.attributes.get("href") or "").strip(), at) for a in cell.css("a[href]"))  # fmt: skip
                for _ in range(min(_number(cell, "colspan"), 40)):
                    cells.append(words)
                    for below in range(1, min(_number(cell, "rowspan"), SPANNED)):
                        over.setdefault(below, []).append((at, words, own))
                    at += 1
                    words = ""
                links += own
            _filled(spans, cells, links, at)
            over = {below - 1: rest for below, rest in over.items()}
            count += len(cells)
            if any(cells) and count < CELLS * 10:
                yield Outlined("row", "\t".join(cells), cells=tuple(cells), links=tuple(links), group=self.group, is_head=is_head)  # fmt: skip


def _filled(spans: list[tuple[int, str, tuple[Link, ...]]], cells: list[str], links: list[Link], at: int) -> int:
    """Put in what cells of the rows above reach down to here, and say which column is next."""
    while own := next((one for one in spans if one[0] == at), None):
        cells.append(own[1])
        links += own[2]
        at += 1
    return at


def _opens(tag: str, node: LexborNode) -> bool:
    """Whether an element is a button that opens the words after it."""
    about = node.attributes if tag in ("button", "a") else {}
    if tag == "a" and about.get("role") != "button":
        return False
    return "aria-controls" in about or "aria-expanded" in about or bool(_OPENS.search(about.get("class") or ""))


def _number(cell: LexborNode, name: str) -> int:
    stated = cell.attributes.get(name) or ""
    return max(1, int(stated)) if stated.isdecimal() and len(stated) < 6 else 1


def _words(cell: LexborNode) -> str:
    """The words of a cell, a line a block, the items of its lists numbered."""
    walk, said = _Walk(), []
    for begins, node in steps(root=cell):
        tag = node.tag or ""
        if node.is_text_node and begins:
            said.append(WHITE.sub(" ", node.text_content or ""))
        elif begins and (tag == "br" or BLOCKS.fullmatch(tag) or tag == "tr"):
            walk.begin_list(tag, node)
            said.append("\n")
            if tag == "li" and walk.label:
                said.append(f"{walk.label} ")
        elif not begins and BLOCKS.fullmatch(tag):
            said.append("\n")
            if tag in ("ol", "ul") and walk.lists:
                walk.lists.pop()
        if not begins and node.mem_id == cell.mem_id:
            break
    return re.sub(r"\n{2,}", "\n", tidy("".join(said)))
