"""What a bundle says, read from what was decided: nothing in it holds a word that is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.desk.cases.queries.places import Place
from answerable.desk.records.queries.messages import MessageRow, message_rows
from answerable.desk.review.bundling.standing import PLACES, Standing, Words, standing, texts_of
from answerable.desk.review.copying import WHOLE
from answerable.desk.review.models import Copy, Decision, FileUnit, Item, Mark, State
from answerable.desk.review.queries.marks import without
from answerable.desk.review.wording import said_provision
from answerable.documents import PersonalKind
from answerable.registers import counted

DESTROYED = "destroyed"
TELLING = 4  # letters and digits: what has fewer is not looked for elsewhere when a whole cell or line is withheld
UNTOLD = ("page", "picture")  # withheld whole, nothing of it is looked for elsewhere


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
    copy: Copy | None = None  # of a file

    @property
    def copy_name(self) -> str:
        """The name of a file's released copy in the bundle: "record-012.pdf"."""
        kept = self.copy.file.name if self.copy and self.copy.file else ""
        return f"record-{self.number:03}.{kept.rpartition('.')[2]}" if kept else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the schedule: what was withheld, where, under which provision, why."""

    number: int
    what: str
    provision: str
    why: str
    place: str = ""  # in a file


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
    if count := inside.filter(file__isnull=False, reading=None).count():
        found.append(f"{counted(count, 'file')} {'is' if count == 1 else 'are'} still being read.")
    for one in inside.filter(file__isnull=False).exclude(reading__reason="").exclude(reading=None):
        found.append(f"No released copy can be made of record {one.position}, a file: withhold it whole, or put it out of scope and add a document in its place.")  # fmt: skip
    return tuple(found)


def standing_words(places: Sequence[Place]) -> tuple[Standing, ...]:
    """Words that are withheld in one record of these questions and would go out in another."""
    items, rows, marks = _read(places)
    words = _withheld(marks)
    inside = [item for item in items if item.decision == Decision.IN]
    return tuple(standing(texts_of(inside, rows), marks, words))


def content_of(places: Sequence[Place]) -> Content:
    """The bundle of these questions. What must not stand in it was looked for before: stops, standing_words."""
    items, rows, marks = _read(places)
    words = _withheld(marks)
    copies = {one.item_id: one for one in Copy.objects.select_related("file").filter(item__in=items)}
    numbered = [(number, item) for number, item in enumerate(items, 1)]
    parts = tuple(
        Part(
            place,
            tuple(
                _file_entry(number, item, copies.get(item.pk), rows, words)
                if item.file_id
                else _entry(number, item, rows.get(item.message or 0), marks.get(item.pk, ()), words)
                for number, item in numbered
                if item.question_id == place.key
            ),
        )
        for place in places
    )
    lines = tuple(line for number, item in numbered for line in _lines(number, item, marks.get(item.pk, ()), words))
    kept = tuple(mark.words for found in marks.values() for mark in found if mark.state == State.REFUSED)
    return Content(parts, lines, words, kept, _captures(rows))


def _read(places: Sequence[Place]) -> tuple[list[Item], Mapping[int, MessageRow], Mapping[int, Sequence[Mark]]]:
    order = {place.key: at for at, place in enumerate(places)}
    found = Item.objects.select_related("file").filter(
        question__in=order, decision__in=(Decision.IN, Decision.WITHHELD)
    )
    items = sorted(found, key=lambda one: (order[one.question_id], one.position))
    marks: dict[int, list[Mark]] = {}
    for mark in Mark.objects.filter(item__in=[one.pk for one in items if one.decision == Decision.IN]):
        marks.setdefault(mark.item_id, []).append(mark)
    keys = {key for one in items for key in (one.message, one.of) if key is not None}
    return items, message_rows(keys), marks


def _withheld(marks: Mapping[int, Iterable[Mark]]) -> Words:
    """What is withheld, as words: marked ones, and those of lines, paragraphs and cells that are withheld whole.

    Of wider places (a sheet, a column), pages, pictures and areas nothing is looked for in other records, as of records
    that are withheld whole; inside their own file they are.
    """
    accepted = [mark for found in marks.values() for mark in found if mark.state == State.ACCEPTED]
    whole = {(mark.item_id, mark.place) for mark in accepted if mark.area == WHOLE}
    units = FileUnit.objects.filter(item__in={key for key, _ in whole}, place__in={place for _, place in whole})
    said = [
        unit.words
        for unit in units.exclude(kind__in=UNTOLD)
        if (unit.item_id, unit.place) in whole and sum(map(str.isalnum, unit.words)) >= TELLING
    ]
    return Words([*(mark.words for mark in accepted if not mark.area), *said])


def _texts(row: MessageRow) -> Iterator[tuple[str, str]]:
    return ((place, getattr(row, place)) for place in PLACES)


def _file_entry(
    number: int, item: Item, copy: Copy | None, rows: Mapping[int, MessageRow], words: Words
) -> Entry:  # of a file
    if item.decision == Decision.WITHHELD:
        return Entry(number, withheld=said_provision(item.provision))
    row = rows.get(item.of) if item.of is not None else None
    name = item.file.name if item.file else ""
    return Entry(
        number=number,
        where=words.taken_out(row.chat_title) if row else "Document",
        when=row.when if row else "",
        local=row.local if row else "",
        at=row.at if row else None,
        text=f"A file: {words.taken_out(name)}",
        copy=copy,
    )


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


def _lines(number: int, item: Item, marks: Iterable[Mark], words: Words) -> Iterator[Line]:
    if item.decision == Decision.WITHHELD:
        yield Line(number, "the whole record", said_provision(item.provision), item.why)
        return
    for mark in sorted(
        marks,
        key=lambda one: (
            PLACES.index(one.place) if one.place in PLACES else 0,
            one.start if one.place in PLACES else one.pk,
        ),
    ):
        if mark.state == State.ACCEPTED:
            place = words.taken_out(mark.place) if item.file_id else ""
            yield Line(number, _what(mark), said_provision(mark.provision), mark.why, place)


def _what(mark: Mark) -> str:
    if mark.area:
        return "all of it" if mark.area == WHOLE else "an area"
    return WHAT.get(mark.kind) or _kind(mark.kind)


def _captures(rows: Mapping[int, MessageRow]) -> tuple[int, ...]:
    return tuple(sorted({row.capture for row in rows.values()}))


WHAT = {"by-hand": "words", "name": "a name", "applicant": "a name", "officer": "a name"}


def _kind(kind: str) -> str:
    """What was withheld, without saying it: "a telephone number"."""
    label = PersonalKind(kind).label
    return f"{'an' if label[0] in 'aeiouAEIOU' else 'a'} {label}"
