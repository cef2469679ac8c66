"""The items of a question as they are looked through: a page of them, how far it is, and what was said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.review.models import Decision, Item
from answerable.desk.review.wording import said_provision

PAGE = 25
SHOWN = {
    "open": "To be looked at",
    "in": "In scope",
    "out": "Out of scope",
    "withheld": "Withheld",
    "all": "All",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items there are, by what was decided; those that repeat another’s words are counted too."""

    total: int
    open: int
    inside: int
    out: int
    withheld: int

    @property
    def decided(self) -> int:
        """Those that somebody has looked at."""
        return self.total - self.open


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """A file that a message names. item: the record that it is by now; 0 where it is none."""

    key: int
    name: str
    size: int | None
    is_held: bool
    item: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: the message or file, what was decided, and where else the same was said."""

    key: int
    position: int
    version: int
    decision: str
    decision_label: str
    ground: str  # the provision's key
    provision: str  # as a person reads it
    why: str
    who: str
    at: datetime | None
    message: MessageRow | None  # of a file: that which brought it
    is_gone: bool  # the message was destroyed
    file: str
    size: int
    kind: str  # of the file: "PDF", "Excel"
    is_read: bool
    reason: str  # why no released copy can be made of the file
    attached: tuple[AttachedRow, ...]  # files that the message names
    same: int  # how many others have the same words and are folded into it
    like: int  # the position of one that is nearly the same; 0 where there is none
    next: int  # the key of the one after it on the page; its own where it is the last


@dataclass(frozen=True, slots=True)
class ItemsPage:
    """A page of items. shown: which are listed: a key of SHOWN."""

    rows: tuple[ItemRow, ...]
    counts: Counts
    shown: str
    page: Page[int]


def counts_of(questions: Iterable[int]) -> dict[int, Counts]:
    """The counts of each of these questions, in one query."""
    found: dict[int, Counter[str]] = {key: Counter() for key in questions}
    for key, decision in Item.objects.filter(question_id__in=list(found)).values_list("question_id", "decision"):
        found[key or 0][decision] += 1
    return {
        key: Counts(sum(one.values()), one[Decision.OPEN], one[Decision.IN], one[Decision.OUT], one[Decision.WITHHELD])
        for key, one in found.items()
    }


def items_page(question: int, *, shown: str, page: int) -> ItemsPage:
    """A page of the items of a question. What has the same words as an earlier one, decided alike, is folded into it."""
    rows = list(_shown(question, shown).values_list("pk", "digest", "decision"))
    leaders: dict[tuple[str, str], int] = {}
    folded: Counter[int] = Counter()
    for key, digest, decision in rows:
        first = leaders.setdefault((digest, decision), key)
        if first != key:
            folded[first] += 1
    keys = list(leaders.values())
    part = Paginator(keys, PAGE).get_page(page)
    return ItemsPage(_rows(list(part), folded), counts_of([question])[question], shown, part)


def _shown(question: int, shown: str) -> QuerySet[Item]:
    items = Item.objects.filter(question_id=question).order_by("position")
    return items if shown == "all" else items.filter(decision="" if shown == "open" else shown)


def _rows(keys: list[int], folded: Mapping[int, int]) -> tuple[ItemRow, ...]:
    items = list(Item.objects.select_related("file", "reading").filter(pk__in=keys).order_by("position"))
    messages = message_rows([key for one in items for key in (one.message, one.of) if key is not None])
    there = _brought(items, messages)
    after = [*(one.pk for one in items[1:]), *(one.pk for one in items[-1:])]
    return tuple(
        _row(one, messages, there, folded.get(one.pk, 0), onward) for one, onward in zip(items, after, strict=True)
    )


def _brought(items: list[Item], messages: Mapping[int, MessageRow]) -> Mapping[str, int]:
    """The records that files of these messages are by now, by the digests of the files."""
    digests = {file.digest for row in messages.values() for file in row.files if file.digest}
    found = Item.objects.filter(question__in={one.question_id for one in items}, file__sha256__in=digests)
    return dict(found.values_list("file__sha256", "pk"))


def _row(one: Item, messages: Mapping[int, MessageRow], there: Mapping[str, int], same: int, onward: int) -> ItemRow:  # fmt: skip
    message = messages.get(one.message) if one.message is not None else None
    came = messages.get(one.of) if one.of is not None else None
    reading = one.reading if hasattr(one, "reading") else None
    return ItemRow(
        key=one.pk,
        position=one.position,
        version=one.version,
        decision=one.decision,
        decision_label=Decision(one.decision).label,
        ground=one.provision,
        provision=said_provision(one.provision),
        why=one.why,
        who=one.by_name,
        at=one.at,
        message=message or came,
        is_gone=one.message is not None and message is None,
        file=one.file.name if one.file else "",
        size=one.file.size if one.file else 0,
        kind=reading.kind if reading else "",
        is_read=reading is not None,
        reason=reading.reason if reading else "",
        attached=tuple(
            AttachedRow(file.key, file.name, file.size, bool(file.digest), there.get(file.digest, 0))
            for file in (message.files if message else ())
        ),
        same=same,
        like=one.like if one.like not in (0, one.position) else 0,
        next=onward,
    )
