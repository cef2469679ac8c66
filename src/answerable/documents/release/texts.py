"""Text, tables of commas, mail and web pages: made anew as plain text from the words that are kept."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass

from answerable.documents.document import Document
from answerable.documents.kinds import text_of
from answerable.documents.plain import LINES, decode, short_enough
from answerable.documents.release.marks import Marked
from answerable.documents.release.model import Box, Parts, Unit
from answerable.errors import UnknownKind

# Characters that show nothing by themselves. Joiners and direction marks are part of words, one at a time.
SILENT = re.compile(
    "[\u00ad\u115f\u1160\u3164\uffa0\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\U000e0000-\U000e01ef]"
    "|(?<=[\u200c-\u200f])[\u200c-\u200f]+"
)
TABLES = {".csv": ",", ".tsv": "\t"}
OTHER_HEADERS = ("Headers of the message other than From, To, Subject and Sent: who had a copy (Cc) is one of them.",)
OF_PAGE = re.compile(r"<(title|select|input|svg|math|iframe|object|img)\b", re.I)
OF_PAGES = "The title of the page, what fields hold, drawings, formulas, pictures and their descriptions."
PARTS_OF_MAIL = "what is enclosed in a message is released file by file"


@dataclass(slots=True)
class Lines:
    """A text of lines."""

    parts: Parts
    extension: str = ".txt"
    media_type: str = "text/plain"

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """Lines have no areas."""
        return []

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The lines that are kept, in UTF-8; a text has no place for a title or a language."""
        return ("\n".join(marked.said(unit) for unit in self.parts.units) + "\n").encode()


@dataclass(slots=True)
class Table(Lines):
    """A text of rows and cells."""

    separator: str = ","
    extension: str = ".csv"
    media_type: str = "text/csv"

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The cells that are kept; of a row or a column that is withheld whole the first cell has the label."""
        labelled: set[str] = set()
        rows: dict[str, list[str]] = {}
        for unit in self.parts.units:
            rows.setdefault(unit.within[0], []).append(cell_said(marked, unit, labelled))
        made = io.StringIO()
        csv.writer(made, delimiter=self.separator, lineterminator="\n").writerows(rows.values())
        return made.getvalue().encode()


def cell_said(marked: Marked, unit: Unit, labelled: set[str]) -> str:
    """The words of a cell as they go along: what is withheld in one piece is labelled once."""
    for place in unit.within:
        if place in marked.whole:
            first = place not in labelled
            labelled.add(place)
            return marked.whole[place] if first else ""
    return marked.said(unit)


def seen(text: str) -> str:
    """A text without the characters that show nothing."""
    return SILENT.sub("", LINES.sub("\n", unicodedata.normalize("NFC", text)))


def read_lines(data: bytes, name: str) -> Lines:
    """A plain text, line by line. Raises what text_of raises."""
    text_of(data, name=name)  # refuses what is no text
    lines = seen(decode(data=data)).rstrip("\n").split("\n")
    units = tuple(Unit(f"line {number}", line, "line") for number, line in enumerate(lines, start=1))
    return Lines(Parts(name, "text", units))


def read_table(data: bytes, name: str) -> Table:
    """A table of commas or tabs, cell by cell."""
    separator = next(mark for ending, mark in TABLES.items() if name.lower().endswith(ending))
    text = short_enough(text=decode(data=data), name=name)
    try:
        rows = list(csv.reader(io.StringIO(seen(text)), delimiter=separator))
    except csv.Error as fault:
        raise UnknownKind(
            name=name, kind="no table", advice="Save it as plain text (.txt), and release that."
        ) from fault
    units = tuple(
        Unit(f"row {row}, column {column}", words, "cell", (f"row {row}", f"column {column}"))
        for row, cells in enumerate(rows, start=1)
        for column, words in enumerate(cells or [""], start=1)
    )
    ending, media_type = (".csv", "text/csv") if separator == "," else (".tsv", "text/tab-separated-values")
    return Table(Parts(name, "table", units), ending, media_type, separator)


def read_document(data: bytes, name: str) -> Lines:
    """A message or a web page as the text that its reader sees. Raises what text_of raises."""
    document = text_of(data, name=name)
    said = "\n\n".join(part.text for part in document.parts) or document.text  # with what it quotes
    lines = seen("\n".join([*heads(document), said])).split("\n")
    units = tuple(Unit(f"line {number}", line, "line") for number, line in enumerate(lines, start=1))
    enclosed = tuple(f"An enclosed file is left out: {PARTS_OF_MAIL}." for _ in document.attachments)
    lost = tuple(f"{thing.part.capitalize()}: {thing.reason}." for thing in document.unread)
    kind = "mail" if document.kind == "mail" else "web page"
    beside: tuple[str, ...] = OTHER_HEADERS if kind == "mail" else ()
    beside += (OF_PAGES,) if OF_PAGE.search(decode(data=data)) else ()
    return Lines(Parts(name, kind, units, (*beside, *enclosed, *lost)))


def heads(document: Document) -> list[str]:
    """Who wrote a message, to whom, about what and when."""
    written = document.headers
    named = (("From", written.sender), ("To", written.to), ("Subject", written.subject), ("Sent", written.sent))
    lines = [f"{label}: {said}" for label, said in named if said]
    return [*lines, ""] if lines else []
