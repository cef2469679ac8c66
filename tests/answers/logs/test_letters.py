"""Letters in the forms in which they come, and folders and zips of them with the lists that lead to them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
import typst

from answerable.answers.logs import LogEntry, entries, read_folder, read_log
from answerable.casefile import Outcome
from answerable.errors import AnswerableError, EmptyFile, MissingFile, UnknownKind, UnsafeArchive

PAGES = Path(__file__).parent / "pages"
LETTER = """Wendlemoor District Council

Our reference: WDC/24/101
4 March 2024

Dear Mr Quillfeather

Thank you for your request of 6 February 2024. You asked:

1. How many miles of footpath were gritted last winter?
2. What was spent on grit?
3. Please send the contract with the supplier of grit.

Our response is as follows:

1. We gritted 61 miles of footpath.
2. We do not hold this figure, because grit for roads and footpaths is bought together.
3. The contract is exempt under section 43(2) of the Freedom of Information Act 2000.

If you are unhappy with this response you may ask for an internal review.

Yours sincerely

Petra Windlass
Information Officer
"""
WANTED = [Outcome.RELEASED, Outcome.NOT_HELD, Outcome.WITHHELD]


def as_docx(text: str) -> bytes:
    made = docx.Document()
    for block in text.split("\n\n"):
        made.add_paragraph(block)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def as_pdf(text: str) -> bytes:
    blocks = [" \\\n".join(line.replace("#", "\\#") for line in block.split("\n")) for block in text.split("\n\n")]
    return typst.compile("\n\n".join(blocks).encode(), format="pdf")


def as_mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Information team <foi@wendlemoor.example>"
    message["To"] = "A person <person@home.example>"
    message["Subject"] = "Response to your request WDC/24/101"
    message["Date"] = "Mon, 04 Mar 2024 10:00:00 +0000"
    message.set_content(text)
    return message.as_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in files.items():
            whole.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "made"),
    [("letter.txt", str.encode), ("letter.docx", as_docx), ("letter.pdf", as_pdf), ("letter.eml", as_mail)],
)
def test_a_letter_is_read_whatever_its_file(name, made):
    log = read_log(made(LETTER), name)
    assert [one.outcome for one in log.entries] == WANTED
    assert [one.number for one in log.entries] == ["1", "2", "3"]
    assert log.entries[0].question == "How many miles of footpath were gritted last winter?"
    assert log.entries[0].answer == "We gritted 61 miles of footpath."
    assert log.entries[2].provisions == ("foia.s43.2",)
    assert {(one.reference, f"{one.on}", one.publisher) for one in log.entries} == {("WDC/24/101", "2024-03-04", "Wendlemoor District Council")}  # fmt: skip
    assert "Quillfeather" not in repr(log.entries) and "Windlass" not in repr(log.entries)


def test_a_letter_of_several_pages_says_on_which_an_answer_begins():
    whole = LETTER.replace("3. The contract is", "#pagebreak()\n\n3. The contract is")
    made = typst.compile(whole.encode(), format="pdf")
    assert [one.place for one in read_log(made, "letter.pdf").entries] == ["page 1, question 1", "page 1, question 2", "page 2, question 3"]  # fmt: skip


def test_a_letter_that_does_not_repeat_the_request_is_kept_under_its_subject():
    text = "Gorsemere Borough Council\n\n4 March 2024\n\nDear Ms Thistle\n\nGritting of footpaths\n\nYour request came to us on 6 February. We gritted 61 miles of footpath last winter.\n\nYours sincerely\n\nPetra Windlass"  # fmt: skip
    (one,) = read_log(text.encode(), "letter.txt").entries
    assert (one.question, one.answer) == (
        "Gritting of footpaths",
        "Your request came to us on 6 February. We gritted 61 miles of footpath last winter.",
    )
    assert one.publisher == "Gorsemere Borough Council" and "Windlass" not in repr(one)


def test_questions_that_a_letter_does_not_answer_are_told():
    text = LETTER.replace("3. The contract is exempt under section 43(2) of the Freedom of Information Act 2000.\n", "")
    log = read_log(text.encode(), "letter.txt")
    assert len(log.entries) + len(log.not_understood) == 3
    assert "question 3" in log.not_understood[0].what


def test_a_letter_with_many_commas_is_no_table():
    text = "Dear council,\n\nPlease send every permit by date, reference, question, answer given, outcome and decision.\n\n1. Permits, fees, refunds.\n2. Appeals, refusals, reviews.\n\nYours, A. Person"  # fmt: skip
    log = read_log(text.encode(), "request.txt")
    assert not log.entries and log.form == "a letter (text)"


def test_a_request_without_an_answer_is_no_entry():
    log = read_log(
        b"Dear council,\n\nPlease tell me how many swans live on the canal.\n\nYours faithfully\n\nA. Person", "r.txt"
    )
    assert not log.entries
    assert log.not_understood[0].what == "a request without an answer"


def test_a_text_that_labels_its_requests_is_a_log():
    text = "Answers of the spring\n\nReference: 1\nRequest: How many swans?\nResponse: Nine.\n\nReference: 2\nRequest: How many geese?\nResponse: Not held."  # fmt: skip
    log = read_log(as_docx(text), "log.docx")
    assert [(one.reference, one.outcome) for one in log.entries] == [("1", Outcome.RELEASED), ("2", Outcome.NOT_HELD)]


def test_a_table_in_a_word_file_is_a_log():
    made = docx.Document()
    made.add_paragraph("Disclosure log of Gorsemere Borough Council")
    table = made.add_table(rows=3, cols=3)
    for row, cells in zip(table.rows, (("Ref", "Question", "Answer"), ("1", "How many swans?", "Nine."), ("2", "How many geese?", "Exempt under section 22.")), strict=True):  # fmt: skip
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    held = io.BytesIO()
    made.save(held)
    log = read_log(held.getvalue(), "log.docx")
    assert [one.outcome for one in log.entries] == [Outcome.RELEASED, Outcome.FUTURE_PUBLICATION]
    assert log.entries[0].publisher == "Gorsemere Borough Council"


@pytest.fixture
def folder(tmp_path):
    """A list page, two letters that it leads to and one that lies there by itself, and what is no letter."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "log.html").write_bytes((PAGES / "wendlemoor.html").read_bytes())
    (tmp_path / "letters" / "WDC-24-101.pdf").write_bytes(as_pdf(LETTER))
    other = LETTER.replace("WDC/24/101", "WDC/24/102").replace("grit", "sand").replace("4 March", "18 March")
    (tmp_path / "letters" / "WDC-24-102.docx").write_bytes(as_docx(other))
    (tmp_path / "letters" / "old.txt").write_text(LETTER.replace("WDC/24/101", "WDC/19/007"), encoding="utf-8")
    (tmp_path / "letters" / "seal.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / ".DS_Store").write_bytes(b"\0\0")
    return tmp_path


def test_a_list_leads_to_the_letters_beside_it_and_each_is_read_once(folder):
    log = read_folder(folder)
    by_reference = {one.reference: one for one in log.entries}
    assert len(log.entries) == 3 * 3 + 1
    assert by_reference["WDC/24/101"].request == "Gritting of footpaths"
    assert by_reference["WDC/24/101"].licence == "Open Government Licence v3.0"
    assert by_reference["WDC/24/101"].address == "https://www.wendlemoor.example/foi/letters/WDC-24-101.pdf"
    assert by_reference["WDC/24/101"].place == "log.html, table 1, row 2, question 3"
    assert by_reference["WDC/19/007"].place == "letters/old.txt, question 3"
    told = [(one.place, one.what) for one in log.not_understood]
    assert told[0] == ("log.html, table 1, row 4", "the answer stands in a file elsewhere: letters/WDC-24-103.pdf")
    assert told[1][0] == "letters/seal.png"
    assert len(told) == 2


def test_a_link_without_an_ending_leads_to_the_file_that_a_browser_saved_under_its_name(tmp_path):
    (tmp_path / "log.html").write_bytes((PAGES / "quernford.html").read_bytes())
    (tmp_path / "foi-2201-tree-felling.docx").write_bytes(as_docx(LETTER))
    log = read_folder(tmp_path)
    assert [one.outcome for one in log.entries] == WANTED
    assert {one.request for one in log.entries} == {"FOI 2201 Tree felling"}
    assert len(log.not_understood) == 2


def test_a_zip_is_read_as_the_folder_that_it_was(folder):
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    unpacked = read_folder(folder)
    log = read_log(zipped(files), "log.zip")
    assert sorted(map(repr, log.entries)) == sorted(map(repr, unpacked.entries))
    within = read_log(zipped({"2024.zip": zipped(files)}), "all.zip")
    assert len(within.entries) == len(log.entries)
    assert within.entries[0].place.startswith("2024.zip, log.html")


def test_entries_come_one_by_one_and_a_file_that_is_not_there_is_named(folder):
    stream = entries(folder, publisher="Wendlemoor District Council")
    assert isinstance(next(stream), LogEntry)
    with pytest.raises(MissingFile):
        next(entries(folder / "nothing"))


def test_zips_that_are_made_to_do_harm_are_refused_or_told():
    with pytest.raises(UnsafeArchive):
        read_log(zipped({"../../etc/cron.d/job": b"x"}), "log.zip")
    bomb = zipped({"big.txt": b"0" * 120_000_000})
    log = read_log(bomb, "log.zip")
    assert "limit" in log.not_understood[0].what
    nested = zipped({"a.txt": LETTER.encode()})
    for _ in range(5):
        nested = zipped({"in.zip": nested})
    assert "zips" in read_log(nested, "log.zip").not_understood[0].what


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyFile), (b"  \n ", EmptyFile), (b"\x89PNG\r\n\x1a\n" + bytes(99), UnknownKind), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownKind), (b"%PDF-1.7 broken", AnswerableError), (b"PK\x03\x04 broken", AnswerableError)],
)  # fmt: skip
def test_what_is_no_file_of_answers_is_refused_by_what_it_is(data, error):
    with pytest.raises(error):
        read_log(data, "file")
