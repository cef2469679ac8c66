"""Make and end keys with which programs act as their owner."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Token
from answerable.desk.people.tokens import LONGEST, PREFIX, Scope
from answerable.errors import NoSuchThing, NotAToken


@transaction.atomic
def issue(*, name: str, scopes: Collection[Scope], expires_on: date, by: Actor, at: datetime) -> str:
    """A new key, told this once; only its digest is kept. At least one scope, and a year at most (NotAToken)."""
    if by.person is None or not scopes:
        raise NotAToken(because="it would be allowed nothing", do="Choose what the key may do.")
    if not at.date() <= expires_on <= at.date() + LONGEST:
        raise NotAToken(
            because="its last day is past or more than a year away", do="Choose a day within the next year."
        )
    key = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=by.person,
        name=name,
        digest=digest_of(key),
        scopes=" ".join(sorted(scopes)),
        made_at=at,
        expires_on=expires_on,
    )
    record(
        "token-made",
        by=by.key,
        at=at,
        subject=f"token:{token.pk}",
        data={"scopes": sorted(scopes), "until": expires_on.isoformat()},
    )
    return key


@transaction.atomic
def end_token(*, token: int, by: Actor, at: datetime) -> None:
    """End one of one's own keys; it works no more from now on (NoSuchThing)."""
    found = Token.objects.select_for_update().filter(pk=token, person=by.person, ended_at=None).first()
    if found is None:
        raise NoSuchThing(thing="key", where="your keys")
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    record("token-ended", by=by.key, at=at, subject=f"token:{found.pk}")
