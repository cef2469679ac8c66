"""Open an investigation: it gets its reference, for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.custody import access
from answerable.desk.custody.entries import Said, write, written
from answerable.desk.custody.models import CustodyEvent, Investigation, Year
from answerable.desk.custody.queries.references import must_be_free, next_reference
from answerable.desk.people.actors import Actor


@transaction.atomic
def open_investigation(
    *, title: str, breach: str = "", said: Said, reference: str = "", by: Actor, at: datetime
) -> CustodyEvent:
    """The event of the new investigation. reference: one that it has on paper already; else the next of the year.

    Refuses a reference that is not free (EvidenceReferenceTaken), and those who keep no evidence (NotAllowed).
    """
    access.must_keep(by, to="open")
    Year.objects.get_or_create(year=at.year)
    year = Year.objects.select_for_update().get(year=at.year)
    if done := written(said.key, by=by):
        return done
    if reference:
        must_be_free(reference, breach=breach)
    else:
        reference, year.last = next_reference(year.year, after=year.last)
        year.save()
    made = Investigation.objects.create(reference=reference, title=title, breach=breach, opened_at=at)
    event = CustodyEvent(
        act="investigation-opened", investigation=made, outcome=f"{title} ({breach})" if breach else title
    )
    return write(event, said=said, by=by, at=at)
