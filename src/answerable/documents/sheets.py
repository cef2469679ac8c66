"""Workbooks as rows: what each cell shows, where its link leads, what is merged, hidden, or has no value in the file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from answerable.documents.package import Element, child, local, open_archive, value, xml_part
from answerable.errors import UnknownKind

WIDEST = 256  # columns: no list of a council is wider, and a file made to fill the memory names ten thousand
TALLEST = 5_000  # rows that one merged cell fills
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LINK = re.compile(r'HYPERLINK\(\s*"([^"]+)"(?:\s*[,;]\s*"([^"]*)")?', re.I)
_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DAY_CODE = re.compile(r"[dmyh]", re.I)
_DAYS = frozenset(
    (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
)  # formats of days that every file knows
_SAVE = "Open it in your spreadsheet program, and save it as .xlsx or CSV."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number, its cells as text, the addresses that cells link to, and the cells whose value is not in the file."""

    number: int
    cells: tuple[str, ...]
    links: Mapping[int, str] = field(default_factory=dict)
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. is_hidden: its reader does not see it."""

    name: str
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False


def sheets_of(data: bytes, *, name: str) -> Iterator[Sheet]:
    """The sheets of an .xlsx in their order; of a hidden one no row is read.

    Raises UnknownKind, ProtectedFile, DamagedFile or ExpandingFile.
    """
    archive = open_archive(data=data, name=name)
    if "xl/workbook.xml" not in archive.namelist():
        raise UnknownKind(name=name, kind="a zip file without a workbook", advice=_SAVE)
    book = _Book(archive, name)
    for title, member, is_hidden in book.listed():
        yield Sheet(title, () if is_hidden else tuple(book.rows(member)), is_hidden)


class _Book:
    """An opened workbook: the words and the formats that its sheets share."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.name, self.members = archive, name, set(archive.namelist())
        self.workbook = xml_part(archive, "xl/workbook.xml", name=name)
        shared = self._part("xl/sharedStrings.xml")
        self.shared = [] if shared is None else [_text(one) for one in shared if local(one.tag) == "si"]
        self.days = self._days(self._part("xl/styles.xml"))
        is_1904 = value(child(self.workbook, "workbookPr"), "date1904") in ("1", "true")
        self.epoch = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  a day, in no zone

    def _part(self, member: str) -> Element | None:
        return xml_part(self.archive, member, name=self.name) if member in self.members else None

    def _days(self, styles: Element | None) -> frozenset[int]:
        """The styles of cells that show a number as a day."""
        own = {value(one, "numFmtId"): value(one, "formatCode") for one in child(styles, "numFmts") or ()}
        found = set()
        for number, style in enumerate(child(styles, "cellXfs") or ()):
            kind = value(style, "numFmtId")
            code = _NOT_CODE.sub("", own.get(kind, ""))
            if (kind.isdecimal() and len(kind) < 10 and int(kind) in _DAYS) or (kind in own and _DAY_CODE.search(code)):
                found.add(number)
        return frozenset(found)

    def listed(self) -> Iterator[tuple[str, str, bool]]:
        """Each sheet: its title, where it lies in the package, whether it is hidden."""
        relations = self._part("xl/_rels/workbook.xml.rels")
        targets = {value(one, "Id"): value(one, "Target") for one in (() if relations is None else relations)}
        for sheet in child(self.workbook, "sheets") or ():
            target = targets.get(next((v for k, v in sheet.attrib.items() if local(k) == "id"), ""), "")
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if member in self.members and "/worksheets/" in member:
                yield value(sheet, "name"), member, value(sheet, "state") in ("hidden", "veryHidden")

    def rows(self, member: str) -> Iterator[SheetRow]:
        """The rows that hold anything, merged cells filled."""
        sheet = xml_part(self.archive, member, name=self.name)
        links = self._links(sheet, member)
        rows: dict[int, dict[int, str]] = {}
        unread: dict[int, list[int]] = {}
        for last, row in enumerate(child(sheet, "sheetData") or (), 1):
            stated = value(row, "r")
            number = int(stated) if stated.isdecimal() and len(stated) < 8 else last
            cells = rows.setdefault(number, {})
            for at, cell in enumerate(row):
                place = _PLACE.fullmatch(value(cell, "r"))
                column = _column(place[1]) if place else at
                if column < WIDEST:
                    cells[column], is_read = self._cell(cell, links, (number, column))
                    unread.setdefault(number, []).extend([] if is_read else [column])
        _fill(sheet, rows)
        for number, cells in sorted(rows.items()):
            if any(cells.values()) or unread.get(number):
                width = max(cells) + 1
                own = {column: links[number, column] for column in range(width) if (number, column) in links}
                yield SheetRow(number, tuple(cells.get(at, "") for at in range(width)), own, tuple(unread.get(number, ())))  # fmt: skip

    def _cell(self, cell: Element, links: dict[tuple[int, int], str], at: tuple[int, int]) -> tuple[str, bool]:
        """What a cell shows, and whether the file holds it: a formula that was never worked out has no value."""
        kind, held, formula = value(cell, "t"), child(cell, "v"), child(cell, "f")
        link = _LINK.search(formula.text or "") if formula is not None else None
        if link:
            links.setdefault(at, link[1])
        if kind == "inlineStr":
            return _text(cell).strip(), True
        said = (held.text or "") if held is not None else ""
        if not said:
            return ((link[2] or link[1]) if link else "", formula is None or link is not None)
        if kind == "s":
            return (
                self.shared[int(said)] if said.isdecimal() and len(said) < 10 and int(said) < len(self.shared) else ""
            ).strip(), True
        if kind == "b":
            return ("yes" if said == "1" else "no"), True
        return (said.strip() if kind in ("str", "e", "d") else self._number(said, value(cell, "s"))), True

    def _number(self, said: str, style: str) -> str:
        try:
            number = float(said)
            if style.isdecimal() and len(style) < 10 and int(style) in self.days:
                moment = self.epoch + timedelta(days=number)
                return moment.date().isoformat() if number >= 1 else moment.time().isoformat("minutes")
            return f"{number:.15g}"
        except (ValueError, OverflowError):
            return said.strip()

    def _links(self, sheet: Element, member: str) -> dict[tuple[int, int], str]:
        folder, _, file = member.rpartition("/")
        relations = self._part(f"{folder}/_rels/{file}.rels")
        targets = {value(one, "Id"): value(one, "Target") for one in (() if relations is None else relations)}
        found = {}
        for link in child(sheet, "hyperlinks") or ():
            place = _PLACE.match(value(link, "ref"))
            target = targets.get(next((v for k, v in link.attrib.items() if local(k) == "id"), ""), "")
            if place and target:
                found[int(place[2]), _column(place[1])] = target
        return found


def _fill(sheet: Element, rows: dict[int, dict[int, str]]) -> None:
    """Give the rows below a merged cell its value, so that each row says what its reader sees. A title over columns stays one."""
    for merge in child(sheet, "mergeCells") or ():
        ends = [_PLACE.fullmatch(end) for end in value(merge, "ref").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            left, top, bottom = _column(ends[0][1]), int(ends[0][2]), int(ends[1][2])
            words = rows.get(top, {}).get(left, "")
            for number in range(top + 1, min(bottom, top + TALLEST) + 1) if words else ():
                if number in rows:
                    rows[number][left] = rows[number].get(left) or words


def _text(element: Element) -> str:
    """The words of a string, without the signs that tell how foreign ones are read aloud."""
    if not any(local(one.tag) == "rPh" for one in element):
        return "".join(one.text or "" for one in element.iter() if local(one.tag) == "t")
    return "".join(_text(one) for one in element if local(one.tag) in ("r", "t"))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
