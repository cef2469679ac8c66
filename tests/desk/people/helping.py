"""What tests of signing in do: give someone an app, read its code, take a link from a message, look at the ledger."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail

from answerable.desk.ledger.models import Entry
from answerable.desk.people.signing import SecondFactors

PASSWORD = "a long password for tests"  # noqa: S105, of people made for a test
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105, of an app made for a test


def give_app(person):
    """An authenticator app that person already uses."""
    return Authenticator.objects.create(user=person, type="totp", data={"secret": SecondFactors().encrypt(SECRET)})


def code_now(secret=SECRET):
    """What an authenticator app shows now."""
    counter = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(secret, counter))


def link_in_mail():
    """The path of the last link that was sent."""
    return re.search(r"http://localhost:8000(/password/\S+)", mail.outbox[-1].body)[1]


def kinds(**about):
    """The kinds of all entries of the ledger, oldest first."""
    return list(Entry.objects.filter(**about).values_list("kind", flat=True))
