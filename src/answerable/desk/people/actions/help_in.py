"""Help someone in who cannot sign in: a link to set a password, a lock lifted, a lost second factor removed."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people import attempts, sessions
from answerable.desk.people.access import for_change, must_administer, must_be_another
from answerable.desk.people.actors import Actor
from answerable.desk.people.links import NEW, SENT, send_password_link
from answerable.desk.people.models import Person
from answerable.desk.people.notices import tell


@transaction.atomic
def send_link(*, person: int, by: Actor, at: datetime) -> Person:
    """A link to set a password goes to the person's address (MailNotSent). A command on the server prints it instead."""
    must_administer(by, act="send a link to set a password")
    found = for_change(person)
    record("password-link-made", by=by.key, at=at, subject=f"person:{found.pk}")
    if by.person is not None:
        send_password_link(found, why=SENT if found.last_login else NEW)
    return found


@transaction.atomic
def unlock(*, person: int, by: Actor, at: datetime) -> Person:
    """Failed attempts no longer keep the person out."""
    must_administer(by, act="unlock an account")
    found = for_change(person)
    attempts.forget(found.email)
    record("account-unlocked", by=by.key, at=at, subject=f"person:{found.pk}")
    return found


@transaction.atomic
def reset_second_factor(*, person: int, by: Actor, at: datetime) -> Person:
    """Authenticator app, keys and recovery codes are gone, and every session ends. Never one's own (NotAllowed)."""
    must_administer(by, act="reset a second factor")
    found = for_change(person)
    must_be_another(by, found, act="reset a second factor")
    Authenticator.objects.filter(user=found).delete()
    sessions.end_all(found)
    record("second-factor-reset", by=by.key, at=at, subject=f"person:{found.pk}")
    tell(found, "Your second factor was removed; you set up a new one when you next sign in")
    return found
