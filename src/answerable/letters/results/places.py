"""Places of findings: in which of a letter's files words stand, and at which line and character of it."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.casefile import Span
from answerable.letters.results.gathered import line_and_column


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a letter: its name, its kind, where its words stand in the letter's text, and what message it is in."""

    name: str
    kind: str
    start: int
    end: int
    inside: str = ""

    @property
    def shown(self) -> str:
        """Its name as printed, after that of the message that it is in."""
        return f"{self.inside}/{self.name}" if self.inside else self.name

    def within(self, span: Span) -> Span | None:
        """The part of a place that stands in this file, counted from the file's beginning; None where none does."""
        start, end = max(span.start, self.start), min(span.end, self.end)
        return Span(start - self.start, end - self.start) if start < end else None


@dataclass(frozen=True, slots=True)
class Where:
    """A place in one file: its characters counted from 0, its lines and columns from 1."""

    source: Source
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int


def where(span: Span, *, text: str, sources: tuple[Source, ...]) -> tuple[Where, ...]:
    """The place of a finding in each file that it stands in; where it has no words, beside the words before it."""
    found = [(source, inside) for source in sources if (inside := source.within(span))]
    if not found:
        near = [source for source in sources if source.start <= span.start] or list(sources)
        at = min(span.start, near[-1].end) - near[-1].start
        found = [(near[-1], Span(at, at))]
    return tuple(_where(source, inside, text) for source, inside in found)


def _where(source: Source, span: Span, text: str) -> Where:
    words = text[source.start : source.end]
    line, column = line_and_column(words, offset=span.start)
    end_line, end_column = line_and_column(words, offset=span.end) if span.end > span.start else (line, column)
    return Where(source, span, line, column, end_line, end_column)
