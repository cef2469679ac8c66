"""The bundles of a request: what keeps the next from being put together, and the files of those that were."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.cases.queries.places import Place, places
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.review.bundling.content import standing_words, stops
from answerable.desk.review.models import Bundle
from answerable.desk.review.queries.files import Leaving, leaving
from answerable.desk.review.queries.records import BundleRow, bundle_rows
from answerable.errors import NoSuchThing

PARTS = ("pdf", "archive", "exchange")
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Ready:
    """One question as far as a bundle goes: what is still to be decided in it."""

    place: Place
    stops: tuple[str, ...]
    standing: tuple[tuple[int, str, str], ...]  # record, words that are withheld elsewhere, and the place in a file
    more: int

    @property
    def is_ready(self) -> bool:
        return not self.stops and not self.standing


@dataclass(frozen=True, slots=True)
class BundlesPage:
    """The page of bundles."""

    questions: tuple[Ready, ...]
    leaving: tuple[Leaving, ...]  # the files in scope
    bundles: tuple[BundleRow, ...]

    @property
    def is_at_work(self) -> bool:
        """True while one of them is being drawn."""
        return any(not row.is_made and not row.reason for row in self.bundles)


def bundles_page(reference: str, *, by: Actor) -> BundlesPage:
    """The questions with what they lack, and the bundles that there are (NoSuchThing)."""
    found = places(reference, by=by)
    files = tuple(one for asked in found for one in leaving(asked, where=reference))
    return BundlesPage(tuple(map(_ready, found)), files, bundle_rows(found[0].case) if found else ())


def file_of_bundle(reference: str, number: int, part: str, *, by: Actor) -> StoredFile:
    """A file of a bundle that is made (NoSuchThing)."""
    found = places(reference, by=by)
    row = Bundle.objects.select_related(*PARTS).filter(case_id=found[0].case if found else 0, number=number).first()
    file = getattr(row, part, None) if row and part in PARTS else None
    if file is None:
        raise NoSuchThing(thing="such file", where=f"{reference}, bundle {number}")
    return file


def _ready(place: Place) -> Ready:
    missing = stops([place])
    standing = (
        () if missing else tuple(dict.fromkeys((one.position, one.words, one.place) for one in standing_words([place])))
    )
    return Ready(place, missing, standing[:SHOWN], max(0, len(standing) - SHOWN))
