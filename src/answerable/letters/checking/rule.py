"""A letter rule: a value that says what the law asks, and a function that looks for its opposite.

A rule is one file under rules/. Its module docstring has four headings and is its page; its examples
are its tests; the provision for each regime sets its level. Where a regime has no provision in `law`,
the rule does not run. The function yields Faults; check.py makes Findings of them, lowering what the
text cannot bear.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from answerable.casefile import Span
from answerable.letters.checking.findings import Certainty, Suggestion, level_of
from answerable.letters.checking.passages import Passage
from answerable.letters.readings import Stance

if TYPE_CHECKING:
    from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter

LOOK, LIKELY, SURE = Certainty.LOOK, Certainty.LIKELY, Certainty.SURE


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule's function yields: a place and one sentence about it.

    certainty: lower than the rule's own, where this case is less clear. under: another of the
    authorities that the rule lists for the regime. questions: other than those of the answer.
    is_there: what is said is of words that stand in the text, though the rule reports what is missing.
    """

    at: Passage | Span
    says: str
    certainty: Certainty = SURE
    under: str = ""
    suggest: Suggestion | None = None
    questions: tuple[str, ...] = ()
    is_there: bool = False

    @property
    def span(self) -> Span:
        """The place."""
        return self.at.span if isinstance(self.at, Passage) else self.at


AnswerCheck = Callable[["CheckedAnswer", "CheckedLetter"], Iterable[Fault]]
LetterCheck = Callable[["CheckedLetter"], Iterable[Fault]]
PairCheck = Callable[["CheckedAnswer", "CheckedAnswer", "CheckedLetter"], Iterable[Fault]]


class Missing(StrEnum):
    """Where the thing whose absence a rule reports could still stand.

    ANSWER: only in the answer itself. LETTER: anywhere, an annex or the closing paragraphs included.
    """

    ANSWER = "answer"
    LETTER = "letter"


@dataclass(eq=False, slots=True)
class Rule:
    """One duty, and how its breach shows.

    law: for each regime the authority, or several; the first is cited unless a fault says `under=`.
    stances: an answer rule runs on answers that have one of these; empty means every answer.
    certainty: the most that this rule may claim. at_most: less, for a regime whose text was not read.
    missing: what it reports is an absence (see Missing). needs: facts from outside the text (Facts).
    silenced: it misses reasons that s.17(4) may excuse; see exceptions.py for this and the rest that cuts across.
    """

    code: str
    name: str
    law: Mapping[str, str | tuple[str, ...]]
    stances: tuple[Stance, ...] = ()
    certainty: Certainty = LIKELY
    at_most: Mapping[str, Certainty] = field(default_factory=dict)
    missing: Missing | None = None
    needs: tuple[str, ...] = ()
    silenced: bool = False
    since: str = "0.1"
    doc: str = ""
    on_answer: AnswerCheck | None = None
    on_letter: LetterCheck | None = None
    on_pair: PairCheck | None = None

    def __post_init__(self) -> None:
        for regime in self.law:
            for authority in self.authorities(regime):
                level_of(authority)  # refuses an authority that is of no known kind

    def each_answer(self, check: AnswerCheck) -> AnswerCheck:
        """Run the function on every answer with one of the rule's stances."""
        self.on_answer, self.doc = check, _doc_of(check)
        return check

    def whole_letter(self, check: LetterCheck) -> LetterCheck:
        """Run the function once, on the letter."""
        self.on_letter, self.doc = check, _doc_of(check)
        return check

    def each_pair(self, check: PairCheck) -> PairCheck:
        """Run the function on every two answers, in their order, where one has one of the stances."""
        self.on_pair, self.doc = check, _doc_of(check)
        return check

    def authorities(self, regime: str) -> tuple[str, ...]:
        """What the rule may cite under a regime, the usual one first; empty where it does not run."""
        cited = self.law.get(regime, ())
        return (cited,) if isinstance(cited, str) else cited

    def section(self, heading: str) -> str:
        """What stands under one of the four headings of the rule's docstring, on one line."""
        parts = self.doc.split(f"## {heading}\n", 1)
        return " ".join(parts[1].split("\n## ", 1)[0].split()) if len(parts) > 1 else ""

    @property
    def title(self) -> str:
        """The first line of the docstring, without its full stop."""
        return self.doc.strip().split("\n", 1)[0].rstrip(".")


def _doc_of(check: Callable[..., object]) -> str:
    """The docstring of the module in which a check is written."""
    return sys.modules[check.__module__].__doc__ or ""
