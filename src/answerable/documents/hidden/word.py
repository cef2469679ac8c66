"""Word: tracked changes, comments, hidden and invisible words, what is under black, other data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from zipfile import ZipFile

from answerable.documents.hidden import office
from answerable.documents.hidden.office import INSPECT, short, words
from answerable.documents.hidden.styles import NORMAL, Styles, drawn_with, read, stands_on
from answerable.documents.hidden.thing import Scan, counted
from answerable.documents.package import Element, child, local, value

REVISIONS = {
    "ins": "inserted passage", "del": "deleted passage", "moveFrom": "passage moved away", "moveTo": "passage moved here",
    "cellDel": "deleted cell", "cellIns": "inserted cell", "rPrChange": "changed format", "pPrChange": "changed format",
    "tblPrChange": "changed format", "sectPrChange": "changed format",
}  # fmt: skip
PAGES = r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml"
REPORTED = ("DOCVARIABLE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "COMMENTS", "PRIVATE")
SMALLEST = 4  # half points: letters of two points are seen by nobody
DARK, LIGHT = ("000000",), ("FFFFFF",)
PAPER = ("background1", "light1")  # the colour of the paper, in the theme of the document
STYLES = r"word/styles\.xml"


def look(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What a Word document holds and does not show."""
    styles = {style: found for _, root in office.parts(archive, STYLES, name=scan.name) for style, found in read(root)}
    for member, root in office.parts(archive, PAGES, name=scan.name):
        _revisions(root, scan, member)
        _unseen_words(root, scan, member, styles)
        office.say_crops(scan, member, office.crops(root))
        _fields(root, scan, member)
    for member, root in office.parts(archive, r"word/comments\.xml", name=scan.name):
        if notes := [words(found) for found in root if local(found.tag) == "comment"]:
            what = f"{counted(len(notes), 'comment')}, the first {short(notes[0])}"
            scan.add("comment", member, what, "Review, Delete, Delete All Comments.")
    for member, root in office.parts(archive, r"word/settings\.xml", name=scan.name):
        _settings(root, scan, member)
    for member, root in office.parts(archive, r"word/glossary/document\.xml", name=scan.name):
        if text := words(root):
            scan.add("building block", member, f"Text kept for reuse that no page shows: {short(text)}", INSPECT)
    office.look(archive, scan, deeper)


def _revisions(root: Element, scan: Scan, member: str) -> None:
    found = Counter(REVISIONS[local(element.tag)] for element in root.iter() if local(element.tag) in REVISIONS)
    if not found:
        return
    gone = " ".join(words(element) for element in root.iter() if local(element.tag) in ("delText", "delInstrText"))
    what = ", ".join(counted(number, name) for name, number in found.items())
    scan.add(
        "tracked change",
        member,
        what + (f". Still there: {short(gone)}" if gone else "."),
        "Review, Accept All Changes.",
    )


def _unseen_words(root: Element, scan: Scan, member: str, styles: Styles) -> None:
    """Runs of words that are hidden, or of the colour of what they stand on, or too small to be seen."""
    unseen: dict[str, list[str]] = {}
    for run, ground, paragraph in _runs(root, styles):
        text = "".join(found.text or "" for found in run if local(found.tag) == "t").strip()
        if text and (why := why_unseen(drawn_with(child(run, "rPr"), paragraph, styles), ground)):
            unseen.setdefault(why, []).append(text)
    for why, texts in unseen.items():
        do = "Delete the words themselves; a colour, a size or “hidden” is taken off with one press."
        scan.add("words not seen", member, f"Words that are {why}: {short(' '.join(texts))}", do)


def _runs(
    element: Element, styles: Styles, ground: str = "", paragraph: str = NORMAL
) -> Iterator[tuple[Element, str, str]]:
    """Each run of words with the colour that its paragraph or cell stands on, empty where none is said, and its paragraph's style."""
    for found in element:
        if local(found.tag) == "r":
            yield found, ground, paragraph
        is_paragraph = local(found.tag) == "p"
        style = value(child(found, "pPr", "pStyle")) if is_paragraph else paragraph
        filled = next(
            (value(child(part, "shd"), "fill").upper() for part in found if local(part.tag) in ("pPr", "tcPr")), ""
        )
        if is_paragraph and not filled:
            filled = stands_on(style, styles)
        yield from _runs(found, styles, filled or ground, style)


def why_unseen(properties: Element | None, ground: str) -> str:
    """Why the words with these properties are not seen; empty where they are."""
    if properties is None:
        return ""
    for name in ("vanish", "webHidden", "specVanish"):
        if (found := child(properties, name)) is not None and value(found) not in ("0", "false", "off"):
            return "hidden"
    colour = child(properties, "color")
    ink = value(colour).upper() or "AUTO"
    if value(colour, "themeColor") in PAPER and not value(colour, "themeShade"):  # it goes before the number beside it
        ink = LIGHT[0]
    ground = value(child(properties, "shd"), "fill").upper() or ground
    marker = value(child(properties, "highlight"))
    if (marker == "black" and ink in (*DARK, "AUTO")) or (ground in DARK and ink in DARK):
        return "under black"
    if ink in LIGHT and ground in ("", "AUTO", *LIGHT) and marker in ("", "none", "white"):
        return "white on white"
    size = value(child(properties, "sz"))
    return "too small to be read" if size.isdigit() and int(size) <= SMALLEST else ""


def _fields(root: Element, scan: Scan, member: str) -> None:
    codes = [(found.text or "").split() for found in root.iter() if local(found.tag) == "instrText"]
    codes += [value(found, "instr").split() for found in root.iter() if local(found.tag) == "fldSimple"]
    for code in codes:
        if code and code[0].upper() in REPORTED:
            scan.add(
                "field",
                member,
                f"A field that brings what is elsewhere: {short(' '.join(code))}",
                "Press Ctrl+Shift+F9 on it: only its words stay.",
            )


def _settings(root: Element, scan: Scan, member: str) -> None:
    for found in root.iter():
        match local(found.tag):
            case "docVar":
                scan.add("document variable", member, f"{value(found, 'name')}: {short(value(found))}", INSPECT)
            case "mailMerge":
                query = child(found, "query")
                scan.add(
                    "mail merge",
                    member,
                    f"The source of the letters it was made for: {short(value(query))}",
                    "Mailings, Start Mail Merge, Normal Word Document.",
                )
            case "documentProtection" | "writeProtection":
                scan.add(
                    "protection",
                    member,
                    "A protection of the file that anybody can take off.",
                    "Do not lean on it: what must not be read must not be there.",
                    is_content=False,
                )
