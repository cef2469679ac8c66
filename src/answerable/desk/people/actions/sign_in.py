"""Someone signed in, or left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people import attempts
from answerable.desk.people.actors import acting
from answerable.desk.people.models import Person


@transaction.atomic
def sign_in(*, person: Person, methods: Collection[str], at: datetime) -> None:
    """Note a complete sign-in and how it was proved; failures before it no longer count."""
    attempts.forget(person.email, at=at)
    record("signed-in", by=acting(person).key, at=at, subject=f"person:{person.pk}", data={"methods": sorted(methods)})


@transaction.atomic
def leave(*, person: Person, at: datetime) -> None:
    """Note that someone signed out."""
    record("signed-out", by=acting(person).key, at=at, subject=f"person:{person.pk}")
