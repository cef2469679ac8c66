"""The same letter in four forms: the same words, accessible, and the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from answerable.casefile import Applicant, Authority, Held, LetterKind, Outcome, Question
from answerable.errors import TemplateUnusable
from answerable.letters import Letter, Paragraph, Role, house_template, to_docx, to_html, to_pdf, to_text, write
from letter_cases import CONTROLS, COUNCIL, RELEASED, WITHHELD, answer, case

TABLE = answer(
    Outcome.RELEASED,
    text="By ward:\n\nWard | Fines\nHarbour | 14\nMill Lane | 9\n\nSee https://harrowmere.example/fines.",
)
NASTY = 'Ward <b>"A"</b> & {{ authority }} {% raw %} #panic() $x$ *y* _z_ \\ `` @cite <script>alert(1)</script> –'


def a_letter() -> Letter:
    silent = answer(Outcome.NEITHER, held=Held.NEITHER, grounds=(CONTROLS,), number="3")
    return write(case(TABLE, replace(WITHHELD, questions=("2",)), silent, attachments=("fines.csv",)))


def words(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe•-]+", "", text)


def words_of_html(data: bytes) -> str:
    tree = LexborHTMLParser(data.decode())
    tree.strip_tags(["style", "title"])
    assert tree.body is not None
    return words(tree.body.text())


def words_of_docx(data: bytes) -> str:
    document = Document(BytesIO(data))
    return words("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))


def words_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return words("".join(re.sub(r"FOI-2026-0142\s*Page \d+ of \d+", "", page) for page in pages))


def every_word(letter: Letter) -> set[str]:
    """The words of each paragraph, however a form lays them out."""
    cells = {words(cell) for part in letter.paragraphs for row in part.rows for cell in row}
    frame = {words(line) for block in letter.opening() for line in block}
    return cells | frame | {words(part.text) for part in letter.paragraphs} | {words(letter.closing)}


@pytest.mark.parametrize(
    ("render", "read"), [(to_html, words_of_html), (to_docx, words_of_docx), (to_pdf, words_of_pdf)]
)
def test_every_form_has_all_the_words(render, read) -> None:  # type: ignore[no-untyped-def]
    letter = a_letter()
    said = read(render(letter))
    assert [text for text in every_word(letter) if text not in said] == []


@pytest.mark.parametrize("render", [to_html, to_docx, to_pdf])
def test_the_same_letter_gives_the_same_bytes(render) -> None:  # type: ignore[no-untyped-def]
    assert render(a_letter()) == render(a_letter())


def test_plain_text_is_the_text_that_findings_point_into() -> None:
    assert to_text(a_letter()) == a_letter().text


@pytest.mark.parametrize(
    ("render", "read"), [(to_html, words_of_html), (to_docx, words_of_docx), (to_pdf, words_of_pdf)]
)
def test_what_is_said_is_never_run_or_read_as_markup(render, read) -> None:  # type: ignore[no-untyped-def]
    made = case(answer(Outcome.RELEASED, text="There are 14."))
    asked = replace(made.request, questions=(Question("1", NASTY),), subject=NASTY)
    assert read(render(write(replace(made, request=asked)))).count(words(NASTY)) == 2


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1))
@example("\u1cd0")  # a mark with nothing to stand on, that no font has
@example("a\u1cd0")
@example("\u0301\u1cd0")
@example("\u200d\u1cd0")
@example("\U0001f3fb")  # a skin tone with nobody to stand on
def test_any_text_can_be_rendered(text: str) -> None:
    made = case(answer(Outcome.RELEASED, text="There are 14."))
    asked = replace(made.request, questions=(Question("1", f"Is it {text}?"),), subject=text)
    letter = write(replace(made, request=asked))
    assert to_html(letter)
    assert Document(BytesIO(to_docx(letter)))
    assert to_pdf(letter).startswith(b"%PDF")


# HTML


def test_the_page_is_one_file_in_british_english_with_a_title() -> None:
    page = to_html(a_letter()).decode()
    tree = LexborHTMLParser(page)
    assert tree.css_first("html").attributes["lang"] == "en-GB"
    assert tree.css_first("title").text() == a_letter().title
    assert tree.css("script, link, img") == []
    assert "url(" not in page


def test_headings_descend_without_a_gap() -> None:
    levels = [int(node.tag[1]) for node in LexborHTMLParser(to_html(a_letter()).decode()).css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_questions_are_quotes_and_tables_have_headings() -> None:
    tree = LexborHTMLParser(to_html(a_letter()).decode())
    assert len(tree.css("blockquote")) == 3
    assert [cell.text() for cell in tree.css("thead th[scope=col]")] == ["Ward", "Fines"]
    assert [cell.text() for cell in tree.css("tbody th[scope=row]")] == ["Harbour", "Mill Lane"]


def test_addresses_are_links_without_the_full_stop_after_them() -> None:
    hrefs = [node.attributes["href"] for node in LexborHTMLParser(to_html(a_letter()).decode()).css("a")]
    assert "https://harrowmere.example/fines" in hrefs
    assert "mailto:foi@harrowmere.example" in hrefs


@pytest.mark.parametrize("accent", ["red; } body { display: none", "", "#12345"])
def test_an_accent_that_is_no_colour_is_not_used(accent: str) -> None:
    letter = write(case(RELEASED, authority=replace(COUNCIL, accent=accent)))
    assert "--accent: #1d4f6e" in to_html(letter).decode()
    assert to_pdf(letter)


def test_the_authoritys_accent_is_used() -> None:
    letter = write(case(RELEASED, authority=replace(COUNCIL, accent="#7a1f3d")))
    assert "--accent: #7a1f3d" in to_html(letter).decode()
    assert b"7A1F3D" in ZipFile(BytesIO(to_docx(letter))).read("word/styles.xml")


def test_a_letter_with_the_least_possible_frame_can_be_rendered() -> None:
    made = case(kind=LetterKind.ACKNOWLEDGEMENT, authority=Authority("Harrowmere Borough Council"))
    bare = replace(made.request, reference="", applicant=Applicant())
    letter = replace(write(replace(made, request=bare)), facts=())
    for render in (to_html, to_docx, to_pdf):
        assert render(letter)


# Word


def test_the_word_file_has_real_headings_lists_tables_and_quotes() -> None:
    document = Document(BytesIO(to_docx(a_letter())))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Quote", "List Bullet"):
        assert name in styles
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Ward", "Fines"]
    assert "tblHeader" in table.rows[0]._tr.xml


def widths(*rows: tuple[str, ...]) -> list[int]:
    """Of each column, and last of the page between its margins."""
    letter = a_letter()
    document = Document(BytesIO(to_docx(replace(letter, paragraphs=(Paragraph("words", Role.TABLE, rows=rows),)))))
    assert [column.width for column in document.tables[0].columns] == [cell.width for cell in document.tables[0].rows[1].cells]  # fmt: skip
    section = document.sections[0]
    return [*(column.width for column in document.tables[0].columns), section.page_width - section.left_margin - section.right_margin]  # fmt: skip


def test_in_word_a_column_of_long_words_gets_what_the_others_leave() -> None:
    said = "The seal reads HBC-0417; it should read HBC-0411. " * 4
    entry, when, what, room = widths(("Entry", "When", "What"), ("1", "17 September 2025, 15:10\nDilys Hartley", said))
    assert entry < when < what and room - 3 < entry + when + what <= room
    assert what > room / 2


def test_in_word_columns_that_are_all_long_share_the_page_and_short_ones_leave_it_empty() -> None:
    *shared, room = widths(("a" * 90, "b" * 80), ("1", "2"))
    assert shared[0] == shared[1] and room - 2 < sum(shared) <= room
    *short, room = widths(("Year", "Complaints"), ("2024", ""))
    assert short[0] < short[1] and sum(short) < room / 2


def test_in_word_the_closing_stays_with_the_end_of_the_letter() -> None:
    paragraphs = Document(BytesIO(to_docx(a_letter()))).paragraphs
    at = next(number for number, paragraph in enumerate(paragraphs) if paragraph.text == "Yours sincerely")
    assert "ico.org.uk" in paragraphs[at - 2].text
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in paragraphs[at - 2 : -1])


def test_a_subject_longer_than_a_property_of_word_can_hold_is_cut_there_only() -> None:
    letter = replace(write(case(RELEASED)), subject="Trees " * 80)
    document = Document(BytesIO(to_docx(letter)))
    assert document.core_properties.title.endswith("…")
    assert words("Trees " * 80) in words_of_docx(to_docx(letter))


def test_a_question_stays_with_its_answer_and_the_answer_may_break() -> None:
    styles = Document(BytesIO(to_docx(a_letter()))).styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Heading 2", "Quote", "Heading 3"))
    assert not styles["Normal"].paragraph_format.keep_together


def test_in_pdf_the_closing_never_stands_alone_on_a_page() -> None:
    for length in range(1, 40):
        letter = write(case(answer(Outcome.RELEASED, text="\n\n".join(["There are 14."] * length))))
        with pypdfium2.PdfDocument(to_pdf(letter)) as document:
            last = document[len(document) - 1].get_textpage().get_text_bounded()
        assert "ico.org.uk" in last


def test_the_word_file_says_what_it_is() -> None:
    about = Document(BytesIO(to_docx(a_letter()))).core_properties
    assert about.title == a_letter().title
    assert about.language == "en-GB"
    assert about.author == "Harrowmere Borough Council"
    assert about.created is not None
    assert about.created.date() == a_letter().issued_on
    assert b'w:val="en-GB"' in ZipFile(BytesIO(to_docx(a_letter()))).read("word/styles.xml")


def test_links_in_word_can_be_followed() -> None:
    rels = ZipFile(BytesIO(to_docx(a_letter()))).read("word/_rels/document.xml.rels").decode()
    assert "https://harrowmere.example/fines" in rels


def test_an_authority_may_use_its_own_template(tmp_path: Path) -> None:
    document = Document(BytesIO(house_template()))
    document.paragraphs[0].insert_paragraph_before("Working for {{ authority }}")
    document.save(str(tmp_path / "ours.docx"))
    assert "WorkingforHarrowmereBoroughCouncil" in words_of_docx(to_docx(a_letter(), template=tmp_path / "ours.docx"))


def broken(tmp_path: Path, old: str, new: str) -> Path:
    document = Document(BytesIO(house_template()))
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            paragraph.text = new
    document.save(str(tmp_path / "ours.docx"))
    return tmp_path / "ours.docx"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{{ letter }}", "nothing", "no paragraph for the letter"),
        ("{{ salutation }}", "{{ greeting }}", "cannot be filled in"),
        ("{{ salutation }}", "{{ salutation", "cannot be filled in"),
    ],
)
def test_a_template_without_what_it_needs_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(TemplateUnusable) as caught:
        to_docx(a_letter(), template=broken(tmp_path, old, new))
    assert fault in caught.value.part("what")


def test_a_template_without_a_style_is_refused(tmp_path: Path) -> None:
    document = Document(BytesIO(house_template()))
    document.styles["Quote"].element.getparent().remove(document.styles["Quote"].element)
    document.save(str(tmp_path / "ours.docx"))
    with pytest.raises(TemplateUnusable, match="Quote"):
        to_docx(a_letter(), template=tmp_path / "ours.docx")


@pytest.mark.parametrize("data", [b"", b"no zip", None])
def test_a_template_that_does_not_open_is_refused(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "ours.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TemplateUnusable, match="opens"):
        to_docx(a_letter(), template=path)


# PDF


def test_the_pdf_is_tagged_with_title_language_and_date() -> None:
    with pikepdf.open(BytesIO(to_pdf(a_letter()))) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "en-GB"
        assert str(document.docinfo["/Title"]) == a_letter().title
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260320")
        with document.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_the_pdf_carries_its_own_fonts() -> None:
    with pikepdf.open(BytesIO(to_pdf(a_letter()))) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert all("FontFile3" in str(font.DescendantFonts[0].FontDescriptor.keys()) for font in fonts)


def test_a_character_that_no_font_has_is_spelt_out() -> None:
    made = case(answer(Outcome.RELEASED, text="There are 14."))
    asked = replace(made.request, questions=(Question("1", "Is it \u0378?"),))
    assert words("[U+0378]") in words_of_pdf(to_pdf(write(replace(made, request=asked))))


def test_a_mark_that_no_font_has_is_spelt_out_and_its_letter_stays() -> None:
    made = case(answer(Outcome.RELEASED, text="There are 14."))
    asked = replace(made.request, questions=(Question("1", "Is it é\u1cd0 or é?"),))
    assert words("Is it é[vedic tone karshana] or é?") in words_of_pdf(to_pdf(write(replace(made, request=asked))))


def test_a_mark_alone_stands_on_a_dotted_circle_in_every_form() -> None:
    letter = replace(write(case(RELEASED)), subject="Of \u0301 alone")
    assert "Of \u25cc\u0301 alone" in to_html(letter).decode()
    assert words("Of \u25cc\u0301 alone") in words_of_docx(to_docx(letter))


def test_another_fault_of_the_typesetter_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    def fails(*_: object, **__: object) -> bytes:
        raise typst.TypstError("out of paper")

    monkeypatch.setattr(typst, "compile", fails)
    with pytest.raises(typst.TypstError, match="out of paper"):
        to_pdf(a_letter())
