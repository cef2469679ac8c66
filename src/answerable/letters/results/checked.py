"""A letter and what its check gave: the value that is printed, written as JSON and shown as a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Span
from answerable.letters.check import check, chosen, is_request, not_looked_at
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.findings import Finding, NotLookedAt
from answerable.letters.checking.house import FAMILY as HOUSE
from answerable.letters.read import read
from answerable.letters.readings import Reading
from answerable.letters.results.gathered import line_and_column
from answerable.letters.results.places import Source, Where, where


@dataclass(frozen=True, slots=True)
class Checked:
    """One letter, its findings in the order of the text, and the rules that did not run.

    sources: the files that it was read from, where they are several. is_looked_at: False where of the rules that
    were selected none could run.
    """

    name: str
    reading: Reading
    findings: tuple[Finding, ...]
    not_looked_at: tuple[NotLookedAt, ...]
    sources: tuple[Source, ...] = ()
    is_looked_at: bool = True  # by one rule at least

    @property
    def stops(self) -> bool:
        """True where a breach is sure and nobody has waived it."""
        return any(finding.stops for finding in self.findings)

    @property
    def is_request(self) -> bool:
        """True for a request, of which nothing is checked."""
        return is_request(self.reading)

    @property
    def files(self) -> tuple[Source, ...]:
        """The files that it was read from."""
        return self.sources or (Source(self.name, "", 0, len(self.reading.text)),)

    def where(self, span: Span) -> tuple[Where, ...]:
        """A place in each file that it stands in."""
        return where(span, text=self.reading.text, sources=self.files)

    def head(self, span: Span) -> str:
        """The file, line and column of a place; the files alone for what stands in none of several."""
        at = self.where(span)[0]
        if self.sources and span.start >= span.end:
            return self.name
        return f"{at.source.shown}:{at.line}:{at.column}"

    def as_dict(self) -> dict[str, object]:
        """The letter's name, its findings and what was not looked at, for JSON."""
        return {
            "file": self.name,
            **({"files": [source.shown for source in self.sources]} if self.sources else {}),
            "kind": self.reading.kind,
            "findings": [self._values(finding) for finding in self.findings],
            "not_looked_at": [{"rule": one.rule, "name": one.name, "why": one.why} for one in self.not_looked_at],
        }

    def _values(self, finding: Finding) -> dict[str, object]:
        """A finding as plain values; of a letter in several files the file that it stands in and its place there."""
        values = finding_values(finding, text=self.reading.text)
        if not self.sources:
            return values
        at = self.where(finding.span)[0]
        if finding.span.start >= finding.span.end:  # it is said of all of them
            return values | dict.fromkeys(("file", "start", "end", "line", "column"))
        place = {"start": at.span.start, "end": at.span.end, "line": at.line, "column": at.column}
        return values | {"file": at.source.shown} | place


def check_text(
    text: str,
    *,
    name: str = "",
    facts: Facts | None = None,
    on: date | None = None,
    truncated: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Checked:
    """A text read and checked. on: the day whose law applies where the letter has no date."""
    reading = read(text, truncated=truncated)
    wanted, unwanted = tuple(select), tuple(ignore)
    unlooked = not_looked_at(reading, case=facts, select=wanted, ignore=unwanted)
    selected = {rule.code for rule in chosen(select=wanted, ignore=unwanted)} or {HOUSE}
    return Checked(
        name=name,
        reading=reading,
        findings=check(reading, case=facts, on=on, select=wanted, ignore=unwanted),
        not_looked_at=unlooked,
        is_looked_at=not selected <= {one.rule for one in unlooked},
    )


def finding_values(finding: Finding, *, text: str) -> dict[str, object]:
    """A finding as plain values: the fields of the published labels, and where it stands."""
    line, column = line_and_column(text, offset=finding.span.start)
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level.value,
        "sure": finding.sure,
        "certainty": finding.certainty.name.lower(),
        "questions": list(finding.questions),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "words": finding.span.of(text),
        "says": finding.says,
        "cite": finding.cite,
        "why": finding.why,
        "suggest": finding.suggest.says if finding.suggest else None,
        "waived": f"{finding.waived.by}: {finding.waived.reason}" if finding.waived else None,
    }
