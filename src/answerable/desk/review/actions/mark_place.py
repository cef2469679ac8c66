"""Withhold a part of a file whole (a page, a row, a column, a sheet, a picture), or an area of a page; or keep what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.review.access import for_gathering
from answerable.desk.review.actions.rule import require_provision
from answerable.desk.review.copying import WHOLE
from answerable.desk.review.models import Decision, FileUnit, Item, Mark, State
from answerable.desk.review.times import give_time
from answerable.errors import NoSuchThing, NotComplete

BY_HAND = "by-hand"
AREAS = ("page", "picture")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file and what is said of it. area: left, top, right and bottom in shares of it; empty: all of it."""

    item: int
    place: str
    area: tuple[float, ...] = ()
    provision: str = ""
    why: str = ""
    is_kept: bool = False


@transaction.atomic
def mark_place(*, reference: str, position: int, part: Part, by: Actor, at: datetime) -> Mark:
    """The mark. Proposals in a part that is withheld whole are done with; in one that is kept personal data is looked for.

    Refuses a place that the file does not have (NoSuchThing); an area that is none, or of what is no page or picture; a part
    without a reason, or withheld without a provision (NotComplete).
    """
    place = for_gathering(reference, position, by=by)
    where = f"{reference}, question {place.number}"
    item = Item.objects.select_for_update().filter(question_id=place.key, decision=Decision.IN, pk=part.item).first()
    unit = FileUnit.objects.filter(item=item, place=part.place).first() if item else None
    if item is None or (unit is None and part.place not in wider_places(item)):
        raise NoSuchThing(thing="such place in a file that is in scope", where=where)
    _require_said(part, unit, where)
    mark, _ = Mark.objects.update_or_create(
        item=item, place=part.place, start=0, end=0, area=_area(part),
        defaults={
            "kind": BY_HAND, "why": part.why.strip(), "provision": "" if part.is_kept else part.provision,
            "state": State.REFUSED if part.is_kept else State.ACCEPTED, "by": by.key, "by_name": by.name, "at": at,
        },
    )  # fmt: skip
    if part.is_kept:
        Item.objects.filter(pk=item.pk).update(looked_at=None)
    elif not part.area:
        Mark.objects.filter(item=item, state=State.PROPOSED, place__in=_inside(item, part.place)).delete()
    give_time(place.key, is_sorting=False, by=by, at=at)
    data = {"question": place.number, "kept": part.is_kept, "area": bool(part.area)}
    record("place-marked", by=by.key, at=at, case=reference, subject=f"item:{item.pk}", data=data)
    return mark


@transaction.atomic
def unmark_place(*, reference: str, position: int, mark: int, by: Actor, at: datetime) -> None:
    """Take back what was said of a part of a file; personal data is looked for in it again (NoSuchThing)."""
    place = for_gathering(reference, position, by=by)
    row = Mark.objects.filter(pk=mark, item__question_id=place.key).exclude(area="").first()
    if row is None:
        raise NoSuchThing(thing="such part", where=f"{reference}, question {place.number}")
    item = row.item_id
    row.delete()
    Item.objects.filter(pk=item).update(looked_at=None)
    data = {"question": place.number, "taken_back": True}
    record("place-marked", by=by.key, at=at, case=reference, subject=f"item:{item}", data=data)


def wider_places(item: Item) -> tuple[str, ...]:
    """The places of a file that hold several of its units: a sheet, a row, a column, a table."""
    found = FileUnit.objects.filter(item=item).exclude(within=[]).values_list("within", flat=True)
    return tuple(dict.fromkeys(place for within in found.iterator() for place in within))


def _inside(item: Item, place: str) -> list[str]:
    found = FileUnit.objects.filter(item=item).values_list("place", "within")
    return [name for name, within in found if place == name or place in within]


def _area(part: Part) -> str:
    return ",".join(f"{share:g}" for share in part.area) if part.area else WHOLE


def _require_said(part: Part, unit: FileUnit | None, where: str) -> None:
    lacking = ""
    if part.area:
        left, top, right, bottom = part.area
        if unit is None or unit.kind not in AREAS:
            lacking = "an area can be marked on a page or a picture only"
        elif not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            lacking = "the area has no width or height, or lies outside the page"
    if not part.why.strip():
        lacking = "the reason is not given"
    if lacking:
        raise NotComplete(
            thing="What is to be withheld or kept",
            missing=lacking,
            where=where,
            why="Nothing was marked.",
            do="Say why; of an area, how far it is from the left and the top where it begins and ends, from 0 to 100.",
        )
    if not part.is_kept:
        require_provision(part.provision, where=where)
