"""How far a labelled question goes: its own words, what carries them on, and where an answer begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from answerable.casefile import Span
from answerable.letters.prose import sentences
from answerable.letters.splitting.asking import (
    answers,
    asks,
    asks_what,
    follows,
    introduces,
    is_chatter,
    is_format,
    is_remark,
    is_title,
    looks_back,
    names,
    queries,
    wants_parts,
)
from answerable.letters.splitting.runs import are_beneath, are_beside, are_fields, asked_end, field_end
from answerable.letters.splitting.zones import Piece, Role, Zone
from answerable.patterns import Pattern

_TELLING = re.compile(
    r"(?:yes|no|none|nil|n/?a)\b|\W*[£$]?\d[\d,. ]*%?\W*$"
    r"|.*\b(?:we|our|us|section|held|hold|holds|exempt|attached)\b",
    re.I | re.S,
)
_FIGURE = Pattern(
    r"(?<=\w)\s*(?:[:=]|\s[-–—])\s*(?:[£$]\s?)?"
    r"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*\s?(?:%|k|m|bn|million)?"
    r"|yes|no|none|nil|n/?a|zero|unknown|not held)[.]?$",
    re.I,
)
_BARE = 2  # words of an answer that is only a name, at most
_LINE = 60  # characters looked at for a figure at the end
_SHORT = 9  # words of a heading, at most
_RUNNING = 13  # words of a heading that stands inside a line, at most


@dataclass(frozen=True, slots=True)
class Place:
    """Where a labelled question stands: its piece, the piece before which it ends, the first of its row."""

    at: int
    end: int
    first: int
    is_last: bool
    is_closed: bool  # all that stands there is the applicant's


class Manner(Enum):
    """What stands after the questions of a row, decided for the whole row."""

    PLAIN = "nothing, or more of the question"
    BESIDE = "the answer to each, in the same paragraph"
    BENEATH = "the answer to each, in paragraphs beneath"
    FIELDS = "a value beside each"


class Extents:
    """The extent of each labelled question among the pieces of a text."""

    def __init__(self, text: str, parts: Sequence[Piece], zone: Zone) -> None:
        self.text, self.parts, self.zone = text, parts, zone

    def words(self, at: int) -> str:
        """The words of a piece."""
        return self.parts[at].words.of(self.text)

    def has_fields(self, at: int) -> bool:
        """Whether a stem asks for one thing and its parts: "Please list the agreements, with:"."""
        return asks(self.words(at)) and wants_parts(self.words(at))

    def stem(self, at: int, children: Sequence[int]) -> Span | None:
        """The question that a stem asks by itself, where those under it are questions too; or None."""
        below = [self.words(child) for child in children]
        if not any(asks_what(words) or names(words) for words in below):
            return None
        spans = self._sentences(self.parts[at].words)
        while spans and introduces(self._said(spans[-1])) and not all(map(asks_what, below)):
            spans.pop()
        if not any(asks_what(said) or queries(said) for said in map(self._said, spans)):
            return None
        return Span(spans[0].start, self._before_figure(Span(spans[0].start, spans[-1].end)))

    def manner(self, places: Sequence[Place]) -> Manner:
        """What the questions of a row, looked at together, have after them."""
        runs = [range(place.at + self._is_titled(place), self._next_heading(place)) for place in places]
        if are_fields(self.text, self.parts, runs):
            return Manner.FIELDS
        if are_beside(self.text, self.parts, runs):
            return Manner.BESIDE
        return Manner.BENEATH if are_beneath(self.text, self.parts, runs) else Manner.PLAIN

    def _next_heading(self, place: Place) -> int:
        """Where a question's run of pieces ends: before the heading of the next one, if it has one."""
        at, last = place.at + self._is_titled(place), place.end - 1
        if last <= at:
            return at + 1
        is_apart = self.parts[last].block.has_gap or not self.parts[at].block.has_gap
        is_heading = is_apart and not self.words(last).endswith(".") and self._heads(last, place)
        return last if is_heading else place.end

    def extent(self, place: Place, manner: Manner) -> Span | None:
        """The words of a question that has none under it; None where a label stands alone."""
        at = place.at + self._is_titled(place)
        part = self.parts[at]
        if manner is Manner.FIELDS:
            stop = field_end(self.text, part.words)
        else:
            place = replace(place, is_closed=place.is_closed and manner is Manner.PLAIN)
            stop = self._cut(part.words, place)
            if manner is Manner.BESIDE:
                stop = min(stop, asked_end(self.text, part.words))
            if stop == part.words.end and not part.block.cells:
                stop = self._continued(at, place)
        return Span(part.words.start, stop) if stop > part.words.start else None

    def _said(self, span: Span) -> str:
        return span.of(self.text)

    def _sentences(self, words: Span) -> list[Span]:
        return list(sentences(self.text, words))

    def _is_titled(self, place: Place) -> bool:
        """Whether a label stands before a title or a setting, and the question in the next piece."""
        words, after = self.words(place.at), place.at + 1
        if words.rstrip().endswith((".", "?", "!")) or len(words.split()) > _SHORT or asks(words) or names(words):
            return False
        if after >= place.end or self.parts[after].block.label or self.parts[after].block.has_gap:
            return False
        return (asks_what(self.words(after)) or queries(self.words(after))) and not is_chatter(self.words(after))

    def _cut(self, words: Span, place: Place) -> int:
        """Where something else begins in the same paragraph: an answer, thanks, a heading; or the end."""
        spans = self._sentences(words)
        for before, span in pairwise(spans):
            said = self._said(span).lstrip("–—- ")
            if is_remark(said) or (not place.is_closed and self._is_answer(self._said(before), said)):
                return before.end
        if len(spans) > 1 and self._is_before_inline(place) and self._leads_on(spans[-1], place):
            return spans[-2].end
        return words.end if place.is_closed else self._before_figure(words)

    def _is_answer(self, asked: str, said: str) -> bool:
        """Whether a sentence after a question answers it: the authority's voice, a figure, a bare name."""
        if answers(said) and _TELLING.match(said):
            return True
        if not asked.rstrip().endswith((".", "?", "!")):
            return False  # a wrapped line
        is_bare = not said.rstrip().endswith((".", "?", "!", ")")) or len(said.split()) <= _BARE
        return asks(asked) and is_bare and not (asks(said) or names(said) or follows(said))

    def _before_figure(self, words: Span) -> int:
        """The end of a question that has its answer on the same line: "Number of staff: 45"."""
        found = _FIGURE.search(self._said(words)[-_LINE:])
        return words.end - len(found[0]) if found else words.end

    def _is_before_inline(self, place: Place) -> bool:
        """Whether the next label stands inside the line."""
        return place.end < len(self.parts) and self.parts[place.end].block.is_inline

    def _leads_on(self, last: Span, place: Place) -> bool:
        """Whether a sentence before a label leads to it, or is its heading where the row's first has one."""
        words = self._said(last)
        if asks(words) and words[-1].isalpha():
            return True
        lead = self._sentences(self.parts[place.first - 1].words) if place.first > self.zone.first else []
        return bool(lead) and self._is_heading(last, _RUNNING) and self._is_heading(lead[-1], _RUNNING)

    def _is_heading(self, span: Span, most: int) -> bool:
        words = self._said(span)
        is_other = asks(words) or follows(words) or introduces(words) or is_chatter(words)
        return len(words.split()) <= most and not is_other

    def _continued(self, at: int, place: Place) -> int:
        """The end of a question with the pieces that carry it on."""
        stop = self.parts[at].words.end
        inside = introduces(self.words(at))  # in a list that the question leads to
        has_labels = False
        for later in range(at + 1, place.end):
            part, words = self.parts[later], self.words(later)
            is_other = part.role is not Role.WORDS or part.block.cells or not part.has_words
            if is_other or self._heads(later, place):
                break
            inside = inside and not (answers(words) or is_chatter(words) or (has_labels and part.block.label is None))
            if not inside and not self._carries_on(part, words, place):
                break
            stop = part.words.end
            inside = inside or introduces(words)
            has_labels = part.block.label is not None
        return stop

    def _carries_on(self, part: Piece, words: str, place: Place) -> bool:
        """Whether a piece under a question belongs to it, and is no answer, choice or note on the format."""
        if part.block.label is not None:
            return looks_back(words)
        if is_chatter(words) or is_format(words) or (not place.is_closed and answers(words)):
            return False
        if not asks(words) and not words.rstrip().endswith((".", "!")):
            return False
        if looks_back(words):
            return True
        if place.is_last:
            return queries(words) and not part.block.has_gap
        return place.is_closed or asks(words)

    def _heads(self, at: int, place: Place) -> bool:
        """Whether a piece is the heading of the next question."""
        if is_title(self.words(at)):
            return True
        if at + 1 != place.end or place.is_last or not self._is_heading(self.parts[at].words, _SHORT):
            return False
        above = self.parts[place.first - 1] if place.first > self.zone.first else None
        return above is not None and above.role is Role.WORDS and self._is_heading(above.words, _RUNNING)
