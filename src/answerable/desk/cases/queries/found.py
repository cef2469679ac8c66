"""What a search of the desk finds: requests, by any of their words."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.casefile import Stage
from answerable.desk.cases import access
from answerable.desk.cases.queries.words import STAGES
from answerable.desk.people.actors import Actor
from answerable.desk.search.index import Hits, find
from answerable.desk.search.words import Piece

PAGE = 20


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One request that was found, with the words that it was found by."""

    reference: str
    subject: str
    stage: str
    applicant: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of what was found."""

    rows: tuple[FoundCase, ...]
    hits: Hits | None
    previous: int | None
    next: int | None


def found(words: str, *, by: Actor, page: int) -> FoundPage:
    """The requests that have these words, the best first; nothing for who may read no requests."""
    visible = access.visible(by)
    if not words.strip() or not visible.exists():
        return FoundPage((), None, None, None)
    hits = find("case", words, limit=PAGE, offset=(page - 1) * PAGE)
    cases = {case.reference: case for case in visible.filter(reference__in=[hit.key for hit in hits.rows])}
    rows = tuple(
        FoundCase(hit.key, case.subject, STAGES[Stage(case.stage)], case.applicant_name, hit.snippet)
        for hit in hits.rows
        if (case := cases.get(hit.key))
    )
    return FoundPage(rows, hits, page - 1 if page > 1 else None, page + 1 if hits.total > page * PAGE else None)
