"""Numbering: the labels that Word prints before the items of its lists, worked out as Word does.

Word keeps no numbers in the text: a paragraph names a list and a level, by itself or through its
style, and the list says how each level counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.documents.numerals import numeral
from answerable.documents.package import Element, child, local, value

PLACE = re.compile(r"%([1-9])")
LEVELS = 9
# Styles are based on others; a chain longer than this is a circle.
MAX_CHAIN = 20


def whole(text: str, *, otherwise: int) -> int:
    """A whole number, or another where the text is none."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else otherwise


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    start: int = 1
    kind: str = "decimal"
    text: str = "%1."
    restarts: bool = True
    legal: bool = False  # every number in the label is decimal

    @classmethod
    def read(cls, element: Element) -> Level:
        """A level as numbering.xml states it."""
        return cls(
            start=whole(value(child(element, "start")), otherwise=1),
            kind=value(child(element, "numFmt")) or "decimal",
            text=value(child(element, "lvlText")),
            restarts=value(child(element, "lvlRestart")) != "0",
            legal=child(element, "isLgl") is not None,
        )


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    uses: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)  # numId: list, fresh starts
    styles: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # style: numId, level, based on
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, *, styles: Element | None, numbering: Element | None) -> Numbering:
        """The lists that a document defines; no parts, no lists."""
        found = cls()
        for element in styles if styles is not None else ():
            number = child(element, "pPr", "numPr")
            based = value(child(element, "basedOn"))
            style = (value(child(number, "numId")), value(child(number, "ilvl")), based)
            found.styles[value(element, "styleId")] = style
        for element in numbering if numbering is not None else ():
            if local(element.tag) == "abstractNum":
                found.add_list(element)
            elif local(element.tag) == "num":
                found.add_use(element)
        return found

    def add_list(self, element: Element) -> None:
        """A definition of a list; one that only names a style is that style's."""
        levels = {
            whole(value(level, "ilvl"), otherwise=0): Level.read(level)
            for level in element
            if local(level.tag) == "lvl"
        }
        self.lists[value(element, "abstractNumId")] = levels
        for level in element:
            style = value(child(level, "pStyle"))
            if style in self.styles and not self.styles[style][1]:
                number, _, based = self.styles[style]
                self.styles[style] = (number, value(level, "ilvl"), based)

    def add_use(self, element: Element) -> None:
        """A use of a list, with the levels that start afresh in it."""
        fresh = ((value(override, "ilvl"), child(override, "startOverride")) for override in element)
        starts = {
            whole(level, otherwise=0): whole(value(start), otherwise=1) for level, start in fresh if start is not None
        }
        self.uses[value(element, "numId")] = (value(child(element, "abstractNumId")), starts)

    def label(self, properties: Element | None) -> str:
        """The label of a paragraph with these properties, counted on; empty outside lists."""
        number = child(properties, "numPr")
        use, level = value(child(number, "numId")), value(child(number, "ilvl"))
        if not use:
            use, styled = self.of_style(value(child(properties, "pStyle")))
            level = level or styled
        if use not in self.uses:
            return ""
        return self.count(use=use, level=min(max(whole(level, otherwise=0), 0), LEVELS - 1))

    def of_style(self, style: str) -> tuple[str, str]:
        """The list and level that a style, or one it is based on, names."""
        level = ""
        for _ in range(MAX_CHAIN):
            number, at, based = self.styles.get(style, ("", "", ""))
            level = level or at
            if number:
                return number, level
            style = based
        return "", ""

    def count(self, *, use: str, level: int) -> str:
        """Count one item and print its label."""
        name, starts = self.uses[use]
        levels = self.lists.get(name, {})
        counts = self.counts.setdefault(name, [None] * LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels.get(above, Level()).start
        if level in starts and (use, level) not in self.begun:
            self.begun.add((use, level))
            counts[level] = None
            first = starts[level]
        else:
            first = levels.get(level, Level()).start
        now = counts[level]
        counts[level] = first if now is None else now + 1
        for below in range(level + 1, LEVELS):
            if levels.get(below, Level()).restarts:
                counts[below] = None
        return self.printed(levels=levels, level=level, counts=counts)

    def printed(self, *, levels: dict[int, Level], level: int, counts: list[int | None]) -> str:
        """The label with its numbers, as in "1.2(a)"."""
        form = levels.get(level, Level())
        if form.kind == "bullet":
            return "•"

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            kind = "decimal" if form.legal else levels.get(at, Level()).kind
            return numeral(number=counts[at] or 0, kind=kind)

        return PLACE.sub(shown, form.text).strip()
