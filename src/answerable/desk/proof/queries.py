"""The log as pages show it: a run of entries, one entry, how far it is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from answerable.desk.components.numbers import numbers_in
from answerable.desk.ledger.acts import in_words
from answerable.desk.ledger.models import Checkpoint, Entry, Timestamp
from answerable.desk.people.naming import names_of
from answerable.desk.queue.work import LIMIT
from answerable.errors import NoSuchThing
from answerable.evidence import Note

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries: of a kind, of a case, of a person; before a row, for the next page."""

    kind: str = ""
    case: str = ""
    by: str = ""
    before: int | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Filters:
        """The filters of an address; what it does not understand counts for nothing."""
        before = numbers_in(given, "before").get("before")
        return cls(given.get("kind", "")[:40], given.get("case", "").strip()[:40], given.get("by", "")[:40], before)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the list."""

    uid: UUID
    row: int
    place: int | None  # counted from 0; None until it is sealed
    at: datetime
    who: str
    did: str
    case: str
    subject: str
    is_erased: bool


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, the latest first, and how far it is sealed."""

    filters: Filters
    rows: tuple[Row, ...]
    next_before: int | None
    kinds: tuple[tuple[str, str], ...]  # each with its words
    state: State


@dataclass(frozen=True, slots=True)
class State:
    """How far the log is sealed: the last checkpoint, and what is newer."""

    size: int
    mark: str
    at: datetime | None
    waiting: int
    clock: OutsideClock | None = None  # None where none was ever asked


@dataclass(frozen=True, slots=True)
class OutsideClock:
    """What a time-stamping authority has said of the log, and what is awaited of it."""

    size: int  # of the last checkpoint that it has vouched for; 0: none yet
    moment: datetime | None
    awaited: int  # the size of a later checkpoint that it was asked about; 0: none
    fault: str  # what the last attempt failed by
    attempts: int
    has_given_up: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, whole: what its bytes say, its hash, and the first checkpoint that covers it."""

    row: Row
    parts: tuple[tuple[str, str], ...]
    body: str
    leaf: str
    sealed_at: datetime | None


def log_page(filters: Filters) -> LogPage:
    """A page of the log."""
    found = Entry.objects.order_by("-id")
    for name in ("kind", "case", "by"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    if filters.before is not None:
        found = found.filter(id__lt=filters.before)
    entries = list(found[: PAGE + 1])
    rows = _rows(entries[:PAGE])
    next_before = rows[-1].row if len(entries) > PAGE else None
    kinds = Entry.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct()
    return LogPage(filters, rows, next_before, tuple((kind, in_words(kind)) for kind in kinds), state())


def state() -> State:
    """How far the log is sealed."""
    last = Checkpoint.objects.last()
    waiting = Entry.objects.filter(seq=None).count()
    if last is None:
        return State(0, "", None, waiting)
    return State(last.size, Note.parse(last.note).checkpoint.mark, last.at, waiting, _clock())


def _clock() -> OutsideClock | None:
    """An earlier checkpoint that was never vouched for is not awaited any more: a later one covers it."""
    asked = Timestamp.objects.select_related("checkpoint").defer("reply")
    last, newest = asked.filter(reply__isnull=False).last(), asked.last()
    if newest is None:
        return None
    size, moment = (last.checkpoint.size, last.moment) if last else (0, None)
    awaited = newest.checkpoint.size if newest.checkpoint.size > size else 0
    return OutsideClock(size, moment, awaited, newest.fault, newest.attempts, newest.attempts >= LIMIT)


def entry_page(uid: UUID) -> EntryPage:
    """One entry. Refuses one that is not there (NoSuchThing)."""
    entry = entry_of(uid)
    said = {**entry.said.get("data", {}), **({"digest": entry.digest} if entry.digest else {})}
    parts = tuple((name.replace("_", " "), _told(value)) for name, value in said.items())
    covering = Checkpoint.objects.filter(size__gt=entry.seq).first() if entry.seq is not None else None
    body = bytes(entry.body).decode() if entry.body is not None else ""
    return EntryPage(_rows([entry])[0], parts, body, bytes(entry.leaf).hex(), covering.at if covering else None)


def entry_of(uid: UUID) -> Entry:
    """The entry itself. Refuses one that is not there (NoSuchThing)."""
    entry = Entry.objects.filter(uid=uid).first()
    if entry is None:
        raise NoSuchThing(thing="such entry", where="the evidence log")
    return entry


def _rows(entries: Iterable[Entry]) -> tuple[Row, ...]:
    entries = list(entries)
    names = names_of(entry.by for entry in entries)
    return tuple(
        Row(entry.uid, entry.pk, entry.seq, entry.at, names[entry.by], in_words(entry.kind), entry.case, entry.subject.replace(":", " "), entry.body is None)
        for entry in entries
    )  # fmt: skip


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {_told(part)}" for name, part in value.items())
    return {None: "", True: "yes", False: "no"}.get(value, str(value)) if value in (None, True, False) else str(value)
