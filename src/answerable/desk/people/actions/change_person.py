"""Change what is known of a member of staff."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.access import for_change, must_administer
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person
from answerable.desk.people.notices import tell
from answerable.errors import AddressTaken


@transaction.atomic
def change_person(*, person: int, name: str, email: str, job: str, team: int | None, by: Actor, at: datetime) -> Person:
    """The person with new particulars (AddressTaken). Links sent to an earlier address no longer work."""
    must_administer(by, act="change people")
    found = for_change(person)
    if Person.objects.filter(email=email.lower()).exclude(pk=person).exists():
        raise AddressTaken(where="people")
    values: dict[str, object] = {"name": name, "email": email.lower(), "job": job, "team_id": team}
    changed = sorted(field for field, value in values.items() if getattr(found, field) != value)
    before = found.email
    for field, value in values.items():
        setattr(found, field, value)
    found.save(update_fields=list(values))
    record("person-changed", by=by.key, at=at, subject=f"person:{found.pk}", data={"fields": changed})
    if "email" in changed:
        tell(found, "The address that you sign in with was changed", to=before)
    return found
