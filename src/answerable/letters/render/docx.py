"""A letter as a Word file: real headings, lists and tables, with title, language and author set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from answerable.errors import TemplateUnusable
from answerable.letters.letter import Letter, Role
from answerable.letters.render.house import BODY, STYLES, house_template
from answerable.letters.render.page import LANGUAGE, Block, Run, accent, blocks, clean

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.text.paragraph import Paragraph as Par

_NO_BREAK = "\N{NO-BREAK SPACE}"
_CHARACTER, _BETWEEN = 0.6, 12  # a character as a part of its size, amply; points between columns
_MARK = "\ue000letter\ue001"  # private characters: no letter holds them
_STYLE = {
    Role.HEADING: "Heading 2",
    Role.LABEL: "Heading 3",
    Role.SUBHEADING: "Heading 4",
    Role.QUESTION: "Quote",
    Role.TEXT: None,
    Role.BULLETS: "List Bullet",
}


def to_docx(letter: Letter, *, template: Path | None = None) -> bytes:
    """The letter as a Word file, in the house template or the authority's own.

    The same bytes for the same letter and template, whatever the day. Refuses a template without the
    styles or the place that a letter needs (TemplateUnusable).
    """
    document = _framed(letter, template)
    place = next((par for par in document.paragraphs if par.text.strip() == _MARK), None)
    if place is None:
        raise _unusable(template, "it has no paragraph for the letter", f"add a paragraph that holds {BODY} alone")
    last = place
    for part in blocks(letter):
        last = _insert(document, place, part)
    last.paragraph_format.keep_with_next = True  # the closing never stands alone on a page
    place._p.getparent().remove(place._p)
    _describe(document, letter)
    out = BytesIO()
    document.save(out)
    return _dated(out.getvalue(), letter)


def _framed(letter: Letter, template: Path | None) -> Doc:
    """The template with the letter's frame filled in and a mark where its blocks go."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        made = DocxTemplate(BytesIO(template.read_bytes() if template else house_template(accent=accent(letter))))
        made.render(_frame(letter), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise _unusable(template, "it is no Word file that opens", "save it again as .docx") from error
    except TemplateError as error:
        raise _unusable(
            template, f"its fields cannot be filled in: {error}", "use only the fields named there"
        ) from error
    document: Doc = made.docx
    names = {style.name for style in document.styles}
    if lacking := [name for name in STYLES if name not in names]:
        raise _unusable(template, f"it has no style “{lacking[0]}”", "add that style to the template")
    return document


def _frame(letter: Letter) -> dict[str, object]:
    name, *sender = map(clean, letter.sender())
    return {
        "authority": name,
        "sender": [line.replace(" ", _NO_BREAK) for line in sender],  # a break falls between its parts
        "addressee": list(map(clean, letter.addressee)),
        "facts": [(label, clean(value)) for label, value in letter.facts],
        "subject": clean(letter.subject),
        "salutation": clean(letter.salutation),
        "letter": _MARK,
        "closing": letter.closing,
        "signatory": list(map(clean, letter.signatory)),
        "reference": clean(letter.reference),
        "foot": clean(letter.foot),
    }


def _insert(document: Doc, place: Par, part: Block) -> Par:
    """Puts a block before the place, and gives its last paragraph."""
    if part.role is Role.TABLE:
        return _table(document, place, part)
    added = place
    for runs in (row[0] for row in part.cells) if part.cells else (part.runs,):
        added = place.insert_paragraph_before(style=_STYLE[part.role])
        _write(added, runs)
        if runs and runs[-1].text.endswith(":"):  # a line that leads into a list stays with it
            added.paragraph_format.keep_with_next = True
    if part.role is Role.BULLETS:  # after its last item a list stands as far off as a paragraph
        added.paragraph_format.space_after = document.styles["Normal"].paragraph_format.space_after
    return added


def _table(document: Doc, place: Par, part: Block) -> Par:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=len(part.cells[0]), style="Table Grid")
    table.autofit = False  # a long word is broken, so that the table stays within the page
    widths = _widths(document, part.cells)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(part.cells):
        added = table.add_row()
        for cell, width, runs in zip(added.cells, widths, row, strict=True):
            cell.width = width
            _write(cell.paragraphs[0], runs, bold=number == 0)
            cell.paragraphs[0].paragraph_format.space_after = 0
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    place._p.addprevious(table._tbl)
    after = place.insert_paragraph_before()
    after.paragraph_format.space_after = 0
    return after


def _widths(document: Doc, rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> list[int]:
    """What the longest line of each column needs; those that need more share what the narrower ones leave of the page."""
    from docx.shared import Pt

    section, size = document.sections[-1], document.styles["Normal"].font.size or Pt(11)
    left = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    needed = [max(map(_longest, column)) * size * _CHARACTER + Pt(_BETWEEN) for column in zip(*rows, strict=True)]
    widths = [0] * len(needed)
    for done, column in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        widths[column] = int(min(needed[column], left / (len(needed) - done)))
        left -= widths[column]
    return widths


def _longest(runs: Iterable[Run]) -> int:
    return max(map(len, "".join(part.text for part in runs).split("\n")))


def _write(par: Par, runs: Iterable[Run], *, bold: bool = False) -> None:
    for part in runs:
        if part.text == "\n":
            par.add_run().add_break()
        elif part.href:
            _link(par, part)
        else:
            par.add_run(part.text).bold = bold or None


def _link(par: Par, part: Run) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), par.part.relate_to(part.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = par.add_run(part.text)
    run.underline = True
    link.append(run._r)
    par._p.append(link)


def _describe(document: Doc, letter: Letter) -> None:
    """Title, language and the rest of what a screen reader and a records system look at."""
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.subject, about.language = _short(letter.title), _short(letter.subject), LANGUAGE
    about.author = about.last_modified_by = _short(letter.authority.name)
    about.identifier, about.comments, about.revision = _short(letter.reference), "", 1
    about.created = about.modified = datetime.combine(letter.issued_on, time())
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)


def _short(text: str) -> str:
    """A text as a property of the file, which holds 255 characters at most."""
    kept = clean(text)
    return kept if len(kept) <= 255 else f"{kept[:254]}…"


def _dated(data: bytes, letter: Letter) -> bytes:
    """The same file with every part dated the day of issue, so that bytes do not change with the clock."""
    on = letter.issued_on
    out = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as dated:
        for name in made.namelist():
            entry = ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            dated.writestr(entry, made.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _unusable(template: Path | None, fault: str, do_this: str) -> TemplateUnusable:
    return TemplateUnusable(name=str(template or "of the house"), fault=fault, do_this=do_this)
