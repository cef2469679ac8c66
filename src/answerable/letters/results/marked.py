"""A letter's text cut where findings begin and end, so that each stands at its place beside its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.casefile import Span
from answerable.letters.results.gathered import LABELS, Gathered

SHOWN = 110  # characters of a long place that are marked


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked place. finding: its number in the list; place: which of the finding's places it is."""

    finding: int
    place: int
    label: str
    span: Span

    @property
    def rank(self) -> int:
        """The gravest comes first; what is waived, last."""
        return LABELS.index(self.label) if self.label in LABELS else len(LABELS)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked alike. over: the marks on them, the gravest first; ends: those that end after them."""

    words: str
    over: tuple[Mark, ...]
    is_asked: bool
    ends: tuple[Mark, ...]

    @property
    def label(self) -> str:
        """Of the gravest finding on them; empty where they are not marked."""
        return self.over[0].label if self.over else ""


def marks_of(found: Sequence[Gathered], *, text: str) -> tuple[Mark, ...]:
    """Where the findings stand, numbered from 1 in their order; none for what stands nowhere."""
    return tuple(_marks(found, text))


def marked(
    text: str, *, marks: Iterable[Mark], asked: Iterable[Span] = (), within: Span | None = None
) -> tuple[Piece, ...]:
    """The text in pieces. asked: where the applicant's words stand. within: of that part of the text alone."""
    part = within or Span(0, len(text))
    inside = [mark for mark in marks if mark.span.start < part.end and part.start < mark.span.end]
    quoted = tuple(asked)
    edges = {part.start, part.end}
    for span in (*(mark.span for mark in inside), *quoted):
        edges |= {edge for edge in (span.start, span.end) if part.start < edge < part.end}
    return tuple(_piece(text, Span(*cut), inside, quoted, part) for cut in pairwise(sorted(edges)))


def _piece(text: str, cut: Span, marks: Sequence[Mark], asked: Sequence[Span], part: Span) -> Piece:
    over = (mark for mark in marks if mark.span.start <= cut.start and cut.end <= mark.span.end)
    return Piece(
        words=cut.of(text),
        over=tuple(sorted(over, key=lambda mark: mark.rank)),
        is_asked=any(span.start <= cut.start and cut.end <= span.end for span in asked),
        ends=tuple(mark for mark in marks if _ends(mark, cut, part, text)),
    )


def _ends(mark: Mark, cut: Span, part: Span, text: str) -> bool:
    """True where the mark's number stands: after its last words, in the part of the text that it begins in."""
    begins_here = mark.span.start >= part.start or not text[mark.span.start : part.start].strip()
    return begins_here and min(mark.span.end, part.end) == cut.end


def _marks(found: Sequence[Gathered], text: str) -> Iterator[Mark]:
    for number, one in enumerate(found, 1):
        for place, span in enumerate(one.spans, 1):
            if span.start < span.end:
                yield Mark(number, place, one.label, _short(span, text))


def _short(span: Span, text: str) -> Span:
    """The beginning of a long place, to the end of a word: a whole answer is not painted over."""
    if span.end - span.start <= SHOWN:
        return span
    line = text.find("\n", span.start, span.start + SHOWN)
    cut = line if line > span.start else text.rfind(" ", span.start, span.start + SHOWN)
    return Span(span.start, cut if cut > span.start else span.start + SHOWN)
