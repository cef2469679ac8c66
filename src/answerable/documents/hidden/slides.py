"""PowerPoint: hidden slides, notes, comments, what lies beside the slide or is switched off."""

from __future__ import annotations

from collections.abc import Callable
from zipfile import ZipFile

from answerable.documents.hidden import office
from answerable.documents.hidden.office import short, words
from answerable.documents.hidden.thing import Scan, counted
from answerable.documents.package import Element, local, value

SLIDE = r"ppt/slides/slide\d+\.xml"


def look(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What a presentation holds and does not show."""
    (_, presentation), *_ = office.parts(archive, r"ppt/presentation\.xml", name=scan.name)
    wide, high = _size(presentation)
    for member, root in office.parts(archive, SLIDE, name=scan.name):
        if value(root, "show") in ("0", "false"):
            scan.add("hidden slide", member, f"A slide that is not shown: {short(words(root))}", "Delete the slide.")
        for shape in root.iter():
            _shape(shape, scan, member, wide, high)
        office.say_crops(scan, member, office.crops(root))
    for member, root in office.parts(archive, r"ppt/notesSlides/notesSlide\d+\.xml", name=scan.name):
        if text := _notes(root):
            scan.add("speaker notes", member, f"Notes: {short(text)}", "View, Notes Page; delete them.")
    for member, root in office.parts(archive, r"ppt/comments/.*\.xml", name=scan.name):
        if texts := [words(found) for found in root]:
            scan.add(
                "comment",
                member,
                f"{counted(len(texts), 'comment')}, the first {short(texts[0])}",
                "Review, Delete All Comments.",
            )
    office.look(archive, scan, deeper)


def _size(presentation: Element) -> tuple[int, int]:
    size = next((found for found in presentation.iter() if local(found.tag) == "sldSz"), None)
    return int(value(size, "cx") or 9144000), int(value(size, "cy") or 6858000)


def _shape(shape: Element, scan: Scan, member: str, wide: int, high: int) -> None:
    if local(shape.tag) not in ("sp", "pic", "graphicFrame", "grpSp"):
        return
    head = next((found for found in shape.iter() if local(found.tag) == "cNvPr"), None)
    said = f"{value(head, 'name') or 'a shape'}: {short(words(shape))}"
    if value(head, "hidden") in ("1", "true"):
        scan.add("hidden shape", member, said, "Home, Arrange, Selection Pane; delete it.")
        return
    place = next((found for found in shape.iter() if local(found.tag) == "xfrm"), None)
    corner = next((found for found in place if local(found.tag) == "off"), None) if place is not None else None
    extent = next((found for found in place if local(found.tag) == "ext"), None) if place is not None else None
    if corner is None or extent is None:
        return
    left, top, across, down = (int(value(*of)) for of in ((corner, "x"), (corner, "y"), (extent, "cx"), (extent, "cy")))
    if left >= wide or top >= high or left + across <= 0 or top + down <= 0:
        scan.add("beside the slide", member, said, "Delete what lies outside the slide.")


def _notes(root: Element) -> str:
    """The notes without the number of the slide that stands in every one."""
    fields = {id(found) for field in root.iter() if local(field.tag) == "fld" for found in field.iter()}
    return " ".join(
        "".join(
            found.text or "" for found in root.iter() if local(found.tag) == "t" and id(found) not in fields
        ).split()
    )
