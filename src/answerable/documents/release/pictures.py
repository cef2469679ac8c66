"""Pictures: made anew from their pixels, with areas painted over; properties, profiles and what is under them do not go along."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageSequence

from answerable.documents.release.marks import Marked
from answerable.documents.release.model import Box, Parts, Unit
from answerable.documents.release.painting import as_seen, blank, painted, pixels_of
from answerable.errors import DamagedFile, TooLarge

# A scanned page of A3 at 600 dpi has 70 million pixels.
MAX_PIXELS = 120_000_000
MAX_PICTURES = 500
# JPEG writes blocks of so many pixels; what is left of a block at the edge of an area would carry traces of the rest.
BLOCK = 16
MADE = {"PNG": (".png", "image/png"), "JPEG": (".jpg", "image/jpeg"), "TIFF": (".tiff", "image/tiff")}


@dataclass(slots=True)
class Pictures:
    """A picture, or the pages of a TIFF."""

    parts: Parts
    data: bytes
    kind: str

    @property
    def extension(self) -> str:
        """How the name of the copy ends."""
        return MADE[self.kind][0]

    @property
    def media_type(self) -> str:
        """The kind of the copy."""
        return MADE[self.kind][1]

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """Pictures have no words that can be read here."""
        return []

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The pixels that are kept; a picture has no title."""
        made = [self.picture(marked, image, unit) for image, unit in zip(self.frames(), self.parts.units, strict=True)]
        return written(made, self.kind)

    def frames(self) -> Iterator[Image.Image]:
        """The pictures in the file that are shown. Raises DamagedFile."""
        with opened(self.data, self.parts.name) as image:
            for frame in ImageSequence.Iterator(image):
                yield as_seen(frame)
                if self.kind != "TIFF":
                    return

    def picture(self, marked: Marked, image: Image.Image, unit: Unit) -> Image.Image:
        """One picture as it goes along."""
        if label := marked.label_of(unit):
            return blank(image.size, label)
        step = BLOCK if self.kind == "JPEG" else 1
        areas = marked.areas.get(unit.place, ())
        return painted(image, [(pixels_of(box, image.size, step=step), label) for box, label in areas])


def written(pictures: list[Image.Image], kind: str) -> bytes:
    """Pictures as a file of a kind, without a word of how or by what it was made."""
    made = io.BytesIO()
    first, *rest = pictures
    if kind == "JPEG":
        first.save(made, "JPEG", quality=92)
    elif kind == "TIFF":
        first.save(made, "TIFF", compression="tiff_lzw", save_all=True, append_images=rest)
    else:
        first.save(made, "PNG")
    return made.getvalue()


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """A picture. Raises DamagedFile, also while it is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of properties, which do not go along
            with Image.open(io.BytesIO(data)) as image:
                yield image
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, struct.error, Image.DecompressionBombError) as fault:
        raise DamagedFile(name=name, fault="it is a picture that cannot be opened") from fault


def read_pictures(data: bytes, name: str) -> Pictures:
    """A picture. Raises DamagedFile or TooLarge."""
    with opened(data, name) as image:
        kind = image.format if image.format in MADE else "PNG"
        frames = getattr(image, "n_frames", 1)
        if image.width * image.height > MAX_PIXELS or frames > MAX_PICTURES:
            size = f"{image.width:,} by {image.height:,} pixels, {frames:,} pictures"
            raise TooLarge(name=name, size=size, limit=f"{MAX_PIXELS:,} pixels and {MAX_PICTURES:,}")
        image.load()
    count = frames if kind == "TIFF" else 1
    units = tuple(Unit(f"picture {number}", "", "picture") for number in range(1, count + 1))
    left_out = [f"{frames - count} more pictures in the file that a page does not show."] if frames > count else []
    left_out.append("Its properties: where, when and by what it was made.")
    unread = ("Words in pictures are not read here: look at each, and mark what is withheld as areas.",)
    return Pictures(Parts(name, "picture", units, tuple(left_out), unread), data, kind)
