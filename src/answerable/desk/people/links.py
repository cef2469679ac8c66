"""Links to set a password: each works once, for three days, and for one address."""

from __future__ import annotations

import ssl
from email.utils import formataddr

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django_tasks import task

from answerable.desk.components.brand import authority
from answerable.desk.people.models import Person
from answerable.desk.people.preferences import preference
from answerable.errors import MailNotSent

NEW, SENT, ASKED = "new", "sent", "asked"  # a new account; an administrator sends the link; the person asked for it
SUBJECTS = {NEW: "Your account at the information desk", SENT: "Set a new password", ASKED: "Set a new password"}


class DirectMail(EmailBackend):
    """The authority's mail server, trusted as letters trust it (ANSWERABLE_MAIL_CA)."""

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=settings.MAIL_CA or None)


def password_link(person: Person) -> str:
    """The address at which this person can set a password. It ends with a sign-in, a new password or a new address."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return settings.PUBLIC_URL + reverse("account_reset_password_from_key", kwargs=key)


def send_password_link(person: Person, *, why: str) -> None:
    """Have the link sent once this is saved; where no mail server is set, say so then (MailNotSent)."""
    if settings.MAIL_HOST or settings.MAIL_FOLDER:
        mail_link.enqueue(person.pk, why)
    else:
        transaction.on_commit(_say_that_nothing_is_sent)


@task
def mail_link(person: int, why: str) -> None:
    """Make the link and send it at once. Done twice, it sends two links, of which both work until one is used.

    Past the outbox, where whoever may look at messages could take the link, and so the account.
    """
    found = Person.objects.filter(pk=person, is_active=True).first()
    if found is None:
        return
    profile = authority()
    words = {
        "person": found,
        "link": password_link(found),
        "why": why,
        "authority": profile,
        "url": settings.PUBLIC_URL,
    }
    sender = formataddr((profile.name, preference("mail_address") or profile.email))
    body = render_to_string("people/mail/password_link.txt", words)
    with get_connection(settings.DIRECT_EMAIL_BACKEND, timeout=30) as server:
        EmailMessage(SUBJECTS[why], body, sender, [found.email], connection=server).send()


def _say_that_nothing_is_sent() -> None:
    raise MailNotSent(reason="no mail server is set", address="their address")
