"""CSV in any encoding and with any separator, and workbooks sheet by sheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from answerable.answers.logs.entry import Reach
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.tables import LOOKED_AT, Row, is_table, read_table
from answerable.documents import Link, SheetRow, decode, sheets_of
from answerable.errors import DamagedFile

_SEPARATORS = (",", ";", "\t", "|")
_NAMED = re.compile(r"sep=(.)\r?\n")
_SAMPLE = 64_000
_CELL = 10_000_000  # characters of a cell
csv.field_size_limit(_CELL)


def read_csv(data: bytes, source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of a text with separated cells."""
    text = decode(data=data).lstrip("\ufeff")
    named = _NAMED.match(text)
    source.form = "a table in text (CSV)"
    yield from read_table(_rows(text, named[1] if named else separator_of(text), source.name), source, reach)


def is_csv(text: str) -> bool:
    """Whether a text is a table: headings of a log between one separator, and most rows as wide; no letter with commas."""
    try:
        rows = list(csv.reader(text[:_SAMPLE].splitlines(keepends=True)[:LOOKED_AT], delimiter=separator_of(text)))
    except csv.Error:
        return False
    widths = [len(row) for row in rows if any(row)]
    usual = max(set(widths) or {0}, key=widths.count)
    return (
        usual > 1
        and widths.count(usual) * 5 >= len(widths) * 3
        and is_table([row for row in rows if len(row) == usual])
    )


def separator_of(text: str) -> str:
    """What divides the most rows into equally many cells."""
    return max(_SEPARATORS, key=lambda one: _evenness(text[:_SAMPLE].splitlines(keepends=True)[:200], one))


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if any(row)]
    except csv.Error:
        return 0, 0
    usual = max(set(widths) or {0}, key=lambda width: (widths.count(width), width))
    return (widths.count(usual) * usual, usual) if usual > 1 else (0, 0)


def _rows(text: str, separator: str, name: str) -> Iterator[Row]:
    lines = (line.replace("\0", "") for line in text.splitlines(keepends=True))
    reader = csv.reader(_kept(lines), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > 1 or not (len(cells) == 1 and cells[0].startswith("sep=")):
                yield Row(f"row {number}", cells)
    except csv.Error as fault:
        raise DamagedFile(name=name, fault=f"row {number + 1} cannot be read as cells ({fault})") from fault


def _kept(lines: Iterator[str]) -> Iterator[str]:
    """Lines that end as CSV knows: other signs that Python takes for line ends stay within their cell."""
    held = ""
    for line in lines:
        held += line
        if held.endswith(("\n", "\r")):
            yield held
            held = ""
    if held:
        yield held


def read_book(data: bytes, source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of every sheet that is shown; a sheet without a log is named."""
    source.form = "a workbook"
    for sheet in sheets_of(data, name=source.name):
        place = f"sheet “{sheet.name}”"
        if sheet.is_hidden:
            yield source.missing(place, "a sheet that is hidden", "Whoever hid it did not mean it to be read.", "Ask the publisher, or show the sheet and give the file again.")  # fmt: skip
        elif sheet.rows:
            yield from read_table((_row(row, place) for row in sheet.rows), source, reach)


def _row(row: SheetRow, place: str) -> Row:
    links = {at: (Link(row.cells[at], address),) for at, address in row.links.items()}
    return Row(f"{place}, row {row.number}", row.cells, links, row.unread)
