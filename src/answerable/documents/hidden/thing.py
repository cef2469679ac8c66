"""One thing that a file holds and does not show, and what a look through a file came to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

PLACES = (
    (r"word/document\.xml", "the text"),
    (r"word/header\d*\.xml", "a header"),
    (r"word/footer\d*\.xml", "a footer"),
    (r"word/(footnotes|endnotes|comments)\.xml", "the notes"),
    (r"word/settings\.xml", "the settings of the document"),
    (r"docProps/.*", "the properties of the file"),
    (r"xl/sharedStrings\.xml", "the workbook"),
    (r"xl/(comments\d*|threadedComments/.*|comments/.*)\.xml", "the notes on cells"),
    (r"xl/(pivotCache|slicerCaches)/.*", "a pivot table"),
    (r"xl/externalLinks/.*", "the links of the workbook"),
    (r"xl/drawings/.*", "a drawing"),
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something that the reader of a file does not see and the receiver can find.

    kind: its name in short words, the same for all of its kind. where: the place, as the program that made the file names it.
    is_content: it can hold what somebody wrote or what was taken out; False for what says only who made the file and how.
    """

    kind: str
    where: str
    what: str
    do: str
    is_content: bool = True


@dataclass(slots=True)
class Scan:
    """What was found in a file, and what could not be looked into, each in the order of the file."""

    name: str
    found: list[Hidden] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """True where nothing was found and everything could be looked into."""
        return not self.found and not self.unread

    def add(self, kind: str, where: str, what: str, do: str, *, is_content: bool = True) -> None:
        """Take note of one thing. where: in words, or the member of an Office file that it lies in."""
        self.found.append(Hidden(kind, place(where), what, do, is_content))


def place(member: str) -> str:
    """A member of an Office file as its reader would call it; anything else as it is."""
    return next((said for pattern, said in PLACES if re.fullmatch(pattern, member)), member)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 comment, 1,204 comments."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
