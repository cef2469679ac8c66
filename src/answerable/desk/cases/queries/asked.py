"""What a colleague sees by their link: who asks, by when, the one question, what they sent already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.desk.cases import access
from answerable.desk.cases.models import Allocation


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and nothing else of the case."""

    key: int
    name: str
    asker: str
    message: str
    question: str
    lead: str
    due_on: date
    is_late: bool
    state: str
    passed_to: str
    sent: tuple[tuple[datetime, str, tuple[str, ...]], ...]


def asked(token: str, *, on: date) -> Asked:
    """The question of a link. Refuses a link that does not work (LinkEnded)."""
    row = access.for_link(token, on=on)
    rows = row.contributions.prefetch_related("files")
    sent = tuple((item.at, item.text, tuple(file.name for file in item.files.all())) for item in rows)
    return _asked(row, sent, on)


def _asked(row: Allocation, sent: tuple[tuple[datetime, str, tuple[str, ...]], ...], on: date) -> Asked:
    question = row.question
    asker = row.by.name if row.by else "The information team"
    return Asked(row.pk, row.name, asker, row.message, question.text, question.lead, row.due_on, row.due_on < on, row.state, row.passed_to, sent)  # fmt: skip
