"""Change what is published of an answer. Its address stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.disclosure.actions.publish import summed
from answerable.desk.disclosure.actions.writing import (
    attach,
    hide,
    looked_at,
    make_findable,
    printed,
    require_officer,
    values,
)
from answerable.desk.disclosure.copies import Dealt, PublicCopy
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.documents import Known
from answerable.errors import NoSuchThing


@transaction.atomic
def change(*, copy: PublicCopy, known: Known, dealt: tuple[Dealt, ...] = (), by: Actor, at: datetime) -> str:
    """The slug of the entry, which now shows this copy.

    Refuses who is no officer (NotAllowed), an answer that is not in the log (NoSuchThing) and personal data
    about which nobody has decided (PersonalDataOpen).
    """
    require_officer(by, act="change what is published")
    clean, decided = looked_at(copy, known, dealt)
    standing = DisclosureLogEntry.objects.select_for_update().filter(taken_down_at__isnull=True)
    entry = standing.filter(reference=copy.reference).first()
    if entry is None:
        raise NoSuchThing(thing="published answer", where=copy.reference)
    before = digest_of(printed(entry))
    hide(entry)
    for name, value in {**values(clean), "looked": decided, "changed_at": at}.items():
        setattr(entry, name, value)
    entry.save()
    attach(entry, clean, at=at)
    make_findable(entry)
    record(
        "publication-changed",
        by=by.key,
        at=at,
        case=copy.reference,
        subject=f"disclosure:{entry.slug}",
        digest=digest_of(printed(entry)),
        data={**summed(decided), "before": before},
    )
    return entry.slug
