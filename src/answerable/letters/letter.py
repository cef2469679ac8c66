"""A Letter as data: its frame, and its paragraphs, each with the duty it meets and what it rests on.

The plain text is part of the value, because findings point into it; every other form is rendered from
the same paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.casefile import Authority, Basis, LetterKind, Regime, Span


class Role(StrEnum):
    """What a paragraph is on the page."""

    HEADING = "heading"  # level 2: a question, the applicant's rights
    LABEL = "label"  # level 3: "Our answer"
    SUBHEADING = "subheading"  # level 4: the public interest, how to narrow a request
    QUESTION = "question"  # the applicant's own words
    TEXT = "text"
    BULLETS = "bullets"  # one row an item
    TABLE = "table"  # the first row is the heading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words, the questions it belongs to, the duty it meets and what it rests on."""

    id: str  # of the wording, "rights.review"; "words" and so on for an officer's own
    role: Role
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    questions: tuple[str, ...] = ()
    duty: str = ""  # a provision's id: foia.s17.1.b
    because: tuple[Basis, ...] = ()
    runs_on: bool = False  # stands in one block with the paragraph before it

    @property
    def plain(self) -> str:
        """The paragraph as plain text: bullets with a dash, a table in columns."""
        if self.role is Role.BULLETS:
            return "\n".join(f"- {row[0]}" for row in self.rows)
        if self.role is Role.TABLE:
            return "\n".join(_columns(self.rows))
        return self.text

    @property
    def typed(self) -> str:
        """The paragraph as an officer types it: a dash for a bullet, upright strokes between cells."""
        if self.role is Role.TABLE:
            return "\n".join(" | ".join(row) for row in self.rows)
        return self.plain


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be shown, checked or sent."""

    kind: LetterKind
    regimes: tuple[Regime, ...]
    authority: Authority
    reference: str
    issued_on: date
    addressee: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]  # "Our reference", "Date" …
    subject: str
    salutation: str
    paragraphs: tuple[Paragraph, ...]
    closing: str
    signatory: tuple[str, ...]
    proof: str = ""  # the mark of the log's last checkpoint; stands in the foot of every page beside the reference
    has_contents: bool = False  # a long paper: its PDF begins with its headings and their pages

    @property
    def foot(self) -> str:
        """What stands at the foot of every page."""
        return " · ".join(filter(None, [self.reference, self.proof]))

    @property
    def title(self) -> str:
        """The title that documents carry in their properties."""
        return f"{self.subject} ({self.reference})" if self.reference else self.subject

    @property
    def text(self) -> str:
        """The whole letter as plain text, one blank line between paragraphs."""
        return self._printed()[0]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where each paragraph stands in the text, in the order of paragraphs."""
        return self._printed()[1]

    def of(self, question: str) -> tuple[Paragraph, ...]:
        """The paragraphs that belong to one question."""
        return tuple(part for part in self.paragraphs if question in part.questions)

    def blocks(self) -> tuple[tuple[Paragraph, ...], ...]:
        """The paragraphs as they stand on the page: those that run on are in one block."""
        found: list[list[Paragraph]] = []
        for part in self.paragraphs:
            if part.runs_on and found:
                found[-1].append(part)
            else:
                found.append([part])
        return tuple(tuple(block) for block in found)

    def _printed(self) -> tuple[str, tuple[Span, ...]]:
        text = "\n\n".join("\n".join(block) for block in self.opening() if block)
        spans = []
        for part in self.paragraphs:
            gap = " " if part.runs_on else "\n\n"
            spans.append(Span(len(text) + len(gap), len(text) + len(gap) + len(part.plain)))
            text += gap + part.plain
        return "\n\n".join([text, self.closing, "\n".join(self.signatory)]) + "\n", tuple(spans)

    def opening(self) -> tuple[tuple[str, ...], ...]:
        """The frame above the first paragraph: sender, addressee, facts, subject, greeting."""
        facts = tuple(f"{label}: {value}" for label, value in self.facts)
        return (self.sender(), self.addressee, facts, (self.subject,), (self.salutation,))

    def sender(self) -> tuple[str, ...]:
        """The authority's name and how to reach it."""
        who = self.authority
        reach = (("Email", who.email), ("Telephone", who.telephone), ("Website", who.website))
        return (who.name, *who.address, *(f"{label}: {value}" for label, value in reach if value))


def _columns(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Rows with their cells under each other, three spaces between columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def paper(*, authority: Authority, reference: str, on: date, signed: tuple[str, ...], mark: str) -> Letter:
    """The frame of a paper that is made from a record and written to nobody: who signs, and the mark of the log at its foot."""
    return Letter(
        kind=LetterKind.RESPONSE,
        regimes=(),
        authority=authority,
        reference=reference,
        issued_on=on,
        addressee=(),
        facts=(),
        subject="",
        salutation="",
        paragraphs=(),
        closing="Made by",
        signatory=(*signed, authority.name),
        proof=mark and f"log {mark}",
    )
