"""What is in scope with its marks: as it is worked on, and as it will read once the accepted words are gone."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.review.models import Decision, Item, Mark, State
from answerable.desk.review.wording import said_provision
from answerable.documents import PersonalKind

PAGE = 20


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark."""

    key: int
    place: str
    start: int
    end: int
    words: str
    kind: str
    why: str
    state: str
    provision: str
    who: str
    others: int  # places with the same person or number that wait elsewhere in the request
    next: int = 0  # the mark to go on to, once this one is decided


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text. state: of the mark on it; empty where there is none."""

    words: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A message in scope, in stretches, with its marks; and as it will read."""

    key: int
    position: int
    message: MessageRow
    sender: tuple[Stretch, ...]
    subject: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    marks: tuple[MarkRow, ...]
    is_looked_at: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in scope, which is read on pages of its own. is_read: its words were read; reason: why no copy can be made."""

    key: int
    position: int
    name: str
    waiting: int
    accepted: int
    is_read: bool
    reason: str


@dataclass(frozen=True, slots=True)
class MarksPage:
    """A page of what is in scope of a question. unseen: records in which personal data was not looked for yet."""

    items: tuple[MarkedItem, ...]
    files: tuple[FileRow, ...]
    page: Page[Item]
    unseen: int
    waiting: int
    ground: str  # that was used last in the request


def marks_page(question: int, *, case: int, page: int) -> MarksPage:
    """A page of the messages in scope."""
    inside = Item.objects.filter(question_id=question, decision=Decision.IN)
    items = inside.filter(message__isnull=False).order_by("position")
    part = Paginator(items, PAGE).get_page(page)
    marks = Mark.objects.filter(item__question_id=question, item__decision=Decision.IN)
    last = Mark.objects.filter(item__case_id=case, state=State.ACCEPTED).order_by("-at", "-pk").first()
    return MarksPage(
        items=_onward(marked_items(list(part), case=case)),
        files=_files(inside.filter(file__isnull=False).order_by("position")),
        page=part,
        unseen=inside.filter(looked_at=None).count(),
        waiting=marks.filter(state=State.PROPOSED).count(),
        ground=last.provision if last else "",
    )


def _files(items: QuerySet[Item]) -> tuple[FileRow, ...]:
    rows = items.select_related("file", "reading").annotate(
        waiting=Count("marks", filter=Q(marks__state=State.PROPOSED)),
        accepted=Count("marks", filter=Q(marks__state=State.ACCEPTED)),
    )
    return tuple(
        FileRow(
            one.pk, one.position, one.file.name if one.file else "", one.waiting, one.accepted,
            hasattr(one, "reading"), one.reading.reason if hasattr(one, "reading") else "",
        )
        for one in rows
    )  # fmt: skip


def _onward(items: tuple[MarkedItem, ...]) -> tuple[MarkedItem, ...]:
    """The same, each mark with the one that waits after it on the page."""
    rows = [mark for item in items for mark in item.marks]
    onward: dict[int, int] = {}
    waiting = 0
    for mark in reversed(rows):
        onward[mark.key] = waiting or mark.key
        waiting = mark.key if mark.state == State.PROPOSED else waiting
    return tuple(
        replace(item, marks=tuple(replace(mark, next=onward[mark.key]) for mark in item.marks)) for item in items
    )


def marked_items(items: Sequence[Item], *, case: int) -> tuple[MarkedItem, ...]:
    """These items with their marks. Those whose message was destroyed are left out."""
    rows = message_rows([one.message for one in items if one.message is not None])
    marks: dict[int, list[Mark]] = {}
    for mark in Mark.objects.filter(item__in=items).order_by("item", "place", "start"):
        marks.setdefault(mark.item_id, []).append(mark)
    waiting = waiting_in(case, [mark for found in marks.values() for mark in found])
    return tuple(
        _marked(one, rows[one.message], marks.get(one.pk, []), waiting) for one in items if one.message in rows
    )


def waiting_in(case: int, marks: Iterable[Mark]) -> Counter[str]:
    """In how many places the persons and numbers of these marks wait in the request."""
    keys = {mark.same for mark in marks if mark.same}
    found = Mark.objects.filter(item__case_id=case, item__decision=Decision.IN, state=State.PROPOSED, same__in=keys)
    return Counter(found.values_list("same", flat=True))


def without(text: str, marks: Iterable[Mark]) -> str:
    """The text as it goes out: each stretch that is withheld is one label of its provision."""
    said, at = [], 0
    for start, end, provision in _merged(marks):
        said += [text[at:start], f"[withheld: {provision}]"]
        at = end
    return "".join([*said, text[at:]])


def _merged(marks: Iterable[Mark]) -> list[tuple[int, int, str]]:
    """Accepted marks as stretches that do not overlap: start, end, provisions in words."""
    found: list[tuple[int, int, list[str]]] = []
    for mark in sorted((one for one in marks if one.state == State.ACCEPTED), key=lambda one: (one.start, -one.end)):
        if found and mark.start < found[-1][1]:
            start, end, provisions = found[-1]
            found[-1] = (start, max(end, mark.end), [*provisions, mark.provision])
        else:
            found.append((mark.start, mark.end, [mark.provision]))
    return [(start, end, ", ".join(dict.fromkeys(map(said_provision, keys)))) for start, end, keys in found]


def _marked(item: Item, row: MessageRow, marks: Sequence[Mark], waiting: Counter[str]) -> MarkedItem:
    of = {place: [one for one in marks if one.place == place] for place in ("sender", "subject", "text")}
    return MarkedItem(
        key=item.pk,
        position=item.position,
        message=row,
        sender=stretches(row.sender, of["sender"]),
        subject=stretches(row.subject, of["subject"]),
        text=stretches(row.text, of["text"]),
        marks=tuple(mark_row(one, waiting) for one in marks),
        is_looked_at=item.looked_at is not None,
    )


def mark_row(one: Mark, waiting: Counter[str]) -> MarkRow:
    """A mark as a page shows it."""
    kind = PersonalKind(one.kind).label if one.kind in set(PersonalKind) else "marked by hand"
    others = waiting[one.same] - (one.state == State.PROPOSED) if one.same else 0
    return MarkRow(
        one.pk, one.place, one.start, one.end, one.words, kind, one.why, one.state, said_provision(one.provision),
        one.by_name, max(others, 0),
    )  # fmt: skip


def stretches(text: str, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """The text cut at every end of a mark; where marks overlap, one that is accepted is shown before others."""
    cuts = sorted({0, len(text), *(one.start for one in marks), *(one.end for one in marks)})
    order = {State.ACCEPTED: 0, State.PROPOSED: 1, State.REFUSED: 2}
    found = []
    for start, end in itertools.pairwise(cuts):
        over = sorted(
            (one for one in marks if one.start <= start and one.end >= end), key=lambda one: order[State(one.state)]
        )
        found.append(Stretch(text[start:end], over[0].state if over else ""))
    return tuple(found)
