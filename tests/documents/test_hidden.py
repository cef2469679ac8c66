"""What a file holds and does not show is found before it leaves, in every kind of file that leaves."""

import io
import random
import struct
import zipfile
import zlib

import docx
import openpyxl
import pikepdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

from answerable.documents import hidden_in

PARAGRAPH, CHARACTER = WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER
NAME = "Siân Tregarth, 14 Weir Lane"
MARK = "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"


def kinds(data, name="answer"):
    scan = hidden_in(data, name=name)
    assert not scan.unread, scan.unread
    return {found.kind for found in scan.found if found.is_content}


def saved(thing):
    kept = io.BytesIO()
    thing.save(kept)
    return kept.getvalue()


def packed(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return kept.getvalue()


def with_parts(data, parts):
    """An Office file with parts added, or put in the place of others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return packed({**kept, **parts})


def workbook(change=None):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Answer"
    for row in (("Ward", "Permits"), ("North", 12), ("South", 9)):
        sheet.append(row)
    if change:
        change(book, sheet)
    return saved(book)


def hide_sheet(book, _):
    book.create_sheet("Staff").append([NAME])
    book["Staff"].sheet_state = "hidden"


def hide_sheet_from_the_list(book, _):
    book.create_sheet("Staff").append([NAME])
    book["Staff"].sheet_state = "veryHidden"


def hide_row(_, sheet):
    sheet.row_dimensions[3].hidden = True


def flatten_row(_, sheet):
    sheet.row_dimensions[3].height = 0.5


def hide_column(_, sheet):
    sheet.column_dimensions["B"].hidden = True


def show_nothing(_, sheet):
    sheet["B2"].number_format = ";;;"


def write_white(_, sheet):
    sheet["B2"].font = openpyxl.styles.Font(color="FFFFFFFF")


def comment(_, sheet):
    sheet["B2"].comment = Comment(NAME, "Somebody")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (hide_sheet, "hidden sheet"),
        (hide_sheet_from_the_list, "hidden sheet"),
        (hide_row, "hidden row"),
        (flatten_row, "hidden row"),
        (hide_column, "hidden column"),
        (show_nothing, "cell that shows nothing"),
        (write_white, "cell that shows nothing"),
        (comment, "comment"),
    ],
)
def test_a_workbook_shows_what_it_hides(change, kind):
    assert kinds(workbook(change)) == {kind}


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("xl/pivotCache/pivotCacheRecords1.xml", "pivot cache"),
        ("xl/externalLinks/externalLink1.xml", "link to another file"),
        ("xl/connections.xml", "connection"),
        ("xl/model/item.data", "data model"),
        ("xl/revisions/revisionLog1.xml", "tracked change"),
        ("xl/vbaProject.bin", "program"),
    ],
)
def test_a_part_of_a_workbook_that_no_sheet_shows_is_named(member, kind):
    assert kinds(with_parts(workbook(), {member: "<x/>"})) == {kind}


def test_text_of_a_deleted_cell_that_the_workbook_still_holds_is_found():
    strings = f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>Ward</t></si><si><t>{NAME}</t></si></sst>"
    rows = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>"
    data = with_parts(workbook(), {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": rows})
    assert kinds(data) == {"deleted text"}
    assert NAME in hidden_in(data, name="a.xlsx").found[0].what


def test_a_filter_that_hides_rows_is_found_and_an_empty_hidden_row_is_not():
    def change(_, sheet):
        sheet.row_dimensions[40].hidden = True

    assert kinds(workbook(change)) == set()


def document(change=None):
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = made.core_properties.title = ""
    made.add_paragraph("Twelve permits were issued.")
    if change:
        change(made)
    return saved(made)


def run_with(*children):
    def change(made):
        run = made.paragraphs[0].add_run(NAME)
        for name, attributes in children:
            element = OxmlElement(name)
            for key, text in attributes.items():
                element.set(qn(key), text)
            run._r.get_or_add_rPr().append(element)

    return change


def wrapped_in(name):
    def change(made):
        run = made.paragraphs[0].add_run()
        text = OxmlElement("w:delText" if name == "w:del" else "w:t")
        text.text = NAME
        run._r.append(text)
        wrapper = OxmlElement(name)
        run._r.getparent().replace(run._r, wrapper)
        wrapper.append(run._r)

    return change


def add_field(made):
    code = OxmlElement("w:instrText")
    code.text = ' INCLUDETEXT "S:\\\\Legal\\\\advice.docx" '
    made.paragraphs[0].add_run()._r.append(code)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (wrapped_in("w:del"), "tracked change"),
        (wrapped_in("w:ins"), "tracked change"),
        (run_with(("w:vanish", {})), "words not seen"),
        (run_with(("w:color", {"w:val": "FFFFFF"})), "words not seen"),
        (run_with(("w:highlight", {"w:val": "black"})), "words not seen"),
        (run_with(("w:color", {"w:val": "000000"}), ("w:shd", {"w:fill": "000000"})), "words not seen"),
        (run_with(("w:sz", {"w:val": "2"})), "words not seen"),
        (add_field, "field"),
    ],
)
def test_a_word_document_shows_what_it_hides(change, kind):
    assert kinds(document(change)) == {kind}


def test_words_switched_back_from_hidden_and_white_words_on_a_dark_ground_are_seen():
    def change(made):
        run_with(("w:vanish", {"w:val": "0"}))(made)
        run_with(("w:color", {"w:val": "FFFFFF"}), ("w:shd", {"w:fill": "1D4F6E"}))(made)
        cell = made.add_table(1, 1).cell(0, 0)
        ground = OxmlElement("w:shd")
        ground.set(qn("w:fill"), "1D4F6E")
        cell._tc.get_or_add_tcPr().append(ground)
        cell.paragraphs[0].add_run("Ward").font.color.rgb = docx.shared.RGBColor(255, 255, 255)

    assert kinds(document(change)) == set()


def styled(kind, *, rests_on=None, ground=None, **colour):
    """Words of a style that is white; rests_on: through another style; ground: the style has a ground of that colour."""

    def change(made):
        style = made.styles.add_style("Quiet", kind)
        drawn = style
        if rests_on:
            drawn = made.styles.add_style("Quieter", kind)
            style.base_style = drawn
        element = OxmlElement("w:color")
        for key, text in (colour or {"val": "FFFFFF"}).items():
            element.set(qn(f"w:{key}"), text)
        drawn.element.get_or_add_rPr().append(element)
        if ground:
            fill = OxmlElement("w:shd")
            fill.set(qn("w:fill"), ground)
            style.element.get_or_add_pPr().append(fill)
        paragraph = made.add_paragraph(NAME if kind == PARAGRAPH else "", style="Quiet" if kind == PARAGRAPH else None)
        if kind == CHARACTER:
            paragraph.add_run(NAME, style="Quiet")

    return change


def normal_is_white(made):
    made.styles["Normal"].font.color.rgb = docx.shared.RGBColor(255, 255, 255)


@pytest.mark.parametrize(
    "change",
    [
        styled(PARAGRAPH),
        styled(CHARACTER),
        styled(PARAGRAPH, rests_on=True),
        styled(CHARACTER, rests_on=True),
        styled(PARAGRAPH, themeColor="background1"),
        styled(PARAGRAPH, val="1F3864", themeColor="background1"),
        normal_is_white,
        run_with(("w:color", {"w:val": "000000", "w:themeColor": "background1"})),
    ],
)
def test_words_that_are_white_by_their_style_or_by_the_theme_are_found(change):
    assert kinds(document(change)) == {"words not seen"}


def test_white_words_of_a_style_with_a_dark_ground_and_dark_words_in_a_white_style_are_seen():
    def change(made):
        styled(PARAGRAPH, ground="1F3864")(made)
        made.styles.add_style("Pale", PARAGRAPH).font.color.rgb = docx.shared.RGBColor(255, 255, 255)
        made.add_paragraph(style="Pale").add_run("Ward").font.color.rgb = docx.shared.RGBColor(0, 0, 0)

    assert kinds(document(change)) == set()


def test_comments_and_files_in_a_word_document_are_found_and_the_file_in_it_is_looked_through():
    notes = f"<w:comments xmlns:w='urn:w'><w:comment><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:comment></w:comments>"
    data = with_parts(document(), {"word/comments.xml": notes, "word/embeddings/sheet1.xlsx": workbook(hide_sheet)})
    assert kinds(data) == {"comment", "embedded file", "hidden sheet"}


def test_a_picture_cut_to_its_middle_and_a_link_to_a_file_are_found():
    main = f"<w:document xmlns:w='urn:w' {MARK}><w:body><a:srcRect l='20000'/></w:body></w:document>"
    link = "<Relationships><Relationship Id='r1' Type='x/attachedTemplate' TargetMode='External' Target='file:///S:/Legal/a.dotx'/></Relationships>"
    data = with_parts(document(), {"word/document.xml": main, "word/_rels/settings.xml.rels": link})
    assert kinds(data) == {"cropped picture", "link to another file"}


def test_who_made_a_document_is_said_apart_from_what_it_holds():
    made = docx.Document()
    made.core_properties.author = "Siân Tregarth"
    found = hidden_in(saved(made), name="a.docx").found
    assert [(thing.kind, thing.is_content) for thing in found] == [("properties", False)]


def slides(**parts):
    shape = "<p:sp><p:nvSpPr><p:cNvPr name='Box' {hidden}/></p:nvSpPr><p:spPr><a:xfrm><a:off x='{x}' y='0'/><a:ext cx='100' cy='100'/></a:xfrm></p:spPr><a:t>words</a:t></p:sp>"
    slide = f"<p:sld {MARK} {parts.get('show', '')}>{shape.format(hidden=parts.get('hidden', ''), x=parts.get('x', '0'))}</p:sld>"
    notes = f"<p:notes {MARK}><a:t>{parts.get('notes', '')}</a:t><a:fld><a:t>7</a:t></a:fld></p:notes>"
    return packed({
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {MARK}><p:sldSz cx='1000' cy='800'/></p:presentation>",
        "ppt/slides/slide1.xml": slide,
        "ppt/notesSlides/notesSlide1.xml": notes,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, set()),
        ({"show": "show='0'"}, {"hidden slide"}),
        ({"hidden": "hidden='1'"}, {"hidden shape"}),
        ({"x": "1200"}, {"beside the slide"}),
        ({"notes": NAME}, {"speaker notes"}),
    ],
)
def test_a_presentation_shows_what_it_hides(parts, found):
    assert kinds(slides(**parts)) == found


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<text:tracked-changes><text:changed-region>gone</text:changed-region></text:tracked-changes>", "tracked change"),
        ("<office:annotation>why</office:annotation>", "comment"),
        ("<style:style style:name='t2'><style:table-properties table:display='false'/></style:style><table:table table:style-name='t2'>x</table:table>", "hidden sheet"),
        ("<table:table-row table:visibility='collapse'>x</table:table-row>", "hidden row or column"),
    ],
)  # fmt: skip
def test_an_opendocument_file_shows_what_it_hides(content, kind):
    spaces = " ".join(f"xmlns:{name}='urn:{name}'" for name in ("office", "text", "table", "style"))
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    assert kinds(
        packed({"mimetype": mime, "content.xml": f"<office:document {spaces}>{content}</office:document>"})
    ) == {kind}


def paper(content, *, change=None):
    """A PDF of one page with these drawing commands."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    page.Contents = made.make_stream(content.encode())
    if change:
        change(made, page)
    return saved(made)


WORDS = "BT /F1 12 Tf 72 700 Td (Paid to Sian Tregarth) Tj ET "
BOX = "0 0 0 rg 60 690 300 30 re f "


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (WORDS, set()),
        (WORDS + BOX, {"words under a box"}),
        ("0.1 0.3 0.45 rg 60 690 300 30 re f 1 g " + WORDS, set()),
        ("1 g " + WORDS, {"words not seen"}),
        (WORDS.replace("72 700", "72 900"), {"words outside the page"}),
        (WORDS.replace("12 Tf", "12 Tf 3 Tr"), {"layer of words"}),
        (WORDS + "0 0 0 rg 60 698 300 1 re f ", set()),
    ],
    ids=["plain", "under a box", "white on blue", "white on white", "beside the page", "not drawn", "underlined"],
)
def test_a_pdf_shows_what_it_hides(content, found):
    assert kinds(paper(content)) == found


def test_a_box_over_a_scan_leaves_the_scan_and_is_found():
    def picture(made, page):
        pixels = zlib.compress(bytes(range(256)) * 4)
        scan = made.make_stream(pixels)
        scan.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 32, "/Height": 32,
                     "/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.FlateDecode})  # fmt: skip
        page.Resources.XObject = pikepdf.Dictionary(Im0=scan)

    drawn = "q 500 0 0 700 40 60 cm /Im0 Do Q "
    assert kinds(paper(drawn, change=picture)) == set()
    assert kinds(paper(drawn + BOX, change=picture)) == {"picture under a box"}


def test_notes_files_and_earlier_states_of_a_pdf_are_found():
    def change(made, page):
        made.attachments["staff.xlsx"] = pikepdf.AttachedFileSpec(made, workbook(hide_sheet), filename="staff.xlsx")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 20, 20], Contents=NAME
        )
        page.Annots = made.make_indirect([made.make_indirect(note)])

    data = paper(WORDS, change=change)
    assert kinds(data) == {"note", "file inside", "hidden sheet"}
    again = data + b"\n1 0 obj\nnull\nendobj\nxref\n0 0\ntrailer\n<<>>\n" + data[data.rfind(b"startxref") :]
    assert "earlier state" in {found.kind for found in hidden_in(again, name="a.pdf").found}


def with_layers(made, page):
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Draft"))
    made.Root.OCProperties = made.make_indirect(pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(Order=[layer])))


def with_a_program(made, page):
    made.Root.OpenAction = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def with_a_link(made, page):
    link = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F="//server/housing/case 14.pdf")
    made.Root.OpenAction = made.make_indirect(link)


def with_a_file_that_no_list_names(made, page):
    made.Root.Kept = made.make_indirect(
        pikepdf.Dictionary(F=pikepdf.Stream(made, b"rows", Type=pikepdf.Name.EmbeddedFile))
    )


@pytest.mark.parametrize("packs", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (with_layers, "layer"),
        (with_a_program, "program"),
        (with_a_link, "link to another file"),
        (with_a_file_that_no_list_names, "file inside"),
    ],
)
def test_what_belongs_to_a_whole_pdf_is_found_where_its_objects_are_packed_too(change, kind, packs):
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(WORDS, change=change))) as made:
        mode = pikepdf.ObjectStreamMode.generate if packs else pikepdf.ObjectStreamMode.disable
        made.save(kept, object_stream_mode=mode)
    assert (b"/ObjStm" in kept.getvalue()) == packs
    assert kinds(kept.getvalue()) == {kind}


def test_a_mark_written_another_way_is_found_and_one_in_a_picture_is_none():
    data = paper(WORDS, change=with_a_program)
    assert kinds(data.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/J#53")) == {"program"}
    drawn = paper(WORDS + "% /JS /OCProperties ")
    assert kinds(drawn) == set()


def test_a_pdf_that_is_protected_against_changes_is_not_called_clean():
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(WORDS))) as made:
        made.save(
            kept,
            encryption=pikepdf.Encryption(owner="x", user=""),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    assert "cannot be looked for" in hidden_in(kept.getvalue(), name="a.pdf").unread[0]


def test_a_picture_says_where_it_was_taken_and_what_follows_its_end():
    image, properties = Image.new("RGB", (20, 20), "white"), Image.Exif()
    properties.get_ifd(0x8825)[1] = "N"
    kept = io.BytesIO()
    image.save(kept, "JPEG", exif=properties)
    assert kinds(kept.getvalue()) == {"place"}
    assert kinds(saved_png(image) + b"rest of the picture that was cut off") == {"after the end"}
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", NAME)
    kept = io.BytesIO()
    image.save(kept, "PNG", pnginfo=said)
    assert kinds(kept.getvalue()) == {"properties"}
    assert kinds(saved_png(image)) == set()


def test_a_tiff_whose_properties_are_damaged_is_looked_through_or_named_as_unread():
    kept, properties = io.BytesIO(), Image.Exif()
    properties[0x013B], properties[0x8298] = NAME, "Harrowmere"
    Image.new("RGB", (20, 20), "white").save(kept, "TIFF", exif=properties, dpi=(72, 72))
    whole, dice = kept.getvalue(), random.Random(5)  # noqa: S311  the same dice each time
    directory = int.from_bytes(whole[4:8], "little")
    said = set()
    for _ in range(300):
        spoilt = bytearray(whole)
        for _ in range(dice.randrange(1, 4)):
            spoilt[dice.randrange(directory, len(spoilt))] = dice.randrange(256)
        said.update(line.partition(" (")[0] for line in hidden_in(bytes(spoilt), name="a.tiff").unread)
    assert said == {
        "a.tiff is a picture that cannot be opened",
        "a.tiff is a picture whose properties are damaged: not all of them could be read.",
    }


def saved_png(image):
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def test_files_in_messages_and_zips_are_looked_through():
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Bcc"] = "a@harrowmere.example", "b@example.org", "c@example.org"
    message["MIME-Version"] = "1.0"
    message.set_content("The figures are enclosed.")
    message.add_attachment(
        workbook(hide_sheet), maintype="application", subtype="octet-stream", filename="figures.xlsx"
    )
    assert kinds(message.as_bytes(), "a.eml") == {"header of a message", "hidden sheet"}
    data = packed({"figures.xlsx": workbook(hide_row), "__MACOSX/._figures.xlsx": "x", "note.txt": "words"})
    assert kinds(data) == {"hidden row", "left by a program"}
    found = next(thing for thing in hidden_in(data, name="a.zip").found if thing.kind == "hidden row")
    assert found.where == "figures.xlsx, the sheet “Answer”"


def test_a_page_shows_what_its_source_hides():
    page = f"<!doctype html><p>Twelve</p><!-- {NAME} --><p style='display:none'>ask legal</p><script>1</script>"
    assert kinds(page.encode()) == {"comment", "words not seen", "program"}


@pytest.mark.parametrize(
    "data",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"{\\rtf1 hello}", b"Rar!\x1a\x07\0", b"\x7fELF\0\0", struct.pack(">I", 9) + bytes(90), workbook()[:-200], b"%PDF-1.7 cut"],
    ids=["old office", "rtf", "rar", "program", "unknown", "cut workbook", "cut pdf"],
)  # fmt: skip
def test_what_cannot_be_looked_into_is_never_called_clean(data):
    scan = hidden_in(data, name="answer.bin")
    assert scan.unread and not scan.is_clean


def test_plain_words_are_clean():
    assert hidden_in("Twelve permits – café".encode(), name="a.txt").is_clean
    assert hidden_in(b"ward,permits\nNorth,12\n", name="a.csv").is_clean


def test_files_within_files_end_somewhere():
    data = b"words"
    for depth in range(9):
        data = packed({f"{depth}.zip": data})
    assert "files deep" in hidden_in(data, name="a.zip").unread[0]
