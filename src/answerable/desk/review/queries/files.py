"""A file as it is looked through: a page of its units with what is marked, and its released copy beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator

from answerable.desk.cases.queries.places import Place, place
from answerable.desk.files.looking import Looked, what_hides
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.review.copying import WHOLE, decided_of, goes_along
from answerable.desk.review.models import Copy, Decision, FileUnit, Item, Mark, Reading, State
from answerable.desk.review.queries.marks import (
    MarkRow,
    Stretch,
    mark_row,
    stretches,
    waiting_in,
    without,
)
from answerable.desk.review.wording import said_provision
from answerable.errors import NoSuchThing

PAGE = 40
AS_PICTURES = ("PDF", "picture")  # kinds of which each unit is a page that is shown


@dataclass(frozen=True, slots=True)
class PartRow:
    """Something that was said of a part of the file, or of an area of it."""

    key: int
    place: str
    what: str
    state: str
    provision: str
    why: str
    who: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A piece of the file with its marks, and as it will read. number: of its picture; 0 where it has none."""

    place: str
    kind: str
    words: tuple[Stretch, ...]
    after: str
    number: int
    is_left_out: bool
    marks: tuple[MarkRow, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """The released copy. is_current: made of what is decided now."""

    is_asked: bool
    is_current: bool
    is_made: bool
    reason: str
    pages: int
    schedule: tuple[tuple[str, str, str, str], ...]
    left_out: tuple[str, ...]
    checks: tuple[tuple[str, str], ...]
    looked: Looked | None


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of a file."""

    place: Place
    key: int
    position: int
    name: str
    size: int
    decision: str
    is_inside: bool
    is_read: bool
    reason: str
    kind: str
    left_out: tuple[str, ...]
    unread: tuple[str, ...]
    units: tuple[UnitRow, ...]
    page: Page[FileUnit]
    places: tuple[str, ...]  # that can be withheld whole here
    hidden: tuple[str, ...]  # that can be kept here
    has_areas: bool
    parts: tuple[PartRow, ...]
    waiting: int
    onward: int  # the page with the next proposal that waits; 0 where none waits elsewhere
    ground: str
    copy: CopyRow | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file in scope on its way out: its copy, and what the copy hides."""

    question: int  # its place
    key: int
    position: int
    name: str
    copy: CopyRow | None
    reason: str  # why no copy can be made


def file_item(reference: str, position: int, key: int, *, by: Actor) -> tuple[Place, Item]:
    """A record that is a file (NoSuchThing)."""
    asked = place(reference, position, by=by)
    item = Item.objects.select_related("file").filter(question_id=asked.key, pk=key, file__isnull=False).first()
    if item is None:
        raise NoSuchThing(thing="such file", where=f"{reference}, question {asked.number}")
    return asked, item


def original(reference: str, position: int, key: int, *, by: Actor) -> StoredFile:
    """The file as it came (NoSuchThing)."""
    _, item = file_item(reference, position, key, by=by)
    if item.file is None:
        raise NoSuchThing(thing="such file", where=reference)
    return item.file


def copy_file(reference: str, position: int, key: int, *, by: Actor) -> StoredFile:
    """Its released copy, made of what is decided now (NoSuchThing)."""
    _, item = file_item(reference, position, key, by=by)
    copy = Copy.objects.select_related("file").filter(item=item).first()
    is_current = copy and item.file and copy.digest == decided_of(item.file, item.marks.all()).digest
    if copy is None or copy.file is None or not is_current:
        raise NoSuchThing(thing="released copy of what is decided now", where=reference)
    return copy.file


def file_page(reference: str, position: int, key: int, *, page: int, by: Actor) -> FilePage:
    """A page of a file: one page or picture of those that have such, forty units of others (NoSuchThing)."""
    asked, item = file_item(reference, position, key, by=by)
    reading = Reading.objects.filter(item=item).first()
    kind = reading.kind if reading else ""
    per = 1 if kind in AS_PICTURES else PAGE
    part = Paginator(FileUnit.objects.filter(item=item).order_by("number"), per).get_page(page)
    marks = list(Mark.objects.filter(item=item).order_by("place", "start"))
    shown = list(part)
    units = _units(shown, marks, asked.case, has_pictures=kind in AS_PICTURES)
    last = Mark.objects.filter(item__case_id=asked.case, state=State.ACCEPTED).order_by("-at", "-pk").first()
    waiting = {one.place for one in marks if one.state == State.PROPOSED}
    return FilePage(
        place=asked,
        key=item.pk,
        position=item.position,
        name=item.file.name if item.file else "",
        size=item.file.size if item.file else 0,
        decision=Decision(item.decision).label,
        is_inside=item.decision == Decision.IN,
        is_read=reading is not None,
        reason=reading.reason if reading else "",
        kind=kind,
        left_out=tuple(reading.left_out) if reading else (),
        unread=tuple(reading.unread) if reading else (),
        units=units,
        page=part,
        places=tuple(dict.fromkeys(name for one in shown for name in (*one.within, one.place))),
        hidden=tuple(dict.fromkeys(name for one in shown if one.is_hidden for name in (*one.within, one.place))),
        has_areas=any(one.kind in ("page", "picture") for one in shown),
        parts=tuple(map(_part, (one for one in marks if one.area))),
        waiting=sum(one.state == State.PROPOSED for one in marks),
        onward=_onward(item, waiting - {one.place for one in shown}, per),
        ground=last.provision if last else "",
        copy=copy_row(item, marks, reference),
    )


def leaving(asked: Place, *, where: str) -> tuple[Leaving, ...]:
    """The files of a question that are in scope, each with its copy and what that hides."""
    items = Item.objects.select_related("file", "reading", "copy__file").filter(
        question_id=asked.key, decision=Decision.IN, file__isnull=False
    )
    return tuple(
        Leaving(
            asked.position,
            one.pk,
            one.position,
            one.file.name if one.file else "",
            copy_row(one, list(one.marks.all()), where),
            one.reading.reason if hasattr(one, "reading") else "",
        )
        for one in items.prefetch_related("marks").order_by("position")
    )


def copy_row(item: Item, marks: Sequence[Mark], where: str) -> CopyRow | None:
    """The copy of a file as a page shows it; nothing where none was ever asked for."""
    copy = Copy.objects.select_related("file").filter(item=item).first()
    if copy is None or item.file is None:
        return None
    return CopyRow(
        is_asked=copy.is_asked,
        is_current=copy.digest == decided_of(item.file, marks).digest,
        is_made=copy.file is not None,
        reason=copy.reason,
        pages=copy.pages,
        schedule=tuple((row[0], row[1], row[2], row[3]) for row in copy.schedule),
        left_out=tuple(copy.left_out),
        checks=tuple((row[0], row[1]) for row in copy.checks),
        looked=what_hides([copy.file], where=where)[0] if copy.file else None,
    )


def _units(shown: Sequence[FileUnit], marks: Sequence[Mark], case: int, *, has_pictures: bool) -> tuple[UnitRow, ...]:
    by_place: dict[str, list[Mark]] = {}
    for mark in marks:
        by_place.setdefault(mark.place, []).append(mark)
    here = [mark for one in shown for mark in by_place.get(one.place, ()) if not mark.area]
    waiting = waiting_in(case, here)
    onward = _next_of(here)
    return tuple(
        _unit(
            one, by_place, tuple(replace(mark_row(mark, waiting), next=onward[mark.pk]) for mark in here if mark.place == one.place), has_pictures
        )
        for one in shown
    )  # fmt: skip


def _unit(one: FileUnit, by_place: dict[str, list[Mark]], rows: tuple[MarkRow, ...], has_pictures: bool) -> UnitRow:
    marks = [mark for mark in by_place.get(one.place, ()) if not mark.area]
    whole = [mark for name in (one.place, *one.within) for mark in by_place.get(name, ()) if mark.area == WHOLE]
    gone = next((mark for mark in whole if mark.state == State.ACCEPTED), None)
    is_left_out = not goes_along(one, whole)
    after = f"[withheld: {said_provision(gone.provision)}]" if gone else without(one.words, marks)
    words = (Stretch(one.words, State.ACCEPTED),) if gone and one.words else stretches(one.words, marks)
    return UnitRow(
        place=one.place,
        kind=one.kind,
        words=words,
        after="" if is_left_out else after,
        number=one.number if has_pictures else 0,
        is_left_out=is_left_out,
        marks=rows,
    )


def _next_of(marks: Sequence[Mark]) -> dict[int, int]:
    """For each mark: the one that waits after it, or itself."""
    onward: dict[int, int] = {}
    waiting = 0
    for mark in reversed(marks):
        onward[mark.pk] = waiting or mark.pk
        waiting = mark.pk if mark.state == State.PROPOSED else waiting
    return onward


def _onward(item: Item, places: set[str], per: int) -> int:
    """The page of the first unit elsewhere on which a proposal waits."""
    if not places:
        return 0
    number = FileUnit.objects.filter(item=item, place__in=list(places)[:500]).order_by("number").values_list("number", flat=True).first()  # fmt: skip
    return (number - 1) // per + 1 if number else 0


def _part(one: Mark) -> PartRow:
    what = "all of it" if one.area == WHOLE else f"an area: {_shares(one.area)}"
    return PartRow(one.pk, one.place, what, one.state, said_provision(one.provision), one.why, one.by_name)


def _shares(area: str) -> str:
    left, top, right, bottom = (round(float(share) * 100, 1) for share in area.split(","))
    return f"from {left:g} to {right:g} per cent across, from {top:g} to {bottom:g} down"
