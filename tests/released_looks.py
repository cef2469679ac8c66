"""Looks for secrets in a released copy by every means that a receiver has, none of them the code that made it."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageSequence

TESSERACT = shutil.which("tesseract")
SHORTEST = 6  # bytes: what is shorter stands anywhere by chance


def found_in(data: bytes, secrets: list[str], *, ocr: bool) -> list[str]:
    """Each look that found a secret, with the secret."""
    found = [f"bytes: {secret}" for secret in secrets if in_bytes(secret, data)]
    for name, member in members(data):
        found += [f"{name}: {secret}" for secret in secrets if in_bytes(secret, member)]
    for look, text in texts(data, ocr=ocr):
        found += [f"{look}: {secret}" for secret in secrets if bare(secret) in bare(text)]
    return found


def in_bytes(secret: str, data: bytes) -> bool:
    """True where a secret stands in bytes, in one writing or another."""
    low = data.lower()
    for words in (secret, secret.upper(), secret.lower()):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            written = words.encode(encoding, "ignore")
            forms = (written.lower(), written.hex().encode(), base64.b64encode(written)[:-4].lower())
            if any(len(form) >= SHORTEST and form in low for form in forms):
                return True
    return False


def bare(text: str) -> str:
    """The letters and digits of a text alone."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in a file."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name, name.encode() + archive.read(name)
    elif data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, thing in enumerate(document.objects):
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                    yield f"stream {number}", thing.read_bytes()
                yield f"object {number}", repr(thing).encode()


def texts(data: bytes, *, ocr: bool) -> Iterator[tuple[str, str]]:
    """What is read in a file, by each reader."""
    if data.startswith(b"PK"):
        for name, member in members(data):
            if name.endswith((".xml", ".rels")):
                yield name, re.sub(r"<[^>]*>", "", member.decode("utf-8"))
    elif data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        yield "pypdfium2", "\n".join(page.get_textpage().get_text_range() for page in document)
        yield "pypdfium2's properties", str(document.get_metadata_dict())
        document.close()
        yield "pdftotext", ran(["pdftotext", "-", "-"], data)
        yield "pdfinfo", ran(["pdfinfo", "-"], data)
        if ocr and TESSERACT:
            yield "OCR", "\n".join(read(image) for image in pages(data))
    elif data.startswith((b"\x89PNG", b"\xff\xd8", b"II*\0", b"MM\0*")):
        with Image.open(io.BytesIO(data)) as image:
            yield "properties", str(image.info) + str(dict(image.getexif()))
            if ocr and TESSERACT:
                yield "OCR", "\n".join(read(frame.convert("RGB")) for frame in ImageSequence.Iterator(image))
    else:
        yield "text", data.decode()


def ran(command: list[str], data: bytes) -> str:
    """What a program prints of a file."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def pages(data: bytes) -> Iterator[Image.Image]:
    """The pages of a PDF as another program draws them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "150", "-gray", "-", f"{folder}/page"], input=data, check=True)
        for path in sorted(Path(folder).iterdir()):
            yield Image.open(path)


def read(image: Image.Image) -> str:
    """The words that OCR reads in a picture."""
    packed = io.BytesIO()
    image.save(packed, "PPM")
    command = [TESSERACT or "", "-", "-", "--psm", "6"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=packed.getvalue(), capture_output=True, check=True, env=alone).stdout.decode()
