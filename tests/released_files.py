"""Files of every kind with the same secrets in many places of each, from dice: what released copies are tried on.

A file is made by the libraries that people's programs resemble, never by the code that is tried.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage

import docx
import openpyxl
import pikepdf
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from answerable.documents.release import Box

FIRST = [
    "Jane",
    "Fiona",
    "Zoë",
    "Clifford",
    "Siân",
    "Amina",
    "Wojciech",
    "Oluwaseun",
    "Priya",
    "Máire",
    "Affan",
    "Effie",
]
LAST = [
    "Henderson",
    "Griffin",
    "Okonkwo-Bell",
    "Whiffle",
    "O’Rourke",
    "Fflewelyn",
    "Marchetti",
    "Szczepański",
    "Dalrymple",
    "Oyelaran",
]
WORDS = [
    "the",
    "council",
    "agreed",
    "that",
    "the",
    "office",
    "would",
    "close",
    "on",
    "Friday",
    "and",
    "that",
    "the",
    "fees",
    "for",
    "efficient",
    "sheltered",
    "housing",
    "rise",
    "in",
    "April",
    "unless",
    "the",
    "committee",
    "finds",
    "another",
    "way",
    "to",
    "fund",
    "difficult",
    "repairs",
    "before",
    "winter",
    "flood",
    "defences",
    "are",
    "built",
    "along",
    "the",
    "river",
]
KINDS = ("txt", "csv", "html", "eml", "pdf", "docx", "xlsx", "png", "jpg", "tiff")


@dataclass(slots=True)
class Made:
    """A made file, what is secret in it, and where the secrets of a picture are."""

    name: str
    data: bytes
    secrets: list[str]
    areas: dict[str, list[Box]] = field(default_factory=dict)


@dataclass(slots=True)
class Dice:
    """What chance decides about a file."""

    random: random.Random
    name: str = ""
    surname: str = ""
    mail: str = ""
    phone: str = ""
    born: date = date(1980, 1, 1)

    def __post_init__(self) -> None:
        first, self.surname = self.random.choice(FIRST), self.random.choice(LAST)
        self.name = f"{first} {self.surname}"
        plain = self.surname.lower().encode("ascii", "ignore").decode()
        self.mail = f"{first[0].lower()}.{plain}{self.random.randrange(100, 999)}@harrowmere.example"
        self.phone = f"07700 900{self.random.randrange(100, 999)}"
        self.born = date(self.random.randrange(1950, 2005), self.random.randrange(1, 13), self.random.randrange(1, 29))

    @property
    def secrets(self) -> list[str]:
        """What is withheld."""
        return [self.name, self.surname, self.mail, self.phone, f"{self.born:%d/%m/%Y}"]

    def words(self, count: int) -> str:
        """Some words that are no secret."""
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def sentence(self) -> str:
        """A sentence with a secret in it, written in one way or another."""
        said = self.random.choice(
            [*self.secrets, self.name.upper(), self.name.replace(" ", "\u00a0"), f"{self.surname}’s"]
        )
        return (
            f"{self.words(self.random.randrange(1, 9)).capitalize()} {said} {self.words(self.random.randrange(1, 9))}."
        )

    def sentences(self, count: int) -> list[str]:
        """Several, each secret once at least."""
        return [f"{self.words(3)} {secret}" for secret in self.secrets] + [self.sentence() for _ in range(count)]

    def happens(self, share: float = 0.5) -> bool:
        """True as often as that."""
        return self.random.random() < share


def made(kind: str, seed: int) -> Made:
    """A file of a kind; the same seed gives the same file."""
    dice = Dice(random.Random(f"{kind}{seed}"))  # noqa: S311  the same dice each time
    stem = f"{dice.surname}_{seed}" if dice.happens(0.3) else f"file {seed}"
    if kind in ("png", "jpg", "tiff"):
        data, areas = picture(dice, kind)
        return Made(f"{stem}.{kind}", data, dice.secrets, areas)
    maker = {"txt": text, "csv": table, "html": page, "eml": message, "pdf": pdf, "docx": word, "xlsx": workbook}[kind]
    return Made(f"{stem}.{kind}", maker(dice), dice.secrets)


def text(dice: Dice) -> bytes:
    """Lines, some broken inside a secret; in one encoding or another."""
    lines = [line.replace(" ", "\n", 1) if dice.happens(0.1) else line for line in dice.sentences(12)]
    return "\r\n".join(lines).encode(dice.random.choice(["utf-8", "utf-8-sig", "utf-16"]))


def table(dice: Dice) -> bytes:
    """Rows of cells."""
    rows = ['"Name","Said, and when"'] + [f'"{dice.name}","{line}"' for line in dice.sentences(8)]
    return "\n".join(rows).encode()


def page(dice: Dice) -> bytes:
    """A web page with secrets in its markup too."""
    lines = "".join(f"<p title='{dice.phone}'>{line}</p>" for line in dice.sentences(6))
    split = f"<p>{dice.name[:3]}<b>{dice.name[3:]}</b> wrote.</p>"
    return f"<html><head><title>{dice.name}</title><meta name=author content='{dice.mail}'></head><body><!-- {dice.name} -->{lines}{split}</body></html>".encode()


def message(dice: Dice) -> bytes:
    """A message with secrets in its headers and in a file that goes with it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Desk <{dice.mail}>", "foi@harrowmere.example", f"About {dice.name}"
    mail["X-Mailer"], mail["Message-ID"] = dice.name, f"<{dice.mail}>"
    mail.set_content("\n\n".join(dice.sentences(6)))
    mail.add_attachment(
        dice.name.encode(), maintype="application", subtype="octet-stream", filename=f"{dice.surname}.bin"
    )
    return mail.as_bytes()


def pdf(dice: Dice) -> bytes:
    """Pages set by Typst, with all that hangs on a PDF hung on them."""
    size = dice.random.choice([8, 10, 12])
    narrow = "columns(3)[" if dice.happens(0.3) else "block["
    lines = dice.sentences(6)
    rows = "".join(f"[#{quoted(dice.name)}],[#{quoted(dice.words(3))}],[#{quoted(dice.phone)}]," for _ in range(3))
    source = (
        f'#set page(paper: "a5", margin: 14mm, header: text(7pt)[Report for #{quoted(dice.name)}], footer: [#{quoted(dice.mail)}])\n'
        f'#set text({size}pt, hyphenate: true, lang: "en")\n#set par(justify: {"true" if dice.happens() else "false"})\n'
        f"= About #{quoted(dice.name)}\n#{narrow}" + "\n\n".join(f"#{quoted(line)}" for line in lines) + "]\n"
        f"#table(columns: 3, {rows})\n#rotate({dice.random.choice([0, 8, 90])}deg, reflow: true)[#{quoted(dice.name)}]\n"
    )
    with pikepdf.open(io.BytesIO(typst.compile(source.encode()))) as made:
        hang(made, dice)
        packed = io.BytesIO()
        made.save(packed)
    return packed.getvalue()


def quoted(words: str) -> str:
    """Words as a value of Typst, so that nothing in them is markup."""
    return '"' + words.replace('"', "'") + '"'


def hang(made: pikepdf.Pdf, dice: Dice) -> None:
    """Properties, notes, enclosed files, bookmarks, a form, a program, a turned page."""
    made.docinfo["/Author"], made.docinfo["/Title"] = dice.name, f"About {dice.name}"
    with made.open_metadata() as about:
        about["dc:description"] = dice.mail
    made.attachments[f"{dice.surname}.txt"] = dice.name.encode()
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(dice.name, 0))
    page = made.pages[0]
    note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": [20, 20, 40, 40], "/Contents": dice.name, "/T": dice.mail}
    page.Annots = made.make_indirect(pikepdf.Array([made.make_indirect(named(note))]))
    made.Root.OpenAction = named({"/S": "/JavaScript", "/JS": f"app.alert('{dice.phone}')"})
    page.PieceInfo = named({"/Own": pikepdf.Dictionary(Private=pikepdf.String(dice.name))})
    if dice.happens(0.3):
        page.Rotate = dice.random.choice([90, 180, 270])


def named(entries: dict[str, object]) -> pikepdf.Dictionary:
    """A dictionary of a PDF; words that begin with a stroke are names."""
    return pikepdf.Dictionary(
        {
            key: pikepdf.Name(value) if isinstance(value, str) and value.startswith("/") else pikepdf.Array(value) if isinstance(value, list) else value
            for key, value in entries.items()
        }
    )  # fmt: skip


def word(dice: Dice) -> bytes:
    """A document with secrets split over runs, in tables, at the edges, in notes and in everything that is not seen."""
    made = docx.Document()
    about = made.core_properties
    about.author, about.title, about.comments = dice.name, dice.name, dice.mail
    made.add_heading(f"About {dice.name}", dice.random.randrange(0, 3))
    for line in dice.sentences(8):
        paragraph = made.add_paragraph(style=dice.random.choice(["Normal", "List Bullet", "List Number"]))
        at = dice.random.randrange(len(line))
        paragraph.add_run(line[:at]).bold = dice.happens()
        paragraph.add_run(line[at:]).italic = dice.happens()
    rows = made.add_table(2, 3)
    rows.cell(0, 0).text, rows.cell(1, 1).text, rows.cell(1, 2).text = dice.name, dice.sentence(), dice.phone
    if dice.happens():
        rows.cell(0, 1).merge(rows.cell(0, 2)).text = dice.mail
    made.sections[0].header.paragraphs[0].text = f"Report for {dice.name}"
    made.sections[0].footer.paragraphs[0].text = dice.mail
    paragraph = made.add_paragraph(dice.words(4))
    made.add_comment(paragraph.runs, text=f"Ask {dice.name}", author=dice.name, initials="XX")
    unseen = paragraph.add_run(dice.name)
    unseen.font.hidden = True
    add_xml(
        paragraph,
        f'<w:del {nsdecls("w")} w:id="9" w:author="{dice.name}"><w:r><w:delText>{dice.name}</w:delText></w:r></w:del>',
    )
    add_xml(
        paragraph,
        f'<w:fldSimple {nsdecls("w")} w:instr="INCLUDETEXT {dice.mail}"><w:r><w:t>field</w:t></w:r></w:fldSimple>',
    )
    box = f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape alt="{dice.name}"><v:textbox><w:txbxContent><w:p><w:r><w:t>{dice.name} in a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    add_xml(paragraph, box)
    key = made.part.relate_to(
        f"mailto:{dice.mail}",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    add_xml(paragraph, f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>write</w:t></w:r></w:hyperlink>')
    shot = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(shot, "PNG", pnginfo=said_in_png(dice))
    made.add_picture(io.BytesIO(shot.getvalue()))
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def add_xml(paragraph: docx.text.paragraph.Paragraph, markup: str) -> None:
    """An element at the end of a paragraph."""
    paragraph._p.append(parse_xml(markup))


def workbook(dice: Dice) -> bytes:
    """A workbook with secrets in cells, titles, names, notes, properties, and in what is hidden."""
    made = openpyxl.Workbook()
    made.properties.creator, made.properties.title = dice.name, dice.mail
    sheet = made.active
    sheet.title = dice.surname[:20] if dice.happens() else "Staff"
    sheet.append(["Name", "Born", "Telephone", "Said"])
    for line in dice.sentences(8):
        sheet.append([dice.name, dice.born, dice.phone, line])
    for row in range(2, 5):
        sheet.cell(row, 2).number_format = "dd/mm/yyyy"
    sheet["A1"].comment = Comment(dice.name, dice.mail)
    sheet["D2"].hyperlink = f"mailto:{dice.mail}"
    sheet.merge_cells("A20:C20")
    sheet["A20"] = f"Made by {dice.name}"
    sheet["F2"], sheet["F3"] = 12.5, dice.name
    sheet["F2"].number_format = f'"{dice.name}" 0.00'
    sheet["F3"].number_format = ";;;"
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet["E3"] = dice.name
    sheet.oddHeader.center.text = dice.name
    made.defined_names[f"N{dice.phone[-3:]}"] = DefinedName(f"N{dice.phone[-3:]}", attr_text=f'"{dice.name}"')
    hidden = made.create_sheet("Old")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = dice.name
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def picture(dice: Dice, kind: str) -> tuple[bytes, dict[str, list[Box]]]:
    """Pixels with secrets written on them, and properties that hold them too."""
    areas: dict[str, list[Box]] = {}
    pages = []
    for number in range(1, dice.random.choice([2, 3]) if kind == "tiff" else 2):
        image = Image.new("RGB", (900, 500), (dice.random.randrange(215, 256), 250, 240))
        draw, boxes = ImageDraw.Draw(image), []
        for line, secret in enumerate(dice.secrets):
            said, size = f"{dice.words(2)} ", dice.random.choice([22, 28, 34])
            font, down = ImageFont.load_default(size), 20 + line * 90
            draw.text((20, down), f"{said}{secret}", fill="black", font=font)
            left, right = 20 + draw.textlength(said, font), 24 + draw.textlength(f"{said}{secret}", font)
            boxes.append(Box((left - 2) / 900, (down - 4) / 500, min(right / 900, 1), (down + size * 1.5) / 500))
        areas[f"picture {number}"] = boxes
        pages.append(image)
    packed, exif = io.BytesIO(), Image.Exif()
    exif[0x010E], exif[0x013B] = dice.name, dice.mail
    if kind == "png":
        pages[0].save(packed, "PNG", pnginfo=said_in_png(dice), exif=exif)
    elif kind == "jpg":
        pages[0].save(packed, "JPEG", exif=exif, comment=dice.name.encode())
    else:
        pages[0].save(packed, "TIFF", save_all=True, append_images=pages[1:], description=dice.name, artist=dice.mail)
    return packed.getvalue(), areas


def said_in_png(dice: Dice) -> PngImagePlugin.PngInfo:
    """Words beside the pixels of a PNG."""
    about = PngImagePlugin.PngInfo()
    about.add_itxt("Author", dice.name)
    about.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{dice.mail}</x:xmpmeta>")
    return about
