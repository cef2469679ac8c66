"""Waiving: a finding that a named officer keeps a letter despite says so; a waiver that fits nothing is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from answerable.casefile import Span
from answerable.letters.checking.findings import Certainty, Finding, Level, Suggestion, Waiver

UNUSED = "unused-waiver"


def waived(findings: Iterable[Finding], *, waivers: Iterable[Waiver], text: str) -> tuple[Finding, ...]:
    """The findings, each with the first waiver that fits it."""
    given = tuple(waivers)
    fitting = ((finding, next((w for w in given if fits(w, finding, text)), None)) for finding in findings)
    return tuple(replace(finding, waived=waiver) if waiver else finding for finding, waiver in fitting)


def fits(waiver: Waiver, finding: Finding, text: str) -> bool:
    """True where a waiver is of the finding's rule and its words, if it has any, are in the finding's place."""
    return plain_code(waiver.rule) == finding.rule and waiver.words in finding.span.of(text)


def unused(waiver: Waiver) -> Finding:
    """What is said of a waiver that fits no finding any more."""
    return Finding(
        rule=plain_code(waiver.rule),
        name=UNUSED,
        level=Level.PRACTICE,
        certainty=Certainty.SURE,
        span=Span(0, 0),
        says=f"The waiver by {waiver.by} matches no finding any more.",
        cite="good practice: a waiver says what is there",
        suggest=Suggestion("Take the waiver out."),
    )


def plain_code(given: str) -> str:
    """A code as rules have it: "nc-03" is NC03."""
    return given.strip().upper().replace("-", "")
