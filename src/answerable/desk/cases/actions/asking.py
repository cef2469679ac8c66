"""Mail between the desk and colleagues about one question: the link, and the messages that carry it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac

from answerable.desk.cases.models import Allocation
from answerable.desk.ledger.recording import digest_of
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.registers.authority import authority
from answerable.law import long_day

PAGE = "/asked/{token}/"  # the address that a link opens
OFFICE = "The information team"


def new_link(row: Allocation) -> str:
    """The address that opens the question. Only its digest is kept; the same key of the desk gives the same link again."""
    what = f"{row.question_id} {row.email} {row.asked_at.isoformat()}"
    token = salted_hmac("answerable.desk.cases.asking", what, algorithm="sha256").hexdigest()
    row.token_digest = digest_of(token)
    return settings.PUBLIC_URL + PAGE.format(token=token)


def write_to(
    row: Allocation, template: str, subject: str, *, at: datetime, is_automatic: bool = False, **words: str
) -> None:
    """Put a message to the colleague in the outbox."""
    text = _text(row, template, **words)
    reference = row.question.case.reference
    compose(
        Outgoing([row.email], f"{subject} ({reference})", text, reference=reference, is_automatic=is_automatic), at=at
    )


def tell_owner(row: Allocation, template: str, subject: str, *, at: datetime, **words: str) -> None:
    """Put a message to the officer who owns the request in the outbox, where there is one."""
    owner = row.question.case.owner
    if owner and owner.is_active:
        text = _text(row, template, **words)
        compose(Outgoing([owner.email], f"{subject} ({row.question.case.reference})", text, is_automatic=True), at=at)


def _text(row: Allocation, template: str, **words: str) -> str:
    asker = row.by.name if row.by else OFFICE
    always = {
        "row": row,
        "asker": asker,
        "authority": authority().name,
        "due": long_day(row.due_on),
        "url": settings.PUBLIC_URL,
    }
    return render_to_string(f"cases/mail/{template}.txt", {**always, **words}).strip() + "\n"
