"""The files that came for a request: from its applicant, from colleagues who were asked. Rooms above take them from here."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.cases import access
from answerable.desk.cases.models import Contribution
from answerable.desk.cases.queries.record import file_of
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file, and how it came."""

    key: int
    name: str
    size: int
    came: str


def case_files(reference: str, *, by: Actor) -> tuple[CaseFile, ...]:
    """Those that colleagues sent, then those of the correspondence that came in (NoSuchThing)."""
    case = access.for_reading(reference, by=by)
    found: dict[int, CaseFile] = {}
    for sent in Contribution.objects.filter(allocation__question__case=case).select_related("allocation__question").prefetch_related("files"):  # fmt: skip
        came = f"from {sent.allocation.name}, for question {sent.allocation.question.number}"
        found |= {file.pk: CaseFile(file.pk, file.name, file.size, came) for file in sent.files.all()}
    for row in case.correspondence.exclude(kind="request").prefetch_related("files"):
        came = f"with {row.title}" if row.title else "with the correspondence"
        for file in row.files.all():
            found.setdefault(file.pk, CaseFile(file.pk, file.name, file.size, came))
    return tuple(found.values())


def case_file(reference: str, key: int, *, by: Actor) -> StoredFile:
    """One of them, or another file of the case (NoSuchThing)."""
    return file_of(access.for_reading(reference, by=by), key)
