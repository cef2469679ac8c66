"""A released copy: read, marked, made anew, and looked through before it is given out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from answerable.documents.document import MAX_BYTES
from answerable.documents.hidden.picture import is_picture
from answerable.documents.kinds import HEAD, HTML, OLE, is_mail
from answerable.documents.package import open_archive
from answerable.documents.plain import decode
from answerable.documents.release.marks import Marked, Occurrence, Source, found_in, marked_in, still_standing
from answerable.documents.release.model import Entry, Kept, Parts, Proof, Released, Schedule, Unit, Withheld
from answerable.documents.release.proof import prove
from answerable.errors import CopyNotProven, EmptyFile, NotReleasable, ProtectedFile, StandsElsewhere, TooLarge

LABEL = "[withheld: {provision}]"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
AS_PDF = "Open it in the program that made it, save it as .docx, .xlsx or PDF, and release that."
UNPACK = "Unpack it, and release the files that were in it one by one."
SEVERAL = 5  # places that an error names


def parts_of(data: bytes, *, name: str) -> Parts:
    """The words of a file in units with places, and what will not go along. Raises NotReleasable and what text_of raises."""
    return source_of(data, name).parts


def occurrences(parts: Parts, *words: str) -> tuple[Occurrence, ...]:
    """Every place of the same words, of all of them in one pass: case, blanks, ends of lines, ligatures, accents aside."""
    return tuple(found_in(parts.units, words))


def standing(
    data: bytes, *, name: str, withheld: Sequence[Withheld], kept: Sequence[Kept] = ()
) -> tuple[Occurrence, ...]:
    """The places for which released would refuse: withheld words that stand elsewhere and were not kept expressly."""
    source = source_of(data, name)
    return tuple(still_standing(source.parts, marked_in(source, withheld, kept, LABEL)))


def released(
    data: bytes,
    *,
    name: str,
    withheld: Sequence[Withheld],
    kept: Sequence[Kept] = (),
    label: str = LABEL,
    title: str = "",
    language: str = "en-GB",
) -> Released:
    """A copy of a file, made anew from what is kept, with its schedule and its proof.

    Raises NoSuchPlace, StandsElsewhere, CopyNotProven, NotReleasable, and what text_of raises.
    """
    source = source_of(data, name)
    marked = marked_in(source, withheld, kept, label)
    if found := still_standing(source.parts, marked):
        raise StandsElsewhere(name=name, places=places_of(found), standing=tuple(found))
    new_name, is_renamed = name_of(name, source.extension, marked)
    title = title or ("" if is_renamed else PurePath(name).stem)
    language = language if LANGUAGE.fullmatch(language) else "en-GB"
    made = source.rebuilt(marked, title=title, language=language)
    schedule = schedule_of(source.parts, marked, withheld, kept, is_renamed=is_renamed)
    proof = proof_of(made, new_name, source.parts, marked, title)
    if not proof.is_proven:
        failed = "; ".join(f"{check.name}: {check.what}" for check in proof.checks if not check.is_good)
        raise CopyNotProven(name=name, failed=failed)
    return Released(made, new_name, source.media_type, schedule, proof)


def source_of(data: bytes, name: str) -> Source:
    """A file, read by the module for its kind. Raises NotReleasable."""
    if len(data) > MAX_BYTES:
        raise TooLarge(name=name, size=f"{len(data):,} bytes", limit=f"{MAX_BYTES:,}")
    if not data.strip():
        raise EmptyFile(name=name, size=len(data))
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        from answerable.documents.release.pdf import read_pdf

        return read_pdf(data, name)
    if head.startswith(b"PK\x03\x04"):
        return packed_source(data, name)
    if is_picture(head):
        from answerable.documents.release.pictures import read_pictures

        return read_pictures(data, name)
    if head.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise ProtectedFile(name=name)
    if head.startswith((OLE, b"{\\rtf")):
        raise NotReleasable(name=name, kind="a file of an old kind (.doc, .xls, .ppt, .msg, .rtf)", advice=AS_PDF)
    return text_source(data, name)


def packed_source(data: bytes, name: str) -> Source:
    """A Word document or an Excel workbook."""
    names = set(open_archive(data=data, name=name).namelist())
    if "xl/workbook.xml" in names:
        from answerable.documents.release.sheets import read_sheets

        return read_sheets(data, name)
    if any(member.startswith("word/") for member in names):
        from answerable.documents.release.word import read_word

        return read_word(data, name)
    if any(member.startswith("ppt/") for member in names) or "content.xml" in names:
        raise NotReleasable(
            name=name, kind="slides or an OpenDocument file", advice="Save it as PDF, and release that."
        )
    raise NotReleasable(name=name, kind="a zip file", advice=UNPACK)


def text_source(data: bytes, name: str) -> Source:
    """A text, a table of commas, a message or a web page."""
    from answerable.documents.release.texts import TABLES, read_document, read_lines, read_table

    head = data[:HEAD]
    if name.lower().endswith(tuple(TABLES)):
        return read_table(data, name)
    if is_mail(head=head, name=name) or HTML.match(decode(data=head)):
        return read_document(data, name)
    return read_lines(data, name)


def name_of(name: str, extension: str, marked: Marked) -> tuple[str, bool]:
    """The name of the copy, and whether it is another because the old one holds, or may hold, what is withheld."""
    stem = PurePath(name).stem
    unit = Unit("the name of the file", re.sub(r"[_.+]", " ", stem), "title")
    if marked.is_unread or any(found_in([unit], marked.needles)):
        return f"released{extension}", True
    return f"{stem}-released{extension}", False


def places_of(found: Sequence[Occurrence]) -> str:
    """The places of words in one line, the first of them by name."""
    places = list(dict.fromkeys(span.place for occurrence in found for span in occurrence.spans))
    more = len(places) - SEVERAL
    return ", ".join(places[:SEVERAL]) + (f" and {more:,} more" if more > 0 else "")


def schedule_of(
    parts: Parts, marked: Marked, withheld: Sequence[Withheld], kept: Sequence[Kept], *, is_renamed: bool
) -> Schedule:
    """What was withheld, where and why, in the order of the file."""
    order: dict[str, int] = {}
    for number, unit in enumerate(parts.units):
        for place in unit.places:
            order.setdefault(place, number)
    entries: dict[tuple[str, str, str, str], None] = {}
    for mark in sorted(withheld, key=lambda mark: (order.get(mark.place, 0), mark.start or 0)):
        what = "all of it" if mark.is_whole else "an area" if mark.box else "words"
        entries[(mark.place, what, mark.provision, mark.why)] = None
    if is_renamed and withheld:
        entries[("the name of the file", "words", withheld[0].provision, "It held what is withheld in the file.")] = (
            None
        )
    left_out = ["The name of the file: it holds, or may hold, what is withheld."] if is_renamed else []
    left_out += [*parts.left_out, *(f"Hidden: {place}." for place in hidden_places(parts, marked))]
    numbered = tuple(Entry(number, *entry) for number, entry in enumerate(entries, start=1))
    return Schedule(numbered, tuple(kept), tuple(left_out))


def hidden_places(parts: Parts, marked: Marked) -> list[str]:
    """What is hidden and left out, by the widest places of which all is."""
    seen = {place for unit in parts.units if marked.goes_along(unit) for place in unit.places}
    hidden = (unit for unit in parts.units if not marked.goes_along(unit))
    return list(
        dict.fromkeys(next((place for place in unit.within if place not in seen), unit.place) for unit in hidden)
    )


def proof_of(made: bytes, name: str, parts: Parts, marked: Marked, title: str) -> Proof:
    """The looks at a copy, which is read again for them."""
    again = source_of(made, name).parts
    stood = [words for unit in parts.units for words in words_kept(unit, marked)]
    return prove(made, again, words=marked.needles, kept=stood, title=title)


def words_kept(unit: Unit, marked: Marked) -> list[str]:
    """What a person kept expressly of a unit."""
    if unit.place in marked.shown:
        return [marked.said(unit)]
    return [unit.words[start:end] for start, end in marked.kept.get(unit.place, ())]
