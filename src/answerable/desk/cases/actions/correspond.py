"""Put something that came or went outside the desk's own mail with a case: a call, a note, a letter on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_asked
from answerable.desk.cases.models import Correspondence
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.errors import NotComplete

KINDS = {
    "note": "A note of our own",
    "telephone": "A call",
    "letter-in": "A letter on paper from the applicant",
    "letter-out": "A letter on paper to the applicant",
    "material": "Material for the answer",
}


@transaction.atomic
def correspond(  # what it is, what it says, what came with it
    *, reference: str, kind: str, title: str, text: str, files: Iterable[StoredFile] = (), by: Actor, at: datetime
) -> Correspondence:
    """The row, kept as written. Refuses one with neither words nor a file (NotComplete)."""
    case = access.for_change(reference, by=by, to="correspond")
    kept = tuple(files)
    if not (text.strip() or kept):
        raise NotComplete(thing="The note", missing="words or a file", where=reference, why="An empty note tells the next reader nothing.", do="Write what was said, or attach what came.")  # fmt: skip
    row = Correspondence.objects.create(
        case=case, is_incoming=kind != "letter-out", kind=kind, at=at, title=title[:300], text=text, by=by.person
    )
    row.files.set(kept)
    hold_asked(case, by=DESK, at=at)
    data = {"kind": kind, "files": [file.sha256 for file in kept]}
    record("filed", by=by.key, at=at, case=reference, subject=f"correspondence:{row.pk}", words=text, data=data)  # fmt: skip
    return row
