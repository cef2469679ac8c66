"""Investigations, their items and their events, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from answerable.desk.custody import access
from answerable.desk.custody.models import CustodyEvent, Investigation, Item, Kind, State
from answerable.desk.custody.saying import subject
from answerable.desk.custody.telling import RESULTS, details_of, label_of
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import Actor
from answerable.desk.retention.queries.holds import holds_on

HANDS = ("item-collected", "item-received", "item-moved", "item-checked-out", "item-returned", "item-given-back")


@dataclass(frozen=True, slots=True)
class InvestigationRow:
    """One investigation in the list."""

    reference: str
    title: str
    breach: str
    opened_at: datetime
    closed_at: datetime | None
    items: int
    mismatches: int  # that no correction points to
    corrected: int  # mismatches that a correction points to
    overdue: int
    disposed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MadeRow:
    """An item that an act brought."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One entry of the chain, in words."""

    number: int
    item: int | None
    act: str
    label: str
    at: datetime
    who: str
    roles: str
    details: tuple[tuple[str, str], ...]
    result: str  # "Matches", "Does not match", or nothing where nothing was compared
    is_mismatch: bool
    digest: str
    digests: tuple[tuple[int, str, str], ...]  # every one that it names: of which item, as what, the digest
    size: int | None
    made: tuple[MadeRow, ...]
    corrects: int | None
    corrected_by: tuple[int, ...]
    uid: UUID  # of its entry in the log
    is_sealed: bool  # a checkpoint covers it, so that it has a receipt

    @property
    def is_hand(self) -> bool:
        """True where the item passed from hand to hand."""
        return self.act in HANDS


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item, and every event of it."""

    number: int
    kind: str
    is_digital: bool
    title: str
    digest: str
    size: int | None
    seal: str
    custodian: str
    place: str
    state: str
    is_out: bool
    due_back_on: date | None
    is_overdue: bool
    made_from: int | None
    retention_class: str
    events: tuple[EventRow, ...]

    @property
    def is_in_doubt(self) -> bool:
        """True where it did not match when it was last compared."""
        compared = [event for event in self.events if event.result and event.item == self.number]
        return bool(compared) and compared[-1].is_mismatch

    @property
    def hands(self) -> tuple[EventRow, ...]:
        """The hands that it passed through."""
        return tuple(event for event in self.events if event.is_hand or not _is_about(event, self.number))


@dataclass(frozen=True, slots=True)
class InvestigationPage:
    """One investigation, whole."""

    reference: str
    title: str
    breach: str
    opened_at: datetime
    closed_at: datetime | None
    finding: str
    items: tuple[ItemRow, ...]
    events: tuple[EventRow, ...]
    disposed_at: datetime | None = None
    disposal: int | None = None
    holds: tuple[int, ...] = ()  # the numbers of those that cover it

    @property
    def stands(self) -> str:
        """Where it stands, in a word or two."""
        return "Disposed of" if self.disposed_at else "Closed" if self.closed_at else "Open"

    @property
    def mismatches(self) -> tuple[EventRow, ...]:
        """Every comparison that did not match."""
        return tuple(event for event in self.events if event.is_mismatch)

    def item(self, number: int) -> ItemRow:
        """The item of that number."""
        return next(item for item in self.items if item.number == number)


def investigations(*, by: Actor, on: date) -> tuple[InvestigationRow, ...]:
    """Every investigation that this actor may read, the latest first."""
    missed = Q(events__result="mismatch")
    late = Q(items__state=State.OUT, items__due_back_on__lt=on)
    rows = access.visible(by).annotate(
        mismatches=Count("events", filter=missed & Q(events__corrections=None), distinct=True),
        corrected=Count("events", filter=missed & Q(events__corrections__isnull=False), distinct=True),
        overdue=Count("items", filter=late, distinct=True),
    )
    return tuple(
        InvestigationRow(
            row.reference, row.title, row.breach, row.opened_at, row.closed_at, row.items_count, row.mismatches, row.corrected, row.overdue, row.disposed_at
        )
        for row in rows
    )  # fmt: skip


def investigation_page(found: Investigation, *, on: date) -> InvestigationPage:
    """One investigation with its items and events, in the order in which they were written."""
    events = _events(found)
    return InvestigationPage(
        found.reference,
        found.title,
        found.breach,
        found.opened_at,
        found.closed_at,
        found.finding,
        tuple(_item(item, events, on) for item in found.items.select_related("made_from")),
        events,
        found.disposed_at,
        found.disposal,
        tuple(hold.number for hold in holds_on(subject(found))),
    )


def item_options(found: Investigation) -> list[tuple[str, str]]:
    """The digital items that can be disclosed: number and title."""
    digital = found.items.filter(file__isnull=False)
    return [(str(item.number), f"{item.number}: {item.title}") for item in digital]


def event_options(found: Investigation) -> list[tuple[str, str]]:
    """Every entry, to choose one from, the latest first."""
    return [(str(row.number), f"{row.number}: {_shown(row)}") for row in reversed(_events(found))]


def _shown(row: EventRow) -> str:
    return f"{row.label}, item {row.item}" if row.item else row.label


def _events(found: Investigation) -> tuple[EventRow, ...]:
    rows = list(found.events.select_related("item", "corrects"))
    corrections: dict[int, list[int]] = {}
    for row in rows:
        if row.corrects:
            corrections.setdefault(row.corrects.number, []).append(row.number)
    entries = Entry.objects.filter(pk__in=[row.entry for row in rows], seq__isnull=False, body__isnull=False)
    sealed = frozenset(entries.values_list("pk", flat=True))
    return tuple(_event(row, corrections.get(row.number, ()), sealed) for row in rows)


def _event(row: CustodyEvent, corrected_by: Iterable[int], sealed: Collection[int]) -> EventRow:
    return EventRow(
        number=row.number,
        item=row.item.number if row.item else None,
        act=row.act,
        label=label_of(row),
        at=row.at,
        who=row.by_name,
        roles=row.by_roles,
        details=details_of(row),
        result=RESULTS.get(row.result, ""),
        is_mismatch=row.result == "mismatch",
        digest=row.digest,
        digests=tuple(dict.fromkeys(_digests(row))),
        size=row.size,
        made=tuple(MadeRow(made["number"], made["title"]) for made in row.made),
        corrects=row.corrects.number if row.corrects else None,
        corrected_by=tuple(corrected_by),
        uid=row.key,
        is_sealed=row.entry in sealed,
    )


def _digests(row: CustodyEvent) -> Iterator[tuple[int, str, str]]:
    """Of the file that was hashed again, of each that it brought, of each that went; the photograph of a thing is not the thing."""
    if row.digest and row.item and row.item.kind == Kind.DIGITAL:
        yield row.item.number, "as found" if row.digest != row.item.digest else "", row.digest
    for named in (*row.made, *row.given):
        if named["digest"]:
            yield named["number"], "", named["digest"]


def _item(item: Item, events: tuple[EventRow, ...], on: date) -> ItemRow:
    is_out = item.state == State.OUT
    return ItemRow(
        number=item.number,
        kind=item.get_kind_display(),
        is_digital=item.file_id is not None,
        title=item.title,
        digest=item.digest,
        size=item.size,
        seal=item.seal,
        custodian=item.custodian,
        place=item.place,
        state=item.get_state_display(),
        is_out=is_out,
        due_back_on=item.due_back_on,
        is_overdue=is_out and item.due_back_on is not None and item.due_back_on < on,
        made_from=item.made_from.number if item.made_from else None,
        retention_class=item.retention_class,
        events=tuple(event for event in events if _is_about(event, item.number) or _brought(event, item.number)),
    )


def _is_about(event: EventRow, number: int) -> bool:
    return event.item == number


def _brought(event: EventRow, number: int) -> bool:
    return any(made.number == number for made in event.made)
