"""The records tab of a request: for each question what was searched, what came, and how far the looking through is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.desk.cases.queries.places import Place, places
from answerable.desk.people.actors import Actor
from answerable.desk.review.models import Bundle
from answerable.desk.review.queries.items import Counts, counts_of
from answerable.desk.review.queries.searches import SearchRow, searches_of_case


@dataclass(frozen=True, slots=True)
class QuestionRecords:
    """One question with its searches and its items."""

    place: Place
    searches: tuple[SearchRow, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class BundleRow:
    """A bundle that was put together."""

    number: int
    questions: tuple[str, ...]
    pages: int
    items: int
    withheld: int
    is_made: bool
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """The tab."""

    questions: tuple[QuestionRecords, ...]
    bundles: tuple[BundleRow, ...]

    @property
    def has_searches(self) -> bool:
        """True where there is something to certify."""
        return any(one.searches for one in self.questions)


def records_page(reference: str, *, by: Actor) -> RecordsPage:
    """The records of a request that this actor may read (NoSuchThing)."""
    found = places(reference, by=by)
    if not found:
        return RecordsPage((), ())
    searches = searches_of_case(found[0].case)
    counts = counts_of([one.key for one in found])
    questions = tuple(
        QuestionRecords(one, tuple(row for row in searches if row.question == one.key), counts[one.key])
        for one in found
    )
    return RecordsPage(questions, bundle_rows(found[0].case))


def bundle_rows(case: int) -> tuple[BundleRow, ...]:
    """The bundles of a case, in the order in which they were put together."""
    return tuple(_bundle(one) for one in Bundle.objects.filter(case_id=case))


def _bundle(one: Bundle) -> BundleRow:
    return BundleRow(
        number=one.number,
        questions=tuple(one.questions),
        pages=one.pages,
        items=one.items,
        withheld=one.withheld,
        is_made=one.pdf_id is not None,
        reason=one.reason,
        who=one.by_name,
        at=one.at,
    )
