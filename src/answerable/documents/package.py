"""Packages: the zip file of XML parts that an Office document is, opened with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree

from answerable.errors import DamagedFile, ExpandingFile, ProtectedFile

# Letters with scanned pages in them unpack to some tens of megabytes.
MAX_UNPACKED = 300_000_000
# The words of 700 pages with Word's markup around them.
MAX_XML = 40_000_000
MAX_MEMBERS = 5_000

Element = ElementTree.Element


def local(name: str) -> str:
    """A name without its namespace: Word has two sets of them."""
    return name.rpartition("}")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """The element at a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if local(found.tag) == name), None)
    return element


def value(element: Element | None, name: str = "val") -> str:
    """An attribute by its local name, or an empty string."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if local(key) == name), "")


def open_archive(*, data: bytes, name: str) -> zipfile.ZipFile:
    """A zip file that is whole and not made to fill the memory. Raises DamagedFile or ExpandingFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as fault:
        raise DamagedFile(name=name, fault="its end is missing") from fault
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or len(members) > MAX_MEMBERS:
        size = f"{unpacked:,} bytes in {len(members):,} files"
        limit = f"{MAX_UNPACKED:,} bytes in {MAX_MEMBERS:,} files"
        raise ExpandingFile(name=name, size=size, limit=limit)
    return archive


def bytes_of(archive: zipfile.ZipFile, member: str, *, name: str) -> bytes:
    """A member, unpacked. Raises KeyError where there is none, ProtectedFile or DamagedFile where it cannot be."""
    info = archive.getinfo(member)
    if info.flag_bits & 1:
        raise ProtectedFile(name=name)
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise DamagedFile(name=name, fault=f"{member} cannot be unpacked") from fault


def xml_part(archive: zipfile.ZipFile, member: str, *, name: str, most: int = MAX_XML) -> Element:
    """A member that is XML. Raises what bytes_of raises; ExpandingFile, and DamagedFile where it is no XML."""
    size = archive.getinfo(member).file_size
    if size > most:
        raise ExpandingFile(name=name, size=f"{size:,} bytes of text", limit=f"{most:,}")
    markup = bytes_of(archive, member, name=name)
    if b"<!DOCTYPE" in markup[:2000]:
        raise DamagedFile(name=name, fault=f"{member} declares entities, which Word never writes")
    try:
        return ElementTree.fromstring(markup)  # noqa: S314  no DOCTYPE, so no entities; the size is limited
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise DamagedFile(name=name, fault=f"{member} stops early or is no XML") from fault


@dataclass(slots=True)
class Package:
    """The zip file of a document: its main part, and the parts and links that it names."""

    archive: zipfile.ZipFile
    name: str
    folder: str = "word/"
    main: Element = field(default_factory=lambda: Element("body"))
    targets: list[tuple[str, str]] = field(default_factory=list)  # kind, member
    links: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Element] = field(default_factory=dict)  # member: what it holds, once it has been read

    @classmethod
    def open(cls, *, data: bytes, name: str) -> Package:
        """The package with its main part read."""
        package = cls(archive=open_archive(data=data, name=name), name=name)
        member = package.find_main()
        package.folder = member.rpartition("/")[0] + "/"
        package.relate(member)
        try:
            package.main = package.part(member)
        except KeyError as fault:
            raise DamagedFile(name=name, fault="the letter itself is missing from it") from fault
        return package

    def find_main(self) -> str:
        """The member that holds the letter."""
        try:
            for relation in self.part("_rels/.rels"):
                if value(relation, "Type").endswith("/officeDocument"):
                    return value(relation, "Target").lstrip("/")
        except KeyError:
            pass  # an odd package; Word writes this name
        return "word/document.xml"

    def relate(self, member: str) -> None:
        """Read which parts and addresses the main part names."""
        folder, _, file = member.rpartition("/")
        try:
            relations = self.part(f"{folder}/_rels/{file}.rels")
        except KeyError:
            return
        for relation in relations:
            target = value(relation, "Target")
            if value(relation, "TargetMode") == "External":
                self.links[value(relation, "Id")] = target
            else:
                path = target.lstrip("/") if target.startswith("/") else self.folder + target
                self.targets.append((value(relation, "Type").rpartition("/")[2], path))

    def part(self, member: str) -> Element:
        """One XML part, read once. Raises KeyError where there is none."""
        if member not in self.parts:
            self.parts[member] = xml_part(self.archive, member, name=self.name)
        return self.parts[member]

    def all_related(self, kind: str) -> list[Element]:
        """The parts of a kind that are there, in their order."""
        names = set(self.archive.namelist())
        return [self.part(member) for found, member in self.targets if found == kind and member in names]

    def related(self, kind: str) -> Element | None:
        """The one part of a kind, or None."""
        return next(iter(self.all_related(kind)), None)
