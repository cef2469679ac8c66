"""Pictures: where and when they were taken and by whom, pictures within them, what stands after their end."""

from __future__ import annotations

import io
import struct
import warnings

from answerable.documents.hidden.thing import Scan

REMOVE = "Save a copy without properties, or print it to a new picture."
KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
FAULTS = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, struct.error, OverflowError)
GPS, MAKER = 0x8825, 0x927C
PLAIN = ("dpi", "jfif", "jfif_version", "jfif_unit", "jfif_density", "gamma", "srgb", "chromaticity", "transparency", "aspect",
         "version", "background", "duration", "extension", "loop", "compression", "interlace", "progressive", "progression",
         "adobe", "adobe_transform", "icc_profile", "default_image", "disposal", "blend", "timestamp", "photoshop", "mp")  # fmt: skip


def is_picture(head: bytes) -> bool:
    """True for the kinds of picture that are looked into."""
    return head.startswith(KINDS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def look(data: bytes, scan: Scan) -> None:
    """What a picture holds beside what is seen."""
    from PIL import Image

    faults = (*FAULTS, Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings(record=True) as damaged:
            warnings.simplefilter("always")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                _properties(image, scan)
                if (frames := getattr(image, "n_frames", 1)) > 1:
                    scan.add("more pictures", "the picture", f"It holds {frames} pictures; a page shows one.", REMOVE)
    except faults as fault:
        scan.unread.append(f"{scan.name} is a picture that cannot be opened ({type(fault).__name__}).")
    else:
        if damaged:
            scan.unread.append(f"{scan.name} is a picture whose properties are damaged: not all of them could be read.")
    after = _after_its_end(data)
    if after:
        scan.add(
            "after the end",
            "the picture",
            f"{after:,} bytes follow the picture's end; they may be what was cut off.",
            REMOVE,
        )


def _properties(image: object, scan: Scan) -> None:
    exif = image.getexif()  # type: ignore[attr-defined]  # PIL's Image
    if exif.get_ifd(GPS):
        scan.add("place", "the picture's properties", "The place where it was taken is in it.", REMOVE)
    said = [
        str(text)[:40]
        for tag, text in exif.items()
        if tag not in (GPS, MAKER) and isinstance(text, str) and text.strip()
    ]
    if said:
        scan.add("properties", "the picture's properties", "; ".join(said[:6]), REMOVE, is_content=False)
    info = image.info  # type: ignore[attr-defined]
    for key, text in info.items():
        if key not in PLAIN and key != "exif" and text:
            shown = text if isinstance(text, str) else f"{len(text):,} bytes" if isinstance(text, bytes) else str(text)
            scan.add(
                "properties",
                f"the picture's “{key}”",
                str(shown)[:80],
                REMOVE,
                is_content=key in ("comment", "Comment", "xmp"),
            )


def _after_its_end(data: bytes) -> int:
    """How many bytes follow the end that the picture states; a few are only filling."""
    if data.startswith(KINDS[0]):
        end = data.rfind(b"IEND\xaeB`\x82") + 8
        first = data.find(b"IEND\xaeB`\x82") + 8
        return len(data) - first if first != end or len(data) - end > 16 else 0
    if data.startswith(b"\xff\xd8\xff"):
        end = data.rfind(b"\xff\xd9") + 2
        return len(data) - end if end > 1 and len(data) - end > 16 else 0
    return 0
