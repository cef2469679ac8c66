"""Comments in Word files: at the words they are about, whoever wrote the file, and nothing else of it changed."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from answerable.documents import Note, annotated, text_of

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FOLDER = Path(__file__).parent / "files"
W = qn("w:x")[:-1]


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def about(data, *words):
    """The file with a comment on each of these words of its text."""
    text = text_of(data, name="letter.docx").text
    notes = [Note(at := text.index(one), at + len(one), (f"On {one}",)) for one in words]
    return annotated(data, name="letter.docx", notes=notes, author="Answerable", at=AT)


def member(data, name="word/document.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def marked(data):
    """For each comment, by its number, the words of the letter between its two marks."""
    open_now, found = set(), {}
    for node in etree.fromstring(member(data)).iter():
        number = node.get(f"{W}id")
        if node.tag == f"{W}commentRangeStart":
            open_now.add(number)
            found[number] = ""
        elif node.tag == f"{W}commentRangeEnd":
            open_now.discard(number)
        elif node.tag == f"{W}t":
            for one in open_now:
                found[one] += node.text or ""
    assert not open_now
    return [found[number] for number in sorted(found, key=int)]


def test_a_comment_stands_at_its_words_though_runs_are_split_in_the_middle_of_them():
    document = docx.Document()
    paragraph = document.add_paragraph("We refuse ")
    paragraph.add_run("this under sec").bold = True
    paragraph.add_run("tion 43. There is no more.")
    made = about(saved(document), "under section 43", "this under", "There is")
    assert marked(made) == ["under section 43", "this under", "There is"]


def test_runs_that_are_cut_keep_their_looks_and_the_words_their_spaces():
    document = docx.Document()
    document.add_paragraph().add_run("We refuse  this  now").bold = True
    made = docx.Document(io.BytesIO(about(saved(document), "this")))
    runs = [run for run in made.paragraphs[0].runs if run.text]
    assert [run.text for run in runs] == ["We refuse  ", "this", "  now"]
    assert all(run.bold for run in runs)


def test_a_comment_says_who_made_it_and_when_a_line_a_paragraph():
    document = docx.Document()
    document.add_paragraph("We refuse.")
    note = Note(0, 9, ("Breach RN01", "It names no exemption."))
    made = annotated(saved(document), name="x.docx", notes=[note], author="Answerable", at=AT)
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("Answerable", "A", AT)
    assert [paragraph.text for paragraph in comment.paragraphs] == ["Breach RN01", "It names no exemption."]


def test_the_text_and_every_other_part_stay_as_they_were():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Harrowmere Borough Council"
    document.add_paragraph("One\tand two", style="List Number")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Three"
    data = saved(document)
    made = about(data, "and", "Three")
    assert text_of(made, name="x").text == text_of(data, name="x").text
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, made))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_a_file_with_nothing_to_say_of_it_comes_back_part_for_part():
    document = docx.Document()
    document.add_paragraph("We refuse.")
    data = saved(document)
    made = annotated(data, name="x.docx", notes=[], author="Answerable", at=AT)
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, made))
    assert {name: before.read(name) for name in before.namelist()} == {
        name: after.read(name) for name in after.namelist()
    }


def test_comments_that_others_made_stay_and_their_numbers_with_them():
    document = docx.Document()
    paragraph = document.add_paragraph("We refuse this.")
    document.add_comment(paragraph.runs, text="Are we sure?", author="A. Colleague")
    made = docx.Document(io.BytesIO(about(saved(document), "refuse")))
    assert [(one.comment_id, one.author, one.text) for one in made.comments] == [
        (0, "A. Colleague", "Are we sure?"),
        (1, "Answerable", "On refuse"),
    ]


def test_a_comment_stays_in_its_cell():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "How many vans?"
    table.cell(0, 1).text = "Twelve."
    assert marked(about(saved(document), "vans?\tTwelve", "Twelve")) == ["vans?", "Twelve"]


def test_a_comment_goes_on_over_paragraphs():
    document = docx.Document()
    document.add_paragraph("We refuse this.")
    document.add_paragraph("It is exempt.")
    assert marked(about(saved(document), "this.\n\nIt is")) == ["this.It is"]


def test_the_number_of_a_list_item_stands_for_the_item():
    document = docx.Document()
    document.add_paragraph("Twelve vans", style="List Number")
    data = saved(document)
    assert text_of(data, name="x").text == "1. Twelve vans"
    note = Note(0, 2, ("On the number",))
    assert marked(annotated(data, name="x", notes=[note], author="Answerable", at=AT)) == ["Twelve vans"]


def test_words_of_a_link_are_marked_and_the_comment_outlives_the_link():
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    address = document.part.relate_to(
        "https://example.org/a", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{address}"><w:r><w:t>section 43</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    made = about(saved(document), "section", "https://example.org/a")
    assert marked(made) == ["section", "See section 43"]
    (link,) = etree.fromstring(member(made)).iter(f"{W}hyperlink")
    assert not list(link.iter(f"{W}commentReference"))


def test_words_added_under_tracked_changes_are_marked_and_deleted_ones_left():
    document = docx.Document()
    paragraph = document.add_paragraph("We ")
    change = 'w:id="7" w:author="A. Colleague" w:date="2026-01-01T00:00:00Z"'
    for markup in (
        f"<w:ins {nsdecls('w')} {change}><w:r><w:t>now refuse</w:t></w:r></w:ins>",
        f"<w:del {nsdecls('w')} {change}><w:r><w:delText>release</w:delText></w:r></w:del>",
        f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> this.</w:t></w:r>',
    ):
        paragraph._p.append(parse_xml(markup))
    made = about(saved(document), "refuse this")
    assert marked(made) == ["refuse this"]
    tree = etree.fromstring(member(made))
    assert [node.text for node in tree.iter(f"{W}delText")] == ["release"]
    assert not [node for change in tree.iter(f"{W}ins") for node in change.iter(f"{W}commentReference")]


def test_words_of_a_header_are_told_at_the_first_line():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Our ref 12"
    document.sections[0].footer.paragraphs[0].text = "Page foot"
    document.add_paragraph("Dear Ms Example")
    document.add_paragraph("Yours sincerely")
    made = about(saved(document), "ref 12", "foot")
    assert marked(made) == ["Dear Ms Example", "Yours sincerely"]
    first, last = docx.Document(io.BytesIO(made)).comments
    assert first.paragraphs[0].text == "In the header: “ref 12”"
    assert last.paragraphs[0].text == "In the footer: “foot”"


def test_words_of_a_text_box_are_told_where_the_box_stands():
    document = docx.Document()
    paragraph = document.add_paragraph("Before ")
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    made = about(saved(document), "Boxed")
    assert marked(made) == ["Boxed words"]
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert comment.paragraphs[0].text == "In a text box: “Boxed”"
    box = next(etree.fromstring(member(made)).iter(f"{W}txbxContent"))
    assert not list(box.iter(f"{W}commentRangeStart"))


def with_footnote():
    document = docx.Document()
    paragraph = document.add_paragraph("We refuse")
    mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    paragraph._p.append(parse_xml(mark))
    document.add_paragraph("Yours sincerely")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>Under section 43.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    )
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def test_words_of_a_footnote_are_told_at_its_mark_in_the_letter():
    made = about(with_footnote(), "section 43")
    start = next(etree.fromstring(member(made)).iter(f"{W}commentRangeStart"))
    assert start.getnext().find(f"{W}footnoteReference") is not None
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert comment.paragraphs[0].text == "In the footnote: “section 43”"


def test_what_is_said_of_the_whole_stands_at_the_end_or_where_it_is_said_of_the_beginning_there():
    document = docx.Document()
    document.add_paragraph("Dear Ms Example")
    document.add_paragraph("We refuse.")
    document.add_paragraph("")
    data = saved(document)
    end = len(text_of(data, name="x").text)
    notes = [Note(end, end, ("Nothing on review.",)), Note(0, 0, ("No date.",))]
    made = annotated(data, name="x", notes=notes, author="Answerable", at=AT)
    assert marked(made) == ["We refuse.", "Dear Ms Example"]


def test_characters_that_no_file_may_hold_are_left_out_of_a_comment():
    document = docx.Document()
    document.add_paragraph("We refuse.")
    note = Note(0, 2, ("a\x0bb\ud800c",))
    made = annotated(saved(document), name="x", notes=[note], author="Answerable", at=AT)
    assert [comment.text for comment in docx.Document(io.BytesIO(made)).comments] == ["abc"]


@pytest.mark.parametrize(
    "words", ["twelve vans", "Example Fleet", "section 43(2)", "North Road", "exempt under section"]
)
def test_a_letter_that_libreoffice_wrote_is_marked_at_the_words(words):
    assert marked(about((FOLDER / "libreoffice.docx").read_bytes(), words)) == [words]


def test_every_word_of_a_letter_can_be_marked_by_itself():
    data = (FOLDER / "libreoffice.docx").read_bytes()
    text = text_of(data, name="x").text
    words, at, notes = text.split(), 0, []
    for word in words:
        at = text.index(word, at)
        notes.append(Note(at, at + len(word), (word,)))
        at += len(word)
    made = annotated(data, name="x", notes=notes, author="Answerable", at=AT)
    told = marked(made)
    labels_and_addresses = {"1.", "2.", "(https://www.example.org/act)."}
    assert [said for said, word in zip(told, words, strict=True) if word not in labels_and_addresses] == [
        word for word in words if word not in labels_and_addresses
    ]
    assert text_of(made, name="x").text == text
