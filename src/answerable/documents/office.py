"""The words of workbooks and presentations, so that a search finds them: cells sheet by sheet, slides with their notes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from answerable.documents.package import Element, child, local, open_archive, value, xml_part
from answerable.errors import UnknownKind

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml")


def office_words(data: bytes, *, name: str) -> str:
    """What an .xlsx or .pptx says, hidden sheets and notes among it: a line a row, a line a paragraph.

    Raises UnknownKind, ProtectedFile, DamagedFile or ExpandingFile.
    """
    archive = open_archive(data=data, name=name)
    names = archive.namelist()
    if any(one.startswith("xl/") for one in names):
        return "\n".join(_rows(archive, names, name))
    if any(one.startswith("ppt/") for one in names):
        return "\n".join(_paragraphs(archive, names, name))
    raise UnknownKind(name=name, kind="a zip file", advice="Unpack it, and look at the files that were in it.")


def _rows(archive: zipfile.ZipFile, names: list[str], name: str) -> Iterator[str]:
    shared = []
    if "xl/sharedStrings.xml" in names:
        shared = [_text(one) for one in xml_part(archive, "xl/sharedStrings.xml", name=name) if local(one.tag) == "si"]
    for member in _in_order(names, _SHEET):
        for row in xml_part(archive, member, name=name).iter():
            if local(row.tag) == "row":
                cells = filter(None, (_cell(cell, shared) for cell in row))
                if line := "\t".join(cells):
                    yield line


def _cell(cell: Element, shared: list[str]) -> str:
    held = child(cell, "v")
    said = held.text or "" if held is not None else _text(cell)
    if value(cell, "t") != "s":
        return said
    return shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""


def _paragraphs(archive: zipfile.ZipFile, names: list[str], name: str) -> Iterator[str]:
    for member in _in_order(names, _SLIDE):
        for paragraph in xml_part(archive, member, name=name).iter():
            if local(paragraph.tag) == "p" and (line := _text(paragraph)):
                yield line


def _text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter() if local(one.tag) == "t")


def _in_order(names: list[str], pattern: re.Pattern[str]) -> list[str]:
    found = ((int(match[1]), one) for one in names if (match := pattern.fullmatch(one)))
    return [one for _, one in sorted(found)]
