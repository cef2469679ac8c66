"""Begin an import: keep the file, and have it read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files.keeping import keep
from answerable.desk.files.sheets import opened
from answerable.desk.imports import access
from answerable.desk.imports.columns import heading_score
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.steps import put_down
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor


@transaction.atomic
def begin_import(*, data: bytes, name: str, by: Actor, at: datetime, sheet: str = "") -> Import:
    """The import of a file, which the queue goes on to read. Nothing becomes a case before somebody has said so.

    sheet: which one of a workbook. Refuses everyone but officers (NotAllowed) and a file that is no spreadsheet (NotASheet).
    """
    person = access.importer(by)
    book = opened(data, name=name, sheet=sheet, score=heading_score)
    file = keep(data, name=name, media="application/octet-stream", at=at)
    about = {"sheets": list(book.sheets), "heading_row": book.heading_row, "headings": list(book.headings)}
    found = Import.objects.create(file=file, sheet=book.sheet, about=about, by=person, at=at)
    put_down(found, Step.READING)
    record("began-import", by=by.key, at=at, subject=f"import:{found.pk}", digest=file.sha256)
    return found
