"""What the demonstration reads of its own cases, as a person would read it on the pages."""

from __future__ import annotations

from datetime import date

from answerable.casefile import Answer, LetterKind
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.known import known
from answerable.desk.cases.queries.previews import written
from answerable.desk.cases.queries.public_copies import Publication, public_look
from answerable.desk.disclosure.copies import Dealt


def has_cases() -> bool:
    """True where the desk has a case already."""
    return Case.objects.exists()


def reference_of(subject: str) -> str:
    """The reference of the request with this subject."""
    return Case.objects.get(subject=subject).reference


def drafts(reference: str) -> dict[str, Answer | None]:
    """The proposed answer of each question, by its number; None where the registers answer nothing."""
    return {row.number: known(row).draft for row in Case.objects.get(reference=reference).questions.all()}


def letter_digest(reference: str, *, kind: LetterKind = LetterKind.RESPONSE, on: date) -> str:
    """The digest of the letter that an approver reads."""
    return written(Case.objects.get(reference=reference), kind=kind, on=on).digest


def publication(reference: str, *, on: date) -> Publication:
    """The public copy with everything that was found taken out."""
    look = public_look(Case.objects.get(reference=reference), on=on)
    dealt = tuple(Dealt(finding.key) for finding in look.findings)
    return Publication(title=look.copy.title, subject="", dealt=dealt)
