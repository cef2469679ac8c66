"""Close an account, and open it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people import sessions
from answerable.desk.people.access import for_change, must_administer, must_be_another, must_leave_an_administrator
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person


@transaction.atomic
def close_account(*, person: int, by: Actor, at: datetime) -> Person:
    """Signed out everywhere, keys ended; what the person did stays under their name. Never one's own (NotAllowed)."""
    must_administer(by, act="close an account")
    found = for_change(person, with_administrators=True)
    must_be_another(by, found, act="close an account")
    must_leave_an_administrator(found, act="close the account of the last administrator", by=by)
    found.is_active = False
    found.save(update_fields=["is_active"])
    found.tokens.filter(ended_at=None).update(ended_at=at)
    sessions.end_all(found)
    record("account-closed", by=by.key, at=at, subject=f"person:{found.pk}")
    return found


@transaction.atomic
def open_account(*, person: int, by: Actor, at: datetime) -> Person:
    """The account as it was, with its roles; keys stay ended."""
    must_administer(by, act="open an account")
    found = for_change(person)
    must_be_another(by, found, act="open an account")
    found.is_active = True
    found.save(update_fields=["is_active"])
    record("account-opened", by=by.key, at=at, subject=f"person:{found.pk}")
    return found
