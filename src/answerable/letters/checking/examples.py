"""Examples of a rule: short letters with the stances given, so that rules are tested without the reader.

The letter is read as one answer unless the example names several, each by the words that it starts
with. The expected finding is named by its place (`at`) and a part of what it says (`says`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import dedent

from answerable.casefile import Held, Outcome, Question, Regime, Span
from answerable.law import Citation, Provision
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.findings import Certainty
from answerable.letters.readings import Found, Notices, ReadAnswer, Reading, Stance

NOWHERE = Facts(log_entry=False)
OUTCOMES = {
    Stance.DISCLOSED: (Outcome.RELEASED, Held.YES),
    Stance.ANSWERED: (Outcome.RELEASED, Held.YES),
    Stance.HELD_WITHHELD: (Outcome.WITHHELD, Held.YES),
    Stance.NOT_HELD: (Outcome.NOT_HELD, Held.NO),
    Stance.NEITHER: (Outcome.NEITHER, Held.NEITHER),
    Stance.COST: (Outcome.OVER_LIMIT, Held.UNSTATED),
    Stance.VEXATIOUS: (Outcome.VEXATIOUS_OR_REPEATED, Held.UNSTATED),
    Stance.CLARIFY: (Outcome.CLARIFICATION, Held.UNSTATED),
    Stance.FEE: (Outcome.CLARIFICATION, Held.UNSTATED),
    Stance.POINTER: (Outcome.ALREADY_ACCESSIBLE, Held.YES),
    Stance.FUTURE: (Outcome.FUTURE_PUBLICATION, Held.YES),
    Stance.TRANSFER: (Outcome.TRANSFERRED, Held.UNSTATED),
    Stance.OUTSIDE: (Outcome.OUTSIDE, Held.UNSTATED),
    Stance.UNANSWERED: (Outcome.OPEN, Held.UNSTATED),
}


@dataclass(frozen=True, slots=True)
class AnAnswer:
    """An answer of an example, before its words are found in the letter."""

    stances: tuple[Stance, ...]
    exemptions: tuple[Provision, ...]
    to: tuple[str, ...]
    asks: str
    begins: str


def an_answer(
    *stances: Stance, exemption: str | Sequence[str] = (), to: str = "1", asks: str = "", begins: str = ""
) -> AnAnswer:
    """An answer with its stances.

    exemption: the provisions relied on, as "foia.s43.2". to: the questions answered, as "1, 2".
    asks: the words of the question. begins: the words of the letter that the answer starts with;
    without them it is the whole letter. An answer ends where the next begins.
    """
    given = [exemption] if isinstance(exemption, str) else exemption
    numbers = tuple(number.strip() for number in to.split(","))
    return AnAnswer(stances, tuple(_provision(id_) for id_ in given), numbers, asks, begins)


def _provision(id_: str) -> Provision:
    act, _, rest = id_.partition(".")
    return Provision(act, tuple(re.sub(r"^(?:reg|s)", "", rest).split(".")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What wrong and right examples share. dated: the day the letter bears."""

    regime: str
    letter: str
    answers: AnAnswer | Sequence[AnAnswer] = ()
    facts: Facts = NOWHERE
    dated: date | None = None
    truncated: bool = False

    @property
    def text(self) -> str:
        """The letter as it is checked and printed: its lines joined to paragraphs."""
        return dedent(self.letter).strip()

    @property
    def given(self) -> tuple[AnAnswer, ...]:
        """Its answers."""
        return (self.answers,) if isinstance(self.answers, AnAnswer) else tuple(self.answers)

    @property
    def reading(self) -> Reading:
        """The letter, read as the example says."""
        given = self.given
        starts = [self._start(answer) for answer in given]
        ends = [*starts[1:], len(self.text)]
        asked = {n: answer.asks for answer in given for n in answer.to}
        return Reading(
            text=self.text,
            kind="response",
            truncated=self.truncated,
            responded_on=Found(self.dated, Span(0, 0)) if self.dated else None,
            regimes=(Regime(self.regime),),
            questions=tuple(Question(number, words) for number, words in asked.items()),
            answers=tuple(self._read(a, Span(s, e)) for a, s, e in zip(given, starts, ends, strict=True)),
            notices=Notices(),
        )

    def _start(self, answer: AnAnswer) -> int:
        return self.text.index(answer.begins)

    def _read(self, answer: AnAnswer, span: Span) -> ReadAnswer:
        outcome, held = OUTCOMES[answer.stances[0]]
        cited = tuple(self._cited(provision, span) for provision in answer.exemptions)
        return ReadAnswer(answer.to, outcome, held, span, provisions=cited, stances=frozenset(answer.stances))

    def _cited(self, provision: Provision, span: Span) -> Citation:
        at = self.text.find(provision.number, span.start, span.end)
        place = Span(at, at + len(provision.number)) if at >= 0 else Span(span.start, span.start)
        return Citation(provision, place.start, place.end, place.of(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(Example):
    """A letter in which the rule finds its fault, once, at these words."""

    at: str
    says: str
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Example):
    """A letter in which the rule finds nothing; because: why, where that is not plain."""

    because: str = field(default="")
