"""What people change of their own account."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people import sessions
from answerable.desk.people.access import for_change
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.errors import NoSuchThing


@transaction.atomic
def change_own(*, name: str, job: str, has_shortcuts: bool, has_notices: bool, by: Actor, at: datetime) -> Person:
    """One's own name, job, shortcuts and notices. Address, team and roles are the administrators'."""
    person = _self(by)
    values: dict[str, object] = {"name": name, "job": job, "has_shortcuts": has_shortcuts, "has_notices": has_notices}
    changed = sorted(field for field, value in values.items() if getattr(person, field) != value)
    for field, value in values.items():
        setattr(person, field, value)
    person.save(update_fields=list(values))
    record("own-account-changed", by=by.key, at=at, subject=f"person:{person.pk}", data={"fields": changed})
    return person


@transaction.atomic
def end_session(*, session: int, by: Actor, at: datetime) -> None:
    """End one of one's own sessions (NoSuchThing)."""
    found = UserSession.objects.filter(pk=session, user=_self(by)).first()
    if found is None:
        raise NoSuchThing(thing="session", where="your sessions")
    found.end()
    record("session-ended", by=by.key, at=at, subject=by.key)


@transaction.atomic
def end_other_sessions(*, current: str, by: Actor, at: datetime) -> None:
    """End all of one's own sessions but this one."""
    sessions.end_all(_self(by), but=current)
    record("sessions-ended", by=by.key, at=at, subject=by.key)


def _self(by: Actor) -> Person:
    if by.person is None:
        raise NoSuchThing(thing="account", where="your account")
    return for_change(by.person.pk)
