"""Evidence as retention knows it: what there is, what a hold finds in it, how it is destroyed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from answerable.desk.custody.destroying import destroy_evidence
from answerable.desk.custody.queries.kept import evidence, evidence_named, found_evidence, locked_evidence
from answerable.desk.retention.holdings import Destroyed, Holding

KIND = "evidence"


class Evidence:
    """The chains of evidence: items, entries, words."""

    label = "Evidence"

    def all(self) -> Iterable[Holding]:
        """The evidence of every investigation."""
        return evidence()

    def locked(self, subject: str) -> Holding | None:
        """One investigation's, as it stands now, locked."""
        return locked_evidence(_reference(subject))

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """Those whose reference, title, breach or items have all these words."""
        return found_evidence(words, among=among)

    def named(self, words: str) -> Mapping[str, str]:
        """The investigations and their items with these words in their reference or breach."""
        return evidence_named(words)

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys it; reference, title and days stay."""
        return destroy_evidence(reference=_reference(subject), disposal=disposal, at=at)


def _reference(subject: str) -> str:
    return subject.partition(":")[2]
