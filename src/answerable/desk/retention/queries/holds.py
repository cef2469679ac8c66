"""Holds: which of them cover a thing, the list of them, and one of them whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.urls import reverse

from answerable.desk.people.actors import Actor
from answerable.desk.people.naming import name_of, names_of
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.desk.registers.sight import seen_entry
from answerable.desk.retention import access
from answerable.desk.retention.courses import courses_of
from answerable.desk.retention.holdings import kinds
from answerable.desk.retention.models import Hold, HoldSubject
from answerable.desk.retention.registers import KIND, entry_title
from answerable.desk.retention.scope import found_by, wholes_of
from answerable.errors import NoSuchThing
from answerable.law import long_day
from answerable.registers import Course, hold_end, listed

PAGE = 50
OFFENCE = "Altering, concealing or destroying what was asked for, to prevent its disclosure, is an offence (FOIA s.77)."
CALLED = {"case": "Request", "evidence": "Evidence"}
PAGES: dict[str, tuple[str, tuple[Role, ...]]] = {  # of what other apps keep: the page, and who may open it
    "case": ("cases:case", (Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR)),
    "evidence": ("custody:investigation", (Role.DATA_PROTECTION, Role.AUDITOR)),
}
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
    working: tuple[str, ...] = ()  # the lines that the end of a request's hold comes from
    sent_on: date | None = None  # the answer to the request that it came with
    waits_for: str = ""  # what of that request is still open
    besides: int = 0  # how much it covers besides the file of the request, where the hold of one is asked for

    @property
    def until(self) -> str:
        """How long it lasts, in words: as the request that it came with stands now, or until somebody lifts it."""
        if self.ends_on:
            return f"until {long_day(self.ends_on)}"
        return f"while {self.waits_for or 'it'} is open" if self.case else "until it is lifted"


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing that a hold covers, in words; address: its page and what goes into that, for whoever may open it."""

    words: str
    address: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """Where its page is; empty where there is none for whoever looks."""
        return reverse(self.address[0], args=self.address[1:]) if self.address else ""


@dataclass(frozen=True, slots=True)
class HoldPage:
    """One hold whole."""

    row: HoldRow
    words: tuple[str, ...]
    named: tuple[Covered, ...]
    found: tuple[Covered, ...]
    more: int  # that the page does not list
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
    rows = {row.number: row for row in _rows(Hold.objects.filter(pk__in={pk for pks in found.values() for pk in pks}))}
    return {one: tuple(rows[pk] for pk in sorted(pks)) for one, pks in found.items()}


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
    return (f"{because} {OFFENCE}" if any(one.case for one in found) else f"{because} {KEEP}",)


def bars_on(subject: str) -> tuple[str, ...]:
    """Why an entry may not be removed, and the law of it: the holds that cover it. Nothing where none does."""
    found = holds_on(subject)
    if not found:
        return ()
    names = listed([f"hold {one.number} ({f'for {one.case}' if one.case else one.kind.lower()})" for one in found], joint="and")  # fmt: skip
    return f"{names} cover{'s' if len(found) == 1 else ''} it", OFFENCE if any(one.case for one in found) else KEEP


def request_hold(reference: str) -> HoldRow | None:
    """The open hold that came with a request, or None."""
    besides = Count("subjects", filter=~Q(subjects__subject=f"case:{reference}"))
    found = Hold.objects.filter(case=reference, released_at=None).annotate(besides=besides)
    return next(iter(_rows(found)), None)


def request_holds() -> dict[str, int]:
    """The open holds that came with requests: the number of each, by the request's reference."""
    return dict(Hold.objects.filter(released_at=None).exclude(case="").values_list("case", "pk"))


def holds_page(page: int, *, by: Actor, is_open: bool = True, kind: str = "") -> tuple[Page, tuple[HoldRow, ...]]:
    """A page of holds, the newest first. Refuses who may not look (NotAllowed)."""
    access.require_reader(by)
    rows = Hold.objects.filter(released_at__isnull=is_open).annotate(many=Count("subjects")).order_by("-pk")
    shown = Paginator(rows.filter(kind=kind) if kind else rows, PAGE).get_page(page)
    return shown, _rows(shown.object_list)


def hold_page(number: int, *, by: Actor) -> HoldPage:
    """One hold. Refuses who may not look (NotAllowed), and one that is not there (NoSuchThing)."""
    access.require_reader(by)
    held = Hold.objects.filter(pk=number).first()
    if held is None:
        raise NoSuchThing(thing="such hold", where="the holds")
    covers = list(held.subjects.values_list("subject", "is_found")[:SHOWN])
    return HoldPage(
        row=_rows([held])[0],
        words=tuple(held.words.splitlines()),
        named=tuple(_covered(subject, by) for subject, is_found in covers if not is_found),
        found=tuple(_covered(subject, by) for subject, is_found in covers if is_found),
        more=max(0, held.subjects.count() - SHOWN),
        placed_at=held.placed_at,
        released_by=name_of(held.released_by),
        released_why=held.released_why,
        may_release=held.released_at is None and not held.case and access.may_hold(by, kind=held.kind),
    )


def _covered(subject: str, by: Actor) -> Covered:
    kind, _, name = subject.partition(":")
    if kind != KIND:
        named = kinds()[kind].named(name) if kind in kinds() else {}
        page, roles = PAGES.get(kind, ("", ()))
        address = (page, name.partition("/")[0]) if page and by.has_role(*roles) else ()
        return Covered(named.get(subject, f"{CALLED.get(kind, kind)} {name}"), address)
    register, _, key = name.partition("/")
    kept = folder.kept(register) if (folder := authority()).keeps(register) else None
    entry = kept.find(key) if kept else None
    if not kept or not entry:
        return Covered(f"{name}, which is not in its register")
    is_read = seen_entry(entry, by=by) is not None
    return Covered(entry_title(kept, entry, is_bare=not is_read), ("registers:entry", register, key) if is_read else ())


def _rows(holds: Iterable[Hold]) -> tuple[HoldRow, ...]:
    """The holds as rows. The end of one that came with a request is reckoned as the request stands now."""
    found = list(holds)
    names = names_of(held.placed_by for held in found)
    courses = courses_of({held.case for held in found if held.case and held.released_at is None})
    return tuple(_row(held, names, courses.get(held.case)) for held in found)


def _row(held: Hold, names: Mapping[str, str], course: Course | None) -> HoldRow:
    end = hold_end(course) if course else None
    return HoldRow(
        number=held.pk,
        kind=held.get_kind_display(),
        reason=held.reason,
        case=held.case,
        since=held.since,
        ends_on=end.ends_on if end else held.ends_on,
        placed_by=names[held.placed_by],
        covers=getattr(held, "many", 0),
        is_open=held.released_at is None,
        released_at=held.released_at,
        working=tuple(reason.says for reason in end.working) if end else tuple(held.working),
        sent_on=course.sent_on if course else None,
        waits_for=listed(course.still_open, joint="and") if course else "",
        besides=getattr(held, "besides", 0),
    )
