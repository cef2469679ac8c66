"""CSV and workbooks as real programs write them, and what their columns are taken for."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from answerable.answers.logs import read_log
from answerable.casefile import Outcome
from answerable.errors import AnswerableError, DamagedFile, ExpandingFile, NoSuchColumn

HEAD = ["FOI ref", "Date received", "Date of response", "Request", "Response", "Exemptions"]
ROWS = [
    ["R-1", "02/01/2024", "15/01/2024", "How many bins were\nemptied in 2023?", "We emptied 41,204 bins – at £1.10 each.", ""],
    ["R-2", "03/01/2024", "29/01/2024", "The lease of the “old” mill", "We are withholding the lease.", "43(2)"],
    ["R-3", "03/01/2024", "", "Number of lamp posts; their height", "In progress", ""],
]  # fmt: skip


def written(rows, delimiter=",", **form):
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter, **form).writerows(rows)
    return held.getvalue()


def checked(log):
    """What every way of writing the three rows must give."""
    first, second = log.entries
    assert first.question == "How many bins were\nemptied in 2023?"
    assert first.answer == "We emptied 41,204 bins – at £1.10 each."
    assert (first.on, first.reference, first.outcome) == (date(2024, 1, 15), "R-1", Outcome.RELEASED)
    assert (second.outcome, second.provisions) == (Outcome.WITHHELD, ("foia.s43.2",))
    assert second.question == "The lease of the “old” mill"
    (left,) = log.not_understood
    assert "not answered yet" in left.what
    assert log.columns["Date received"] == "the day of the request, left out"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_in_any_encoding_and_with_any_separator(encoding, delimiter):
    text = written([HEAD, *ROWS], delimiter).replace("\r\n", "\n" if delimiter == ";" else "\r\n")
    checked(read_log(text.encode(encoding), "log.csv"))


def test_titles_above_the_headings_say_whose_log_it_is_and_under_what_licence():
    above = [
        ["Gorsemere Borough Council"],
        ["Disclosure log 2024, published under the Open Government Licence v3.0"],
        [],
    ]
    log = read_log(written([*above, HEAD, *ROWS]).encode(), "log.csv")
    checked(log)
    assert {(one.publisher, one.licence) for one in log.entries} == {("Gorsemere Borough Council", "Open Government Licence v3.0")}  # fmt: skip
    assert log.entries[0].place == "row 5"


def test_a_separator_that_the_first_line_names_and_an_ending_that_says_nothing():
    checked(read_log(b"sep=;\r\n" + written([HEAD, *ROWS], ";").encode("cp1252"), "export.txt"))


def test_columns_without_known_headings_are_told_by_their_cells():
    rows = [["Col A", "Col B", "Col C", "Col D"]]
    rows += [[f"X{n}/24", f"{n}/02/2024", f"Please tell me how many of the {n} wards have a warden?", f"There are {n} wardens in all of the wards that you name."] for n in range(1, 9)]  # fmt: skip
    log = read_log(written(rows).encode(), "log.csv")
    assert len(log.entries) == 8
    assert log.columns == {"Col A": "reference", "Col B": "", "Col C": "question", "Col D": "answer"}


def test_a_heading_can_be_said_by_the_caller_and_a_wrong_one_is_refused():
    rows = [["Key", "Wording", "Upshot"], ["1", "Swans", "Nine of them"], ["2", "Geese", "None at all"]]
    data = written(rows).encode()
    assert not read_log(data, "log.csv").entries
    log = read_log(data, "log.csv", columns={"Wording": "question", "Upshot": "answer"})
    assert [one.answer for one in log.entries] == ["Nine of them", "None at all"]
    with pytest.raises(NoSuchColumn):
        read_log(data, "log.csv", columns={"Wording": "query"})
    with pytest.raises(NoSuchColumn):
        read_log(data, "log.csv", columns={"Worrding": "question"})


def test_headings_in_welsh_are_known():
    rows = [["Cyfeirnod", "Cais", "Ymateb", "Dyddiad yr ymateb"], ["1", "Sawl bin?", "41", "3/5/2024"]]
    (one,) = read_log(written(rows).encode(), "l.csv").entries
    assert (one.reference, one.question, one.answer, one.on) == ("1", "Sawl bin?", "41", date(2024, 5, 3))


def test_a_month_before_the_day_is_known_by_the_days_that_prove_it():
    rows = [["Question", "Answer", "Date answered"], ["Swans?", "Nine", "04/03/2024"], ["Geese?", "Ten", "04/25/2024"]]
    assert [one.on for one in read_log(written(rows).encode(), "l.csv").entries] == [
        date(2024, 4, 3),
        date(2024, 4, 25),
    ]


def test_the_word_of_the_publisher_goes_before_what_the_answer_seems_to_say():
    rows = [
        ["Question", "Answer", "Outcome", "Exemption"],
        ["Swans?", "Please see the letter.", "Refused", "s.31(1)(a) & s.40(2)"],
        ["Geese?", "There are ten.", "Part granted", "40(2)"],
        ["Ducks?", "See letter", "Information not held", "N/A"],
        ["Coots?", "It would take 40 hours.", "Refused", "12"],
        ["Teals?", "", "Withdrawn by applicant", ""],
    ]
    log = read_log(written(rows).encode(), "l.csv")
    assert [(one.outcome, one.provisions) for one in log.entries] == [
        (Outcome.WITHHELD, ("foia.s31.1.a", "foia.s40.2")),
        (Outcome.PART_RELEASED, ("foia.s40.2",)),
        (Outcome.NOT_HELD, ()),
        (Outcome.OVER_LIMIT, ("foia.s12",)),
    ]
    assert "withdrawn" in log.not_understood[-1].what


def book() -> bytes:
    """A workbook with a merged title, headings in the fourth row, two logs, a sheet of figures and a hidden one."""
    made = Workbook()
    sheet = made.active
    sheet.title = "2024"
    sheet.append(["Harrowfold District Council: disclosure log"])
    sheet.merge_cells("A1:F1")
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(["Updated monthly"])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append([*row[:1], None, date(2024, 1, int(row[2][:2])) if row[2] else None, *row[3:]])
    more = made.create_sheet("2023")
    more.append(["Reference", "Question", "Answer", "Letter"])
    more.append(["Q-1", "How many markets?", "Two.", "Q-1.pdf"])
    more["D2"].hyperlink = "https://h.example/q-1.pdf"
    more.append(["Q-2", "How many stalls?", "=B2&C2", ""])
    more.append(["Q-3", "Who runs them?", "The council.", ""])
    more.append([None, "Since when?", "1874", ""])
    more.merge_cells("A4:A5")
    made.create_sheet("Totals").append(["Month", "Number"])
    made["Totals"].append(["January", 41])
    made.create_sheet("names").append(["Question", "Answer", "Applicant"])
    made["names"].sheet_state = "hidden"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_a_workbook_is_read_sheet_by_sheet_and_what_gave_nothing_is_told():
    log = read_log(book(), "log.xlsx")
    places = [one.place for one in log.entries]
    assert places == ["sheet “2024”, row 5", "sheet “2024”, row 6", "sheet “2023”, row 2", "sheet “2023”, row 4", "sheet “2023”, row 5"]  # fmt: skip
    assert log.entries[0].on == date(2024, 1, 15)
    assert log.entries[0].publisher == "Harrowfold District Council"
    assert log.entries[2].address == "https://h.example/q-1.pdf"
    assert [one.reference for one in log.entries][3:] == ["Q-3", "Q-3"]
    told = {one.place: one.what for one in log.not_understood}
    assert "formula" in told["sheet “2023”, row 3"]
    assert "hidden" in told["sheet “names”"]
    assert "Month" in told["sheet “Totals”, row 1"]
    assert len(told) == 4


def test_hostile_workbooks_are_refused_or_read_within_bounds():
    made = Workbook()
    made.active.append(["Question", "Answer"])
    made.active.append(["How many?", "x" * 32_000])
    made.active["XFD9"] = "far away"
    made.active.merge_cells("D2:E3")
    held = io.BytesIO()
    made.save(held)
    with zipfile.ZipFile(held) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"D2:E3", b"A2:B1048576")
    log = read_log(zipped(parts), "log.xlsx")
    assert len(log.entries) == 1
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    with pytest.raises(DamagedFile):
        read_log(zipped(parts), "log.xlsx")
    parts["xl/worksheets/sheet1.xml"] = b" " * 41_000_000
    with pytest.raises(ExpandingFile):
        read_log(zipped(parts), "log.xlsx")
    for cut in (100, 1000, len(held.getvalue()) // 2):
        with pytest.raises(AnswerableError):
            read_log(held.getvalue()[:cut], "log.xlsx")


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    return held.getvalue()


@pytest.mark.parametrize(
    "heading", ["Rec'd", "Recd", "Rec’d", "Received", "Date in", "In", "Date rec'd", "Request rec'd"]
)
def test_the_day_of_a_request_is_known_however_it_is_shortened(heading):
    log = read_log(
        written([["Ref", heading, "Question", "Answer"], ["1", "02/01/2024", "Teals?", "Two."]]).encode(), "log.csv"
    )
    assert log.columns[heading] == "the day of the request, left out"
    assert [one.on for one in log.entries] == [None] and not log.not_understood


@pytest.mark.parametrize(
    "heading", ["Due", "Due date", "Reply due", "Response due date", "Deadline for response", "Target date"]
)
def test_the_day_by_which_an_answer_is_due_is_neither_that_of_the_request_nor_of_the_answer(heading):
    head = ["Ref", "Rec'd", heading, "Answered", "Question", "Answer"]
    row = ["1", "02/01/2024", "30/01/2024", "15/01/2024", "Teals?", "Two."]
    log = read_log(written([head, row]).encode(), "log.csv")
    assert log.columns[heading] == "the day by which an answer was due, left out"
    assert [one.on for one in log.entries] == [date(2024, 1, 15)]


def test_days_of_which_nothing_says_what_they_are_are_asked_about_and_not_guessed():
    data = written([["Ref", "Moment", "Question", "Answer"], ["1", "02/01/2024", "Teals?", "Two."]]).encode()
    log = read_log(data, "log.csv")
    assert [one.on for one in log.entries] == [None]
    (told,) = log.not_understood
    assert "“Moment”" in told.what and "left out" in told.do
    assert read_log(data, "log.csv", columns={"Moment": "on"}).entries[0].on == date(2024, 1, 2)
    assert not read_log(data, "log.csv", columns={"Moment": ""}).not_understood


@pytest.mark.parametrize("cut", ["end", "middle", "other"])
def test_a_damaged_workbook_is_told_as_one(cut):
    held = io.BytesIO()
    made = Workbook()
    for row in (HEAD, *ROWS):
        made.active.append(row)
    made.save(held)
    data = held.getvalue()
    if cut == "other":
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr("notes.txt", "nothing")
        data = held.getvalue()
    at = data.find(b"xl/worksheets/sheet1.xml") + 40
    damaged = {"end": data[: len(data) // 2], "middle": data[:at] + b"\0" * 80 + data[at + 80 :], "other": data}[cut]
    with pytest.raises(DamagedFile, match=r"broken\.xlsx is damaged"):
        read_log(damaged, "broken.xlsx")
