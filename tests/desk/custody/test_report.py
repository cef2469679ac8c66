"""The investigation report: from the chain alone, accessible, marked, and kept exactly as it was issued."""

import io

import pikepdf
import pytest
from docx import Document

from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.issue_report import issue_report
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.models import Item
from answerable.desk.custody.queries.agreeing import agrees
from answerable.desk.files.keeping import content
from answerable.desk.ledger import sealing
from desk.custody.hands import EXPORT, LAB, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(reference, keeper, at):
    who = {"reference": reference, "by": keeper, "at": at}
    move(number=2, to=LAB, said=said(seal_read="HBC-0417"), **who)
    correct(event=4, said=said("The number was misread; the photograph shows HBC-0411."), **who)
    words = said()
    event = issue_report(said=words, **who)
    assert issue_report(said=words, **who).pk == event.pk
    return event


def items(event):
    numbers = [made["number"] for made in event.made]
    return [Item.objects.get(investigation=event.investigation, number=number) for number in numbers]


def test_the_exact_bytes_of_the_report_are_items_and_its_digest_is_the_entrys(issued, keeper):
    word, pdf = items(issued)
    assert (pdf.file.name, word.file.name) == (
        "EV-2026-03 investigation report.pdf",
        "EV-2026-03 investigation report.docx",
    )
    assert issued.digest == pdf.digest and issued.act == "report-issued"
    assert (pdf.retention_class, pdf.custodian) == ("IG-INC-03", keeper.name)
    assert [each.faults for each in agrees(by=keeper) if not each.holds] == []


def test_it_says_every_entry_what_did_not_match_and_what_was_corrected(issued):
    word, _ = items(issued)
    document = Document(io.BytesIO(content(word.file)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    table = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert [row[0] for row in table] == ["Entry", "1", "2", "3", "4", "5"]
    assert (
        "Entry 4, item 2: did not match. The seal reads HBC-0417; it should read HBC-0411. Corrected by entry 5."
        in text
    )
    assert "Entry 5 corrects entry 4, item 2: The number was misread" in text
    assert Item.objects.get(number=1).digest in text and f"{len(EXPORT)} bytes" in text
    assert "Dora Protection\nData protection officer" in table[4][1]


def test_its_foot_has_the_mark_of_a_checkpoint_over_everything_in_it(issued, at):
    mark = sealing.latest().checkpoint.mark
    word, pdf = items(issued)
    foot = Document(io.BytesIO(content(word.file))).sections[0].footer.paragraphs[0].text
    assert mark in foot and "EV-2026-03" in foot
    with pikepdf.open(io.BytesIO(content(pdf.file))) as opened:
        assert opened.Root.MarkInfo.Marked and str(opened.Root.Lang) == "en-GB"
