"""Excel: a new workbook from the values that are kept and can be seen, without formulas, names, notes, caches or what is hidden."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from answerable.documents.package import bytes_of, open_archive
from answerable.documents.release.marks import Marked
from answerable.documents.release.model import Box, Parts, Unit
from answerable.documents.release.texts import cell_said, seen
from answerable.errors import DamagedFile, TooLarge

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELLS = 1_000_000
FLAT = 1.0  # points high, or letters wide: nobody sees what stands there
# A format of numbers may hold words of its own in quotes; only those that hold none are used again.
BARE = re.compile(
    r"(\[(Red|Blue|Black|Green|\$[£€$]?(-[0-9A-Fa-f]+)?)\]|General|AM/PM|[0#?,.%;()+/: _*@dmyhsE£€$-])+", re.I
)
SHOWN_NUMBER = re.compile(r"[^;0#?]*[0#?][0#?,]*(?:\.([0#?]*))?([^;%]*%)?")
NOTHING_SHOWN = re.compile(r";;;+")
WORDED = re.compile(rb"""formatCode=["'][^"'>]*&quot;[^"'>]*?\w{2}""")
VALUE = re.compile(rb"<v>[^<]")
WHITE = ("FFFFFFFF", "00FFFFFF")
SPREAD = re.compile(r"(?=.*[0#].*[0#])[0#()+/ -]+")  # a number in groups, such as 00000 000000
LANGUAGE_OF_FORM = re.compile(r"\[\$?([£$€]?)[^\]]*\]")
DATE, MOMENT, CLOCK = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm"
Seen = tuple[Any, Any]  # a cell of openpyxl, and the value that it shows


@dataclass(slots=True)
class Sheet:
    """A sheet that was read: its units, each with its cell."""

    number: int
    title: Unit
    cells: list[tuple[Unit, Any]]
    made_by: Any


@dataclass(slots=True)
class Workbook:
    """A workbook that was read."""

    parts: Parts
    sheets: list[Sheet]
    extension: str = ".xlsx"
    media_type: str = EXCEL

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """Cells have no areas."""
        return []

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The new workbook."""
        made = openpyxl.Workbook()
        made.remove(made.active)
        about = made.properties
        about.creator, about.title, about.language = None, title or None, language
        for sheet in self.sheets:
            if marked.goes_along(sheet.title) or any(marked.goes_along(unit) for unit, _ in sheet.cells):
                sheet_made(made, sheet, marked)
        if not made.worksheets:
            made.create_sheet("Sheet 1")
        packed = io.BytesIO()
        made.save(packed)
        return packed.getvalue()


def sheet_made(made: Any, sheet: Sheet, marked: Marked) -> None:
    """One sheet of the new workbook."""
    is_kept = not marked.label_of(sheet.title) and not marked.cuts.get(sheet.title.place)
    new = made.create_sheet(sheet.title.words if is_kept else f"Sheet {sheet.number}")
    if f"sheet {sheet.number}" in marked.whole:
        put(new, 1, 1, marked.whole[f"sheet {sheet.number}"])
        return
    labelled: set[str] = set()
    for unit, cell in sheet.cells:
        if marked.goes_along(unit):
            cell_made(new, unit, cell, cell_said(marked, unit, labelled))
    for letter, column in sheet.made_by.column_dimensions.items():
        if column.width and not column.hidden:
            new.column_dimensions[letter].width = column.width
    for merged in sheet.made_by.merged_cells.ranges:
        new.merge_cells(str(merged))


def cell_made(sheet: Any, unit: Unit, cell: Any, said: str) -> None:
    """One cell of the new workbook."""
    if said == unit.words:
        put(sheet, cell.row, cell.column, value_of(cell), bare_format(cell))
    elif said:
        put(sheet, cell.row, cell.column, said)
    if cell.has_style and cell.font.b:
        sheet.cell(cell.row, cell.column).font = BOLD
    if cell.has_style and cell.alignment.wrap_text:
        sheet.cell(cell.row, cell.column).alignment = WRAPPED


BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def put(sheet: Any, row: int, column: int, value: Any, form: str = "General") -> None:
    """A value in a cell; words are never a formula."""
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif form != "General":
        cell.number_format = form


def value_of(cell: Any) -> Any:
    """The value that a cell shows: a number to the places that are shown, a day without a time that is not."""
    value, form = cell.value, str(cell.number_format)
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, datetime) and "h" not in form.lower():
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001  sheets know no zones
    if isinstance(value, float) and form != "General" and (match := SHOWN_NUMBER.match(form)):
        return round(value, len(match[1] or "") + 2 * bool(match[2]))
    return value


def bare_format(cell: Any) -> str:
    """How a number is shown, where that says nothing by itself."""
    if isinstance(cell.value, datetime):  # as words_of says it: what is shown is what was searched
        return MOMENT if "h" in str(cell.number_format).lower() else DATE
    if isinstance(cell.value, date | time):
        return DATE if isinstance(cell.value, date) else CLOCK
    form = str(cell.number_format)
    return form if BARE.fullmatch(form) else "General"


def number_shown(value: float, form: str) -> str:
    """A number as its format shows it: with its sign, its zeros in front, its places, as pounds or per cent."""
    form = LANGUAGE_OF_FORM.sub(r"\1", form).split(";")[0].replace("\\", "")
    if SPREAD.fullmatch(form) and value == int(value):
        left = list(str(abs(int(value))))
        last_first = [(left.pop() if left else "0" * (mark == "0")) if mark in "0#" else mark for mark in form[::-1]]
        return "-" * (value < 0) + "".join(left) + "".join(reversed(last_first))
    match = SHOWN_NUMBER.match(form)
    if not match or "/" in form or "E" in form.upper():
        return f"{value:.15g}"
    said = f"{abs(value) * (100 if match[2] else 1):,.{len(match[1] or '')}f}"
    coin = next((sign for sign in form if sign in "£$€"), "")
    return "-" * (value < 0) + coin + (said if "," in form else said.replace(",", "")) + "%" * bool(match[2])


def words_of(cell: Any) -> str:
    """What a cell shows, as words."""
    value = value_of(cell)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%d/%m/%Y}" if is_day else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float) and (form := bare_format(cell)).lower() != "general":
        return number_shown(value, form)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def read_sheets(data: bytes, name: str) -> Workbook:
    """A workbook. Raises DamagedFile, ProtectedFile, ExpandingFile or TooLarge."""
    archive = open_archive(data=data, name=name)
    members = {
        member: bytes_of(archive, member, name=name) for member in archive.namelist() if member.startswith("xl/")
    }
    if any(b"<!DOCTYPE" in content[:2000] for content in members.values()):
        raise DamagedFile(name=name, fault="a part of it declares entities, which Excel never writes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that openpyxl does not read, which do not go along
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as fault:
        raise DamagedFile(name=name, fault="its sheets cannot be read") from fault
    if sum(sheet.max_row * sheet.max_column for sheet in workbook.worksheets) > MAX_CELLS * 20:
        raise TooLarge(name=name, size="sheets of many empty cells", limit=f"{MAX_CELLS * 20:,} cells")
    sheets = [read_sheet(sheet, number) for number, sheet in enumerate(workbook.worksheets, start=1)]
    units = tuple(unit for sheet in sheets for unit in (sheet.title, *(unit for unit, _ in sheet.cells)))
    if len(units) > MAX_CELLS:
        raise TooLarge(name=name, size=f"{len(units):,} filled cells", limit=f"{MAX_CELLS:,}")
    return Workbook(Parts(name, "Excel", units, tuple(left_out(workbook, members))), sheets)


def read_sheet(sheet: Any, number: int) -> Sheet:
    """One sheet: its title and its filled cells."""
    place = f"sheet {number}"
    is_hidden = sheet.sheet_state != "visible"
    title = Unit(f"{place}, title", sheet.title, "title", (place,), is_hidden=is_hidden)
    flat_rows = {row for row, kept in sheet.row_dimensions.items() if kept.hidden or (kept.height or FLAT) < FLAT}
    flat_columns = {column for kept in sheet.column_dimensions.values() for column in hidden_columns(kept)}
    rows: dict[int, str] = {}
    columns: dict[int, str] = {}
    cells = []
    for cell in filled(sheet):
        row = rows.setdefault(cell.row, f"{place}, row {cell.row}")
        letter = get_column_letter(cell.column)
        column = columns.setdefault(cell.column, f"{place}, column {letter}")
        unseen = is_hidden or cell.row in flat_rows or cell.column in flat_columns or shows_nothing(cell)
        unit = Unit(f"{place}, {letter}{cell.row}", words_of(cell), "cell", (place, row, column), is_hidden=unseen)
        cells.append((unit, cell))
    return Sheet(number, title, cells, sheet)


def filled(sheet: Any) -> Iterator[Any]:
    """The cells of a sheet that hold something, row by row."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None and cell.value != "":
                if not isinstance(cell.value, str | int | float | bool | date | time):
                    cell.value = str(cell.value)
                yield cell


def hidden_columns(kept: Any) -> range:
    """The columns that one entry hides."""
    is_flat = kept.hidden or (kept.customWidth and kept.width < FLAT)
    return range(kept.min or 0, (kept.max or -1) + 1) if is_flat else range(0)


def shows_nothing(cell: Any) -> bool:
    """True for a cell of a format that shows nothing, and for white words on no colour."""
    if not cell.has_style:
        return False
    if NOTHING_SHOWN.fullmatch(str(cell.number_format)):
        return True
    colour = cell.font.color
    is_white = colour is not None and (
        (colour.type == "rgb" and colour.rgb in WHITE) or (colour.type == "theme" and colour.theme == 0)
    )
    return bool(is_white and cell.fill.patternType in (None, "none"))


def left_out(workbook: Any, members: dict[str, bytes]) -> Iterator[str]:
    """What does not go along, in sentences."""
    found: Counter[str] = Counter()
    for member, content in members.items():
        found["notes"] += member.startswith(("xl/comments", "xl/threadedComments"))
        found["pictures"] += member.startswith(("xl/media/", "xl/charts/chart", "xl/embeddings/"))
        found["caches"] += member.startswith(("xl/pivotCache/", "xl/externalLinks/", "xl/model/", "xl/connections"))
        found["worded"] += len(WORDED.findall(content)) if member == "xl/styles.xml" else 0
        if member.startswith("xl/worksheets/sheet"):
            found["printed"] += b"Header>" in content or b"Footer>" in content
            found["empty"] += sum(
                b"<f" in cell and not VALUE.search(cell)
                for cell in (part[part.rfind(b"<c ") :] for part in content.split(b"</c>"))
            )
    if found["empty"]:
        yield f"Formulas that the file holds no value of: {found['empty']:,}. Open it in Excel, save it, and release that."
    if found["notes"]:
        yield "Notes and comments on cells."
    if found["pictures"]:
        yield f"Pictures, charts and files inside: {found['pictures']:,}."
    if found["caches"]:
        yield "Caches of pivot tables, data of other files, connections."
    if found["printed"]:
        yield "Headers and footers of printed pages."
    if found["worded"]:
        yield f"Words that stand in the format of a number, and not in its cell: {found['worded']:,} formats."
    if len(workbook.sheetnames) > len(workbook.worksheets):
        yield "Sheets that are charts."
    yield "Formulas, names of ranges, links, checks of what is typed, properties: the workbook is written anew from values."
