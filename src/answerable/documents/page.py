"""HTML: pages and mail bodies as plain text, with lists numbered and tables in rows.

Scripts, styles and what is marked as hidden are taken out before a word is read. Quoted mail is
marked with "> ", as plain mail does it, so that one cutter serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from answerable.documents.blocks import Blocks
from answerable.documents.document import Document, Unread
from answerable.documents.numerals import label
from answerable.errors import TooLarge

# Six times the text that a letter may have: word processors write that much markup around it.
MAX_MARKUP = 12_000_000
# Elements opened and never closed. Pages nest some twenty; the parser's time grows with the square.
MAX_DEPTH = 1000

NOT_SHOWN = "script, style, head, template, noscript, iframe, object, svg, math, select"
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
# The parser closes these by itself, so leaving them open nests nothing.
SELF_CLOSING = re.compile(
    "p|li|td|th|tr|dd|dt|option|thead|tbody|tfoot|br|hr|img|input|meta|link|col|area|base|embed|source|wbr"
)
BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|ul"
)
QUOTED_LINE = re.compile(r"^", re.M)
WHITE = re.compile(r"\s+")


def read_page(*, markup: str, name: str) -> Document:
    """The words that a reader of the page sees. Raises TooLarge for markup no letter has."""
    too_deep(markup=markup, name=name)
    tree = LexborHTMLParser(markup)
    for node in tree.css(NOT_SHOWN):
        node.decompose()
    hidden = take_hidden(tree=tree)
    page = Page()
    for begins, node in steps(root=tree.root):
        page.begin(node) if begins else page.end(node)
    return Document(text=page.blocks.text(), kind="html", unread=hidden)


def too_deep(*, markup: str, name: str) -> None:
    """Refuse markup that would hold up the parser."""
    if len(markup) > MAX_MARKUP:
        raise TooLarge(name=name, size=f"{len(markup):,} characters", limit=f"{MAX_MARKUP:,} of HTML")
    depth = 0
    for close, tag in TAG.findall(markup):
        if not SELF_CLOSING.fullmatch(tag.lower()):
            depth = max(0, depth - 1) if close else depth + 1
            if depth > MAX_DEPTH:
                raise TooLarge(name=name, size="elements within elements", limit=f"{MAX_DEPTH:,} deep")


def take_hidden(*, tree: LexborHTMLParser) -> tuple[Unread, ...]:
    """Take out what the page hides from its reader, and say so where it held words."""
    words = 0
    for node in tree.css("[style], [hidden]"):
        attributes = node.attributes
        if "hidden" in attributes or HIDDEN_STYLE.search(attributes.get("style") or ""):
            words += len(node.text().split())
            node.decompose()
    reason = f"{words} words that the page hides from its reader are left out"
    return (Unread(part="hidden text", reason=reason),) if words else ()


def steps(*, root: LexborNode | None) -> Iterator[tuple[bool, LexborNode]]:
    """Every node in the order of the page: True as it begins, False as it ends. Never recursive."""
    stack: list[LexborNode] = []
    node = root
    while node is not None:
        yield True, node
        if node.is_element_node and node.child is not None:
            stack.append(node)
            node = node.child
            continue
        yield False, node
        while node is not None and node.next is None:
            node = stack.pop() if stack else None
            if node is not None:
                yield False, node
        node = node.next if node is not None else None


@dataclass(slots=True)
class Page:
    """What has been read of a page, and the lists and quotations that are open in it."""

    blocks: Blocks = field(default_factory=Blocks)
    lists: list[tuple[str, int]] = field(default_factory=list)  # kind of numbering, next number
    quotes: list[int] = field(default_factory=list)  # where each open quotation began
    label: str = ""  # of the list item whose first words are still to come
    pre: int = 0

    def begin(self, node: LexborNode) -> None:
        """An element begins, or there are words."""
        tag = node.tag or ""
        if node.is_text_node:
            words = node.text_content or ""
            self.blocks.add(words if self.pre else WHITE.sub(" ", words))
        elif tag == "br":
            self.blocks.add("\n")
        elif BLOCKS.fullmatch(tag):
            self.end_block()
            self.begin_block(tag, node)
        elif tag == "table":
            self.end_block()
            self.blocks.end_table()
        elif tag == "tr":
            self.end_block()
            self.blocks.start_row()
        elif tag in ("td", "th"):
            self.blocks.start_cell()

    def begin_block(self, tag: str, node: LexborNode) -> None:
        """Lists count, items take their number, quotations remember where they began."""
        if tag in ("ol", "ul"):
            start = node.attributes.get("start") or "1"
            kind = (node.attributes.get("type") or "1") if tag == "ol" else "bullet"
            self.lists.append((kind, int(start) if start.isdecimal() else 1))
        elif tag == "li":
            self.begin_item(node)
        elif tag == "pre":
            self.pre += 1
        elif is_quotation(node):
            self.blocks.end_table()
            self.quotes.append(len(self.blocks.cells[-1].blocks))

    def begin_item(self, node: LexborNode) -> None:
        """An item of a list takes the next number, or the one it states."""
        kind, number = self.lists.pop() if self.lists else ("bullet", 1)
        stated = node.attributes.get("value") or ""
        number = int(stated) if stated.isdecimal() else number
        self.lists.append((kind, number + 1))
        self.label = label(number=number, kind=kind, text="%1.")

    def end(self, node: LexborNode) -> None:
        """An element ends."""
        tag = node.tag or ""
        if tag == "a":
            self.add_address(node)
        elif BLOCKS.fullmatch(tag):
            self.end_block()
            self.end_of_block(tag, node)
        elif tag in ("td", "th"):
            self.end_block()
            self.blocks.end_cell()
        elif tag == "tr":
            self.blocks.end_row()
        elif tag == "table":
            self.blocks.end_table()

    def end_of_block(self, tag: str, node: LexborNode) -> None:
        """A list, an item, preformatted words or a quotation is over."""
        if tag in ("ol", "ul"):
            self.lists.pop()
        elif tag == "li":
            self.label = ""
        elif tag == "pre":
            self.pre -= 1
        elif is_quotation(node):
            self.blocks.end_table()
            blocks = self.blocks.cells[-1].blocks
            begun = self.quotes.pop()
            quoted = "\n\n".join(blocks[begun:])
            del blocks[begun:]
            blocks.extend([QUOTED_LINE.sub("> ", quoted)] if quoted else [])

    def end_block(self) -> None:
        """Close the open block; the first words of an item carry its label."""
        if any(not words.isspace() for words in self.blocks.words if words):
            self.blocks.end_block(label=self.label)
            self.label = ""
        else:
            self.blocks.words.clear()

    def add_address(self, node: LexborNode) -> None:
        """Where a link leads, after its words: an answer may be nothing but the link."""
        address = (node.attributes.get("href") or "").strip()
        shown = node.text()
        if address.lower().startswith(("http:", "https:")) and "://" not in shown and "www." not in shown:
            self.blocks.add(f" ({address})" if shown.strip() else "")


def is_quotation(node: LexborNode) -> bool:
    """True for the earlier message that a mail program quotes."""
    kind = f" {node.attributes.get('class') or ''} "
    quoted = node.attributes.get("type") == "cite" or " gmail_quote " in kind
    return node.tag == "blockquote" and quoted
