"""Keep a file that somebody hands in and put it with the case, with what they say of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.correspond import correspond
from answerable.desk.cases.models import Correspondence
from answerable.desk.files.keeping import keep
from answerable.desk.people.actors import Actor

Upload = tuple[bytes, str, str]


@transaction.atomic
def file_material(
    *, reference: str, kind: str, title: str, text: str, upload: Upload | None, by: Actor, at: datetime
) -> Correspondence:
    """The row, with the file as its exact bytes. upload: its bytes, name and media type."""
    files = (keep(upload[0], name=upload[1], media=upload[2], at=at),) if upload else ()
    return correspond(reference=reference, kind=kind, title=title, text=text, files=files, by=by, at=at)
