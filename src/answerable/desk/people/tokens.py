"""Keys with which programs act as their owner: what they may do, and whose they are.

A key is made by answerable.desk.people.actions.tokens.issue, on the page /me/keys/.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.models import Person, Token

PREFIX = "answerable_"  # so that a key left in a file or a log can be found
LONGEST = timedelta(days=366)


class Scope(StrEnum):
    """What a key may be used for, never more than its owner may do."""

    READ = "read"
    WRITE = "write"
    SEND = "send"
    PUBLISH = "publish"
    RETURNS = "returns"

    @property
    def label(self) -> str:
        """The scope as a person reads it."""
        return LABELS[self]


LABELS = {
    Scope.READ: "Read requests, answers and registers",
    Scope.WRITE: "Log requests, and change questions and answers",
    Scope.SEND: "Send letters to applicants",
    Scope.PUBLISH: "Publish answers in the disclosure log",
    Scope.RETURNS: "Read statistics",
}


def holder_of(key: str, *, at: datetime) -> tuple[Person, frozenset[Scope]] | None:
    """Who made this key and what for; None where it is unknown, ended or too old, or its owner's account is closed."""
    if not key.startswith(PREFIX):
        return None
    today = timezone.localtime(at).date()
    token = (
        Token.objects.select_related("person__team")
        .prefetch_related("person__grants")
        .filter(digest=digest_of(key), ended_at=None, expires_on__gte=today, person__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.used_on != today:
        Token.objects.filter(pk=token.pk).update(used_on=today)
    return token.person, frozenset(Scope(scope) for scope in token.scopes.split())
