"""What tests of imports share: spreadsheets as bytes, and an import brought to a step."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

HEAD = ["FOI Ref", "Date Received", "Subject", "Request", "Requester", "Email", "Outcome", "Date Closed", "Exemptions", "Department"]  # fmt: skip
ROWS = [
    ["FOI/0001", "13/01/2025", "Potholes", "1. How many potholes were filled?\n2. What did it cost?", "Pat Example", "pat@example.org", "Granted", "30/01/2025", "", "Highways"],
    ["FOI/0002", "14/01/2025", "Salaries", "Who earns what?", "Sam Example", "", "Part refused", "20/02/2025", "s40(2); s43(2)", "HR"],
    ["FOI/0003", "15/01/2025", "Trees", "", "", "", "Withdrawn", "", "", ""],
    ["FOI/0004", "16/01/2025", "Drains", "", "", "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def as_csv():
    """as_csv(rows): the rows below the usual headings, as the bytes of a CSV file."""

    def make(rows=ROWS, *, head=HEAD, separator=",", encoding="utf-8", before=""):
        text = StringIO()
        csv.writer(text, delimiter=separator).writerows([head, *rows])
        return (before + text.getvalue()).encode(encoding)

    return make


@pytest.fixture
def as_xlsx():
    """as_xlsx(fill): the bytes of a workbook whose first sheet fill(sheet, book) has filled."""

    def make(fill):
        book = openpyxl.Workbook()
        fill(book.active, book)
        file = BytesIO()
        book.save(file)
        return file.getvalue()

    return make


@pytest.fixture
def begin(by, at, run_jobs):
    """begin(data): an import whose file has been read; it waits for its columns."""
    from answerable.desk.imports.actions.begin_import import begin_import

    def make(data, name="old.csv", **fields):
        found = begin_import(data=data, name=name, by=by, at=at, **fields)
        run_jobs()
        found.refresh_from_db()
        return found

    return make


@pytest.fixture
def check(begin, by, at, run_jobs):
    """check(data): an import of which every row has been checked, with what was guessed and these words besides."""
    from answerable.desk.imports.actions.say_columns import say_columns
    from answerable.desk.imports.actions.say_words import say_words
    from answerable.desk.imports.meanings import columns_of, words_asked
    from answerable.desk.imports.models import Step

    def make(data, *, words=None, orders=None, name="old.csv"):
        found = begin(data, name=name)
        found = say_columns(number=found.pk, columns=columns_of(found), by=by, at=at)
        if found.step == Step.WORDS:
            said = {}
            for word in words_asked(found):
                said.setdefault(word.field, {})[word.plain] = (words or {}).get(word.shown) or word.ours or "-"
            say_words(number=found.pk, words=said, orders=orders or {}, by=by, at=at)
        run_jobs()
        found.refresh_from_db()
        return found

    return make


@pytest.fixture
def bring_in(check, by, at, run_jobs):
    """bring_in(data): an import that is done."""
    from answerable.desk.imports.actions.carry_out import carry_out

    def make(data, **fields):
        found = check(data, **fields)
        carry_out(number=found.pk, by=by, at=at)
        run_jobs()
        found.refresh_from_db()
        return found

    return make


@pytest.fixture
def faults_of():
    """faults_of(found): row, heading and what is wrong, for every fault."""

    def read(found):
        return [(row.number, *fault) for row in found.rows.filter(is_faulty=True) for fault in row.faults]

    return read
