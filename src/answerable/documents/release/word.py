"""Word: a new document from the paragraphs, lists, tables and notes that are kept."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.documents.hidden.styles import read as styles_of
from answerable.documents.numbering import Numbering
from answerable.documents.package import Element, Package, bytes_of, child, local, value
from answerable.documents.release import word_file
from answerable.documents.release.marks import Marked
from answerable.documents.release.model import Box, Parts, Unit
from answerable.documents.release.pictures import read_pictures
from answerable.documents.release.word_file import Said, WordFile
from answerable.documents.release.word_flow import SAYS, Flow, Paragraph, Run, Table, headings_of
from answerable.errors import LetterError

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE_LEFT_OUT = "[picture left out]"
Rows = list[list[Unit]]


@dataclass(slots=True)
class Block:
    """A unit of the document with what it is made of: a paragraph, a table or a picture."""

    unit: Unit | None = None
    paragraph: Paragraph = field(default_factory=Paragraph)
    table: Table | None = None
    cells: Rows = field(default_factory=list)
    picture: bytes = b""


@dataclass(slots=True)
class Word:
    """A Word document that was read."""

    parts: Parts
    blocks: list[Block]
    extension: str = ".docx"
    media_type: str = WORD

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """The pictures of a document have no words that can be read here."""
        return []

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The new document."""
        made, labelled = WordFile(title, language), set[str]()
        for block in self.blocks:
            if block.table is not None:
                made.body.append(table_made(block, marked, labelled))
            elif block.picture and block.unit:
                made.body.append(picture_made(block, block.unit, marked, made))
            elif block.unit:
                lines = {"header": made.head, "footer": made.foot}.get(block.unit.kind, made.body)
                lines += paragraph_made(block.unit, block.paragraph, marked, labelled)
        return made.finish()


def paragraph_made(unit: Unit, paragraph: Paragraph, marked: Marked, labelled: set[str]) -> list[str]:
    """A paragraph as it goes along; what is withheld in one piece with others is labelled once."""
    for place in unit.within:
        if place in marked.whole:
            first = place not in labelled
            labelled.add(place)
            return [word_file.paragraph([Said(marked.whole[place], is_bold=True)])] if first else []
    said = list(said_of(unit, paragraph.runs, marked))
    return [word_file.paragraph(said, kind=paragraph.kind, level=paragraph.level, is_bullet=paragraph.is_bullet)]


def said_of(unit: Unit, runs: list[Run], marked: Marked, begin: int = 0) -> Iterator[Said]:
    """The runs of a unit, from a place in it, with labels for what is withheld."""
    end = begin + sum(len(run.words) for run in runs)
    for start, stop, label in marked.pieces(unit):
        if label:
            if begin <= start < end or (start == stop == begin) or (start == 0 == begin):
                yield Said(label, is_bold=True)
            continue
        at = begin
        for run in runs:
            first, last = max(at, start), min(at + len(run.words), stop)
            if last > first:
                yield Said(unit.words[first:last], run.is_bold, run.is_italic)
            at += len(run.words)


def table_made(block: Block, marked: Marked, labelled: set[str]) -> str:
    """A table as it goes along."""
    first = block.cells[0][0] if block.cells and block.cells[0] else None
    if first and first.within[0] in marked.whole:
        return word_file.paragraph([Said(marked.whole[first.within[0]], is_bold=True)])
    rows = []
    for row, units in zip(block.table.rows if block.table else (), block.cells, strict=True):
        cells = [
            word_file.cell(cell_made(unit, cell.paragraphs, marked, labelled), columns=cell.columns, down=cell.down)
            for cell, unit in zip(row.cells, units, strict=True)
        ]
        rows.append(word_file.row(cells, is_heading=row.is_heading))
    widest = max((sum(cell.columns for cell in row.cells) for row in block.table.rows), default=1) if block.table else 1
    return word_file.table(rows, widest)


def cell_made(unit: Unit, paragraphs: list[Paragraph], marked: Marked, labelled: set[str]) -> list[str]:
    """The paragraphs of a cell as they go along."""
    for place in unit.places:
        if place in marked.whole:
            first = place not in labelled
            labelled.add(place)
            return [word_file.paragraph([Said(marked.whole[place], is_bold=True)] if first else [])]
    made, at = [], 0
    for paragraph in paragraphs:
        said = list(said_of(unit, paragraph.runs, marked, at))
        made.append(
            word_file.paragraph(said, kind=paragraph.kind, level=paragraph.level, is_bullet=paragraph.is_bullet)
        )
        at += len(paragraph.words) + 1
    return made


def picture_made(block: Block, unit: Unit, marked: Marked, made: WordFile) -> str:
    """A picture from its pixels, where a person kept it."""
    if label := marked.label_of(unit):
        return word_file.paragraph([Said(label, is_bold=True)])
    if not marked.goes_along(unit):
        return word_file.paragraph([Said(PICTURE_LEFT_OUT)])
    source = read_pictures(block.picture, unit.place)
    image = source.picture(marked, next(source.frames()), unit)
    png = io.BytesIO()
    image.save(png, "PNG")
    return made.picture(png.getvalue(), image.size)


@dataclass(slots=True)
class Reading:
    """A document that is being read: its flow, and what has been found."""

    package: Package
    flow: Flow
    media: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, element: Element) -> None:
        """The body, block by block."""
        for block in self.flow.blocks(element):
            if isinstance(block, Table):
                self.take_table(block)
            else:
                self.counts["paragraph"] += 1
                self.take_paragraph(block, f"paragraph {self.counts['paragraph']}", block.kind)

    def take_paragraph(self, paragraph: Paragraph, place: str, kind: str, within: tuple[str, ...] = ()) -> None:
        """A paragraph and the pictures in it."""
        if paragraph.words.strip() or not paragraph.pictures:
            self.blocks.append(Block(Unit(place, paragraph.words, kind, within), paragraph))
        for name in paragraph.pictures:
            self.counts["picture"] += 1
            if data := self.picture(name):
                unit = Unit(f"picture {self.counts['picture']}", "", "picture", within, is_hidden=True)
                self.blocks.append(Block(unit, picture=data))

    def take_table(self, table: Table) -> None:
        """A table, cell by cell."""
        self.counts["table"] += 1
        name = f"table {self.counts['table']}"
        cells: Rows = []
        for row_number, row in enumerate(table.rows, start=1):
            cells.append([])
            column = 1
            for number, cell in enumerate(row.cells, start=1):
                words = "\n".join(paragraph.words for paragraph in cell.paragraphs)
                within = (name, f"{name}, row {row_number}", f"{name}, column {column}")
                cells[-1].append(Unit(f"{name}, row {row_number}, cell {number}", words, "cell", within))
                column += cell.columns
                self.counts["picture"] += sum(len(paragraph.pictures) for paragraph in cell.paragraphs)
        self.blocks.append(Block(table=table, cells=cells))

    def take_edges(self, kind: str) -> None:
        """Headers or footers, those that say the same once."""
        seen: set[str] = set()
        for part in self.package.all_related(kind):
            paragraphs = [found for found in self.flow.flattened(part) if found.words.strip()]
            words = "\n".join(found.words for found in paragraphs)
            if words in seen:
                continue
            seen.add(words)
            name = f"{kind} {len(seen)}"
            for number, paragraph in enumerate(paragraphs, start=1):
                self.blocks.append(
                    Block(Unit(f"{name}, paragraph {number}", paragraph.words, kind, (name,)), paragraph)
                )

    def take_notes(self) -> None:
        """Notes at the foot and at the end, in the order in which they are named."""
        notes = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            for part in self.package.all_related(f"{kind}s")
            for note in part
            if local(note.tag) == kind
        }
        for number, key in enumerate(self.flow.notes, start=1):  # a note can name another, which comes after it
            if key not in notes:
                continue
            for line, paragraph in enumerate(self.flow.flattened(notes[key]), start=1):
                if line == 1:
                    paragraph.runs.insert(0, Run(f"[note {number}] "))
                place = f"note {number}, paragraph {line}"
                self.blocks.append(Block(Unit(place, paragraph.words, "note", (f"note {number}",)), paragraph))

    def picture(self, name: str) -> bytes:
        """A picture that can be shown, or nothing."""
        try:
            data = bytes_of(self.package.archive, self.media.get(name, ""), name=self.package.name)
            read_pictures(data, name)
        except (KeyError, LetterError):
            return b""
        return data


def read_word(data: bytes, name: str) -> Word:
    """A Word document. Raises DamagedFile, ProtectedFile or ExpandingFile."""
    package = Package.open(data=data, name=name)
    styles = package.related("styles")
    numbering = Numbering.read(styles=styles, numbering=package.related("numbering"))
    drawn = dict(styles_of(styles)) if styles is not None else {}
    flow = Flow(numbering, headings_of(styles), package.links, drawn)
    reading = Reading(package, flow, media_of(package))
    reading.take_edges("header")
    body = child(package.main, "body")
    reading.take(package.main if body is None else body)
    reading.take_notes()
    reading.take_edges("footer")
    units = [
        unit
        for block in reading.blocks
        for unit in ([block.unit] if block.unit else [one for row in block.cells for one in row])
    ]
    left_out = [SAYS[kind] for kind, number in sorted(flow.left_out.items()) if number and kind in SAYS]
    if package.all_related("comments") and SAYS["commentReference"] not in left_out:
        left_out.append(SAYS["commentReference"])
    if reading.counts["picture"]:
        left_out.append(f"Pictures ({reading.counts['picture']}), each of them unless it is kept.")
    left_out.append("Properties, links, fields, styles and data of other programs: the document is written anew.")
    return Word(Parts(name, "Word", tuple(units), tuple(left_out), unread_of(units)), reading.blocks)


def unread_of(units: list[Unit]) -> tuple[str, ...]:
    """What may hold words that cannot be read here."""
    held = any(unit.kind == "picture" for unit in units)
    return ("Words in pictures are not read here: look at each before you keep it.",) if held else ()


def media_of(package: Package) -> dict[str, str]:
    """The members that the ids of the main part name."""
    member = package.find_main()
    folder, _, file = member.rpartition("/")
    try:
        relations = package.part(f"{folder}/_rels/{file}.rels")
    except KeyError:
        return {}
    targets = {value(relation, "Id"): value(relation, "Target") for relation in relations}
    return {
        key: target.lstrip("/") if target.startswith("/") else f"{folder}/{target}" for key, target in targets.items()
    }
