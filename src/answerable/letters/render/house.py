"""The house's Word template, made here; an authority may put its own in its place."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as Par

BODY = "{{ letter }}"  # the paragraph whose place the letter's blocks take
STYLES = ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Quote", "List Bullet", "Table Grid")
_FACE, _QUIET, _INK = "Arial", "4A545C", "14191D"


@cache
def house_template(*, accent: str = "#1d4f6e") -> bytes:
    """The house template as a Word file: a start for an authority's own.

    A template is any Word file with the styles Heading 1 to Heading 4, Quote, List Bullet and Table
    Grid, and one paragraph that holds {{ letter }} alone. Beside it these may stand anywhere: authority,
    sender, addressee, facts (label and value), subject, salutation, closing, signatory, reference, foot.
    """
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.4)
    _styles(document, accent.lstrip("#"))
    _frame(document)
    _footer(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _styles(document: Doc, accent: str) -> None:
    """Sizes, colours and spaces: (points, colour, bold, space before, space after)."""
    from docx.enum.style import WD_STYLE_TYPE

    shapes = {
        "Normal": (11, _INK, False, 0, 9),
        "Heading 1": (16, _INK, True, 24, 14),
        "Heading 2": (13, accent, True, 24, 6),
        "Heading 3": (11, _INK, True, 12, 4),
        "Heading 4": (11, _QUIET, True, 12, 4),
        "Quote": (11, "38424A", False, 2, 10),
        "List Bullet": (11, _INK, False, 0, 5),
        "Letterhead": (15, accent, True, 8, 2),
        "Sender": (9, _QUIET, False, 0, 22),
        "Frame": (11, _INK, False, 0, 0),
    }
    for name, shape in shapes.items():
        known = any(style.name == name for style in document.styles)
        style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _shape(style, *shape)
    _edge(document.styles["Quote"], "left", "C4CCD2", size=24, space=10)
    _edge(document.styles["Heading 2"], "top", "D5DADE", size=4, space=10)
    _edge(document.styles["Letterhead"], "top", accent, size=36, space=10)
    _rule_tables(document)


def _shape(style: ParagraphStyle, size: int, colour: str, bold: bool, before: int, after: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font, spaces = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FACE, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour.upper())
    faces = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # the theme would win over the name
        faces.attrib.pop(qn(f"w:{name}"), None)
    spaces.space_before, spaces.space_after, spaces.line_spacing = Pt(before), Pt(after), 1.2
    if (close := style.element.pPr.find(qn("w:contextualSpacing"))) is not None:
        style.element.pPr.remove(close)
    if style.name == "Quote":
        spaces.left_indent, spaces.keep_with_next = Pt(14), True


def _edge(style: ParagraphStyle, side: str, colour: str, *, size: int, space: int) -> None:
    """A line along one side of every paragraph of a style; size is in eighths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line = OxmlElement(f"w:{side}")
    for name, value in {"val": "single", "sz": size, "space": space, "color": colour}.items():
        line.set(qn(f"w:{name}"), str(value))
    borders = OxmlElement("w:pBdr")
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


def _rule_tables(document: Doc) -> None:
    """Tables with a quiet line under each row and room around the words."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    shape = document.styles["Table Grid"].element.find(qn("w:tblPr"))
    for name in ("w:tblBorders", "w:tblCellMar"):
        if (old := shape.find(qn(name))) is not None:
            shape.remove(old)
    line = 'w:val="single" w:sz="4" w:space="0" w:color="D5DADE"'
    shape.append(parse_xml(f"<w:tblBorders {nsdecls('w')}><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"))
    room = ("top", 60), ("left", 0), ("bottom", 60), ("right", 180)
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in room)
    shape.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _frame(document: Doc) -> None:
    """The paragraphs around the letter; docxtpl repeats what stands between a for and its endfor."""
    rows = (
        ("{{ authority }}", "Letterhead"),
        ("{{ sender|join(' · ') }}", "Sender"),
        ("{%p for line in addressee %}", "Frame"),
        ("{{ line }}", "Frame"),
        ("{%p endfor %}", "Frame"),
        ("", "Frame"),
        ("{%p for label, value in facts %}", "Frame"),
        ("{{ label }}: {{ value }}", "Frame"),
        ("{%p endfor %}", "Frame"),
        ("{{ subject }}", "Heading 1"),
        ("{{ salutation }}", "Normal"),
        (BODY, "Normal"),
        ("", "Frame"),
        ("{{ closing }}", "Normal"),
        ("", "Frame"),
        ("{%p for line in signatory %}", "Frame"),
        ("{{ line }}", "Frame"),
        ("{%p endfor %}", "Frame"),
    )
    place = rows.index((BODY, "Normal"))
    for number, (text, style) in enumerate(rows):
        added = document.add_paragraph(text, style)
        if number > place:  # the closing and the signatory stay together
            added.paragraph_format.keep_with_next = True


def _footer(document: Doc) -> None:
    from docx.shared import Cm, Pt, RGBColor

    line = document.sections[0].footer.paragraphs[0]
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15.6), alignment=2)
    line.add_run("{{ foot }}\tPage ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_QUIET)


def _field(line: Par, name: str) -> None:
    """A number that Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = name
        line.add_run()._r.append(element)
