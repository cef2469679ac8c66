"""Words that are withheld in one place and stand in another, where no person said that they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.desk.review.models import Mark, State

LABEL = "[withheld]"


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that would go out although they are withheld elsewhere."""

    position: int  # of the record
    words: str


class Words:
    """Everything that is withheld in a request, as words of their own, blanks and capitals aside."""

    def __init__(self, words: Iterable[str]) -> None:
        self.all = tuple(sorted({" ".join(one.split()) for one in words if one.strip()}, key=len, reverse=True))
        self._pattern = re.compile("|".join(map(_pattern, self.all)), re.IGNORECASE) if self.all else None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            yield found.span()

    def taken_out(self, text: str) -> str:
        """The text with a label in the place of each."""
        return self._pattern.sub(LABEL, text) if self._pattern else text


def standing(position: int, text: str, marks: Sequence[Mark], words: Words) -> Iterator[Standing]:
    """The words that stand in a text and are neither withheld there nor kept by a person."""
    ruled = [one for one in marks if one.state != State.PROPOSED]
    for start, end in words.spans(text):
        is_ruled = any(one.start < end and start < one.end for one in ruled)
        if not is_ruled or not _covered(start, end, ruled):
            yield Standing(position, text[start:end])


def _covered(start: int, end: int, marks: Sequence[Mark]) -> bool:
    """Whether every character from start to end is under one of the marks."""
    at = start
    for one in sorted(marks, key=lambda mark: mark.start):
        if one.start <= at < one.end:
            at = one.end
    return at >= end


def _pattern(words: str) -> str:
    inside = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{inside}{after}"
