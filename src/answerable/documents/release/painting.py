"""Pictures of what is kept: black boxes painted over the pixels, labels written into them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from PIL import Image, ImageCms, ImageDraw, ImageFont, ImageOps

from answerable.documents.release.model import Box

SMALLEST = 11  # pixels high: what is smaller is not read
LARGEST = 28
Pixels = tuple[int, int, int, int]


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The letters of labels; they come with Pillow, not from the machine."""
    return ImageFont.load_default(size)


def pixels_of(box: Box, size: tuple[int, int], *, step: int = 1) -> Pixels:
    """An area in whole pixels, never smaller than it was; step rounds it out to blocks."""
    width, height = size
    left, top = (math.floor(share * whole / step) * step for share, whole in ((box.left, width), (box.top, height)))
    right, bottom = (
        math.ceil(share * whole / step) * step for share, whole in ((box.right, width), (box.bottom, height))
    )
    return max(left, 0), max(top, 0), min(right, width), min(bottom, height)


def painted(image: Image.Image, boxes: Iterable[tuple[Pixels, str]]) -> Image.Image:
    """A picture with black over each area, and its label there where there is room. The picture given is painted on."""
    draw = ImageDraw.Draw(image)
    boxes = list(boxes)
    for (left, top, right, bottom), _ in boxes:
        draw.rectangle((left, top, right - 1, bottom - 1), fill="black")
    for box, label in boxes:
        write(draw, box, label)
    return image


def write(draw: ImageDraw.ImageDraw, box: Pixels, label: str) -> None:
    """A label in a box, or the part of it that fits: the provision alone; nothing where that is too long too."""
    left, top, right, bottom = box
    for said in (label, label.strip("[]").rpartition(": ")[2]):
        for size in range(min(LARGEST, bottom - top - 2), SMALLEST - 1, -1):
            across = draw.textlength(said, font(size))
            if across <= right - left - 4:
                middle = ((left + right) / 2, (top + bottom) / 2)
                draw.text(middle, said, fill="white", font=font(size), anchor="mm")
                return


def blank(size: tuple[int, int], label: str) -> Image.Image:
    """A page or picture that is withheld whole: paper with the label on it."""
    image = Image.new("RGB", size, "white")
    width, height = size
    fit = next(
        (size for size in range(48, 7, -1) if ImageDraw.Draw(image).textlength(label, font(size)) < width * 0.9), 8
    )
    ImageDraw.Draw(image).text((width / 2, height / 2), label, fill="black", font=font(fit), anchor="mm")
    return image


def as_seen(image: Image.Image) -> Image.Image:
    """The pixels that a person sees, and nothing else: upright, on white, in the colours of a screen, without properties."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if "A" in image.getbands() or "transparency" in image.info:
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    elif image.mode.startswith("I"):
        image = image.convert("F").point(lambda tone: tone / 256).convert("L")
    if profile and image.mode in ("RGB", "L", "CMYK"):
        image = in_screen_colours(image, profile)
    bare = Image.new("RGB", image.size)
    bare.paste(image.convert("RGB"))
    return bare


def in_screen_colours(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours of a profile as those of a screen; the picture as it is where the profile cannot be read."""
    from io import BytesIO

    try:
        made = ImageCms.profileToProfile(image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image
