"""One page of a PDF, or one picture, as a small picture for the desk’s own pages: never the file itself."""

from __future__ import annotations

import io
from threading import Lock

import pypdfium2
from PIL import Image, ImageOps

from answerable.desk.files.keeping import content
from answerable.desk.files.models import StoredFile
from answerable.errors import NoSuchThing

WIDEST, HIGHEST = 1100, 2200  # pixels
LARGEST = 200 << 20  # bytes of a file that is opened for a page
MOST_PIXELS = 120_000_000  # of a picture that is unpacked
_ONE = Lock()  # PDFium is for one thread at a time


def page_png(file: StoredFile, number: int) -> bytes:
    """Page or picture of that number, from 1, as PNG. Refuses one that is not there or cannot be drawn (NoSuchThing)."""
    if file.size > LARGEST:
        raise NoSuchThing(thing="picture of a file that is so large", where=f"page {number}")
    data = content(file)
    try:
        with _ONE:
            image = _page(data, number) if b"%PDF-" in data[:1024] else _picture(data, number)
    except (
        pypdfium2.PdfiumError,
        OSError,
        ValueError,
        EOFError,
        IndexError,
        SyntaxError,
        Image.DecompressionBombError,
    ):
        raise NoSuchThing(thing="such page", where=f"page {number}") from None
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _page(data: bytes, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        document.init_forms()
        page = document[number - 1] if number > 0 else document[len(document)]
        width, height = page.get_size()
        scale = min(WIDEST / max(width, 1), HIGHEST / max(height, 1))
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        return drawn
    finally:
        document.close()


def _picture(data: bytes, number: int) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("it unpacks to too much")
        image.seek(number - 1)
        shown = ImageOps.exif_transpose(image).convert("RGB")
    shown.thumbnail((WIDEST, HIGHEST))
    return shown
