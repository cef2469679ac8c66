"""Findings gathered for a reader: the same fault in several answers told once, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from answerable.casefile import Span
from answerable.letters.checking.findings import Finding

LABELS = (
    "breach", "likely breach", "departure", "likely departure", "look here", "note",
)  # fmt: skip
MEANINGS = {
    "breach": "the text alone shows that a duty in an Act or in Regulations is not met",
    "likely breach": "it looks so, but an annex, a reading or the facts may say otherwise",
    "departure": "the letter departs from a Code or from a Commissioner's guidance",
    "likely departure": "it looks so, but may not be",
    "look here": "a place to look at; nothing is said to be wrong",
    "note": "good practice",
}
SINGULARS = {"look here": "place to look at"}
PLURALS = {
    "breach": "breaches",
    "likely breach": "likely breaches",
    "departure": "departures",
    "likely departure": "likely departures",
    "look here": "places to look at",
    "note": "notes",
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """One fault, wherever it stands. first: the finding at the first place."""

    first: Finding
    spans: tuple[Span, ...]
    questions: tuple[str, ...]

    @property
    def label(self) -> str:
        """Level and certainty in words, or "waived"."""
        return "waived" if self.first.waived else self.first.label

    @property
    def is_whole(self) -> bool:
        """True for a fault of the whole letter: something that stands nowhere in it."""
        return all(span.start == span.end for span in self.spans)

    @property
    def where(self) -> str:
        """The questions it is about, in words; empty where it is about none."""
        if not self.questions:
            return "whole letter" if self.is_whole else ""
        return f"question{'s' if len(self.questions) > 1 else ''} {', '.join(self.questions)}"


def gather(findings: Iterable[Finding]) -> tuple[Gathered, ...]:
    """The findings, those of one rule that say the same told once; gravest first, then in their order."""
    alike: dict[tuple[str, str, str, bool], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, finding.label, finding.says, finding.waived is not None)
        alike.setdefault(key, []).append(finding)
    gathered = (
        Gathered(
            first=found[0],
            spans=tuple(dict.fromkeys(finding.span for finding in found)),
            questions=tuple(dict.fromkeys(number for finding in found for number in finding.questions)),
        )
        for found in alike.values()
    )
    return tuple(sorted(gathered, key=_rank))


def _rank(one: Gathered) -> tuple[bool, int, int]:
    return one.first.waived is not None, LABELS.index(one.first.label), one.spans[0].start


def summary(gathered: Iterable[Gathered], *, is_looked_at: bool = True) -> str:
    """How many of each kind: "2 breaches, 3 likely breaches"; "Nothing found" where there is none.

    is_looked_at: False where no rule could run, so that nothing follows from finding nothing.
    """
    if not is_looked_at:
        return "Not looked at by any of the rules that were selected"
    counts = Counter(one.label for one in gathered)
    told = [
        f"{counts[label]} {SINGULARS.get(label, label) if counts[label] == 1 else PLURALS[label]}"
        for label in LABELS
        if counts[label]
    ]
    told += [f"{counts['waived']} waived"] if counts["waived"] else []
    words = ", ".join(told) or "nothing found"
    return words[0].upper() + words[1:]


def line_and_column(text: str, *, offset: int) -> tuple[int, int]:
    """Where a character stands, both counted from 1; the end of a text is on its last line."""
    before = text[:offset].rstrip("\n") if offset >= len(text) else text[:offset]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
