"""What is marked of a file: checked against its places, joined where it overlaps, and set beside where its words stand too."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from answerable.documents.release.folding import Folded, Needles, folded
from answerable.documents.release.model import Box, Kept, Parts, Span, Unit, Withheld
from answerable.errors import NoSuchPlace

# Of a column, a row or a sheet that is withheld whole, shorter values (yes, 12) are not looked for elsewhere.
TELLING = 4
WITHOUT_WORDS = ("page", "picture")  # withheld whole, what is on them is not looked for elsewhere


class Source(Protocol):
    """A file that was read, and can be made anew from what is kept of it."""

    @property
    def parts(self) -> Parts:
        """The file as a person marks it."""

    @property
    def extension(self) -> str:
        """How the name of the copy ends."""

    @property
    def media_type(self) -> str:
        """What the copy is."""

    def spans_under(self, place: str, box: Box) -> list[tuple[int, int]]:
        """The characters of a place that an area covers."""

    def rebuilt(self, marked: Marked, *, title: str, language: str) -> bytes:
        """The released copy."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of words: more than one span where they run on from one unit to the next."""

    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters of a unit that do not go along, and what stands in their place."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Marked:
    """What is withheld, by place, and what is kept expressly."""

    cuts: dict[str, list[Cut]] = field(default_factory=lambda: defaultdict(list))
    whole: dict[str, str] = field(default_factory=dict)  # place: label
    areas: dict[str, list[tuple[Box, str]]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    shown: set[str] = field(default_factory=set)  # places that are kept whole, hidden or not
    needles: list[str] = field(default_factory=list)
    is_unread: bool = False  # something is withheld of which the words are not known here

    def goes_along(self, unit: Unit) -> bool:
        """False for what is hidden in the file and was not kept by a person."""
        return not unit.is_hidden or any(place in self.shown for place in unit.places)

    def label_of(self, unit: Unit) -> str:
        """The label in the place of a whole unit, or an empty string."""
        return next((self.whole[place] for place in unit.places if place in self.whole), "")

    def pieces(self, unit: Unit) -> Iterator[tuple[int, int, str]]:
        """A unit in pieces: characters from start to end that are kept (no label), or that a label stands for."""
        if label := self.label_of(unit):
            yield 0, len(unit.words), label
            return
        at = 0
        for cut in self.cuts.get(unit.place, ()):
            if cut.start > at:
                yield at, cut.start, ""
            yield cut.start, cut.end, cut.label
            at = cut.end
        if at < len(unit.words):
            yield at, len(unit.words), ""

    def said(self, unit: Unit) -> str:
        """The words of a unit as they go along."""
        return "".join(label or unit.words[start:end] for start, end, label in self.pieces(unit))

    def is_settled(self, span: Span, unit: Unit) -> bool:
        """True where every letter of a span is withheld or was kept expressly; a sheet that may be seen keeps no words by that."""
        if unit.place in self.shown or any(place in self.whole for place in unit.places):
            return True
        settled = [(cut.start, cut.end) for cut in self.cuts.get(span.place, ())] + self.kept.get(span.place, [])
        return all(
            not folded(unit.words[at]) or any(start <= at < end for start, end in settled)
            for at in range(span.start, span.end)
        )


def marked_in(source: Source, withheld: Sequence[Withheld], kept: Sequence[Kept], label: str) -> Marked:
    """What is withheld of a file and kept of it. Raises NoSuchPlace."""
    marked, units = Marked(), source.parts.units
    by_place = {unit.place: unit for unit in units}
    wider: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for place in unit.within:
            wider[place].append(unit)
    for thing in kept:
        check(thing, by_place, wider, source.parts.name)
        if thing.start is None:
            marked.shown.add(thing.place)
        else:
            marked.kept[thing.place].append((thing.start, thing.end or 0))
    for mark in withheld:
        check(mark, by_place, wider, source.parts.name)
        said = label.replace("{provision}", mark.provision) if mark.provision else label.replace(": {provision}", "")
        take(mark, said, marked, source, by_place, wider)
    for place, cuts in marked.cuts.items():
        marked.cuts[place] = joined(cuts)
    return marked


def take(
    mark: Withheld, said: str, marked: Marked, source: Source, by_place: dict[str, Unit], wider: dict[str, list[Unit]]
) -> None:
    """Take one thing into what is marked, with the words that must then stand nowhere."""
    marked.is_unread |= mark.box is not None or (mark.is_whole and is_unread(mark.place, by_place))
    if mark.is_whole:
        marked.whole[mark.place] = said
        marked.needles += whole_words(mark.place, by_place, wider)
        return
    unit = by_place[mark.place]
    if mark.box is not None:
        marked.areas[mark.place].append((mark.box, said))
        spans = source.spans_under(mark.place, mark.box)
    else:
        spans = [(mark.start or 0, mark.end or 0)]
    for start, end in spans:
        marked.cuts[mark.place].append(Cut(start, end, said))
        marked.needles.append(unit.words[start:end])


def is_unread(place: str, by_place: dict[str, Unit]) -> bool:
    """True for a whole page or picture: its words are not looked for elsewhere."""
    return place in by_place and by_place[place].kind in WITHOUT_WORDS


def whole_words(place: str, by_place: dict[str, Unit], wider: dict[str, list[Unit]]) -> list[str]:
    """The words of a place that is withheld whole."""
    if place in by_place:
        unit = by_place[place]
        return [] if is_unread(place, by_place) else [unit.words]
    return [
        unit.words
        for unit in wider[place]
        if unit.kind not in WITHOUT_WORDS and sum(map(str.isalnum, unit.words)) >= TELLING
    ]


def check(thing: Withheld | Kept, by_place: dict[str, Unit], wider: dict[str, list[Unit]], name: str) -> None:
    """Refuse a place that the file does not have."""
    unit = by_place.get(thing.place)
    if unit is None and (thing.place not in wider or thing.start is not None or getattr(thing, "box", None)):
        raise NoSuchPlace(
            name=name, place=thing.place, fault="the file has no such place, or it can only be named whole"
        )
    if thing.start is not None or thing.end is not None:
        length = len(unit.words) if unit else 0
        if thing.start is None or thing.end is None or not 0 <= thing.start < thing.end <= length:
            fault = f"it has {length:,} characters, and {thing.start} to {thing.end} is no part of them"
            raise NoSuchPlace(name=name, place=thing.place, fault=fault)
    if isinstance(thing, Withheld) and (box := thing.box) is not None:
        fits = 0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1
        if thing.start is not None or unit is None or unit.kind not in WITHOUT_WORDS or not fits:
            fault = "an area is of a page or a picture, in shares from 0 to 1, and stands without characters"
            raise NoSuchPlace(name=name, place=thing.place, fault=fault)


def joined(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in their order; those that overlap or touch are one, with the label of the first."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if found and (cut.start < found[-1].end or (cut.start == found[-1].end and cut.label == found[-1].label)):
            found[-1] = Cut(found[-1].start, max(cut.end, found[-1].end), found[-1].label)
        else:
            found.append(cut)
    return found


def found_in(units: Sequence[Unit], words: Iterable[str]) -> Iterator[Occurrence]:
    """Every place of words in units, also where they run on from one to the next."""
    needles = Needles.of(words)
    if not needles.by_key:
        return
    begins: list[int] = []
    at = 0
    for unit in units:
        begins.append(at)
        at += len(unit.words) + 1
    text = Folded.of("\n".join(unit.words for unit in units))
    for needle, start, end in needles.in_text(text):
        yield Occurrence(needle, tuple(spans_of(units, begins, start, end)))


def spans_of(units: Sequence[Unit], begins: list[int], start: int, end: int) -> Iterator[Span]:
    """Characters of the joined text as characters of their units."""
    number = bisect_right(begins, start) - 1
    while number < len(units) and begins[number] < end:
        first = max(0, start - begins[number])
        last = min(len(units[number].words), end - begins[number])
        if last > first:
            yield Span(units[number].place, first, last)
        number += 1


def still_standing(parts: Parts, marked: Marked) -> list[Occurrence]:
    """The places where withheld words would stand in the copy, and that no person kept."""
    units = [unit for unit in parts.units if marked.goes_along(unit)]
    by_place = {unit.place: unit for unit in units}
    return [
        occurrence
        for occurrence in found_in(units, marked.needles)
        if not all(marked.is_settled(span, by_place[span.place]) for span in occurrence.spans)
    ]
