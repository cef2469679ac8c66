"""Holds: which of them cover a thing, the list of them, and one of them whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count

from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import names_of
from answerable.desk.retention import access
from answerable.desk.retention.models import Hold, HoldSubject
from answerable.desk.retention.scope import found_by, wholes_of
from answerable.errors import NoSuchThing
from answerable.registers import listed

PAGE = 50
SECTION_77 = (
    "Altering, concealing or destroying what was asked for, to prevent its disclosure, is an offence (FOIA s.77)."
)
KEEP = "It must stay as it is until the hold is lifted."
SHOWN = 200  # things that the page of one hold lists


@dataclass(frozen=True, slots=True)
class HoldRow:
    """One hold in a list."""

    number: int
    kind: str
    reason: str
    case: str
    since: date
    ends_on: date | None
    placed_by: str
    covers: int
    is_open: bool
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class HoldPage:
    """One hold whole."""

    row: HoldRow
    words: tuple[str, ...]
    named: tuple[str, ...]
    found: tuple[str, ...]
    more: int  # that the page does not list
    working: tuple[str, ...]
    placed_at: datetime
    released_by: str
    released_why: str
    may_release: bool


def holds_on(subject: str) -> tuple[HoldRow, ...]:
    """The open holds that cover that subject, by name or by their words, the oldest first."""
    return covering([subject]).get(subject, ())


def covering(subjects: Collection[str]) -> Mapping[str, tuple[HoldRow, ...]]:
    """The open holds that cover each of these subjects; a subject that none covers is left out.

    A hold on a part covers the whole, which could not go without it; a hold on a whole covers every part.
    """
    found: dict[str, set[int]] = defaultdict(set)
    named, parts = _open_holds()
    for subject in subjects:
        for one in (named.get(subject), parts.get(subject), *(named.get(whole) for whole in wholes_of(subject))):
            if one:
                found[subject] |= one
    for number, words in Hold.objects.filter(released_at=None).exclude(words="").values_list("pk", "words"):
        for subject in found_by(words, among=subjects):
            found[subject].add(number)
    rows = {row.pk: row for row in Hold.objects.filter(pk__in={pk for pks in found.values() for pk in pks})}
    names = names_of(row.placed_by for row in rows.values())
    return {one: tuple(_row(rows[pk], names) for pk in sorted(pks)) for one, pks in found.items()}


def _open_holds() -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
    """The open holds by what they name, and by the wholes that what they name is a part of."""
    named: dict[str, set[int]] = defaultdict(set)
    parts: dict[str, set[int]] = defaultdict(set)
    for subject, number in HoldSubject.objects.filter(hold__released_at=None).values_list("subject", "hold"):
        named[subject].add(number)
        for whole in wholes_of(subject):
            parts[whole].add(number)
    return named, parts


def cautions_on(subject: str) -> tuple[str, ...]:
    """What whoever is about to change or remove that thing must know: the holds that cover it, and the section."""
    found = holds_on(subject)
    if not found:
        return ()
    names = listed(
        [f"hold {one.number} ({f'for {one.case}' if one.case else one.kind.lower()})" for one in found], joint="and"
    )
    because = f"It is held: {names}."
    return (f"{because} {SECTION_77}" if any(one.case for one in found) else f"{because} {KEEP}",)


def request_hold(reference: str) -> HoldRow | None:
    """The open hold that came with a request, or None."""
    held = Hold.objects.filter(case=reference, released_at=None).first()
    return _row(held, names_of([held.placed_by])) if held else None


def request_holds() -> dict[str, int]:
    """The open holds that came with requests: the number of each, by the request's reference."""
    return dict(Hold.objects.filter(released_at=None).exclude(case="").values_list("case", "pk"))


def holds_page(page: int, *, by: Actor, is_open: bool = True, kind: str = "") -> tuple[Page, tuple[HoldRow, ...]]:
    """A page of holds, the newest first. Refuses who may not look (NotAllowed)."""
    access.require_reader(by)
    rows = Hold.objects.filter(released_at__isnull=is_open).annotate(many=Count("subjects")).order_by("-pk")
    shown = Paginator(rows.filter(kind=kind) if kind else rows, PAGE).get_page(page)
    found = list(shown.object_list)
    names = names_of(row.placed_by for row in found)
    return shown, tuple(_row(row, names) for row in found)


def hold_page(number: int, *, by: Actor) -> HoldPage:
    """One hold. Refuses who may not look (NotAllowed), and one that is not there (NoSuchThing)."""
    access.require_reader(by)
    held = Hold.objects.filter(pk=number).first()
    if held is None:
        raise NoSuchThing(thing="such hold", where="the holds")
    names = names_of((held.placed_by, held.released_by))
    covers = list(held.subjects.values_list("subject", "is_found")[:SHOWN])
    return HoldPage(
        row=_row(held, names),
        words=tuple(held.words.splitlines()),
        named=tuple(subject for subject, is_found in covers if not is_found),
        found=tuple(subject for subject, is_found in covers if is_found),
        more=max(0, held.subjects.count() - SHOWN),
        working=tuple(held.working),
        placed_at=held.placed_at,
        released_by=names[held.released_by],
        released_why=held.released_why,
        may_release=held.released_at is None and not held.case and access.may_hold(by, kind=held.kind),
    )


def _row(held: Hold, names: Mapping[str, str]) -> HoldRow:
    return HoldRow(
        number=held.pk,
        kind=held.get_kind_display(),
        reason=held.reason,
        case=held.case,
        since=held.since,
        ends_on=held.ends_on,
        placed_by=names[held.placed_by],
        covers=getattr(held, "many", 0),
        is_open=held.released_at is None,
        released_at=held.released_at,
    )
