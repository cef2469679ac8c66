"""The documents that entries stand for, every version of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.desk.files.models import StoredFile
from answerable.desk.people.naming import names_of
from answerable.desk.registers.models import Document
from answerable.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of a document, as its entry shows it."""

    number: int
    version: str
    name: str
    size: int
    by: str
    at: datetime
    digest: str


def documents_of(register: str, key: str) -> tuple[Kept, ...]:
    """Every version of an entry's document, the latest first."""
    rows = list(Document.objects.filter(register=register, key=key).select_related("file"))
    people = names_of({row.by for row in rows})
    return tuple(
        Kept(row.pk, row.version, row.file.name, row.file.size, people[row.by], row.at, row.file.sha256) for row in rows
    )


def file_of(register: str, number: int) -> StoredFile:
    """The file of that version. Refuses one that the register does not have (NoSuchThing)."""
    row = Document.objects.select_related("file").filter(register=register, pk=number).first()
    if row is None:
        raise NoSuchThing(thing="such document", where=register)
    return row.file
