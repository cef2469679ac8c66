"""The request files as retention knows them: what there is, what a hold finds in them, how one is destroyed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from answerable.desk.cases.actions.destroying import destroy_file
from answerable.desk.cases.actions.indexing import CASE
from answerable.desk.cases.queries.kept import files, files_named, locked_file, open_references
from answerable.desk.memory.queries.letters import letters_with
from answerable.desk.retention.holdings import Destroyed, Holding
from answerable.desk.search import index

KIND = "case"
MOST = 1000  # things that one search finds


class CaseFiles:
    """The files of requests: letters, correspondence, attachments, answers, and who asked."""

    label = "Request files"

    def all(self) -> Iterable[Holding]:
        """The file of every request."""
        return files()

    def locked(self, subject: str) -> Holding | None:
        """One file as it stands now, locked."""
        return locked_file(_reference(subject))

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """The files whose request, applicant or answers have all these words."""
        keys = None if among is None else {_reference(one) for one in among}
        hits = index.find(CASE, words, limit=MOST, keys=keys).rows
        references = frozenset(hit.key for hit in hits) | letters_with(words, most=MOST, among=keys)
        return {f"{KIND}:{reference}" for reference in open_references(references)}

    def named(self, words: str) -> Mapping[str, str]:
        """The files with these words in their reference. Nothing is looked up by who asked or what was asked."""
        return files_named(words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys the file; its reference, dates and outcomes stay."""
        return destroy_file(reference=_reference(subject), disposal=disposal, at=at)


def _reference(subject: str) -> str:
    return subject.partition(":")[2]
