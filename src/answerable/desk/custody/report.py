"""The investigation report, made from the chain alone: its items and their digests, every entry, what did not match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from answerable.casefile import Authority
from answerable.desk.components.templatetags.answerable import moment
from answerable.desk.custody.queries.pages import EventRow, InvestigationPage, ItemRow
from answerable.law import long_day, uk_day
from answerable.letters import Paragraph, Role, paper, to_docx, to_pdf

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
CHECKED = (
    "Each entry above was written to the authority’s log when the act was done, and can only be added to. The log is sealed by "
    "signed checkpoints, copies of which are kept elsewhere. The mark at the foot of each page is that of the checkpoint over "
    "everything in this report: the first 16 digits of its root, and the number of entries that it seals. The file "
    "for checking that the authority gives out with this evidence shows whether an entry belongs to it."
)
NOT_SEALED = "The log has not been sealed yet, so this report carries no mark of a checkpoint."


def documents(page: InvestigationPage, *, authority: Authority, signed: tuple[str, ...], on: date, mark: str, although: str = "") -> dict[str, bytes]:  # fmt: skip
    """The report as PDF and as Word, by the ending of the file's name. although: why it is issued while something stands open."""
    report = replace(
        paper(authority=authority, reference=page.reference, on=on, signed=signed, mark=mark),
        facts=tuple(_facts(page, on)),
        subject=f"Investigation report: {page.title}",
        salutation="Made from the chain of evidence of this investigation, and from nothing else.",
        paragraphs=tuple(_paragraphs(page, mark, although)),
        closing="Issued by",
    )
    return {"pdf": to_pdf(report), "docx": to_docx(report)}


def _facts(page: InvestigationPage, on: date) -> Iterator[tuple[str, str]]:
    yield "Our reference", page.reference
    if page.breach:
        yield "Breach", page.breach
    yield "Date", long_day(on)


def _paragraphs(page: InvestigationPage, mark: str, although: str) -> Iterator[Paragraph]:
    yield _of(Role.HEADING, "Finding")
    yield from (_of(Role.TEXT, text) for text in (page.finding or "The investigation is open, and has no finding yet.").split("\n\n"))  # fmt: skip
    if although:
        yield _of(Role.TEXT, although)
    yield _of(Role.HEADING, "In short")
    yield _bullets(_short(page))
    if page.mismatches or any(event.corrects for event in page.events):
        yield _of(Role.HEADING, "What did not match, and what was corrected")
        yield _bullets(chain.from_iterable(_doubt(event) for event in page.events))
    yield _of(Role.HEADING, "Items")
    for item in page.items:
        yield _of(Role.LABEL, f"Item {item.number}: {item.title}")
        yield _bullets(_item(item))
    yield _of(Role.HEADING, "Every entry, in the order in which it was written")
    yield Paragraph("words", Role.TABLE, rows=(("Entry", "When, and who", "What"), *map(_row, page.events)))
    yield _of(Role.HEADING, "How this can be checked")
    yield _of(Role.TEXT, CHECKED if mark else NOT_SEALED)


def _short(page: InvestigationPage) -> Iterator[str]:
    yield f"Opened: {_day(page.opened_at)}"
    yield f"Closed: {_day(page.closed_at)}" if page.closed_at else "Not closed yet"
    yield f"{len(page.items)} item{'' if len(page.items) == 1 else 's'}, {len(page.events)} entries"
    doubtful = [str(item.number) for item in page.items if item.is_in_doubt]
    if doubtful:
        yield f"Did not match when last looked at: item {', '.join(doubtful)}"
    else:
        yield "Every item that was compared matched when it was last looked at"


def _doubt(event: EventRow) -> Iterator[str]:
    """What an entry says of something that did not match, or was wrong."""
    about = f"item {event.item}" if event.item else "the investigation"
    said = dict(event.details)
    if event.is_mismatch:
        after = f" Corrected by entry {_listed(event.corrected_by)}." if event.corrected_by else ""
        found = f" SHA-256 as found: {event.digest}." if event.digest else ""
        yield f"Entry {event.number}, {about}: did not match. {said.get('What came of it', '')}{found}{after}"
    if event.corrects:
        yield f"Entry {event.number} corrects entry {event.corrects}, {about}: {said.get('Why', '')}"


def _item(item: ItemRow) -> Iterator[str]:
    yield item.kind if not item.made_from else f"{item.kind}, made from item {item.made_from}"
    if item.digest:
        yield f"{item.size:,} bytes, SHA-256:\n{item.digest}"
    if item.seal:
        yield f"Seal: {item.seal}"
    yield f"{item.state}: {item.custodian}, {item.place}"
    if item.retention_class:
        yield f"Kept under: {item.retention_class}"


def _row(event: EventRow) -> tuple[str, str, str]:
    who = "\n".join(filter(None, [event.who, event.roles]))
    about = f", item {event.item}" if event.item else ""
    made = [f"Item {made.number}: {made.title}" for made in event.made if made.number != event.item]
    result = [f"{event.result}."] if event.result else []
    details = [f"{label}: {words}" for label, words in event.details]
    what = "\n".join([f"{event.label}{about}", *result, *details, *made])
    return str(event.number), f"{moment(event.at)}\n{who}", what


def _day(at: datetime) -> str:
    return long_day(uk_day(at))


def _listed(numbers: tuple[int, ...]) -> str:
    return " and ".join(map(str, numbers))


def _of(role: Role, text: str) -> Paragraph:
    return Paragraph("words", role, text)


def _bullets(lines: Iterator[str] | chain[str]) -> Paragraph:
    return Paragraph("words", Role.BULLETS, rows=tuple((line,) for line in lines))
