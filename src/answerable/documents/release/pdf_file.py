"""A new PDF: a picture a page, and under each word of the picture the word itself, not drawn, for search and for readers aloud.

The letters of that layer are of a font without shapes, which knows the characters that were kept and no others. Paragraphs are
tagged, the file has a title and a language, and nothing says what program made it.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field

from PIL import Image, ImageChops

FONT_SIZE = 255  # characters of one font
FEW_COLOURS = 4_096  # of a page without photographs
QUALITY = 82
LEVELS = 0xF0  # sixteen tones of each colour
Run = tuple[str, float, float, float, float]  # words, and their left, bottom, width and height in points


@dataclass(slots=True)
class PdfFile:
    """A PDF that is written page by page."""

    title: str
    language: str
    made: io.BytesIO = field(default_factory=io.BytesIO)
    offsets: list[int] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    tags: list[tuple[int, list[list[int]]]] = field(default_factory=list)  # page, marks of each of its paragraphs

    CATALOG, TREE, STRUCTURE, PARENTS, FONTS = 1, 2, 3, 4, 5

    def __post_init__(self) -> None:
        self.made.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self.offsets = [0] * 6  # those five are written last

    def put(self, content: bytes, number: int = 0) -> int:
        """Write an object; without a number it takes the next."""
        if not number:
            number = len(self.offsets)
            self.offsets.append(0)
        self.offsets[number] = self.made.tell()
        self.made.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        return number

    def stream(self, content: bytes, entries: str = "", *, is_packed: bool = False) -> int:
        """Write a stream; what is not packed yet is."""
        packed = content if is_packed else zlib.compress(content, 6)
        filters = "" if is_packed else "/Filter/FlateDecode"
        head = f"<<{entries}{filters}/Length {len(packed)}>>\nstream\n".encode()
        return self.put(head + packed + b"\nendstream")

    def page(self, picture: Image.Image, size: tuple[float, float], paragraphs: list[list[list[Run]]]) -> None:
        """Add a page: its picture, its size in points, and its words by paragraph, line and run."""
        drawn = [f"/Artifact BMC q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /P Do Q EMC"]
        marks: list[list[int]] = []
        mark = 0
        for lines in paragraphs:
            marks.append([])
            for line in lines:
                drawn.append(f"/P <</MCID {mark}>> BDC BT 3 Tr")
                drawn += [self.run(run) for run in line]
                drawn.append("ET EMC")
                marks[-1].append(mark)
                mark += 1
        content = self.stream("\n".join(drawn).encode())
        image = self.picture(picture)
        number = len(self.pages)
        self.pages.append(
            self.put(
                f"<</Type/Page/Parent {self.TREE} 0 R/MediaBox[0 0 {size[0]:.2f} {size[1]:.2f}]/Contents {content} 0 R"
                f"/Resources<</XObject<</P {image} 0 R>>/Font {self.FONTS} 0 R>>/StructParents {number}/Tabs/S>>".encode()
            )
        )
        self.tags.append((self.pages[-1], marks))

    def picture(self, image: Image.Image) -> int:
        """A picture: grey where it has no colours, few tones where it is no photograph."""
        red, green, blue = image.split()
        size = f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
        is_grey = not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(red, blue).getbbox()
        if is_grey or image.getcolors(FEW_COLOURS):
            kept = (red if is_grey else image).point(
                [tone & LEVELS | tone >> 4 for tone in range(256)] * (1 if is_grey else 3)
            )
            return self.stream(kept.tobytes(), f"{size}/ColorSpace/{'DeviceGray' if is_grey else 'DeviceRGB'}")
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=QUALITY)
        return self.stream(packed.getvalue(), f"{size}/ColorSpace/DeviceRGB/Filter/DCTDecode", is_packed=True)

    def run(self, run: Run) -> str:
        """Words at their place, as wide as they are in the picture, with a blank after them."""
        words, left, bottom, width, height = run
        size = max(height * 0.8, 1.0)
        stretch = 100 * width / max(len(words) * 0.5 * size, 0.01)
        shown = [f"1 0 0 1 {left:.1f} {bottom + height * 0.2:.1f} Tm {stretch:.1f} Tz"]
        font, letters = -1, ""
        for character in f"{words} ":
            code = self.codes.setdefault(character, len(self.codes))
            if code // FONT_SIZE != font:
                shown += [f"<{letters}> Tj"] if letters else []
                font, letters = code // FONT_SIZE, ""
                shown.append(f"/F{font} {size:.1f} Tf")
            letters += f"{code % FONT_SIZE:02x}"
        return " ".join([*shown, f"<{letters}> Tj"])

    def finish(self) -> bytes:
        """The fonts, the tags and the list of all that was written."""
        self.write_fonts()
        self.write_tags()
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        self.put(f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>".encode(), self.TREE)
        self.put(
            f"<</Type/Catalog/Pages {self.TREE} 0 R/Lang({self.language})/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {self.STRUCTURE} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>".encode(),
            self.CATALOG,
        )
        about = self.put(f"<</Title<feff{self.title.encode('utf-16-be').hex()}>>>".encode())
        start = self.made.tell()
        lines = "".join(f"{offset:010d} 00000 n \n" for offset in self.offsets[1:])
        self.made.write(f"xref\n0 {len(self.offsets)}\n0000000000 65535 f \n{lines}".encode())
        trailer = f"trailer\n<</Size {len(self.offsets)}/Root {self.CATALOG} 0 R/Info {about} 0 R>>\n"
        self.made.write(f"{trailer}startxref\n{start}\n%%EOF\n".encode())
        return self.made.getvalue()

    def write_fonts(self) -> None:
        """Fonts whose letters have a width and a character, and no shape."""
        shape = self.stream(b"500 0 0 -200 500 800 d1")
        characters = list(self.codes)
        named = []
        for number, first in enumerate(range(0, max(len(characters), 1), FONT_SIZE)):
            some = characters[first : first + FONT_SIZE]
            last = max(len(some) - 1, 0)
            names = "".join(f"/g{code}" for code in range(len(some)))
            shapes = "".join(f"/g{code} {shape} 0 R" for code in range(len(some)))
            known = self.stream(characters_of(some))
            font = self.put(
                f"<</Type/Font/Subtype/Type3/FontBBox[0 -200 500 800]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
                f"/FirstChar 0/LastChar {last}/Widths[{'500 ' * (last + 1)}]/CharProcs<<{shapes}>>"
                f"/Encoding<</Type/Encoding/Differences[0{names}]>>/ToUnicode {known} 0 R>>".encode()
            )
            named.append(f"/F{number} {font} 0 R")
        self.put(f"<<{''.join(named)}>>".encode(), self.FONTS)

    def write_tags(self) -> None:
        """A paragraph a tag, in the order of the pages."""
        parents, tagged = [], []
        for number, (page, paragraphs) in enumerate(self.tags):
            owners: list[int] = []
            for marks in paragraphs:
                held = " ".join(map(str, marks))
                tag = self.put(f"<</Type/StructElem/S/P/P {self.STRUCTURE} 0 R/Pg {page} 0 R/K[{held}]>>".encode())
                tagged.append(tag)
                owners += [tag] * len(marks)
            parents.append(f"{number} [{' '.join(f'{tag} 0 R' for tag in owners)}]")
        self.put(f"<</Nums[{' '.join(parents)}]>>".encode(), self.PARENTS)
        kids = " ".join(f"{tag} 0 R" for tag in tagged)
        self.put(f"<</Type/StructTreeRoot/K[{kids}]/ParentTree {self.PARENTS} 0 R>>".encode(), self.STRUCTURE)


def characters_of(codes: list[str]) -> bytes:
    """The table that says which character each code of a font stands for."""
    lines = [f"<{code:02x}> <{character.encode('utf-16-be').hex()}>" for code, character in enumerate(codes)]
    blocks = [lines[first : first + 100] for first in range(0, len(lines), 100)]
    said = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Kept def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{said}endcmap\nend\nend"
    ).encode()
