"""A file becomes rows of plain text, and the traps of spreadsheets are told."""

import random
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from io import BytesIO

import pytest

from answerable.desk.files import sheets
from answerable.desk.files.sheets import FORMULA, MERGED
from answerable.desk.imports.columns import heading_score
from answerable.errors import NotASheet
from desk.imports.conftest import HEAD, ROWS

opened = partial(sheets.opened, score=heading_score)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_with_any_separator_and_encoding(as_csv, separator, encoding):
    rows = [["FOI/1", "13/01/2025", "Café, £5; a|b", *[""] * 7], ["FOI/2", "14/01/2025", "Two\nlines", *[""] * 7]]
    book = opened(as_csv(rows, separator=separator, encoding=encoding), name="old.csv")
    assert book.headings == tuple(HEAD)
    assert [(number, values[2]) for number, values in book.rows()] == [(2, "Café, £5; a|b"), (3, "Two\nlines")]
    assert bool(book.notices) == (encoding == "cp1252")


def test_a_first_line_may_name_the_separator_and_titles_may_stand_above_the_headings(as_csv):
    book = opened(as_csv(separator=";", before="sep=;\r\n"), name="old.csv")
    assert book.headings == tuple(HEAD)
    book = opened(as_csv(before="FOI requests 2025\r\n\r\n"), name="old.csv")
    assert (book.headings, book.heading_row) == (tuple(HEAD), 3)
    assert next(iter(book.rows())) == (4, ROWS[0])


def test_rows_are_numbered_as_the_spreadsheet_does_and_empty_ones_are_none(as_xlsx):
    def fill(sheet, book):
        sheet.append(["Ref", "Date received"])
        sheet.append(["A", date(2025, 4, 3)])
        sheet["A9"], sheet["B9"] = "B", datetime(2025, 4, 4, 9, 30)  # noqa: DTZ001  # cells have no zone

    assert list(opened(as_xlsx(fill), name="old.xlsx").rows()) == [
        (2, ["A", "2025-04-03"]),
        (9, ["B", "2025-04-04 09:30"]),
    ]


def test_numbers_keep_the_noughts_that_their_format_shows_and_lose_no_digit(as_xlsx):
    def fill(sheet, book):
        sheet.append(["Ref", "Date received"])
        for value in (123, 123.0, 1234567890123, 12.5, True):
            sheet.append([value, "x"])
        sheet["A2"].number_format = "00000"

    assert [values[0] for _, values in opened(as_xlsx(fill), name="x.xlsx").rows()] == [
        "00123",
        "123",
        "1234567890123",
        "12.5",
        "yes",
    ]


def test_a_formula_without_a_result_and_a_merged_cell_say_so(as_xlsx):
    def fill(sheet, book):
        sheet.append(["Ref", "Date received"])
        sheet.append(["A", "=TODAY()"])
        sheet.append(["B", "2025-04-03"])
        sheet.append(["C", None])
        sheet.merge_cells("B3:B4")

    book = opened(as_xlsx(fill), name="x.xlsx")
    assert [values for _, values in book.rows()] == [["A", FORMULA], ["B", "2025-04-03"], ["C", MERGED]]
    assert "merged" in " ".join(book.notices)


def test_a_sheet_that_says_it_merges_every_cell_there_is_takes_no_memory_for_them(as_xlsx):
    def fill(sheet, book):
        sheet.append(["Ref", "Date received"])
        sheet.append(["A", "2025-04-03"])
        sheet.merge_cells("A3:B4")

    whole, huge = BytesIO(as_xlsx(fill)), BytesIO()
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(huge, "w") as made:
        for name in parts.namelist():
            made.writestr(name, parts.read(name).replace(b"A3:B4", b"A3:XFD1048576"))
    tracemalloc.start()
    rows = list(opened(huge.getvalue(), name="x.xlsx").rows())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows[0] == (2, ["A", "2025-04-03"]) and most < 500_000_000


def test_a_hidden_sheet_is_not_read_and_is_named_and_hidden_rows_are_read_and_told(as_xlsx):
    def fill(sheet, book):
        sheet.sheet_state = "hidden"
        sheet.title = "Secret"
        shown = book.create_sheet("Cases")
        shown.append(["Ref", "Date received"])
        shown.append(["A", "2025-04-03"])
        shown.row_dimensions[2].hidden = True
        book.create_sheet("More").append(["Ref"])
        book.active = 1

    data = as_xlsx(fill)
    book = opened(data, name="x.xlsx")
    assert (book.sheets, book.sheet) == (("Cases", "More"), "Cases")
    assert any("Secret" in notice for notice in book.notices)
    assert any("hidden" in notice and "read" in notice for notice in book.notices)
    assert len(list(book.rows())) == 1
    assert opened(data, name="x.xlsx", sheet="More").headings == ("Ref",)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n\n", b"\xd0\xcf\x11\xe0 old excel", b"PK\x03\x04 nothing", b"\x89PNG\r\n\x1a\n\0\0\0\0"]
)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(data):
    with pytest.raises(NotASheet) as refused:
        opened(data, name="old.bin")
    assert "save it as CSV" in refused.value.part("do")


def test_a_damaged_workbook_is_refused_and_never_an_accident(as_xlsx):
    def fill(sheet, book):
        sheet.append(["Ref", "Date received"])
        for number in range(300):
            sheet.append([f"A/{number}", "2025-04-03"])

    whole = as_xlsx(fill)
    chance = random.Random(7)  # noqa: S311  # the same damage every time
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        with suppress(NotASheet):
            list(
                opened(
                    bytes(data[: chance.randint(len(data) // 2, len(data))] if chance.random() < 0.3 else data),
                    name="x.xlsx",
                ).rows()
            )
