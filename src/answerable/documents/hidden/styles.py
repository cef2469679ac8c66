"""Styles of Word: how words are drawn whose own properties do not say it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.documents.package import Element, child, local, value

NORMAL = ""  # the paragraphs that name no style
DEFAULTS = " defaults"  # no style has a name that begins with a blank
DEEPEST = 12  # styles that rest on others
Styles = dict[str, Element]


def read(root: Element) -> Iterator[tuple[str, Element]]:
    """Each style by its name, and what stands before all of them. The style of plain paragraphs has the name NORMAL too."""
    if (found := child(root, "docDefaults", "rPrDefault")) is not None:
        yield DEFAULTS, found
    for style in root:
        if local(style.tag) == "style":
            yield value(style, "styleId"), style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                yield NORMAL, style


def drawn_with(own: Element | None, paragraph: str, styles: Styles) -> Element | None:
    """The properties that words are drawn with: their own, then of their style, of their paragraph's, of the document."""
    named = value(child(own, "rStyle"))
    rests = [*_chain(named, styles), *_chain(paragraph, styles, is_paragraph=True), styles.get(DEFAULTS)]
    said = [own, *(child(style, "rPr") for style in rests)]
    if all(part is None for part in said[1:]):
        return own
    merged = Element("rPr")
    for part in said:
        names = {local(found.tag) for found in merged}
        merged.extend(found for found in (part if part is not None else ()) if local(found.tag) not in names)
    return merged


def stands_on(paragraph: str, styles: Styles) -> str:
    """The colour that paragraphs of a style stand on; empty where it says none."""
    fills = (
        value(child(style, "pPr", "shd"), "fill").upper() for style in _chain(paragraph, styles, is_paragraph=True)
    )
    return next((fill for fill in fills if fill), "")


def _chain(name: str, styles: Styles, *, is_paragraph: bool = False) -> Iterator[Element]:
    """A style and those that it rests on, the nearest first."""
    for _ in range(DEEPEST):
        style = styles.get(name)
        if style is None or (not name and not is_paragraph):
            return
        yield style
        name = value(child(style, "basedOn"))
        if not name:
            return
