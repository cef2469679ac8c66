"""The certificate of a disposal as an accessible PDF: what went, under which class, by whose authority, and the mark of the log."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.casefile import LetterKind, Regime
from answerable.desk.retention.queries.disposals import DisposalPage, ItemRow
from answerable.law import long_day, uk_day
from answerable.letters import Letter, Paragraph, Role, to_pdf

WENT = ("What", "Class", "Trigger", "Kept to", "Destroyed")
STAYED = ("What", "Why it stayed")


def as_pdf(page: DisposalPage) -> bytes:
    """The certificate of a disposal that is done."""
    ended = uk_day(page.row.ended_at) if page.row.ended_at else uk_day(page.row.begun_at)
    return to_pdf(
        Letter(
            kind=LetterKind.RESPONSE,
            regimes=(Regime.FOIA,),
            authority=page.authority,
            reference=f"Disposal {page.row.number}",
            issued_on=ended,
            addressee=(),
            facts=(
                ("Carried out", long_day(ended)),
                ("Retention schedule", f"version {page.schedule_version}"),
                ("Proposed by", page.proposed_by),
                ("Approved by", page.approved_by),
            ),
            subject="Certificate of disposal",
            salutation=f"{_count(len(page.gone))} destroyed under the retention schedule. This record stays for ever.",
            paragraphs=tuple(_paragraphs(page)),
            closing="Issued by",
            signatory=(page.started_by or page.proposed_by, page.authority.name),
        )
    )


def _count(records: int) -> str:
    return "1 record was" if records == 1 else f"{records} records were"


def _paragraphs(page: DisposalPage) -> list[Paragraph]:
    found = [_heading("What was destroyed"), _table(WENT, [_went(item) for item in page.gone])] if page.gone else []
    if page.staying:
        rows = [(item.title, _stayed(item)) for item in page.staying]
        found += [_heading("What stayed"), _table(STAYED, rows)]
    if page.method:
        found += [_heading("Method"), Paragraph("words", Role.TEXT, page.method)]
    if page.mark:
        found += [_heading("Mark of the log"), Paragraph("words", Role.TEXT, _mark(page.mark))]
    return found


def _mark(note: str) -> str:
    """The checkpoint in words: how many entries the log had, and its root."""
    origin, size, root, *_ = note.splitlines()
    return f"The log {origin} had {size} entries when this ended, and its root was {root}. Each item above has its entry in it."


def _heading(words: str) -> Paragraph:
    return Paragraph("words", Role.HEADING, words)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Paragraph:
    return Paragraph("words", Role.TABLE, rows=(head, *rows))


def _went(item: ItemRow) -> tuple[str, ...]:
    trigger = long_day(item.trigger_on) if item.trigger_on else ""
    kept = long_day(item.kept_to) if item.kept_to else ""
    return (item.title, f"{item.class_id} {item.class_title}", trigger, kept, item.destroyed)


def _stayed(item: ItemRow) -> str:
    until = f" Kept until {long_day(item.keep_until)}." if item.keep_until else ""
    return f"{item.because}{until}".strip()
