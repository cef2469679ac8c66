"""The comments of a Word file: its part for them, and the two lists that name that part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from answerable.documents.package import Package, bytes_of

DAY = (1980, 1, 1, 0, 0, 0)  # of a part that is added: a file says nothing of the clock
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
KINDS = {
    MAIN: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIZE = "20"  # half points: a comment is smaller than the letter


def parsed(data: bytes) -> etree._Element:
    """A part as a tree that is written again as it was read."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def written(root: etree._Element) -> bytes:
    """A tree as the bytes of a part."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


@dataclass(slots=True)
class Comments:
    """The comments that a file holds and those that are added."""

    package: Package
    root: etree._Element
    member: str
    is_new: bool
    author: str
    at: datetime

    @classmethod
    def of(cls, package: Package, *, author: str, at: datetime) -> Comments:
        """Those of a package, or none yet."""
        names = set(package.archive.namelist())
        member = next((path for kind, path in package.targets if kind == "comments" and path in names), "")
        if member:
            root = parsed(bytes_of(package.archive, member, name=package.name))
            return cls(package, root, member, False, author, at)
        space = STRICT if package.main.tag.startswith(f"{{{STRICT}}}") else MAIN
        free = (f"{package.folder}comments{number or ''}.xml" for number in range(len(names) + 1))
        member = next(name for name in free if name not in names)
        return cls(package, etree.Element(f"{{{space}}}comments", nsmap={"w": space}), member, True, author, at)

    @property
    def space(self) -> str:
        """The namespace, in braces."""
        return str(self.root.tag).rpartition("comments")[0]

    @property
    def next_number(self) -> str:
        """The number of the next comment that is added."""
        held = (comment.get(f"{self.space}id") or "" for comment in self.root)
        return str(max((int(number) for number in held if number.isdigit()), default=-1) + 1)

    def add(self, lines: Iterable[str]) -> None:
        """A comment, a line a paragraph, the first in bold."""
        space = self.space
        about = {"id": self.next_number, "author": self.author, "date": f"{self.at:%Y-%m-%dT%H:%M:%SZ}"}
        about["initials"] = self.author[:1]
        comment = etree.SubElement(self.root, f"{space}comment", {f"{space}{key}": said for key, said in about.items()})
        for number, line in enumerate(lines):
            run = etree.SubElement(etree.SubElement(comment, f"{space}p"), f"{space}r")
            style = etree.SubElement(run, f"{space}rPr")
            if number == 0:
                etree.SubElement(style, f"{space}b")
            etree.SubElement(style, f"{space}sz", {f"{space}val": SIZE})
            words = etree.SubElement(run, f"{space}t", {SPACE: "preserve"})
            words.text = NOT_XML.sub("", line)

    def written(self) -> dict[str, bytes]:
        """The parts that change: the comments, and where they are new the lists that name them."""
        parts = {self.member: written(self.root)}
        if self.is_new:
            parts |= {"[Content_Types].xml": self._types(), self._relations_member: self._relations()}
        return parts

    @property
    def _relations_member(self) -> str:
        folder, _, file = self.package.find_main().rpartition("/")
        return f"{folder}/_rels/{file}.rels"

    def _types(self) -> bytes:
        root = parsed(bytes_of(self.package.archive, "[Content_Types].xml", name=self.package.name))
        place = {"PartName": f"/{self.member}", "ContentType": CONTENT}
        etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override", place)
        return written(root)

    def _relations(self) -> bytes:
        space = f"{{{PACKAGE}/relationships}}"
        if self._relations_member in self.package.archive.namelist():
            root = parsed(bytes_of(self.package.archive, self._relations_member, name=self.package.name))
        else:
            root = etree.Element(f"{space}Relationships", nsmap={None: space[1:-1]})
        held = {relation.get("Id") for relation in root}
        key = next(key for number in range(1, len(held) + 2) if (key := f"rIdComments{number}") not in held)
        kind = KINDS[self.space[1:-1]] if self.space[1:-1] in KINDS else KINDS[MAIN]
        target = self.member.rpartition("/")[2]
        etree.SubElement(root, f"{space}Relationship", {"Id": key, "Type": kind, "Target": target})
        return written(root)
