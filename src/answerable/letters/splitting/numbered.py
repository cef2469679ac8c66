"""Questions that carry numbers or letters: which rows of labels ask, and what number each gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile, zip_longest
from statistics import fmean

from answerable.casefile import Question, Span
from answerable.letters.splitting.asking import (
    answers,
    asks,
    introduces,
    is_chatter,
    is_phrase,
    leads,
    names,
    queries,
    wants,
)
from answerable.letters.splitting.extents import Extents, Manner, Place
from answerable.letters.splitting.lists import Entry, rows
from answerable.letters.splitting.runs import field_end
from answerable.letters.splitting.zones import Piece, Zone

Group = list[tuple[str, Span]]
_OUTDONE = 0.35  # how much more a row must ask than another to be its question
_NEAR = 4  # rows on either side that are compared
_SAME = 0.6  # of the numbers of two rows, from which they are the same


def numbered(text: str, parts: Sequence[Piece], zone: Zone) -> tuple[Question, ...]:
    """The questions under numbers or letters in a zone, in order; none where no row of labels asks."""
    groups = _Rows(text, parts, zone).read()
    return tuple(
        Question(f"{place}/{number}" if len(groups) > 1 else number, span.of(text), span)
        for place, group in enumerate(groups, 1)
        for number, span in group
    )


class _Rows:
    """The rows of labels in a zone, and beyond it where questions and answers come by turns."""

    def __init__(self, text: str, parts: Sequence[Piece], zone: Zone) -> None:
        self.text, self.parts, self.zone = text, parts, zone
        self.extents = Extents(text, parts, zone)
        self.groups: list[Group] = []
        self.known: set[str] = set()  # what has been asked, in plain words
        self.answered: set[int] = set()  # where rows begin that another row answers
        self.fields: set[str] = set()  # names of fields that had their values beside them
        self.has_turns = False  # a row goes on beyond the zone

    def read(self) -> list[Group]:
        """The questions of each row that asks; a question asked again is left out."""
        found = self._asking_rows()
        starts = [*sorted(row[0].at for row in found), len(self.parts)]
        for row in found:
            entries = self._wanted(row)
            if not entries or not (self._is_asked_again(entries) if self.groups else self._is_asked(entries)):
                continue
            if group := self._questions(entries, starts[bisect_right(starts, entries[-1].at, hi=len(found))]):
                self.groups.append(group)
                self.known.update(_plain(self._words(entry.at)) for entry in entries)
                self.has_turns = self.has_turns or entries[-1].at >= self.zone.end
        if len(self.groups) > 1 and all([number for number, _ in group] == ["1"] for group in self.groups):
            return [[(str(place), group[0][1]) for place, group in enumerate(self.groups, 1)]]
        return self.groups

    def _asking_rows(self) -> list[list[Entry]]:
        """The rows from the zone on, without those that answer another under the same numbers."""
        first = self.zone.first
        found = rows([part.block for part in self.parts[first:]], is_asked=self._is_query)
        moved = [[Entry(entry.path, entry.at + first) for entry in row.entries] for row in found]
        degrees = [fmean(wants(self._name(entry.at)) for entry in row) for row in moved]
        outdone: set[int] = set()
        asked = next((at for at in range(first, len(self.parts)) if queries(self._words(at))), len(self.parts))
        for place, row in enumerate(moved):
            for near in range(max(0, place - _NEAR), min(len(moved), place + _NEAR + 1)):
                if degrees[near] > degrees[place] + _OUTDONE and _repeats(row, moved[near]):
                    outdone.add(place)
                    if min(row[0].at, moved[near][0].at) <= asked:
                        self.answered.add(moved[near][0].at)
        return [row for place, row in enumerate(moved) if place not in outdone]

    def _name(self, at: int) -> str:
        words = self.parts[at].words
        return self.text[words.start : field_end(self.text, words)]

    def _words(self, at: int) -> str:
        return self.parts[at].words.of(self.text)

    def _is_query(self, at: int) -> bool:
        return queries(self._words(at + self.zone.first))

    def _wanted(self, entries: list[Entry]) -> list[Entry]:
        """The entries of a row that may be questions."""
        if self.zone.is_closed and entries[0].at >= self.zone.end and not self._may_begin_beyond(entries[0]):
            return []
        again = [entry for entry in entries if _plain(self._words(entry.at)) in self.known]
        known = {entry.at for entry in again} if len(again) * 2 >= len(entries) else set()
        wanted = [entry for entry in entries if entry.at not in known and self._is_wanted(entry)]
        return [entry for entry, after in zip_longest(wanted, wanted[1:]) if not self._is_mark(entry, after)]

    def _may_begin_beyond(self, first: Entry) -> bool:
        """Whether a row after the request may ask: by turns with answers, or where nothing was asked before."""
        if first.at in self.answered:
            return True
        if not queries(self._words(first.at)):
            return False
        return self.has_turns if self.groups else not self._wants_inside

    def _says_wanted(self, at: int) -> bool:
        words = self._words(at)
        is_wanted = asks(words) or names(words) or is_phrase(words)
        return is_wanted and not (self.parts[at].tells or introduces(words) or leads(words) or is_chatter(words))

    @cached_property
    def _wants_inside(self) -> bool:
        return any(self._says_wanted(at) for at in range(self.zone.first, self.zone.end))

    @cached_property
    def _asked_first(self) -> int:
        """The first piece that asks, or the end."""
        end = len(self.parts)
        asked = (at for at in range(self.zone.first, end) if asks(self._words(at)) and self._says_wanted(at))
        return next(asked, end)

    @cached_property
    def _told_first(self) -> int:
        """The first piece after it that answers, or the end."""
        end = len(self.parts)
        return next((at for at in range(self._asked_first + 1, end) if answers(self._words(at))), end)

    def _is_mark(self, entry: Entry, after: Entry | None) -> bool:
        """Whether a letter alone under a number marks its answer: "A. Yes"."""
        is_first = len(entry.path) > 1 and entry.path[-1] in ("a", "r")
        is_alone = after is None or after.path[: len(entry.path) - 1] != entry.path[:-1]
        words = self._words(entry.at)
        return is_first and is_alone and not (asks(words) or names(words) or is_phrase(words))

    def _is_wanted(self, entry: Entry) -> bool:
        """Whether an entry may ask: beyond the zone, where it does so."""
        is_inside = entry.at < self.zone.end
        if is_inside and self.zone.is_closed:
            return True
        words = self._words(entry.at)
        if is_inside or entry.path[-1] in ("1", "a", "i"):
            return is_inside or queries(words)
        return (asks(words) or names(words) or is_phrase(words)) and not answers(words)

    def _is_asked(self, entries: list[Entry]) -> bool:
        """Whether the first row asks, rather than answers or lists something else."""
        if entries[0].at in self.answered:
            return True
        said = [self._words(entry.at) for entry in entries if self.parts[entry.at].has_words]
        asking, answering = _asking(said), sum(map(answers, said))
        is_late = self._asked_first < entries[0].at and not self.zone.is_closed
        if is_late and self._told_first < entries[0].at:
            return False
        if len(said) < 2:
            return asking == 1
        is_sure = asking * 3 >= len(said) or not is_late
        return is_sure and answering * 2 < len(said) and (self.zone.is_headed or asking > 0 or not answering)

    def _is_asked_again(self, entries: list[Entry]) -> bool:
        """Whether a later row asks too, and does not answer the first."""
        if sum(_plain(self._name(entry.at)) in self.fields for entry in entries) * 2 >= len(entries):
            return True
        said = [self._words(entry.at) for entry in entries if self.parts[entry.at].has_words]
        return bool(said) and _asking(said) * 2 >= len(said) and sum(map(answers, said)) * 2 < len(said)

    def _questions(self, entries: list[Entry], bound: int) -> Group:
        """The numbers and places of the questions in one row."""
        lone = {entry.path[0] for entry in entries} == {"1"} and not self._leads(entries[0])
        lost = next((place for place, entry in enumerate(entries) if entry.path[0].isdigit()), 0)
        asked = list(self._asked(entries, bound))
        manner = self.extents.manner([found for _, found in asked if isinstance(found, Place)])
        if manner is Manner.FIELDS:
            self.fields.update(_plain(self._name(entry.at)) for entry in entries)
        spans = (
            (place, self.extents.extent(found, manner) if isinstance(found, Place) else found) for place, found in asked
        )
        return [(_number(entries[place], lone, place < lost), span) for place, span in spans if span]

    def _asked(self, entries: list[Entry], bound: int) -> Iterator[tuple[int, Place | Span | None]]:
        """The entries of a row that stand for questions: stems with their words, others with their place."""
        covered = -1
        for place, entry in enumerate(entries):
            if place <= covered:
                continue
            under = list(_under(entry, islice(entries, place + 1, None)))
            if under and not self.extents.has_fields(entry.at):
                yield place, self.extents.stem(entry.at, [later.at for later in under])
            else:
                covered = place + len(under)
                yield place, self._place(entries, place, covered + 1, bound)

    def _place(self, entries: list[Entry], place: int, after: int, bound: int) -> Place:
        at, is_last = entries[place].at, after == len(entries)
        is_inside = at < self.zone.end
        last = min(bound, self.zone.end) if is_inside else bound
        end = last if is_last else entries[after].at
        is_closed = self.zone.is_closed and is_inside
        return Place(at, end, entries[0].at, is_last, is_closed)

    def _leads(self, entry: Entry) -> bool:
        words = self._words(entry.at)
        return len(entry.path) > 1 or asks(words) or introduces(words)


def _repeats(row: list[Entry], other: list[Entry]) -> bool:
    """Whether two rows have nearly the same numbers, and more than one."""
    mine, theirs = {entry.path[0] for entry in row}, {entry.path[0] for entry in other}
    common = len(mine & theirs)
    return common > 1 and common >= _SAME * max(len(mine), len(theirs))


def _asking(said: list[str]) -> int:
    return sum(asks(words) or names(words) for words in said)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _under(stem: Entry, after: Iterable[Entry]) -> Iterator[Entry]:
    """The entries under one: 3a, 3b after 3."""
    depth = len(stem.path)
    return takewhile(lambda entry: len(entry.path) > depth and entry.path[:depth] == stem.path, after)


def _number(entry: Entry, is_lone: bool, is_lost: bool) -> str:
    """The canonical number; a lone "1." before letters does not count, a lost "1" does."""
    if is_lone and len(entry.path) > 1 and not entry.path[1].isdigit():
        return Entry(entry.path[1:], entry.at).number
    return Entry(("1", *entry.path), entry.at).number if is_lost else entry.number
