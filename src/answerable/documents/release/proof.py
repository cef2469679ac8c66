"""The looks at a released copy before it is given out: bytes, packed parts, words by two readers, properties, hidden things.

Short words stand by chance in packed bytes and inside other words, so they are looked for in what is read, as words of their
own; longer ones in every byte as well.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from answerable.documents.hidden.picture import is_picture
from answerable.documents.hidden.scan import hidden_in
from answerable.documents.package import local
from answerable.documents.release.folding import LONG, Folded, Needles
from answerable.documents.release.model import Check, Parts, Proof

SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9a-f]*)> Tj")
MAPPED = re.compile(rb"<([0-9a-f]{2})> <([0-9a-f]{4,})>")
FEW = 200  # forms that are looked for one by one; more are looked for in one pass
# What the layer of a copy and its title are called when a file is looked through; both are read word by word here.
NAMING = ("name", "Target", "descr", "title")  # attributes
BLOCKS = ("p", "si", "c", "br", "tab", "title", "language")  # what ends words
OURS = ("layer of words", "properties")


@dataclass(frozen=True, slots=True)
class Asked:
    """What must not be found: the words, and how often a person let them stand."""

    needles: Needles
    allowed: Counter[str]
    forms: frozenset[bytes]

    @classmethod
    def of(cls, words: Iterable[str], kept: Iterable[str]) -> Asked:
        """Words that are withheld, and the words of the places that were kept expressly."""
        needles = Needles.of(words)
        text = Folded.of("\n".join(kept))
        allowed = Counter(needle for needle, _, _ in needles.in_text(text))
        sought = (said for letters, said in needles.written.items() if len(letters) >= LONG and said not in allowed)
        return cls(needles, allowed, frozenset(form for said in sought for form in forms_of(said)))

    def in_words(self, text: str) -> int:
        """How many of them stand in a text, those let stand aside."""
        found = Counter(needle for needle, _, _ in self.needles.in_text(Folded.of(text)))
        return sum((found - self.allowed).values())

    def in_bytes(self, data: bytes) -> int:
        """How many of the longer ones stand in bytes, in any writing: UTF-8, UTF-16, as digits, in capitals or small."""
        low = data.lower()
        if len(self.forms) <= FEW:
            return sum(form in low for form in self.forms)
        by_key: dict[bytes, dict[int, set[bytes]]] = {}
        for form in self.forms:
            by_key.setdefault(form[:LONG], {}).setdefault(len(form), set()).add(form)
        nothing: dict[int, set[bytes]] = {}
        return sum(
            low[at : at + length] in some
            for at in range(len(low))
            for length, some in by_key.get(low[at : at + LONG], nothing).items()
        )


def forms_of(said: str) -> Iterator[bytes]:
    """The bytes that words can be written in: letters in small ones, as they are compared, and digits of each case."""
    for words in {said.strip(), said.strip().lower(), said.strip().upper(), " ".join(said.split())}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"):
            written = words.encode(encoding, "ignore")
            if len(written) >= LONG:
                yield written.lower()
                yield written.hex().encode()


def prove(data: bytes, parts: Parts, *, words: Sequence[str], kept: Sequence[str] = (), title: str = "") -> Proof:
    """Look for words in a released copy, which was read again as parts, by every way there is."""
    asked = Asked.of(words, kept)
    members = dict(members_of(data))
    checks = [
        said("bytes", "the bytes of the file, in UTF-8, UTF-16 and as digits", asked.in_bytes(data)),
        said("packed parts", f"{len(members):,} parts, unpacked", sum(map(asked.in_bytes, members.values()))),
        said(
            "words",
            "the words of the copy, read as a person reads it",
            asked.in_words("\n".join(unit.words for unit in parts.units)),
        ),
        said(
            "words, another way",
            "the words of the copy, read part by part",
            asked.in_words("\n".join(words_of(data, members))),
        ),
        said("properties", "title and properties", asked.in_words("\n".join([title, *properties_of(data, members)]))),
    ]
    scan = hidden_in(data, name=parts.name)
    ours = (
        (*OURS, "more pictures") if len(parts.units) > 1 else OURS
    )  # the pages of a TIFF, each of which was looked at
    found = sorted({thing.kind for thing in scan.found if thing.kind not in ours}) + scan.unread
    what = "; ".join(found) or "nothing hidden but the layer of the words that are kept and the title, if any"
    checks.append(Check("hidden data", what, not found))
    return Proof(tuple(checks))


def said(name: str, what: str, found: int) -> Check:
    """A look and what came of it."""
    return Check(name, what if not found else f"{what}: found {found} times", not found)


def members_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in a file: the members of a zip, the streams of a PDF but for its pictures."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name, name.encode() + b"\n" + archive.read(name)
    elif data.startswith(b"%PDF-"):
        for number, found in enumerate(re.finditer(rb">>\nstream\n", data)):
            head = data[data.rfind(b" obj\n", 0, found.start()) : found.start()]
            length = re.search(rb"/Length (\d+)", head)
            if length and b"/Image" not in head:
                packed = data[found.end() : found.end() + int(length[1])]
                yield f"stream {number}", zlib.decompress(packed)


def words_of(data: bytes, members: dict[str, bytes]) -> Iterator[str]:
    """The words of a file by another way than that of its reader: the text of XML, the codes of a PDF's layer."""
    if data.startswith(b"%PDF-"):
        yield from layer_of(members)
    elif data.startswith(b"PK"):
        for name, content in members.items():
            if name.endswith((".xml", ".rels")):
                yield from values_of(content.partition(b"\n")[2])
    elif b"\0" not in data[:1000]:
        yield data.decode("utf-8", "replace")


def values_of(markup: bytes) -> Iterator[str]:
    """The words of an XML part, each once, and what its attributes say that names something."""
    root = ElementTree.fromstring(markup)  # noqa: S314  it was written here
    yield "".join(texts_of(root))
    for element in root.iter():
        yield from (value for key, value in element.attrib.items() if local(key) in NAMING)


def texts_of(element: ElementTree.Element) -> Iterator[str]:
    """The text under an element in its order, a line a block."""
    yield element.text or ""
    for child in element:
        yield from texts_of(child)
        yield child.tail or ""
    if local(element.tag) in BLOCKS:
        yield "\n"


def layer_of(members: dict[str, bytes]) -> Iterator[str]:
    """The words of the layer of a PDF made here, code by code."""
    tables = [
        {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in MAPPED.findall(content)}
        for content in members.values()
        if b"begincmap" in content
    ]
    for content in members.values():
        if b" Tj" not in content:
            continue
        font, words = 0, []
        for named, codes in SHOWN.findall(content):
            if named:
                font = int(named)
            else:
                words.append("".join(tables[font].get(code, "") for code in bytes.fromhex(codes.decode())))
        yield "".join(words)


def properties_of(data: bytes, members: dict[str, bytes]) -> Iterator[str]:
    """What a file says of itself."""
    if data.startswith(b"%PDF-"):
        for found in re.findall(rb"/(?:Title|Author|Subject|Keywords|Creator|Producer)<feff([0-9a-f]*)>", data):
            yield bytes.fromhex(found.decode()).decode("utf-16-be")
    elif data.startswith(b"PK"):
        for name, content in members.items():
            if name.startswith("docProps/"):
                yield from values_of(content.partition(b"\n")[2])
    elif is_picture(data[:12]):
        from PIL import Image

        with Image.open(io.BytesIO(data)) as image:
            yield from (str(value) for value in (*image.info.values(), *image.getexif().values()))
