"""Log a request that came by other ways than mail: pasted words, or a file that somebody handed in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Applicant
from answerable.desk.cases.actions.receive import receive
from answerable.desk.cases.models import Case
from answerable.desk.files.keeping import keep
from answerable.desk.people.actors import Actor
from answerable.documents import text_of


@transaction.atomic
def log_request(
    *,
    data: bytes,
    name: str,
    media: str,
    received_on: date,
    applicant: Applicant,
    by: Actor,
    at: datetime,
) -> Case:
    """The case of a request in these bytes, which are kept as they came. Refuses a file that cannot be read (LetterError)."""
    document = text_of(data, name=name)
    file = keep(data, name=name, media=media, at=at)
    asker = applicant if applicant != Applicant() else None
    return receive(
        document=document, received_on=received_on, channel="upload", by=by, at=at, files=(file,), applicant=asker
    )
