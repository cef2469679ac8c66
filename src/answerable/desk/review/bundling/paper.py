"""The bundle as one PDF: index with pages, records by question, schedule of what is withheld, certificate, captures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.casefile import Authority
from answerable.desk.review.bundling.content import DESTROYED, Content, Entry
from answerable.desk.review.certificate import as_paragraphs
from answerable.desk.review.queries.searches import SearchRow
from answerable.law import long_day
from answerable.letters import Paragraph, Role, paper, to_pdf
from answerable.registers import counted


@dataclass(frozen=True, slots=True)
class Source:
    """A capture that records of the bundle come from, as it is named in it."""

    number: int
    day: str
    sha256: str
    receipt: str  # the file of the receipt; empty where its entry is not sealed yet


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the records."""

    reference: str
    number: int
    authority: Authority
    on: date
    mark: str
    searches: Sequence[SearchRow]
    numbers: Mapping[int, str]  # of questions by their keys
    sources: Sequence[Source]


def bundle_pdf(content: Content, frame: Frame) -> bytes:
    """The PDF (PDF/UA-1). Its pages are numbered, and the index has them."""
    made = replace(
        paper(authority=frame.authority, reference=frame.reference, on=frame.on, signed=(), mark=frame.mark),
        facts=(("Our reference", frame.reference), ("Bundle", str(frame.number)), ("Date", long_day(frame.on))),
        subject=f"Records released: bundle {frame.number}",
        salutation=_opening(content),
        paragraphs=tuple(_paragraphs(content, frame)),
        closing="Put together by",
        has_contents=True,
    )
    return to_pdf(made)


def _opening(content: Content) -> str:
    count = sum(1 for _ in content.entries)
    withheld = len(content.schedule)
    said = f"{counted(count, 'record')[0].upper()}{counted(count, 'record')[1:]}."
    if not withheld:
        return f"{said} Nothing in {'it' if count == 1 else 'them'} is withheld."
    return f"{said} Something is withheld in {counted(withheld, 'place')}: each is marked where it stood, and the schedule gives the provision and the reason."


def _paragraphs(content: Content, frame: Frame) -> Iterator[Paragraph]:
    for part in content.parts:
        yield _of(Role.HEADING, f"Records for question {part.place.number}")
        if not part.entries:
            yield _of(Role.TEXT, "No record is in scope.")
        for entry in part.entries:
            yield from _record(entry)
    if content.schedule:
        yield _of(Role.HEADING, "Schedule of what is withheld")
        rows = [
            (str(line.number), line.place, line.what, line.provision, content.words.taken_out(line.why))
            for line in content.schedule
        ]
        yield Paragraph("words", Role.TABLE, rows=(("Record", "Place", "What", "Provision", "Why"), *rows))
    if frame.searches:
        yield _of(Role.HEADING, "Certificate of searches")
        for one in as_paragraphs(frame.searches, numbers=frame.numbers, role=Role.LABEL):
            yield replace(
                one,
                text=content.words.taken_out(one.text),
                rows=tuple(tuple(map(content.words.taken_out, row)) for row in one.rows),
            )
    if frame.sources:
        yield _of(Role.HEADING, "Where the records come from")
        yield _of(
            Role.TEXT,
            "Each record is read from a file that was captured and kept unchanged. Its digest (SHA-256) stands in our log, which can only be added to; the receipt shows that it does.",
        )
        sources = [(str(one.number), one.day, one.sha256, one.receipt or "not sealed yet") for one in frame.sources]
        yield Paragraph("words", Role.TABLE, rows=(("Capture", "Captured", "SHA-256", "Receipt"), *sources))


def _record(entry: Entry) -> Iterator[Paragraph]:
    if entry.withheld == DESTROYED:
        yield _of(Role.LABEL, f"{entry.number}. Destroyed under the retention schedule")
        return
    if entry.withheld:
        yield _of(Role.LABEL, f"{entry.number}. Withheld whole: {entry.withheld}")
        return
    if entry.copy:
        pages = f", {counted(entry.copy.pages, 'page')}" if entry.copy.pages else ""
        came = (
            f" It came with what was said in {', '.join(filter(None, [entry.where, entry.when]))}."
            if entry.when
            else ""
        )
        yield _of(Role.LABEL, f"{entry.number}. A file: {entry.copy_name}{pages}")
        yield _of(Role.TEXT, f"{entry.text}. Its released copy goes with this bundle.{came}")
        return
    yield _of(Role.LABEL, f"{entry.number}. {', '.join(filter(None, [entry.where, entry.when, entry.sender]))}")
    for words in (entry.subject, f"({entry.kind})" if entry.kind else "", entry.text):
        if words:
            yield _of(Role.TEXT, words)
    if entry.files:
        yield Paragraph("words", Role.BULLETS, rows=tuple((f"File: {name}",) for name in entry.files))


def _of(role: Role, text: str) -> Paragraph:
    return Paragraph("words", role, text)
