"""Remind the owner of a standing answer that its review is due: once for each review."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from answerable.desk.ledger.recording import record
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.memory.models import Standing
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.errors import DeskError
from answerable.law import uk_day

log = logging.getLogger(__name__)


def remind_of_reviews(*, by: Actor, at: datetime) -> int:
    """How many standing answers' owners were reminded, each in a transaction of its own."""
    due = Standing.objects.filter(withdrawn_at=None, review_on__lte=uk_day(at))
    return sum(_reminded(row.reference, by, at) for row in due if row.reminded_of != row.review_on)


@transaction.atomic
def remind_of_review(*, reference: str, by: Actor, at: datetime) -> bool:
    """One message to the owner, or to the officers where the owner's account is closed; False where none is due."""
    rows = Standing.objects.select_for_update(of=("self",)).select_related("owner")
    row = rows.filter(reference=reference, withdrawn_at=None, review_on__lte=uk_day(at)).first()
    if row is None or row.reminded_of == row.review_on:
        return False
    row.reminded_of = row.review_on
    row.save(update_fields=["reminded_of"])
    words = {"row": row, "authority": authority().name, "url": settings.PUBLIC_URL}
    text = render_to_string("memory/mail/review.txt", words).strip() + "\n"
    to = _told(row.owner)
    for address in to:
        compose(Outgoing([address], f"{row.reference} is due for review", text, is_automatic=True), at=at)
    data = {"review": row.review_on.isoformat(), "told": len(to)}
    record("standing-answer-reminded", by=by.key, at=at, subject=f"standing:{reference}", data=data)
    return True


def _told(owner: Person) -> list[str]:
    if owner.is_active:
        return [owner.email] if owner.has_notices else []
    officers = Person.objects.filter(is_active=True, has_notices=True, grants__role=Role.OFFICER.value)
    return list(officers.order_by("id").distinct().values_list("email", flat=True))


def _reminded(reference: str, by: Actor, at: datetime) -> bool:
    try:
        return remind_of_review(reference=reference, by=by, at=at)
    except DeskError as error:  # mail that cannot be written: the list shows that the review is due all the same
        log.warning("nobody was reminded of the review of %s (%s)", reference, error.code)
        return False
