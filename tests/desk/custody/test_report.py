"""The investigation report: from the chain alone, accessible, marked, and kept exactly as it was issued."""

import io

import pikepdf
import pytest
from docx import Document

from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.issue_report import issue_report
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.models import Item
from answerable.desk.custody.queries.agreeing import agrees
from answerable.desk.files.keeping import content
from answerable.desk.ledger import sealing
from answerable.errors import NotComplete
from desk.custody.hands import EXPORT, LAB, said

pytestmark = pytest.mark.django_db


ALTHOUGH = "The committee meets tomorrow."


@pytest.fixture
def issued(reference, keeper, at):
    who = {"reference": reference, "by": keeper, "at": at}
    move(number=2, to=LAB, said=said(seal_read="HBC-0417"), **who)
    correct(event=4, said=said("The number was misread; the photograph shows HBC-0411."), **who)
    words = said()
    event = issue_report(although=ALTHOUGH, said=words, **who)
    assert issue_report(although=ALTHOUGH, said=words, **who).pk == event.pk
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


def test_one_issued_while_something_stands_open_says_so_and_why(reference, keeper, at):
    who = {"reference": reference, "by": keeper, "at": at}
    wrong = move(number=2, to=LAB, said=said(seal_read="HBC-0417"), **who).number
    still = f"the investigation is open and has no finding yet; item 2 did not match in entry {wrong}"
    with pytest.raises(NotComplete, match=still):
        issue_report(said=said(), **who)
    event = issue_report(although=ALTHOUGH, said=said("For the committee"), **who)
    assert event.reason == f"For the committee\nIssued although {still}: {ALTHOUGH}"
    word, _ = items(event)
    assert f"Issued although {still}: {ALTHOUGH}" in [par.text for par in Document(io.BytesIO(content(word.file))).paragraphs]  # fmt: skip


def test_one_that_is_closed_is_asked_only_about_what_came_after_the_closing(reference, keeper, at):
    who = {"reference": reference, "by": keeper, "at": at}
    verify(number=2, said=said(seal_read="HBC-0417"), **who)
    close(finding="Done", although="The label is smudged.", said=said(), **who)
    assert issue_report(said=said("For the file"), **who).reason == "For the file"
    again = verify(number=2, said=said(seal_read="HBC-0418"), **who).number
    with pytest.raises(NotComplete, match=f"^[^;]*: item 2 did not match in entry {again}, and"):
        issue_report(said=said(), **who)


def test_its_foot_has_the_mark_of_a_checkpoint_over_everything_in_it(issued, at):
    mark = sealing.latest().checkpoint.mark
    word, pdf = items(issued)
    foot = Document(io.BytesIO(content(word.file))).sections[0].footer.paragraphs[0].text
    assert mark in foot and "EV-2026-03" in foot
    with pikepdf.open(io.BytesIO(content(pdf.file))) as opened:
        assert opened.Root.MarkInfo.Marked and str(opened.Root.Lang) == "en-GB"
