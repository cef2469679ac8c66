"""Word documents: the numbers that Word prints, tables, headers, boxes, changes."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from answerable.documents import text_of


def read(document):
    held = io.BytesIO()
    document.save(held)
    return text_of(held.getvalue(), name="letter.docx")


def with_list(document, *levels):
    """Define a list with these levels (kind, text) and give back its number."""
    numbering = document.part.numbering_part.element
    shown = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    used = [int(found.get(qn("w:abstractNumId"))) for found in numbering.findall(qn("w:abstractNum"))]
    number = max(used, default=0) + 1
    markup = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{shown}</w:abstractNum>'
    numbering.insert(0, parse_xml(markup))
    return numbering.add_num(number).numId


def add_item(document, words, *, number, level=0):
    properties = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = level


def test_paragraphs_and_tables_come_in_their_order():
    document = docx.Document()
    document.add_paragraph("Dear Ms Example")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["1.", "How many vans?", "2.", "How old?"], strict=True):
        cell.text = words
    document.add_paragraph("Yours sincerely")
    assert read(document).text == "Dear Ms Example\n\n1.\tHow many vans?\n2.\tHow old?\n\nYours sincerely"


def test_a_table_with_longer_cells_gives_their_paragraphs():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "How many vans?"
    table.cell(0, 1).text = "Twelve."
    table.cell(0, 1).add_paragraph("Two are hired.")
    assert read(document).text == "How many vans?\n\nTwelve.\n\nTwo are hired."


def test_a_table_in_a_table_keeps_its_rows():
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = cell.add_table(rows=2, cols=2)
    for at, words in enumerate(["a", "b", "c", "d"]):
        inner._cells[at].text = words
    assert read(document).text == "a\tb\nc\td"


def test_numbers_that_word_prints_are_put_back():
    document = docx.Document()
    number = with_list(document, ("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%2.%3"))
    for words, level in [("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1), ("F", 2)]:
        add_item(document, words, number=number, level=level)
    assert read(document).text.split("\n\n") == ["1. A", "a) B", "b) C", "2. D", "a) E", "2.a.i F"]


def test_a_list_interrupted_by_a_paragraph_counts_on():
    document = docx.Document()
    number = with_list(document, ("decimal", "%1)"))
    add_item(document, "A", number=number)
    document.add_paragraph("Between")
    add_item(document, "B", number=number)
    assert read(document).text == "1) A\n\nBetween\n\n2) B"


def test_a_list_told_to_start_afresh_does():
    document = docx.Document()
    number = with_list(document, ("decimal", "%1."))
    add_item(document, "A", number=number)
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(number).abstractNumId.val
    again = numbering.add_num(abstract)
    again.add_lvlOverride(ilvl=0).add_startOverride(1)
    add_item(document, "B", number=again.numId)
    add_item(document, "C", number=again.numId)
    assert read(document).text == "1. A\n\n1. B\n\n2. C"


def test_a_style_can_number_its_paragraphs():
    document = docx.Document()
    document.add_paragraph("A", style="List Number")
    document.add_paragraph("B", style="List Number")
    document.add_paragraph("C", style="List Bullet")
    assert read(document).text == "1. A\n\n2. B\n\n• C"


def test_headers_come_first_footers_last_and_each_once():
    document = docx.Document()
    document.add_paragraph("Words")
    document.sections[0].header.paragraphs[0].text = "Our reference FOI-2026-0142"
    document.sections[0].footer.paragraphs[0].text = "Town Hall"
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Our reference FOI-2026-0142"
    assert read(document).text == "Our reference FOI-2026-0142\n\nWords\n\nTown Hall"


def run_xml(inside):
    return f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{inside}</w:p>'


BOX = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
WRAPPED = {
    "tabs and breaks": ("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>", "A B\nC", []),
    "a change": (
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
        "new",
        ["deleted words"],
    ),
    "hidden words": (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>seen</w:t></w:r>",
        "seen",
        ["hidden words"],
    ),
    "a form field": ("<w:sdt><w:sdtContent><w:r><w:t>given</w:t></w:r></w:sdtContent></w:sdt>", "given", []),
    "a page number": ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>4</w:t></w:r>", "4", []),
    "a text box": (
        f"<w:r><w:t>Beside</w:t><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice>"
        f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
        "Beside\n\nBox",
        [],
    ),
}


@pytest.mark.parametrize(("inside", "text", "unread"), WRAPPED.values(), ids=WRAPPED)
def test_what_word_wraps_around_words(inside, text, unread):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(run_xml(inside)))
    found = read(document)
    assert found.text == text
    assert [part.part for part in found.unread] == unread


def test_a_link_is_followed_by_its_address():
    document = docx.Document()
    paragraph = document.add_paragraph("It is in ")
    link = document.part.relate_to(
        "https://harrowmere.example/spending",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    markup = f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>our register</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(markup))
    assert read(document).text == "It is in our register (https://harrowmere.example/spending)"


def test_a_note_at_the_foot_follows_the_text():
    held = io.BytesIO()
    docx.Document().save(held)
    with zipfile.ZipFile(held) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    note = f"<w:footnotes {nsdecls('w')}><w:footnote><w:p><w:r><w:t>Not counted</w:t></w:r></w:p></w:footnote></w:footnotes>"
    members["word/footnotes.xml"] = note.encode()
    relation = b'<Relationship Id="n" Type="http://x.example/footnotes" Target="footnotes.xml"/></Relationships>'
    relations = members["word/_rels/document.xml.rels"]
    members["word/_rels/document.xml.rels"] = relations.replace(b"</Relationships>", relation)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert text_of(again.getvalue(), name="letter.docx").text == "Not counted"


def test_comments_stand_beside_the_text():
    document = docx.Document()
    run = document.add_paragraph("Words").runs[0]
    document.add_comment(run, text="Check this", author="A")
    found = read(document)
    assert found.text == "Words"
    assert [(part.kind, part.text) for part in found.parts] == [("comment", "Check this")]


def test_pictures_are_said_to_be_unread(tmp_path):
    from PIL import Image

    Image.new("RGB", (2, 2)).save(tmp_path / "x.png")
    document = docx.Document()
    document.add_paragraph("Words")
    document.add_picture(str(tmp_path / "x.png"))
    assert [part.part for part in read(document).unread] == ["pictures (1)"]
