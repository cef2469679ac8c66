"""Words that are withheld in one place and stand in another, where no person said that they are kept: one rule for messages and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.desk.records.queries.messages import MessageRow
from answerable.desk.review.copying import WHOLE, goes_along
from answerable.desk.review.models import FileUnit, Item, Mark, State
from answerable.documents import release

LABEL = "[withheld]"
PLACES = ("sender", "subject", "text")
_BETWEEN = "■"  # stands between texts, so that no words run on from one to the next


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a record, and the place that it has there. unit: of a file."""

    item: Item
    place: str
    words: str
    unit: FileUnit | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Characters of a text in which words stand."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        """Them as they stand."""
        return self.text.words[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that would go out although they are withheld elsewhere."""

    position: int  # of the record
    words: str
    place: str = ""  # in a file


class Words:
    """Everything that is withheld in a request: case, blanks, ends of lines, hyphens there and accents aside."""

    def __init__(self, words: Iterable[str]) -> None:
        self.all = tuple(sorted({" ".join(one.split()) for one in words if one.strip()}, key=len, reverse=True))
        self._said: dict[str, str] = {}

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand."""
        for found in _found([release.Unit("text", text, "line")], self.all):
            yield from ((span.start, span.end) for span in found.spans)

    def among(self, texts: Iterable[str]) -> Iterator[str]:
        """Those of them that stand in one of these texts."""
        units = [release.Unit("text", f"{text} {_BETWEEN}", "line") for text in texts]
        return (found.words for found in _found(units, self.all))

    def taken_out(self, text: str) -> str:
        """The text with a label in the place of each."""
        if text not in self._said:
            said, at = [], 0
            for start, end in joined(self.spans(text)):
                said += [text[at:start], LABEL]
                at = end
            self._said[text] = "".join([*said, text[at:]])
        return self._said[text]


def texts_of(items: Iterable[Item], rows: Mapping[int, MessageRow]) -> Iterator[Text]:
    """Every text of these records: of messages, and of files in their units."""
    wanted = list(items)
    units: dict[int, list[FileUnit]] = {}
    for unit in FileUnit.objects.filter(item__in=[one.pk for one in wanted if one.file_id]).order_by("item", "number"):
        units.setdefault(unit.item_id, []).append(unit)
    for item in wanted:
        row = rows.get(item.message) if item.message is not None else None
        if row:
            yield from (Text(item, place, getattr(row, place)) for place in PLACES)
        for unit in units.get(item.pk, ()):
            yield Text(item, unit.place, unit.words, unit)


def where(texts: Iterable[Text], words: Sequence[str]) -> Iterator[tuple[Stand, ...]]:
    """Every place of these words; more than one stretch where they run on from one unit of a file to the next."""
    known: list[Text] = []
    units: list[release.Unit] = []
    for text in texts:
        if not text.words:
            continue
        if known and (known[-1].item != text.item or text.item.message is not None):
            units.append(release.Unit("", _BETWEEN, "line"))
        units.append(release.Unit(str(len(known)), text.words, "line"))
        known.append(text)
    for found in _found(units, words):
        yield tuple(Stand(known[int(span.place)], span.start, span.end) for span in found.spans if span.place)


def standing(texts: Iterable[Text], marks: Mapping[int, Sequence[Mark]], words: Words) -> Iterator[Standing]:
    """The words that stand in texts and are neither withheld there nor kept by a person. marks: by item."""
    ruled = Ruled(marks)
    going = (one for one in texts if not one.unit or goes_along(one.unit, ruled.whole.get(one.item.pk, ())))
    for stands in where(going, words.all):
        for one in stands:
            if not ruled.has(one):
                yield Standing(one.text.item.position, one.words, one.text.place if one.text.item.file_id else "")


class Ruled:
    """What persons decided of records, looked up by its place."""

    def __init__(self, marks: Mapping[int, Sequence[Mark]]) -> None:
        self.whole: dict[int, list[Mark]] = {}
        self._spans: dict[tuple[int, str], list[tuple[int, int]]] = {}
        for mark in (one for found in marks.values() for one in found if one.state != State.PROPOSED):
            if mark.area == WHOLE:
                self.whole.setdefault(mark.item_id, []).append(mark)
            elif not mark.area:
                self._spans.setdefault((mark.item_id, mark.place), []).append((mark.start, mark.end))
        for spans in self._spans.values():
            spans.sort()

    def has(self, one: Stand) -> bool:
        """Whether every character of a stretch is under a mark that a person decided."""
        item = one.text.item.pk
        places = (one.text.place, *(one.text.unit.within if one.text.unit else ()))
        if any(mark.place in places for mark in self.whole.get(item, ())):
            return True
        at = one.start
        for start, end in self._spans.get((item, one.text.place), ()):
            if start <= at < end:
                at = end
        return at >= one.end or not any(map(str.isalnum, one.text.words[at : one.end]))


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _found(units: Sequence[release.Unit], words: Sequence[str]) -> tuple[release.Occurrence, ...]:
    return release.occurrences(release.Parts("", "text", tuple(units)), *words) if words else ()
