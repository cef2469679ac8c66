"""Someone signed in, or left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people import attempts
from answerable.desk.people.actors import Actor


@transaction.atomic
def sign_in(*, methods: Collection[str], by: Actor, at: datetime) -> None:
    """Note a complete sign-in and how it was proved; failures before it no longer count."""
    if by.person is not None:
        attempts.forget(by.person.email)
    record("signed-in", by=by.key, at=at, subject=by.key, data={"methods": sorted(methods)})


@transaction.atomic
def leave(*, by: Actor, at: datetime) -> None:
    """Note that someone signed out."""
    record("signed-out", by=by.key, at=at, subject=by.key)
