import io
import zipfile
from datetime import date, datetime

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from answerable.documents import hidden_in
from answerable.documents.release import Box, Kept, Released, Withheld, occurrences, parts_of, released
from answerable.errors import DamagedFile, NotReleasable, ProtectedFile, StandsElsewhere

NAME = "Fiona Griffin"
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def saved(made: object) -> bytes:
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def without(data: bytes, words: str, name: str, *more: Withheld, kept: tuple[Kept, ...] = ()) -> Released:
    parts = parts_of(data, name=name)
    marks = [
        Withheld(span.place, "s.40(2)", "a name", span.start, span.end)
        for occurrence in occurrences(parts, words)
        for span in occurrence.spans
        if not next(unit for unit in parts.units if unit.place == span.place).is_hidden
    ]
    return released(data, name=name, withheld=[*marks, *more], kept=kept)


def said(copy: Released) -> dict[str, str]:
    return {unit.place: unit.words for unit in parts_of(copy.data, name=copy.name).units}


def test_a_name_split_over_runs_is_one_label_and_the_style_of_the_rest_stays() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Asked by ")
    for piece in ("Fi", "ona Grif", "fin"):
        paragraph.add_run(piece).bold = True
    paragraph.add_run(" in May").italic = True
    again = docx.Document(io.BytesIO(without(saved(made), NAME, "a.docx").data))
    runs = [(run.text, bool(run.bold), bool(run.italic)) for run in again.paragraphs[0].runs]
    assert runs == [("Asked by ", False, False), ("[withheld: s.40(2)]", True, False), (" in May", False, True)]


def test_headings_lists_and_tables_are_kept_and_merged_cells_stay_merged() -> None:
    made = docx.Document()
    made.add_heading("About parking", 2)
    made.add_paragraph("first", style="List Number")
    made.add_paragraph("second", style="List Number")
    made.add_paragraph("a point", style="List Bullet")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "down"
    table.cell(1, 0).text = NAME
    again = docx.Document(io.BytesIO(without(saved(made), NAME, "a.docx").data))
    assert [(p.style.name, p.text) for p in again.paragraphs][:4] == [
        ("Heading 2", "About parking"),
        ("List Paragraph", "1. first"),
        ("List Paragraph", "2. second"),
        ("List Paragraph", "a point"),
    ]
    cells = [[cell.text for cell in row.cells] for row in again.tables[0].rows]
    assert cells == [["across", "across", "down"], ["[withheld: s.40(2)]", "", "down"]]


def test_edges_notes_and_boxes_are_places_of_their_own() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = f"For {NAME}"
    made.sections[0].footer.paragraphs[0].text = f"By {NAME}"
    paragraph = made.add_paragraph("Words")
    note = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Ask {NAME}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        note.encode(),
        made.part.package,
    )
    made.part.relate_to(part, NOTES)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>{NAME} boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph._p.append(parse_xml(box))
    assert list(said(without(saved(made), NAME, "a.docx")).values()) == [
        "For [withheld: s.40(2)]",
        "Words[note 1]",
        "[withheld: s.40(2)] boxed",
        "[note 1] Ask [withheld: s.40(2)]",
        "By [withheld: s.40(2)]",
    ]


def test_nothing_of_the_package_of_a_document_goes_along() -> None:
    made = docx.Document()
    made.core_properties.author, made.core_properties.comments = NAME, NAME
    made.add_comment(made.add_paragraph("Words").runs, text=f"Ask {NAME}", author=NAME)
    copy = released(saved(made), name="a.docx", withheld=[])
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml",
        ]
        assert NAME.encode() not in b"".join(archive.read(name) for name in archive.namelist())
        assert b"rsid" not in archive.read("word/document.xml")
    assert [thing.kind for thing in hidden_in(copy.data, name="a.docx").found] == ["properties"]  # its title
    assert "Comments." in copy.schedule.left_out


def test_words_under_black_and_white_on_white_do_not_come_to_light_in_a_copy() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Seen ")
    paragraph.add_run("Henderson").font.highlight_color = docx.enum.text.WD_COLOR_INDEX.BLACK
    paragraph.add_run("Dalrymple").font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    pale = made.styles.add_style("Pale", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    pale.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    made.add_paragraph("Oyelaran", style="Pale")
    assert said(released(saved(made), name="a.docx", withheld=[])) == {"paragraph 1": "Seen ", "paragraph 2": ""}


def test_a_picture_of_a_document_goes_along_only_if_a_person_keeps_it_and_from_its_pixels() -> None:
    shot = io.BytesIO()
    Image.new("RGB", (100, 50), "red").save(shot, "PNG")
    made = docx.Document()
    made.add_picture(io.BytesIO(shot.getvalue()))
    data = saved(made)
    assert said(released(data, name="a.docx", withheld=[]))["paragraph 1"] == "[picture left out]"
    area = Withheld("picture 1", "s.40(2)", "a face", box=Box(0, 0, 0.5, 1))
    copy = released(data, name="a.docx", withheld=[area], kept=[Kept("picture 1", "it shows the road")])
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        image = Image.open(io.BytesIO(archive.read("word/media/picture1.png")))
        assert (image.getpixel((2, 2)), image.getpixel((80, 25))) == ((0, 0, 0), (255, 0, 0))


def test_a_table_a_row_or_a_column_of_a_document_is_withheld_whole_with_one_label() -> None:
    made = docx.Document()
    table = made.add_table(3, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"cell {number}"
    data = saved(made)
    row = docx.Document(
        io.BytesIO(released(data, name="a.docx", withheld=[Withheld("table 1, row 2", "s.43", "prices")]).data)
    )
    assert [[cell.text for cell in line.cells] for line in row.tables[0].rows] == [
        ["cell 0", "cell 1"],
        ["[withheld: s.43]", ""],
        ["cell 4", "cell 5"],
    ]
    whole = docx.Document(
        io.BytesIO(released(data, name="a.docx", withheld=[Withheld("table 1", "s.43", "prices")]).data)
    )
    assert ([p.text for p in whole.paragraphs], whole.tables) == (["[withheld: s.43]"], [])


def staff() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Staff"
    for row in (
        ["Name", "Born", "Pay"],
        [NAME, datetime.fromisoformat("1980-03-01T09:30"), 21034.57],
        ["Tom", datetime.fromisoformat("1990-01-02"), 30000],
    ):
        sheet.append(row)
    sheet["B2"].number_format = "dd/mm/yyyy"
    sheet["C2"].number_format = '"Griffin" £#,##0'
    return made


def test_a_cell_gives_what_it_shows_and_no_more() -> None:
    again = openpyxl.load_workbook(io.BytesIO(released(saved(staff()), name="a.xlsx", withheld=[]).data))["Staff"]
    assert again["B2"].value == datetime.fromisoformat("1980-03-01")  # the hour was not shown
    assert (again["C2"].value, again["C2"].number_format) == (21035, "General")


def test_a_column_that_is_withheld_is_empty_under_one_label_and_its_values_must_stand_nowhere_else() -> None:
    made = staff()
    column = Withheld("sheet 1, column A", "s.40(2)", "names")
    again = openpyxl.load_workbook(io.BytesIO(released(saved(made), name="a.xlsx", withheld=[column]).data))["Staff"]
    assert [cell.value for cell in again["A"]] == ["[withheld: s.40(2)]", None, None]
    made.active["D3"] = f"deputy of {NAME}"
    with pytest.raises(StandsElsewhere) as refused:
        released(saved(made), name="a.xlsx", withheld=[column])
    assert refused.value.fields["places"] == "sheet 1, D3"


def test_what_is_hidden_in_a_workbook_is_left_out_unless_a_person_keeps_it_and_the_schedule_says_so() -> None:
    made = staff()
    made.create_sheet("Old")["A1"] = "last year"
    made["Old"].sheet_state = "veryHidden"
    made["Staff"].row_dimensions[3].hidden = True
    made["Staff"].column_dimensions["C"].hidden = True
    copy = released(saved(made), name="a.xlsx", withheld=[])
    assert list(said(copy)) == ["sheet 1, title", "sheet 1, A1", "sheet 1, B1", "sheet 1, A2", "sheet 1, B2"]
    hidden = [line for line in copy.schedule.left_out if line.startswith("Hidden")]
    assert hidden == ["Hidden: sheet 1, column C.", "Hidden: sheet 1, row 3.", "Hidden: sheet 2."]
    copy = released(saved(made), name="a.xlsx", withheld=[], kept=[Kept("sheet 2", "it was asked for")])
    assert said(copy)["sheet 2, A1"] == "last year"
    assert copy.schedule.kept == (Kept("sheet 2", "it was asked for"),)


def test_a_hidden_sheet_that_is_kept_keeps_no_words_that_are_withheld_elsewhere() -> None:
    made = staff()
    made.create_sheet("Old")["A1"] = NAME
    made["Old"].sheet_state = "hidden"
    name, keep = Withheld("sheet 1, A2", "s.40(2)", "a name"), Kept("sheet 2", "it was asked for")
    with pytest.raises(StandsElsewhere):
        released(saved(made), name="a.xlsx", withheld=[name], kept=[keep])
    there = Kept("sheet 2, A1", "she agreed")
    assert said(released(saved(made), name="a.xlsx", withheld=[name], kept=[keep, there]))["sheet 2, A1"] == NAME


def test_a_name_in_the_title_of_a_sheet_is_withheld_there_too() -> None:
    made = staff()
    made.active["D1"] = "=SUM(C2:C3)"
    made.active.title = NAME
    copy = without(saved(made), NAME, "a.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(copy.data)).sheetnames == ["Sheet 1"]
    assert any(line.startswith("Formulas that the file holds no value of: 1.") for line in copy.schedule.left_out)


def test_words_that_look_like_a_formula_stay_words() -> None:
    made = staff()
    made["Staff"]["D1"].value = "=HYPERLINK()"
    made["Staff"]["D1"].data_type = "s"
    again = openpyxl.load_workbook(io.BytesIO(released(saved(made), name="a.xlsx", withheld=[]).data))["Staff"]
    assert (again["D1"].value, again["D1"].data_type) == ("=HYPERLINK()", "s")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04" + b"x" * 50, DamagedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ProtectedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", NotReleasable),
        (b"{\\rtf1 words}", NotReleasable),
    ],
)
def test_what_no_copy_can_be_made_of_is_refused_in_words(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        parts_of(data, name="file")


def sheet_of(*cells: tuple[object, str]) -> bytes:
    made = openpyxl.Workbook()
    for row, (value, form) in enumerate(cells, start=1):
        made.active.cell(row, 1, value).number_format = form
    return saved(made)


def test_a_number_is_searched_as_its_cell_shows_it_with_its_zeros_its_pence_and_its_sign() -> None:
    data = sheet_of((7700900123, "00000 000000"), (1234.5, "£#,##0.00"), (0.075, "0.0%"), (-1234.567, "#,##0.00"))
    words = [unit.words for unit in parts_of(data, name="a.xlsx").units if unit.kind == "cell"]
    assert words == ["07700 900123", "£1,234.50", "7.5%", "-1,234.57"]
    copy = said(without(data, "07700 900123", "a.xlsx"))
    assert copy["sheet 1, A1"] == "[withheld: s.40(2)]"
    assert copy["sheet 1, A2"] == "£1,234.50"


def test_the_pence_of_a_sum_with_thousands_stay_in_the_copy() -> None:
    copy = released(sheet_of((1234.56, "#,##0.00")), name="a.xlsx", withheld=())
    assert openpyxl.load_workbook(io.BytesIO(copy.data)).active["A1"].value == 1234.56


def test_a_day_is_shown_in_the_copy_as_it_was_searched() -> None:
    copy = released(sheet_of((date(1980, 3, 1), "d mmmm yyyy")), name="a.xlsx", withheld=())
    cell = openpyxl.load_workbook(io.BytesIO(copy.data)).active["A1"]
    assert (said(copy)["sheet 1, A1"], cell.number_format) == ("01/03/1980", "dd/mm/yyyy")


def test_what_a_printed_page_and_the_format_of_a_number_say_besides_is_named_as_left_out() -> None:
    made = openpyxl.load_workbook(io.BytesIO(sheet_of((5, '0 "tons of salt"'))))
    made.active.oddHeader.center.text = "Depot of salt"
    left = released(saved(made), name="a.xlsx", withheld=()).schedule.left_out
    assert any("printed pages" in line for line in left)
    assert any("format of a number" in line for line in left)
