"""Ask: somebody makes a request on the public page. They get its reference, its last day and a link of their own by mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac

from answerable.casefile import Applicant
from answerable.desk.cases.actions.numbering import one_at_a_time
from answerable.desk.cases.actions.receive import receive
from answerable.desk.cases.models import Case
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import digest_of
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.desk.people.preferences import preference
from answerable.desk.registers.authority import authority
from answerable.documents import Document
from answerable.law import long_day, uk_day

Upload = tuple[bytes, str, str]
PAGE = "/follow/{secret}/"  # the address that the applicant's secret link opens
TWICE = timedelta(minutes=30)  # the same words of the same person within this time are one request, sent twice


@transaction.atomic
def ask(*, words: str, applicant: Applicant, uploads: Iterable[Upload] = (), by: Actor, at: datetime) -> str:
    """The secret of the case, by which the applicant follows it. uploads: bytes, name and media type of each.

    A form that is sent twice makes one case. Refuses an address that no mail can go to (NoMailAddress).
    """
    one_at_a_time(uk_day(at).year)  # of two that are sent at one moment, the later finds the earlier
    if before := _sent_before(words, applicant, at):
        return _secret(before)
    files = tuple(keep(data, name=name, media=media, at=at) for data, name, media in uploads)
    case = receive(
        document=Document(words, "text"),
        received_on=uk_day(at),
        channel="web",
        by=by,
        at=at,
        files=files,
        applicant=applicant,
    )
    secret = _secret(case)
    if applicant.email:
        subject = f"Your request for information ({case.reference})"
        compose(
            Outgoing([applicant.email], subject, _mail(case, secret), reference=case.reference, is_automatic=True),
            at=at,
        )
    return secret


def _secret(case: Case) -> str:
    """What opens the page of the case. Only its digest is kept; the same key of the desk gives the same secret again."""
    what = f"{case.pk} {case.created_at.astimezone(UTC).isoformat()}"
    secret = salted_hmac("answerable.desk.cases.ask", what, algorithm="sha256").hexdigest()
    Case.objects.filter(pk=case.pk).update(follow_digest=digest_of(secret))
    return secret


def _sent_before(words: str, applicant: Applicant, at: datetime) -> Case | None:
    same = Case.objects.filter(
        channel="web", text=words, applicant_name=applicant.name[:200], created_at__gte=at - TWICE
    )
    return same.filter(applicant_email=applicant.email.lower()[:320]).first()


def _mail(case: Case, secret: str) -> str:
    """What the mail says: plain words, for someone who may open it weeks later."""
    words = {
        "case": case,
        "authority": authority().name,
        "due": long_day(case.due_on) if case.due_on else "",
        "link": settings.PUBLIC_URL + PAGE.format(secret=secret),
        "months": preference("follow_months"),
    }
    return render_to_string("cases/mail/received.txt", words).strip() + "\n"
