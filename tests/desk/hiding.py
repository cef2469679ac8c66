"""A workbook with a hidden sheet, and the same without it, for the tests of every door that files leave by."""

import io

import openpyxl

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*, hides=True):
    """The bytes of a workbook; hides: with the sheet “Staff” that nobody sees."""
    book, kept = openpyxl.Workbook(), io.BytesIO()
    book.active.append(("Ward", "Permits"))
    if hides:
        book.create_sheet("Staff").append(["Siân Tregarth"])
        book["Staff"].sheet_state = "hidden"
    book.save(kept)
    return kept.getvalue()
