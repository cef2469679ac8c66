"""A new Word document, written part by part: nothing of another document can come along, because nothing of it is copied."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{LINKS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDEST = 5_700_000  # of a picture, in English Metric Units: the width of the text
PER_PIXEL = 9_525
BLANKS = re.compile(r"(\t|\n)")
DAY = (1980, 1, 1, 0, 0, 0)  # of every part: a file says nothing of the clock
SIZES = {0: 40, 1: 32, 2: 28, 3: 26}  # of headings, in half points
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one style; a label stands for what is withheld."""

    words: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(slots=True)
class WordFile:
    """A Word document that is being written."""

    title: str
    language: str
    body: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def picture(self, png: bytes, size: tuple[int, int]) -> str:
        """A paragraph with a picture in it."""
        self.pictures.append(png)
        number = len(self.pictures)
        width = min(size[0] * PER_PIXEL, WIDEST)
        height = width * size[1] // max(size[0], 1)
        return (
            f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Picture {number}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
        )

    def finish(self) -> bytes:
        """The file."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts().items():
                info = zipfile.ZipInfo(name, DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return made.getvalue()

    def parts(self) -> dict[str, str | bytes]:
        """The parts of the file by name."""
        edges = [(kind, lines) for kind, lines in (("header", self.head), ("footer", self.foot)) if lines]
        named = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind, _ in edges)
        section = f'<w:sectPr>{named}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
        pictures = {f"word/media/picture{number}.png": png for number, png in enumerate(self.pictures, start=1)}
        return {
            "[Content_Types].xml": content_types([kind for kind, _ in edges]),
            "_rels/.rels": relations(
                [
                    ("document", "officeDocument", "word/document.xml"),
                    (
                        "core",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml",
                    ),
                ]
            ),
            "docProps/core.xml": core(self.title, self.language),
            "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{''.join(self.body) or '<w:p/>'}{section}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(
                [
                    ("styles", "styles", "styles.xml"),
                    ("numbering", "numbering", "numbering.xml"),
                    *((kind, kind, f"{kind}.xml") for kind, _ in edges),
                    *(
                        (f"picture{number}", "image", f"media/picture{number}.png")
                        for number in range(1, len(pictures) + 1)
                    ),
                ]
            ),
            "word/styles.xml": styles(self.language),
            "word/numbering.xml": NUMBERING,
            **{f"word/{kind}.xml": edge(kind, lines) for kind, lines in edges},
            **pictures,
        }


def paragraph(said: Iterable[Said], *, kind: str = "paragraph", level: int = 0, is_bullet: bool = False) -> str:
    """A paragraph."""
    said = list(said)
    words = "".join(piece.words for piece in said)
    is_rtl = runs_from_right(words)
    properties = "<w:bidi/>" if is_rtl else ""
    if kind == "heading":
        properties = f'<w:pStyle w:val="{f"Heading{level}" if level else "Title"}"/>{properties}'
    elif kind == "item":
        numbered = f'<w:numPr><w:ilvl w:val="{min(level, 8)}"/><w:numId w:val="1"/></w:numPr>' if is_bullet else ""
        indent = "" if is_bullet else f'<w:ind w:left="{360 * (min(level, 8) + 1)}" w:hanging="360"/>'
        properties = f'<w:pStyle w:val="ListParagraph"/>{numbered}{properties}{indent}'
    runs = "".join(run(piece, is_rtl=is_rtl) for piece in said if piece.words)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def run(said: Said, *, is_rtl: bool) -> str:
    """A run of words."""
    style = ("<w:b/>" if said.is_bold else "") + ("<w:i/>" if said.is_italic else "") + ("<w:rtl/>" if is_rtl else "")
    shown = "".join(
        "<w:tab/>"
        if piece == "\t"
        else "<w:br/>"
        if piece == "\n"
        else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in BLANKS.split(said.words)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{style}</w:rPr>' if style else ''}{shown}</w:r>"


def runs_from_right(words: str) -> bool:
    """True for words whose first letter is of a script that runs from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL")), "L")
    return first != "L"


def cell(paragraphs: Iterable[str], *, columns: int, down: str) -> str:
    """A cell of a table."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merge = f'<w:vMerge w:val="{down}"/>' if down in ("restart", "continue") else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def row(cells: Iterable[str], *, is_heading: bool) -> str:
    """A row of a table."""
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if is_heading else ''}{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], columns: int) -> str:
    """A table, with an empty paragraph after it, as Word needs it."""
    grid = f'<w:gridCol w:w="{9000 // max(columns, 1)}"/>' * columns
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
    )


def edge(kind: str, lines: list[str]) -> str:
    """A header or a footer."""
    tag = "hdr" if kind == "header" else "ftr"
    return f"{HEAD}<w:{tag} {SPACES}>{''.join(lines)}</w:{tag}>"


def relations(named: Iterable[tuple[str, str, str]]) -> str:
    """Which parts a part names."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind if "://" in kind else f"{LINKS}/{kind}"}" Target="{target}"/>'
        for key, kind, target in named
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def content_types(edges: Iterable[str]) -> str:
    """What each part is."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        **{kind: kind for kind in edges},
    }
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}</Types>"
    )


def core(title: str, language: str) -> str:
    """The title and the language; no names, no days."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>'
    )


def styles(language: str) -> str:
    """The styles of a copy: of text, headings, lists and tables."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>{outline}</w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, name, outline, size in (
            ("Title", "Title", "", SIZES[0]),
            *(
                (f"Heading{level}", f"heading {level}", f'<w:outlineLvl w:val="{level - 1}"/>', SIZES.get(level, 24))
                for level in range(1, 10)
            ),
        )
    )
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{headings}"
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
