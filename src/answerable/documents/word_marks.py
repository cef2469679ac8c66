"""Marks in a Word file's letter: where each comment begins and ends, with runs cut at the words it is about."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from answerable.documents.package import local, value
from answerable.documents.word_comments import SPACE, parsed, written
from answerable.documents.word_places import Place, Places

Node: TypeAlias = etree._Element
# What may stand around words in a paragraph; a comment's number is put after it, so that a change
# that is turned down, or a link that is taken out, does not take the comment along.
AROUND = frozenset(("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"))


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark stands: in a run, before its nth character; or at the edge of a paragraph."""

    node: Node
    at: int = 0


@dataclass(slots=True)
class Marks:
    """The letter's part of a file, and the comments that are to be marked in it."""

    root: Node
    member: str
    nodes: list[Node]
    begins: list[tuple[str, Edge]] = field(default_factory=list)
    ends: list[tuple[str, Edge]] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes, member: str) -> Marks:
        """The part, ready to be marked."""
        root = parsed(data)
        return cls(root, member, list(root.iter("*")))

    def mark(self, number: str, places: Places, start: int, end: int) -> str:
        """Mark a comment; says where its words stand if that is outside the letter's own lines, else nothing."""
        found = places.within(start, end)
        if start >= end or not found:
            self._at_edge(number, is_first=bool(found) and self._is_in_first(found[0][0]))
            return ""
        first = found[0][0]
        if first.member != self.member:
            return self._outside(number, first, places)
        node = self.nodes[first.element]
        box = self._box_of(node)
        if box is not None:
            self._around(number, box)
            return "In a text box"
        last = next(one[-1] for one in reversed(found) if self._goes_with(one[-1], node))
        until = self.nodes[last.element]
        self.begins.append((number, Edge(run_of(node), place_in_run(node) + first.character)))
        self.ends.append((number, Edge(run_of(until), place_in_run(until) + last.character + 1)))
        return ""

    def _goes_with(self, last: Place, start: Node) -> bool:
        """True where a mark may go on to a place: it never leaves its cell, its box or its part."""
        if last.member != self.member:
            return False
        return paragraph_of(self.nodes[last.element]).getparent() is paragraph_of(start).getparent()

    def _outside(self, number: str, first: Place, places: Places) -> str:
        """Mark a comment on words of a header, a footer or a note."""
        note = places.note_of(first)
        kind, key = note or ("", "")
        named = (node for node in self.nodes if local(str(node.tag)) == f"{kind}Reference" and value(node, "id") == key)
        reference = next(named, None) if note else None
        if reference is not None:
            self._around(number, run_of(reference))
            return f"In the {kind}"
        part = "header" if first.member.rpartition("/")[2].startswith("header") else "footer"
        self._at_edge(number, is_first=part == "header")
        return f"In the {kind or part}"

    def _at_edge(self, number: str, *, is_first: bool) -> None:
        """Mark a comment on the first paragraph that holds words, or on the last."""
        paragraphs = self._paragraphs()
        if paragraphs:
            near = paragraphs[0 if is_first else -1]
            self.begins.append((number, Edge(near)))
            self.ends.append((number, Edge(near, 1)))

    def _paragraphs(self) -> list[Node]:
        every = [node for node in self.nodes if local(str(node.tag)) == "p"]
        return [node for node in every if has_words(node)] or every

    def _is_in_first(self, first: Place) -> bool:
        """True for a place in the first paragraph or above it."""
        if first.member != self.member:
            return first.member.rpartition("/")[2].startswith("header")
        return paragraph_of(self.nodes[first.element]) in self._paragraphs()[:1]

    def _box_of(self, node: Node) -> Node | None:
        """The run in the letter's own lines that holds the text box of a node; None outside of boxes."""
        box = None
        for above in node.iterancestors():
            if local(str(above.tag)) == "txbxContent":
                box = above
        return None if box is None else run_of(box)

    def _around(self, number: str, run: Node) -> None:
        self.begins.append((number, Edge(run)))
        self.ends.append((number, Edge(run, length_of(run))))

    def written(self) -> bytes:
        """The part with its marks."""
        cuts: dict[Node, set[int]] = defaultdict(set)
        for _, edge in (*self.begins, *self.ends):
            if local(str(edge.node.tag)) == "r":
                cuts[edge.node].add(edge.at)
        pieces = {run: cut(run, sorted(places)) for run, places in cuts.items()}
        for number, edge in self.ends:
            self._end(number, edge, pieces)
        for number, edge in self.begins:
            self._begin(number, edge, pieces)
        return written(self.root)

    def _begin(self, number: str, edge: Edge, pieces: dict[Node, dict[int, tuple[Node, Node]]]) -> None:
        mark = self._made("commentRangeStart", number)
        if edge.node in pieces:
            pieces[edge.node][edge.at][1].addprevious(mark)
            return
        properties = edge.node.find(f"{self._space}pPr")
        if properties is None:
            edge.node.insert(0, mark)
        else:
            properties.addnext(mark)

    def _end(self, number: str, edge: Edge, pieces: dict[Node, dict[int, tuple[Node, Node]]]) -> None:
        mark = self._made("commentRangeEnd", number)
        shown = etree.Element(f"{self._space}r")
        shown.append(self._made("commentReference", number))
        if edge.node not in pieces:
            edge.node.extend((mark, shown))
            return
        pieces[edge.node][edge.at][0].addnext(mark)
        after = mark
        while (above := after.getparent()) is not None and local(str(above.tag)) in AROUND:
            after = above
        after.addnext(shown)

    def _made(self, kind: str, number: str) -> Node:
        return etree.Element(f"{self._space}{kind}", {f"{self._space}id": number})

    @property
    def _space(self) -> str:
        return str(self.root.tag).rpartition("}")[0] + "}"


def cut(run: Node, places: list[int]) -> dict[int, tuple[Node, Node]]:
    """Cut a run at places in it; for each place the run that ends there and the run that begins there."""
    total, parts = length_of(run), [run]
    inner = [at for at in places if 0 < at < total]
    for at in reversed(inner):  # from its end, so that places before it stay as they are
        parts.insert(1, split(run, at))
    edges = [0, *inner, total]
    between = {at: (parts[number], parts[number + 1]) for number, at in enumerate(inner)}
    first, last = parts[0], parts[-1]
    return {at: between.get(at, (first, first) if at <= edges[0] else (last, last)) for at in places}


def split(run: Node, at: int) -> Node:
    """Cut a run in two; it keeps what stands before the place, and the new one has what stands after."""
    after = etree.Element(run.tag, dict(run.attrib), nsmap=run.nsmap)
    position = 0
    for node in list(run):
        if local(str(node.tag)) == "rPr":
            after.append(deepcopy(node))
            continue
        end = position + size(node)
        if position < at < end:
            after.append(halved(node, at - position))
        elif position >= at and end > at:
            after.append(node)
        position = end
    run.addnext(after)
    return after


def halved(node: Node, at: int) -> Node:
    """The words of an element after a place, in an element of their own; it keeps those before."""
    rest, words = deepcopy(node), node.text or ""
    rest.tail = None
    node.text, rest.text = words[:at], words[at:]
    for part in (node, rest):
        part.set(SPACE, "preserve")
    return rest


def size(node: Node) -> int:
    """How many places an element of a run takes: its words a place each, anything else one."""
    kind = local(str(node.tag))
    if kind == "t":
        return len(node.text or "")
    return 0 if kind == "rPr" else 1


def length_of(run: Node) -> int:
    """How many places a run has."""
    return sum(map(size, run))


def place_in_run(node: Node) -> int:
    """Where an element begins in its run."""
    return sum(map(size, node.itersiblings(preceding=True)))


def run_of(node: Node) -> Node:
    """The run that holds an element."""
    return next(above for above in node.iterancestors() if local(str(above.tag)) == "r")


def paragraph_of(node: Node) -> Node:
    """The paragraph that holds an element."""
    return next(above for above in node.iterancestors() if local(str(above.tag)) == "p")


def has_words(paragraph: Node) -> bool:
    """True for a paragraph of the letter's own lines that holds words."""
    if any(local(str(above.tag)) == "txbxContent" for above in paragraph.iterancestors()):
        return False
    return any(local(str(node.tag)) == "t" and (node.text or "").strip() for node in paragraph.iter("*"))
