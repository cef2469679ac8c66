"""The published answer as documents: an accessible PDF and a Word file, made from the public copy alone."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.casefile import Authority, LetterKind
from answerable.desk.disclosure.copies import PublicAnswer, PublicCopy
from answerable.law import long_day
from answerable.letters import Letter, Paragraph, Role, to_docx, to_pdf

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def documents(copy: PublicCopy, *, authority: Authority) -> dict[str, bytes]:
    """The answer as PDF and as Word, by the ending of the file's name."""
    letter = _letter(copy, authority)
    return {"pdf": to_pdf(letter), "docx": to_docx(letter)}


def _letter(copy: PublicCopy, authority: Authority) -> Letter:
    return Letter(
        kind=LetterKind.RESPONSE,
        regimes=(copy.regime,),
        authority=authority,
        reference=copy.reference,
        issued_on=copy.answered_on,
        addressee=(),
        facts=(
            ("Our reference", copy.reference),
            ("Received", long_day(copy.received_on)),
            ("Answered", long_day(copy.answered_on)),
        ),
        subject=copy.title,
        salutation="The public copy of an answer to a request for information, without the person who asked.",
        paragraphs=tuple(part for one in copy.questions for part in _answer(one)),
        closing="Answered by",
        signatory=(copy.answered_by, authority.name),
    )


def _answer(one: PublicAnswer) -> Iterator[Paragraph]:
    yield Paragraph("words", Role.HEADING, f"Question {one.number}", questions=(one.number,))
    yield from _texts(one, one.text, Role.QUESTION)
    yield Paragraph("words", Role.LABEL, "Our answer", questions=(one.number,))
    yield from _texts(one, one.answer, Role.TEXT)


def _texts(one: PublicAnswer, text: str, role: Role) -> Iterator[Paragraph]:
    blocks = (block.strip() for block in text.split("\n\n"))
    yield from (Paragraph("words", role, block, questions=(one.number,)) for block in blocks if block)
