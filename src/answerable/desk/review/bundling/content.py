"""What a bundle says, read from what was decided: nothing in it holds a word that is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.desk.cases.queries.places import Place
from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.review.bundling.standing import Standing, Words, standing
from answerable.desk.review.models import Decision, Item, Mark, State
from answerable.desk.review.queries.marks import said_provision, without
from answerable.documents import PersonalKind
from answerable.registers import counted

PLACES = ("sender", "subject", "text")
DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it goes out. withheld: the provision where it is withheld whole; DESTROYED where it is gone."""

    number: int
    where: str = ""
    when: str = ""
    local: str = ""
    at: int | None = None  # seconds since 1970, UTC
    sender: str = ""
    sender_key: str = ""
    subject: str = ""
    text: str = ""
    kind: str = ""
    files: tuple[str, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the schedule: what was withheld, where, under which provision, why."""

    number: int
    what: str
    provision: str
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one question."""

    place: Place
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A bundle before it is drawn. words: everything that is withheld; kept: what persons said is kept although it is among them."""

    parts: tuple[Part, ...]
    schedule: tuple[Line, ...]
    words: Words
    kept: tuple[str, ...]
    captures: tuple[int, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """The records of all questions."""
        return (entry for part in self.parts for entry in part.entries)


def stops(places: Sequence[Place]) -> tuple[str, ...]:
    """What keeps a bundle of these questions from being put together, in sentences."""
    items = Item.objects.filter(question__in=[one.key for one in places])
    inside = items.filter(decision=Decision.IN)
    found = []
    if not items.filter(decision__in=(Decision.IN, Decision.WITHHELD)).exists():
        found.append("Nothing is in scope yet.")
    if count := items.filter(decision=Decision.OPEN).count():
        found.append(f"{counted(count, 'record')} {'is' if count == 1 else 'are'} still to be looked at.")
    if count := inside.filter(looked_at=None).count():
        found.append(f"Personal data was not looked for in {counted(count, 'record')}.")
    if count := Mark.objects.filter(item__in=inside, state=State.PROPOSED).count():
        found.append(f"{counted(count, 'proposal')} {'waits' if count == 1 else 'wait'} for a decision.")
    return tuple(found)


def standing_words(places: Sequence[Place]) -> tuple[Standing, ...]:
    """Words that are withheld in one record of these questions and would go out in another."""
    items, rows, marks = _read(places)
    words = _withheld(marks)
    return tuple(
        one
        for item in items
        if item.decision == Decision.IN and (row := rows.get(item.message or 0))
        for place, text in _texts(row)
        for one in standing(
            item.position, text, [mark for mark in marks.get(item.pk, ()) if mark.place == place], words
        )
    )


def content_of(places: Sequence[Place]) -> Content:
    """The bundle of these questions. What must not stand in it was looked for before: stops, standing_words."""
    items, rows, marks = _read(places)
    words = _withheld(marks)
    numbered = [(number, item) for number, item in enumerate(items, 1)]
    parts = tuple(
        Part(
            place,
            tuple(
                _entry(number, item, rows.get(item.message or 0), marks.get(item.pk, ()), words)
                for number, item in numbered
                if item.question_id == place.key
            ),
        )
        for place in places
    )
    lines = tuple(line for number, item in numbered for line in _lines(number, item, marks.get(item.pk, ())))
    kept = tuple(mark.words for found in marks.values() for mark in found if mark.state == State.REFUSED)
    return Content(parts, lines, words, kept, _captures(rows))


def _read(places: Sequence[Place]) -> tuple[list[Item], Mapping[int, MessageRow], Mapping[int, Sequence[Mark]]]:
    order = {place.key: at for at, place in enumerate(places)}
    found = Item.objects.filter(question__in=order, decision__in=(Decision.IN, Decision.WITHHELD))
    items = sorted(found, key=lambda one: (order[one.question_id], one.position))
    marks: dict[int, list[Mark]] = {}
    for mark in Mark.objects.filter(item__in=[one.pk for one in items if one.decision == Decision.IN]):
        marks.setdefault(mark.item_id, []).append(mark)
    return items, message_rows({one.message for one in items if one.message is not None}), marks


def _withheld(marks: Mapping[int, Iterable[Mark]]) -> Words:
    return Words(mark.words for found in marks.values() for mark in found if mark.state == State.ACCEPTED)


def _texts(row: MessageRow) -> Iterator[tuple[str, str]]:
    return ((place, getattr(row, place)) for place in PLACES)


def _entry(number: int, item: Item, row: MessageRow | None, marks: Iterable[Mark], words: Words) -> Entry:
    provision = said_provision(item.provision) if item.decision == Decision.WITHHELD else ""
    if row is None or provision:
        return Entry(number, withheld=provision or DESTROYED)
    said = {place: without(text, [one for one in marks if one.place == place]) for place, text in _texts(row)}
    return Entry(
        number=number,
        where=words.taken_out(row.chat_title),
        when=row.when,
        local=row.local,
        at=row.at,
        sender=said["sender"],
        sender_key=said["sender"] if said["sender"] == row.sender else "withheld",
        subject=said["subject"],
        text=said["text"],
        kind=row.kind,
        files=tuple(words.taken_out(file.name) for file in row.files),
    )


def _lines(number: int, item: Item, marks: Iterable[Mark]) -> Iterator[Line]:
    if item.decision == Decision.WITHHELD:
        yield Line(number, "the whole record", said_provision(item.provision), item.why)
        return
    for mark in sorted(marks, key=lambda one: (PLACES.index(one.place), one.start)):
        if mark.state == State.ACCEPTED:
            yield Line(number, WHAT.get(mark.kind) or _kind(mark.kind), said_provision(mark.provision), mark.why)


def _captures(rows: Mapping[int, MessageRow]) -> tuple[int, ...]:
    return tuple(sorted({row.capture for row in rows.values()}))


WHAT = {"by-hand": "words", "name": "a name", "applicant": "a name", "officer": "a name"}


def _kind(kind: str) -> str:
    """What was withheld, without saying it: "a telephone number"."""
    label = PersonalKind(kind).label
    return f"{'an' if label[0] in 'aeiouAEIOU' else 'a'} {label}"
