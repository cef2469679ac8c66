"""A spreadsheet as rows of plain text: CSV in any encoding and with any separator, and XLSX without its traps.

Days come as 2025-04-03, numbers without a trailing ".0" and with the noughts that their format shows. A cell whose value the
file does not hold says so (FORMULA, MERGED), and is refused where its column is used: nothing becomes empty in silence.
"""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from answerable.errors import NotASheet

FORMULA = "#formula without a result"
MERGED = "#merged"
LOOKED_AT = 15  # rows among which the headings are looked for
WIDEST = 200  # columns
_UNPACKED = 500_000_000  # bytes of an XLSX unpacked, at most
_MERGED_CELLS = 1_000_000  # in a sheet, at most
_SEPARATORS = (",", ";", "\t", "|")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?hidden=\"(?:1|true)\"")
_FORMULA = (b"<f>", b"<f ", b":f>", b":f ")

# What the libraries raise over a file that is damaged, or that somebody has made up.
_BROKEN = (
    csv.Error, zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, OSError, EOFError,
    ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RuntimeError,
)  # fmt: skip
Row = tuple[int, list[str]]
Score = Callable[[Sequence[str]], Any]
csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Opened:
    """A spreadsheet that was opened: its sheets, the one that is read, and what somebody should know about it."""

    sheets: tuple[str, ...]
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    notices: tuple[str, ...]
    name: str
    source: _Source = field(repr=False)

    def rows(self) -> Iterator[Row]:
        """Every row below the headings that has anything in it, with its number in the spreadsheet."""
        width = len(self.headings)
        try:
            for number, values in self.source.rows():
                if number > self.heading_row and any(value != MERGED for value in filter(None, values)):
                    yield number, (values + [""] * width)[: max(width, _used(values))]
        except _BROKEN as error:
            raise NotASheet(name=self.name, fault="it is damaged") from error


class _Source(Protocol):
    """Rows of one sheet, from the top; they can be read again."""

    notices: tuple[str, ...]

    def rows(self) -> Iterator[Row]: ...


def opened(data: bytes, *, name: str, sheet: str = "", score: Score | None = None) -> Opened:
    """The spreadsheet that these bytes are. Refuses what is none, or holds no row (NotASheet).

    score says how likely a row holds the headings; without it the row that fills the most cells does.
    """
    try:
        source, sheets, chosen = _source(data, name, sheet)
        first = list(islice(source.rows(), LOOKED_AT))
    except _BROKEN as error:
        raise NotASheet(name=name, fault="it is not a spreadsheet that can be read") from error
    if not any(any(values) for _, values in first):
        raise NotASheet(name=name, fault="there is nothing in it")
    number, values = max(first, key=lambda row: ((score or _used)(row[1]), -row[0]))
    headings = tuple(values[: _used(values)])
    if len(headings) > WIDEST:
        raise NotASheet(name=name, fault=f"it has more than {WIDEST} columns")
    return Opened(sheets, chosen, number, headings, source.notices, name, source)


def _source(data: bytes, name: str, sheet: str) -> tuple[_Source, tuple[str, ...], str]:
    if data.startswith(b"PK"):
        book = _Book(data, name)
        chosen = sheet if sheet in book.sheets else book.sheets[0]
        return _Worksheet(book, chosen), book.sheets, chosen
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotASheet(name=name, fault="it is in the old .xls form, or has a password")
    return _Text(data, name), (), ""


def _used(values: Sequence[str]) -> int:
    """How many cells there are up to the last that has anything in it."""
    return max((place for place, value in enumerate(values, 1) if value), default=0)


class _Text:
    """CSV."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.encoding = data, _encoding(data)
        if b"\0" in data[:4096] and not self.encoding.startswith("utf-16"):
            raise NotASheet(name=name, fault="it is neither CSV nor XLSX")
        self.says, self.separator = self._separator()
        self.notices: tuple[str, ...] = ()
        if self.encoding == "cp1252":
            self.notices = (
                "The text is not in UTF-8; it was read as Windows text. Look whether accents and pound signs are right.",
            )

    def rows(self) -> Iterator[Row]:
        text = TextIOWrapper(BytesIO(self.data), self.encoding, errors="replace", newline="")
        reader = csv.reader((line.replace("\0", "") for line in text), delimiter=self.separator)
        first = 0 if self.says else 1  # spreadsheets do not show the line that names the separator
        for number, values in enumerate(reader, first):
            if number:
                yield number, [value.strip() for value in values]

    def _separator(self) -> tuple[bool, str]:
        """The one a first line sep=; names, or the one that divides the most lines into equally many cells."""
        text = TextIOWrapper(BytesIO(self.data), self.encoding, errors="replace", newline="").read(64_000)
        if match := re.match(r"sep=(.)\r?\n", text):
            return True, match[1]
        return False, max(_SEPARATORS, key=lambda one: _evenness(text.splitlines(keepends=True)[:50], one))


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """How many rows have as many cells as most have, and how many that is; nothing where that is one."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if any(row)]
    except csv.Error:
        return 0, 0
    usual = max(widths, key=widths.count, default=0)
    return (widths.count(usual), usual) if usual > 1 else (0, 0)


def _encoding(data: bytes) -> str:
    if data.startswith(BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if data[1:200:2].count(0) > len(data[1:200:2]) * 0.6:
        return "utf-16-le"
    try:
        decoder = getincrementaldecoder("utf-8")()
        for start in range(0, len(data), 1_000_000):
            decoder.decode(data[start : start + 1_000_000])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class _Book:
    """XLSX: its sheets, the hidden ones aside."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise NotASheet(name=name, fault="it is too large once it is unpacked")
        self.results = self._open(with_results=True)
        self.sheets = tuple(sheet.title for sheet in self.results.worksheets if sheet.sheet_state == "visible")
        self.hidden = tuple(sheet.title for sheet in self.results.worksheets if sheet.sheet_state != "visible")
        if not self.sheets:
            raise NotASheet(name=name, fault="every sheet in it is hidden")

    @cached_property
    def formulas(self) -> Any:
        """The workbook once more, with the formulas in place of their results."""
        return self._open(with_results=False)

    def _open(self, *, with_results: bool) -> Any:
        """The workbook, row by row. Opening it takes long where the file does not say how large its sheets are."""
        return load_workbook(BytesIO(self.data), read_only=True, data_only=with_results)


class _Worksheet:
    """One sheet of an XLSX."""

    def __init__(self, book: _Book, title: str) -> None:
        self.book, self.title = book, title
        found = _Traps(book.data, book.results[title]._worksheet_path)
        self.merged, self.has_formulas = found.merged, found.has_formulas
        self.merged_to = max((column for _, column in found.merged), default=0)
        notices = [f"The sheet “{hidden}” is hidden and is not read." for hidden in book.hidden]
        if found.hidden_rows:
            notices.append("Some rows are hidden, by a filter perhaps. They are read like the others.")
        if found.merged:
            notices.append(
                "Some cells are merged. A merged cell has its value in its first cell alone; rows that need the others are listed."
            )
        self.notices: tuple[str, ...] = tuple(notices)

    def rows(self) -> Iterator[Row]:
        """Formulas are looked at only where there are any: reading twice takes twice as long."""
        beside = self._cells(self.book.formulas) if self.has_formulas else None
        for number, cells in enumerate(self._cells(self.book.results), 1):
            asked = next(beside, ()) if beside else ()
            values = [self._text(cell, place, number, asked) for place, cell in enumerate(cells)]
            unwritten = range(len(values) + 1, self.merged_to + 1)  # a merged cell need not be in the file
            yield number, values + [MERGED if (number, place) in self.merged else "" for place in unwritten]

    def _cells(self, book: Any) -> Iterator[tuple[Any, ...]]:
        sheet = book[self.title]
        sheet.reset_dimensions()  # what the file says of its size is often wrong
        return iter(sheet.iter_rows())

    def _text(self, cell: Any, place: int, number: int, asked: tuple[Any, ...]) -> str:
        if cell.value is None:
            if place < len(asked) and asked[place].data_type == "f":
                return FORMULA
            return MERGED if (number, place + 1) in self.merged else ""
        return text_of(cell.value, cell.number_format)


@dataclass(slots=True)
class _Traps:
    """What of a sheet its cells do not tell: merged cells, formulas, hidden rows."""

    merged: set[tuple[int, int]]
    has_formulas: bool
    hidden_rows: bool

    def __init__(self, data: bytes, path: str) -> None:
        self.merged, self.has_formulas, self.hidden_rows = set(), False, False
        tail = b""
        with zipfile.ZipFile(BytesIO(data)) as parts, parts.open(path.lstrip("/")) as sheet:
            while chunk := sheet.read(1_000_000):
                text = tail + chunk
                self.has_formulas = self.has_formulas or any(mark in text for mark in _FORMULA)
                if not self.hidden_rows and b"hidden=" in text:  # looked for first: the pattern is slow
                    self.hidden_rows = bool(_HIDDEN_ROW.search(text))
                for match in _MERGE.finditer(text) if b"mergeCell " in text else ():
                    self._merge(match[1].decode())
                tail = text[-500:]

    def _merge(self, place: str) -> None:
        left, top, right, bottom = range_boundaries(place)
        if len(self.merged) > _MERGED_CELLS:
            raise ValueError("more cells are merged than any list of requests has")
        right, bottom = min(right, WIDEST), min(bottom, top + 5000)
        cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        self.merged |= set(cells) - {(top, left)}


def text_of(value: object, number_format: str) -> str:
    """The value of a cell as text, as its reader saw it where that matters."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        whole = f"{value:.15g}"
        return whole.zfill(len(number_format)) if number_format and set(number_format) == {"0"} else whole
    return str(value).strip()
