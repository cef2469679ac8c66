"""Excel: hidden sheets, rows and columns, what pivot tables and links keep, strings that no cell uses, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from answerable.documents.hidden import office
from answerable.documents.hidden.office import INSPECT, short, words
from answerable.documents.hidden.thing import Scan, counted
from answerable.documents.package import Element, bytes_of, child, local, value
from answerable.errors import DamagedFile

DELETE_OR_SHOW = "Unhide it and look; delete it, or copy what may go, as values, into a new workbook."
AS_VALUES = "Copy the cells, as values, into a new workbook."
# Whole parts that carry data which no sheet shows, with what each is.
PARTS = (
    (
        r"xl/pivotCache/pivotCacheRecords\d+\.xml",
        "pivot cache",
        "The rows that a pivot table was made from, whatever the table shows.",
    ),
    (r"xl/externalLinks/externalLink\d+\.xml", "link to another file", "Cells of another workbook, kept in this one."),
    (r"xl/model/item.*", "data model", "Tables that Power Pivot was given, whole."),
    (r"xl/connections\.xml", "connection", "Where the data came from: servers, databases, questions put to them."),
    (r"xl/queryTables/.*\.xml", "connection", "A question put to another source."),
    (r"xl/revisions/.*\.xml", "tracked change", "Who changed which cell, from what to what."),
    (r"xl/slicerCaches/.*\.xml", "pivot cache", "Every value of a slicer, those switched off too."),
    (r"xl/customData/.*", "data of another program", "Data that an add-in keeps."),
)
COMMENTS = r"xl/(comments\d*|threadedComments/.*|comments/.*)\.xml"
YES = ("1", "true")
FLAT = 1.0  # points high, or letters wide: nobody sees what stands there
NOTHING_SHOWN = re.compile(r";;;+")


@dataclass(slots=True)
class _Sheet:
    """What one pass over a sheet found."""

    cells: int = 0
    in_hidden_rows: int = 0
    in_hidden_columns: int = 0
    not_shown: int = 0  # of a format that shows nothing, or white
    strings: set[int] = field(default_factory=set)
    hidden: list[tuple[int, int]] = field(default_factory=list)  # columns, from to
    first: str = ""


def look(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What a workbook holds and does not show."""
    strings = [
        words(found)
        for _, root in office.parts(archive, r"xl/sharedStrings\.xml", name=scan.name)
        for found in root
        if local(found.tag) == "si"
    ]
    blank = _styles_that_show_nothing(archive, scan)
    used: set[int] = set()
    workbook = next(root for _, root in office.parts(archive, r"xl/workbook\.xml", name=scan.name))
    for title, state, member in _sheets(workbook, archive, scan):
        sheet = _walk(archive, member, scan, blank, strings)
        used |= sheet.strings
        _say_sheet(scan, title, state, sheet)
    if lost := [text for number, text in enumerate(strings) if number not in used and text]:
        what = f"{counted(len(lost), 'text')} that no cell shows any more, the first {short(lost[0])}"
        scan.add("deleted text", "xl/sharedStrings.xml", what, AS_VALUES)
    for pattern, kind, what in PARTS:
        for member in archive.namelist():
            if re.fullmatch(pattern, member):
                scan.add(kind, member, what, AS_VALUES)
    _names(workbook, scan)
    _drawings(archive, scan)
    office.look(archive, scan, deeper)


def _say_sheet(scan: Scan, title: str, state: str, sheet: _Sheet) -> None:
    where = f"the sheet “{title}”"
    if state != "visible":
        how = "so that Excel does not list it" if state == "veryHidden" else "and can be shown with two clicks"
        what = f"The sheet is hidden {how}. It holds {counted(sheet.cells, 'cell')}{f', the first {short(sheet.first)}' if sheet.first else ''}."
        scan.add("hidden sheet", where, what, DELETE_OR_SHOW)
    for kind, number in (
        ("hidden row", sheet.in_hidden_rows),
        ("hidden column", sheet.in_hidden_columns),
        ("cell that shows nothing", sheet.not_shown),
    ):
        if number:
            scan.add(kind, where, f"{counted(number, 'filled cell')} in what is not shown.", DELETE_OR_SHOW)


def _sheets(workbook: Element, archive: ZipFile, scan: Scan) -> Iterator[tuple[str, str, str]]:
    """The title, the state and the member of each sheet, in the order of the workbook."""
    relations = next((root for _, root in office.parts(archive, r"xl/_rels/workbook\.xml\.rels", name=scan.name)), ())
    targets = {value(found, "Id"): value(found, "Target") for found in relations}
    for sheet in child(workbook, "sheets") or ():
        target = targets.get(value(sheet, "id"), "")
        member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield value(sheet, "name"), value(sheet, "state") or "visible", member


def _walk(archive: ZipFile, member: str, scan: Scan, blank: set[int], strings: list[str]) -> _Sheet:
    """One pass over a sheet's cells, in memory that does not grow with them."""
    sheet = _Sheet()
    if member not in archive.namelist():
        return sheet
    data = bytes_of(archive, member, name=scan.name)
    if b"<!DOCTYPE" in data[:2000]:
        raise DamagedFile(name=scan.name, fault=f"{member} declares entities, which Excel never writes")
    is_hidden = False
    try:
        names: dict[str, str] = {}  # a sheet has millions of tags and some twenty names
        for event, element in ElementTree.iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314  no DOCTYPE
            tag = names.get(element.tag) or names.setdefault(element.tag, local(element.tag))
            if event == "start":
                if tag == "row":
                    is_hidden = value(element, "hidden") in YES or _is_flat(value(element, "ht"))
            elif tag == "c":
                _cell(element, sheet, is_hidden, blank, strings)
                element.clear()
            elif tag == "row":
                element.clear()
            elif tag == "col" and (value(element, "hidden") in YES or _is_flat(value(element, "width"))):
                sheet.hidden.append((int(value(element, "min")), int(value(element, "max"))))
    except (ElementTree.ParseError, ValueError) as fault:
        raise DamagedFile(name=scan.name, fault=f"{member} stops early or is no XML") from fault
    return sheet


def _cell(cell: Element, sheet: _Sheet, is_hidden: bool, blank: set[int], strings: list[str]) -> None:
    text = ""
    for part in cell:
        if (tag := local(part.tag)) == "v":
            text = part.text or ""
        elif tag == "is":
            text = words(part)
    if cell.get("t") == "s" and text.isdigit():
        sheet.strings.add(int(text))
        text = strings[int(text)] if int(text) < len(strings) else ""
    if not text:
        return
    sheet.cells += 1
    sheet.first = sheet.first or text
    if is_hidden:
        sheet.in_hidden_rows += 1
    elif any(first <= _column(cell.get("r", "")) <= last for first, last in sheet.hidden):
        sheet.in_hidden_columns += 1
    elif blank and cell.get("s", "").isdigit() and int(cell.get("s", "")) in blank:
        sheet.not_shown += 1


def _is_flat(size: str) -> bool:
    return bool(size) and float(size) < FLAT


def _column(reference: str) -> int:
    """The number of a cell's column: 28 for AB7."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number


def _styles_that_show_nothing(archive: ZipFile, scan: Scan) -> set[int]:
    """The numbers of the cell formats that show no value: ;;; or white letters on no colour."""
    root = next((root for _, root in office.parts(archive, r"xl/styles\.xml", name=scan.name)), None)
    if root is None:
        return set()
    formats = {
        value(found, "numFmtId")
        for found in root.iter()
        if local(found.tag) == "numFmt" and NOTHING_SHOWN.fullmatch(value(found, "formatCode"))
    }
    white = {
        str(number)
        for number, font in enumerate(child(root, "fonts") or ())
        if value(child(font, "color"), "rgb").upper() in ("FFFFFFFF", "00FFFFFF")
        or value(child(font, "color"), "theme") == "0"
    }
    unfilled = {
        str(number)
        for number, fill in enumerate(child(root, "fills") or ())
        if value(child(fill, "patternFill"), "patternType") in ("none", "")
    }
    return {
        number
        for number, style in enumerate(child(root, "cellXfs") or ())
        if value(style, "numFmtId") in formats
        or (value(style, "fontId") in white and value(style, "fillId") in unfilled)
    }


def _names(workbook: Element, scan: Scan) -> None:
    for found in child(workbook, "definedNames") or ():
        if value(found, "hidden") in YES and not value(found, "name").startswith("_xlnm."):
            scan.add("hidden name", value(found, "name"), f"A name that no list shows: {short(words(found))}", INSPECT)


def _drawings(archive: ZipFile, scan: Scan) -> None:
    for member, root in office.parts(archive, COMMENTS, name=scan.name):
        if texts := [words(found) for found in root.iter() if local(found.tag) in ("comment", "threadedComment")]:
            scan.add(
                "comment",
                member,
                f"{counted(len(texts), 'comment')}, the first {short(texts[0])}",
                "Review, Delete Comment, on every sheet.",
            )
    for member, root in office.parts(archive, r"xl/drawings/drawing\d+\.xml", name=scan.name):
        office.say_crops(scan, member, office.crops(root))
        for found in root.iter():
            if local(found.tag) == "cNvPr" and value(found, "hidden") in YES:
                scan.add(
                    "hidden shape",
                    member,
                    f"{value(found, 'name')} is not shown.",
                    "Home, Find & Select, Selection Pane; delete it.",
                )
