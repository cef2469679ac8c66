"""Waivers of many letters: each stands for one letter or for all, and one that fits no finding of any is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from answerable.letters.checking.findings import Finding, Waiver
from answerable.letters.checking.waiving import unused, waived
from answerable.letters.results.checked import Checked


@dataclass(frozen=True, slots=True)
class LetterWaiver:
    """A waiver, and the letter it is of: the end of its path. Without one it is of every letter."""

    waiver: Waiver
    letter: str = ""

    def is_of(self, name: str) -> bool:
        """True where the waiver is of the letter of that name."""
        wanted = PurePath(self.letter).parts
        return not wanted or PurePath(name).parts[-len(wanted) :] == wanted


def waive(
    checked: Iterable[Checked], *, waivers: Iterable[LetterWaiver]
) -> tuple[tuple[Checked, ...], tuple[Waiver, ...]]:
    """The letters with their findings waived, and the waivers of every letter that fit nothing in any of them.

    A waiver of one letter that fits nothing there is reported among that letter's findings.
    """
    given = tuple(waivers)
    used: set[Waiver] = set()
    out = []
    for one in checked:
        here = [own for own in given if own.is_of(one.name)]
        found = waived(one.findings, waivers=[own.waiver for own in here], text=one.reading.text)
        fitting = {finding.waived for finding in found if finding.waived}
        used |= fitting
        lost = [unused(own.waiver) for own in here if own.letter and own.waiver not in fitting]
        out.append(replace(one, findings=_with(lost, found)))
    return tuple(out), tuple(own.waiver for own in given if not own.letter and own.waiver not in used)


def _with(lost: list[Finding], found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, what is said of lost waivers first: it stands at the letter's beginning."""
    return (*lost, *found)
