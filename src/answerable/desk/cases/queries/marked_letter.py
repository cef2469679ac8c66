"""A letter at work with its findings at their places: paragraph by paragraph, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.casefile import Span
from answerable.desk.cases.queries.noted import Lit, Noted, Ref, lit, noted
from answerable.desk.cases.queries.previews import Preview, Shown
from answerable.letters import Letter, Mark, Paragraph, Role, gather, marks_of


@dataclass(frozen=True, slots=True)
class Worded:
    """A paragraph as it is shown. pieces: its words; rows: those of each bullet; refs: of what has neither, a table."""

    role: str
    pieces: tuple[Lit, ...]
    rows: tuple[tuple[Lit, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A part of the letter that is edited as one, with its paragraphs."""

    part: Shown
    paragraphs: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class MarkedLetter:
    """A letter in pieces: what stands above its paragraphs, these, and what stands below."""

    opening: tuple[tuple[Lit, ...], ...]
    parts: tuple[MarkedPart, ...]
    closing: tuple[tuple[Lit, ...], ...]
    findings: tuple[Noted, ...]


def marked_letter(preview: Preview) -> MarkedLetter | None:
    """The letter of a preview; None where it cannot be written."""
    if preview.letter is None:
        return None
    found, text = gather(preview.findings), preview.text
    marks = marks_of(found, text=text)
    return MarkedLetter(
        opening=tuple(lit(text, marks=marks, within=span) for span in _opening(preview.letter)),
        parts=tuple(MarkedPart(part, tuple(_worded(part, text, marks))) for part in preview.paragraphs),
        closing=tuple(lit(text, marks=marks, within=span) for span in _closing(preview.letter, text)),
        findings=noted(found, text=text, marks=marks),
    )


def _worded(part: Shown, text: str, marks: Sequence[Mark]) -> Iterator[Worded]:
    for paragraph, span in zip(part.paragraphs, part.spans, strict=True):
        is_plain = paragraph.role not in (Role.BULLETS, Role.TABLE)
        pieces = lit(text, marks=marks, within=span)
        yield Worded(
            role=paragraph.role.value,
            pieces=pieces if is_plain else (),
            rows=tuple(lit(text, marks=marks, within=row) for row in _bullets(paragraph, span)),
            cells=paragraph.rows if paragraph.role is Role.TABLE else (),
            refs=tuple(ref for piece in pieces for ref in piece.refs) if paragraph.role is Role.TABLE else (),
        )


def _bullets(paragraph: Paragraph, span: Span) -> Iterator[Span]:
    """Where the words of each bullet stand: a dash and a space before them, a line after them."""
    at = span.start
    for row in paragraph.rows if paragraph.role is Role.BULLETS else ():
        yield Span(at + 2, at + 2 + len(row[0]))
        at += 2 + len(row[0]) + 1


def _opening(letter: Letter) -> Iterator[Span]:
    return _blocks(("\n".join(block) for block in letter.opening() if block), 0)


def _closing(letter: Letter, text: str) -> Iterator[Span]:
    blocks = (letter.closing, "\n".join(letter.signatory))
    return _blocks(blocks, len(text) - 1 - len("\n\n".join(blocks)))


def _blocks(blocks: Iterable[str], start: int) -> Iterator[Span]:
    """Where these blocks stand, one after another with an empty line between."""
    for block in blocks:
        yield Span(start, start + len(block))
        start += len(block) + 2
