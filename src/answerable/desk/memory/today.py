"""A standing answer as it stands today: the facts that it asks the registers, and the position that keeps it, if one does.

What was looked up is kept until the day, the registers or the answer itself are others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answerable.answers import live
from answerable.casefile import Answer, Outcome, answer_from
from answerable.desk.memory.models import Standing
from answerable.desk.registers.authority import authority, edition

EMPTY = "nothing in it may be shown without being asked for"


@dataclass(frozen=True, slots=True)
class Today:
    """A standing answer with what was looked up for it. barred: why it may not be said at all; empty where it may."""

    answer: Answer
    facts: tuple[live.Fact, ...]
    barred: str

    @property
    def said(self) -> live.Filled:
        """Its words for an answer that somebody reads first."""
        return live.filled(self.answer.text, known=self.facts, is_public=False)

    @property
    def shown(self) -> live.Filled:
        """Its words for anyone, unasked."""
        return live.filled(self.answer.text, known=self.facts, is_public=True)

    @property
    def hidden(self) -> str:
        """Why the public is not shown it; empty where it is. For the authority alone."""
        return self.barred or ("" if self.shown.text else EMPTY)


def today(row: Standing, *, on: date) -> Today:
    """What the registers and positions say to it on that day."""
    answer = answer_from(row.answer)
    others = Standing.objects.filter(is_published=True, withdrawn_at=None).exclude(pk=row.pk)
    beside = tuple(str(values.get("text", "")) for values in others.values_list("answer", flat=True))
    return Today(answer, *_looked_up((answer.text, *beside), tuple(row.questions), answer.outcome, on, edition()))


@lru_cache(maxsize=256)
def _looked_up(
    texts: tuple[str, ...], questions: tuple[str, ...], outcome: Outcome, on: date, edition: object
) -> tuple[tuple[live.Fact, ...], str]:
    folder = authority()
    _, why = live.barred(questions, outcome, authority=folder, on=on)
    return live.facts(texts[0], authority=folder, on=on, beside=texts[1:]), why
