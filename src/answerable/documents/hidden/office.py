"""What every Office file can carry beside its pages: properties, files, links, programs, data of other programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from zipfile import ZipFile

from answerable.documents.hidden.thing import Scan, counted
from answerable.documents.package import Element, bytes_of, local, value, xml_part

INSPECT = "In Office: File, Info, Check for Issues, Inspect Document; remove it there."
# What names a person or an organisation, and what a title keeps of an older document.
WHO = (
    "creator",
    "lastModifiedBy",
    "Manager",
    "Company",
    "contentStatus",
    "keywords",
    "description",
    "subject",
    "title",
    "category",
)
# Parts that a document points to outside itself; links that a reader sees and presses are no hidden thing.
SEEN = ("hyperlink",)
CROP = ("l", "t", "r", "b")


def look(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What does not depend on the program."""
    names = archive.namelist()
    _properties(archive, scan)
    _links(archive, scan)
    for name in names:
        if "/embeddings/" in name:
            scan.add(
                "embedded file",
                name,
                "A whole file lies in this one, all of it, not only what is shown.",
                "Take it out, or paste it as a picture.",
            )
            deeper(bytes_of(archive, name, name=scan.name), name)
        elif name.endswith("vbaProject.bin"):
            scan.add(
                "program", name, "The file carries a program (macros).", "Save it as a kind of file without macros."
            )
        elif re.search(r"(^|/)(media)/", name):
            deeper(bytes_of(archive, name, name=scan.name), name)
    custom = [name for name in names if re.match(r"customXml/item\d+\.xml$", name)]
    for name in custom:
        if len(text := words(xml_part(archive, name, name=scan.name))) > 0:
            scan.add(
                "data of another program", name, f"The file carries data that no page shows: {short(text)}", INSPECT
            )


def parts(archive: ZipFile, pattern: str, *, name: str) -> Iterator[tuple[str, Element]]:
    """The XML parts whose names match, in their order."""
    for member in sorted(archive.namelist(), key=natural):
        if re.fullmatch(pattern, member):
            yield member, xml_part(archive, member, name=name)


def natural(member: str) -> list[object]:
    """The order in which people count: slide2 before slide10."""
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", member)]


def words(element: Element) -> str:
    """The text under an element, in one line."""
    return " ".join(" ".join(element.itertext()).split())


def short(text: str, most: int = 80) -> str:
    """The beginning of a text in quotation marks."""
    return f"“{text[:most]}…”" if len(text) > most else f"“{text}”"


def crops(element: Element) -> int:
    """How many pictures are cut to a part of themselves: what was cut off is still in the file."""
    return sum(
        any(value(found, side).lstrip("-").isdigit() and int(value(found, side)) > 0 for side in CROP)
        for found in element.iter()
        if local(found.tag) == "srcRect"
    )


def say_crops(scan: Scan, where: str, count: int) -> None:
    """Take note of pictures that were cut."""
    if count:
        what = f"{counted(count, 'picture')} shown in part: the rest of each is in the file."
        scan.add("cropped picture", where, what, "In Office: Picture Format, Compress Pictures, delete cropped areas.")


def _properties(archive: ZipFile, scan: Scan) -> None:
    for member, root in parts(archive, r"docProps/(core|app|custom)\.xml", name=scan.name):
        said = {local(found.tag): (found.text or "").strip() for found in root.iter() if not len(found)}
        if member.endswith("custom.xml"):
            said = {value(found, "name"): words(found) for found in root}
        kept = {key: text for key, text in said.items() if text and (key in WHO or member.endswith("custom.xml"))}
        if kept:
            what = "; ".join(f"{key}: {short(text, 40)}" for key, text in kept.items())
            scan.add("properties", member, what, INSPECT, is_content=False)


def _links(archive: ZipFile, scan: Scan) -> None:
    for _, root in parts(archive, r"(.*/)?_rels/[^/]+\.rels", name=scan.name):
        for relation in root:
            kind = value(relation, "Type").rpartition("/")[2]
            if value(relation, "TargetMode") == "External" and kind not in SEEN:
                what = (
                    f"It points to {short(value(relation, 'Target'))}, which tells where things lie at the authority."
                )
                scan.add(
                    "link to another file",
                    f"the links of the file ({kind})",
                    what,
                    "Break the link: File, Info, Edit Links to Files.",
                )
