"""The certificate of searches as a document: who searched what, when, where, with which words, what came, what was not reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from answerable.casefile import Authority
from answerable.desk.components.templatetags.answerable import moment
from answerable.desk.review.queries.searches import SearchRow
from answerable.law import long_day
from answerable.letters import Paragraph, Role, paper, to_pdf

CERTIFIES = (
    "Each search below was written down when it was made, and cannot be changed. Its digest (SHA-256, of everything that is said "
    "of it here) stands in the authority’s log, which can only be added to. The searches of captured messages were made and "
    "counted by the program; what is said of other searches is what the person who made them says."
)


def certificate_pdf(reference: str, searches: Sequence[SearchRow], *, numbers: Mapping[int, str], authority: Authority, on: date, mark: str) -> bytes:  # fmt: skip
    """The certificate as PDF. numbers: the number of each question by its key. mark: of the log's checkpoint, at the foot."""
    made = replace(
        paper(authority=authority, reference=reference, on=on, signed=(), mark=mark),
        facts=(("Our reference", reference), ("Date", long_day(on))),
        subject="Certificate of searches",
        salutation=CERTIFIES,
        paragraphs=tuple(as_paragraphs(searches, numbers=numbers)),
        closing="",
    )
    return to_pdf(made)


def as_paragraphs(
    searches: Sequence[SearchRow], *, numbers: Mapping[int, str], role: Role = Role.HEADING
) -> Iterator[Paragraph]:
    """The searches as paragraphs of a paper, each under a heading of that role."""
    for one in searches:
        yield _of(role, f"Search {one.number}, for question {numbers[one.question]}")
        yield Paragraph("words", Role.BULLETS, rows=tuple((f"{label}: {words}",) for label, words in _facts(one)))
        if one.looked_in:
            yield _of(Role.LABEL, "What was searched")
            rows = [("Chat", "Captures", "Messages", "From", "To"), *map(_chat, one.looked_in)]
            yield Paragraph("words", Role.TABLE, rows=tuple(rows))
        if one.not_looked_in:
            yield _of(Role.LABEL, "What was not reached")
            yield Paragraph("words", Role.BULLETS, rows=tuple((words,) for words in one.not_looked_in))


def _facts(one: SearchRow) -> Iterator[tuple[str, str]]:
    yield "Where", one.place
    yield "Looked for", one.words or "everything"
    yield "Found", one.found
    yield "By", one.who
    yield "At", moment(one.at)
    if one.minutes:
        yield "Time taken", f"{one.minutes} minute{'' if one.minutes == 1 else 's'}"
    if one.note:
        yield "Note", one.note
    yield "Digest", one.digest


def _chat(row: Mapping[str, object]) -> tuple[str, ...]:
    return (
        str(row["title"]),
        str(row["captures"]),
        f"{row['messages']:,}",
        str(row["first"]),
        str(row["last"]),
    )


def _of(role: Role, text: str) -> Paragraph:
    return Paragraph("words", role, text=text)
