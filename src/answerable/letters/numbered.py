"""Questions that carry numbers or letters: which rows of labels ask, and how far each question goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.casefile import Question, Span
from answerable.letters.asking import (
    answers,
    asks,
    follows,
    introduces,
    is_chatter,
    is_remark,
    is_title,
    looks_back,
    names,
)
from answerable.letters.lists import Entry, rows
from answerable.letters.prose import sentences
from answerable.letters.zones import Piece, Role, Zone

_BARE_ANSWER = re.compile(
    r"(?:yes|no|none|nil|n/?a)\b|\W*[£$]?\d[\d,. ]*%?\W*$"
    r"|.*\b(?:we|our|us|section|held|hold|holds|exempt|attached)\b",
    re.I | re.S,
)
_SHORT = 9  # words of a heading, at most


def numbered(text: str, parts: Sequence[Piece], zone: Zone) -> tuple[Question, ...]:
    """The questions under numbers or letters in a zone, in order; none where no row of labels asks."""
    later = [part.block for part in parts[zone.first :]]
    reader = _Extents(text, parts, zone)
    groups: list[list[tuple[str, Span]]] = []
    known: set[str] = set()
    for row in rows(later):
        entries = [Entry(e.path, e.at + zone.first) for e in row.entries]
        entries = [e for e in entries if e.at < zone.end or reader.asks_after(e)]
        group = reader.read(entries) if entries and reader.is_asked(entries, bool(groups)) else []
        if fresh := [one for one in group if _plain(one[1].of(text)) not in known]:
            groups.append(fresh)
            known.update(_plain(span.of(text)) for _, span in fresh)
    return tuple(
        Question(f"{place}/{number}" if len(groups) > 1 else number, span.of(text), span)
        for place, group in enumerate(groups, 1)
        for number, span in group
    )


class _Extents:
    """How far each labelled question goes among the pieces of a zone."""

    def __init__(self, text: str, parts: Sequence[Piece], zone: Zone) -> None:
        self.text, self.parts, self.zone = text, parts, zone

    def words(self, at: int) -> str:
        return self.parts[at].words.of(self.text)

    def asks_after(self, entry: Entry) -> bool:
        """Whether an entry beyond the zone still asks: questions and answers by turns."""
        return asks(self.words(entry.at)) and not answers(self.words(entry.at)) and not self._refers(entry)

    def _refers(self, entry: Entry) -> bool:
        label = self.parts[entry.at].block.label
        return entry.path == ("1",) and label is not None and not self.words(entry.at).rstrip().endswith("?")

    def is_asked(self, entries: list[Entry], is_later: bool) -> bool:
        """Whether a row asks, rather than answers or lists something else."""
        said = [self.words(e.at) for e in entries if self.parts[e.at].has_words]
        if not said:
            return False
        asking = sum(asks(words) or names(words) for words in said)
        answering = sum(answers(words) for words in said)
        if is_later:
            return asking * 2 >= len(said) and answering * 2 < len(said)
        if len(said) == 1:
            return asking == 1
        before = any(
            asks(self.words(at)) and not introduces(self.words(at))
            for at in range(self.zone.first, entries[0].at)
        )
        enough = asking * 3 >= len(said) or not before or self.zone.is_closed
        return answering * 2 < len(said) and enough and (self.zone.is_headed or asking > 0 or not answering)

    def read(self, entries: list[Entry]) -> list[tuple[str, Span]]:
        """The numbers and places of the questions in one row."""
        found: list[tuple[Entry, Span]] = []
        ends = [e.at for e in entries[1:]] + [self._end(entries[-1])]
        for place, (entry, end) in enumerate(zip(entries, ends, strict=True)):
            child = place + 1 < len(entries) and _is_under(entries[place + 1], entry)
            span = (
                self._stem(entry, end)
                if child
                else self._extent(entry, end, entries[0].at, place + 1 == len(entries))
            )
            if span and span.end > span.start:
                found.append((entry, span))
        lone = {e.path[0] for e in entries} == {"1"} and not self._leads(entries[0])
        missing = next((i for i, e in enumerate(entries) if e.path[0].isdigit()), 0)
        return [(_number(entry, lone, i < missing), span) for i, (entry, span) in enumerate(found)]

    def _leads(self, entry: Entry) -> bool:
        words = self.words(entry.at)
        return len(entry.path) > 1 or asks(words) or introduces(words)

    def _end(self, last: Entry) -> int:
        return self.zone.end if last.at < self.zone.end else len(self.parts)

    def _stem(self, entry: Entry, end: int) -> Span | None:
        """A stem is a question only where it asks by itself."""
        spans = list(sentences(self.text, self.parts[entry.at].words))
        while spans and introduces(spans[-1].of(self.text)):
            spans.pop()
        if not spans or not any(asks(span.of(self.text)) for span in spans):
            return None
        if not spans[-1].of(self.text).rstrip().endswith((".", "?", "!", ")")):
            return None
        return Span(spans[0].start, spans[-1].end)

    def _extent(self, entry: Entry, end: int, first: int, is_last: bool) -> Span | None:
        at = entry.at + self._is_titled(entry.at, end)
        part = self.parts[at]
        is_closed = self.zone.is_closed and entry.at < self.zone.end
        stop = self._cut(part.words, is_closed)
        if self.parts[end - 1].block.is_inline and end < len(self.parts) and self.parts[end].block.is_inline:
            stop = self._without_heading(part.words, first)
        if stop == part.words.end and not part.block.cells:
            stop = self._continued(at, end, first, is_last, is_closed)
        return Span(part.words.start, stop) if part.has_words or stop > part.words.end else None

    def _is_titled(self, at: int, end: int) -> bool:
        """Whether a label stands before a title, and the question in the next piece."""
        words = self.words(at)
        is_title = (
            words.rstrip().endswith(":")
            and len(words.split()) <= _SHORT
            and not (asks(words) or names(words))
        )
        return (
            is_title and at + 1 < end and self.parts[at + 1].block.label is None and asks(self.words(at + 1))
        )

    def _cut(self, words: Span, is_closed: bool) -> int:
        """Where an answer, or a closing word, begins in the same paragraph as its question; or the end."""
        spans = list(sentences(self.text, words))
        for before, span in pairwise(spans):
            said = span.of(self.text).lstrip("–—- ")
            if is_remark(said) or (not is_closed and answers(said) and _BARE_ANSWER.match(said)):
                return before.end
        return words.end

    def _without_heading(self, words: Span, first: int) -> int:
        """The end of a question without the heading of the next, where the first stands under one too."""
        spans = list(sentences(self.text, words))
        if len(spans) < 2 or first == self.zone.first or not self._is_heading(spans[-1]):
            return words.end
        lead = list(sentences(self.text, self.parts[first - 1].words))
        return spans[-2].end if lead and self._is_heading(lead[-1]) else words.end

    def _is_heading(self, span: Span) -> bool:
        words = span.of(self.text)
        return len(words.split()) <= _SHORT + 4 and not (
            asks(words) or follows(words) or introduces(words) or is_chatter(words)
        )

    def _continued(self, at: int, end: int, first: int, is_last: bool, is_closed: bool) -> int:
        """The end of a question with the pieces that carry it on."""
        stop = self.parts[at].words.end
        inside = introduces(self.words(at))
        for place in range(at + 1, end):
            part = self.parts[place]
            words = self.words(place)
            if (
                part.role is not Role.WORDS
                or part.block.cells
                or not part.has_words
                or self._heads(place, end, first, is_last)
            ):
                break
            bullet = part.block.label is not None
            on = (
                (inside and not answers(words))
                or (bullet and looks_back(words))
                or (not bullet and self._carries_on(part, words, is_last, is_closed))
            )
            if not on:
                break
            stop = part.words.end
            inside = inside or introduces(words)
        return stop

    def _carries_on(self, part: Piece, words: str, is_last: bool, is_closed: bool) -> bool:
        if is_chatter(words) or (not is_closed and answers(words)):
            return False
        if not asks(words) and not words.rstrip().endswith((".", "!")):
            return False  # choices, a heading
        if not is_closed:
            return asks(words) and (looks_back(words) or not (is_last and part.block.has_gap))
        return not is_last or looks_back(words) or (asks(words) and not part.block.has_gap)

    def _heads(self, place: int, end: int, first: int, is_last: bool) -> bool:
        """Whether a piece is the heading of the next question."""
        part = self.parts[place]
        if is_title(part.words.of(self.text)):
            return True
        if place + 1 != end or is_last or not self._is_heading(part.words):
            return False
        if len(part.words.of(self.text).split()) > _SHORT:
            return False
        above = self.parts[first - 1] if first > self.zone.first else None
        return above is not None and above.role is Role.WORDS and self._is_heading(above.words)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _is_under(entry: Entry, stem: Entry) -> bool:
    return len(entry.path) > len(stem.path) and entry.path[: len(stem.path)] == stem.path


def _number(entry: Entry, is_lone: bool, is_lost: bool) -> str:
    """The canonical number; a lone "1." before letters does not count, a lost "1" does."""
    if is_lone and len(entry.path) > 1 and not entry.path[1].isdigit():
        return Entry(entry.path[1:], entry.at).number
    return Entry(("1", *entry.path), entry.at).number if is_lost else entry.number
