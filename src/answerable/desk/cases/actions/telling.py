"""Tell colleagues by mail what waits for them: a new request, a letter to approve. The queue does it, after the act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from answerable.casefile import LetterKind
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.people import free_approvers
from answerable.desk.mail.models import Message
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.preferences import preference
from answerable.desk.registers.authority import authority
from answerable.law import long_day


@task()
def tell_of_request(reference: str) -> None:
    """Tell the address that the authority has set for notices of new requests."""
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(reference=reference)
        if address := preference("notice_address"):
            _tell([address], case, "arrived", f"New request {reference}", since=case.created_at)


@task()
def tell_approvers(letter: int) -> None:
    """Tell each approver who may approve this letter and wants to be told; nobody once it was approved or taken back."""
    with transaction.atomic():
        row = CaseLetter.objects.select_for_update(of=("self",)).select_related("case").get(pk=letter)
        if row.state != "submitted" or not row.submitted_at:
            return
        free = free_approvers(row.case, is_review=row.kind == LetterKind.REVIEW_OUTCOME.value)
        for address in free.filter(has_notices=True).values_list("email", flat=True):
            _tell([address], row.case, "waits", f"A letter to approve ({row.case.reference})", since=row.submitted_at)


def _tell(to: Sequence[str], case: Case, template: str, subject: str, *, since: datetime) -> None:
    """Once, however often the queue does this work."""
    if Message.objects.filter(is_incoming=False, subject=subject, recipients=to[0].lower(), at__gte=since).exists():
        return
    due = long_day(case.due_on) if case.due_on else ""
    words = {"case": case, "due": due, "authority": authority().name, "url": settings.PUBLIC_URL}
    text = render_to_string(f"cases/mail/{template}.txt", words).strip() + "\n"
    compose(Outgoing(to, subject, text, is_automatic=True), at=timezone.now())  # noqa: TID251  # a job looks at the clock
