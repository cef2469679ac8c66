"""Links to set a password: each works once, for three days, and for one address."""

from __future__ import annotations

import smtplib

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from answerable.desk.components.brand import authority
from answerable.desk.people.models import Person
from answerable.errors import MailNotSent


def password_link(person: Person) -> str:
    """The address at which this person can set a password. It ends with a sign-in, a new password or a new address."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return settings.PUBLIC_URL + reverse("account_reset_password_from_key", kwargs=key)


def send_password_link(person: Person, *, is_new: bool) -> None:
    """Send the link to the person's address, at once and without keeping it (MailNotSent).

    Not by the outbox, where whoever may look at messages could take the link, and so the account.
    """
    words = {
        "person": person,
        "link": password_link(person),
        "is_new": is_new,
        "authority": authority(),
        "url": settings.PUBLIC_URL,
    }
    subject = "Your account at the information desk" if is_new else "Set a new password"
    message = EmailMessage(subject, render_to_string("people/mail/password_link.txt", words), to=[person.email])
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        raise MailNotSent(reason=error.__class__.__name__, address="their address") from error
