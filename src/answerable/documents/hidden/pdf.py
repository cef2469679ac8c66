"""PDF: words under black boxes and out of sight, notes, layers, files inside, earlier states of the file, properties."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

from answerable.documents.hidden.objects import Unreadable, objects
from answerable.documents.hidden.office import short
from answerable.documents.hidden.thing import Scan
from answerable.errors import DamagedFile, ProtectedFile

AGAIN = "Make the PDF again from pages in which the words are gone; a box over them is not enough."
COMPARE = "Read it against the picture: what was blacked out there may still stand in it."
CLEAN = "Print it to a new PDF, or remove it in the program that made it."
NOTES = {
    raw.FPDF_ANNOT_TEXT: "note", raw.FPDF_ANNOT_FREETEXT: "note", raw.FPDF_ANNOT_POPUP: "note", raw.FPDF_ANNOT_STAMP: "stamp",
    raw.FPDF_ANNOT_INK: "drawing", raw.FPDF_ANNOT_HIGHLIGHT: "mark", raw.FPDF_ANNOT_REDACT: "redaction that was not carried out",
    raw.FPDF_ANNOT_FILEATTACHMENT: "file inside", raw.FPDF_ANNOT_SQUARE: "box laid over the page",
}  # fmt: skip
# What belongs to the whole file, by the names of its objects.
MARKS = (
    (rb"/OCProperties\b", "layer", "The file has layers that can be switched on and off."),
    (rb"/(JavaScript|JS)\b", "program", "The file carries a program."),
    (rb"/AcroForm\b", "form", "The file has fields; what was typed into them, and what they were, is in it."),
    (rb"/PieceInfo\b", "data of another program", "The program that made it keeps data of its own in it."),
    (
        rb"/S\s*/(GoToR|GoToE|Launch)\b",
        "link to another file",
        "It points to another file, and so tells where things lie.",
    ),
)
PROPERTIES = ("Title", "Author", "Subject", "Keywords")
DARK, LIGHT = 60, 245  # of 255: what is black to a reader, and what is paper
HALF = 0.5  # a letter is covered when so much of it lies under a box
SPECK = 40.0  # square points: what is smaller is a rule or a dot
INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE,)
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Words:
    """A piece of text on a page: its place in the order of drawing, its box, and its words."""

    order: int
    box: Box
    text: str
    is_invisible: bool
    is_light: bool


@dataclass(slots=True)
class _Drawn:
    """What is drawn on a page; each box with its place in the order of drawing."""

    words: list[_Words] = field(default_factory=list)
    dark: list[tuple[int, Box]] = field(default_factory=list)  # black areas, and pictures that are nothing but black
    grounds: list[tuple[int, Box]] = field(default_factory=list)  # whatever white words can be read on
    pictures: list[tuple[int, Box]] = field(default_factory=list)


def look(data: bytes, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What a PDF holds and does not show."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise ProtectedFile(name=scan.name) from fault
        raise DamagedFile(name=scan.name, fault="its pages cannot be found") from fault
    try:
        _whole(data, document, scan)
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            scan.add("file inside", "the PDF", f"{attachment.get_name()} is enclosed.", "Take it out.")
            deeper(bytes(attachment.get_data()), attachment.get_name())
        for number in range(len(document)):
            page = document[number]
            _page(page, scan, f"page {number + 1}")
            page.close()
    finally:
        document.close()


def _whole(data: bytes, document: pypdfium2.PdfDocument, scan: Scan) -> None:
    """What belongs to the file and to no page."""
    said = {key: text for key, text in document.get_metadata_dict(skip_empty=True).items() if key in PROPERTIES}
    if said:
        scan.add(
            "properties",
            "the PDF",
            "; ".join(f"{key}: {short(text, 40)}" for key, text in said.items()),
            CLEAN,
            is_content=False,
        )
    states = len(re.findall(rb"startxref\s+\d+\s+%%EOF", data)) - (b"/Linearized" in data[:1024])
    if states > 1:
        scan.add(
            "earlier state",
            "the PDF",
            f"The file was saved {states} times, each after the other; what was there before can be had back.",
            CLEAN,
        )
    try:
        text = objects(data)
    except Unreadable:
        what = "is packed or protected so that its layers, programs and fields cannot be looked for"
        scan.unread.append(f"{scan.name} {what}. Print it to a new PDF.")
        return
    for mark, kind, what in MARKS:
        if re.search(mark, text):
            scan.add(kind, "the PDF", what, CLEAN)
    if len(re.findall(rb"/Type\s*/EmbeddedFile\b", text)) > document.count_attachments():
        scan.add("file inside", "the PDF", "A whole file is enclosed that no list names.", CLEAN)


def _page(page: pypdfium2.PdfPage, scan: Scan, where: str) -> None:
    drawn = _drawn(page)
    for kind, what, do, texts in _unseen(drawn, *page.get_size()):
        if texts:
            scan.add(kind, where, f"{what}: {short(' '.join(texts))}", do)
    if any(
        order > under and _area(box) > SPECK and _covers(picture, box)
        for order, box in drawn.dark
        for under, picture in drawn.pictures
    ):
        scan.add(
            "picture under a box", where, "A black box lies over a picture; all of it is still in the file.", AGAIN
        )
    _notes(page, scan, where)


def _unseen(drawn: _Drawn, width: float, height: float) -> Iterator[tuple[str, str, str, list[str]]]:
    """Words that no reader of a page sees: the kind, what is said of them, what to do, and the words."""
    words = drawn.words
    under = [
        piece.text
        for piece in words
        if any(order > piece.order and _covers(box, piece.box) for order, box in drawn.dark)
    ]
    yield "words under a box", "Words lie under black", AGAIN, under
    outside = [piece.text for piece in words if _is_outside(piece.box, width, height)]
    yield "words outside the page", "Words lie outside what is shown", AGAIN, outside
    light = [
        piece.text
        for piece in words
        if piece.is_light and not any(order < piece.order and _covers(box, piece.box) for order, box in drawn.grounds)
    ]
    yield "words not seen", "White words on white", AGAIN, light
    layer = [piece.text for piece in words if piece.is_invisible]
    yield "layer of words", "A layer of words that is not drawn, as scanners add", COMPARE, layer


def _drawn(page: pypdfium2.PdfPage) -> _Drawn:
    """The pieces of text of a page, and what they stand on or under, in the order of drawing."""
    textpage, drawn = page.get_textpage(), _Drawn()
    for order, thing in enumerate(page.get_objects(max_depth=8)):
        box = thing.get_bounds()
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            if text := _text_of(thing, textpage):
                mode = raw.FPDFTextObj_GetTextRenderMode(thing)
                drawn.words.append(_Words(order, box, text, mode in INVISIBLE, _tone(thing) >= LIGHT))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH and _is_filled(thing):
            tone = _tone(thing)
            drawn.dark += [(order, box)] if tone <= DARK else []
            drawn.grounds += [(order, box)] if tone < LIGHT else []
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            (drawn.dark if _is_black(thing) else drawn.pictures).append((order, box))
            drawn.grounds.append((order, box))
    textpage.close()
    return drawn


def _text_of(thing: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(thing, textpage, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(thing, textpage, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return " ".join(buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0").split())


def _tone(thing: pypdfium2.PdfObject) -> int:
    """How light the filling of a thing is, 0 to 255; a see-through one counts as grey."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return 128
    return 128 if alpha.value < 200 else max(red.value, green.value, blue.value) if alpha.value else 128


def _is_filled(thing: pypdfium2.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(thing, mode, stroke)) and mode.value != raw.FPDF_FILLMODE_NONE


def _is_black(thing: pypdfium2.PdfObject) -> bool:
    """True for a picture that is black all over."""
    try:
        colours = thing.get_bitmap().to_pil().convert("L").getextrema()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return False
    return bool(colours[1] <= DARK)


def _covers(box: Box, letters: Box) -> bool:
    """True where a box hides the greater part of the letters."""
    left, bottom, right, top = letters
    across = min(right, box[2]) - max(left, box[0])
    up = min(top, box[3]) - max(bottom, box[1])
    area = (right - left) * (top - bottom)
    return across > 0 and up > 0 and area > 0 and across * up >= HALF * area


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_outside(box: Box, width: float, height: float) -> bool:
    left, bottom, right, top = box
    return right <= 0 or top <= 0 or left >= width or bottom >= height


def _notes(page: pypdfium2.PdfPage, scan: Scan, where: str) -> None:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = NOTES.get(raw.FPDFAnnot_GetSubtype(annotation))
        if kind:
            text = " ".join(part for part in _said_in(annotation) if part)
            scan.add(
                kind,
                where,
                short(text) if text else "It lies over the page and can be taken off.",
                CLEAN if kind != "redaction that was not carried out" else AGAIN,
            )
        raw.FPDFPage_CloseAnnot(annotation)


def _said_in(annotation: object) -> Iterator[str]:
    for key in (b"Contents", b"T"):
        size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
        if size > 2:
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
            yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
