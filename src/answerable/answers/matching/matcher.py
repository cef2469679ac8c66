"""Earlier questions in memory, and those of them that are like a request. A large index uses the pieces below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from answerable.answers.matching.asked import Asked, asked, head_of, kept_all
from answerable.answers.matching.likeness import rarity
from answerable.answers.matching.rank import Ranked, rank, weights_of
from answerable.answers.matching.reasons import meeting, reason
from answerable.answers.matching.spelling import Spelling
from answerable.answers.matching.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Item:
    """What was asked before: its questions, the letter they stand in, its heading, and where it comes from."""

    id: str
    questions: tuple[str, ...]
    text: str = ""
    head: str = ""
    on: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An item that is like a request. kind: "same" or "related". part, question: which question met which, from 0."""

    id: str
    score: float
    kind: str
    why: str
    part: int
    question: int


def item_of(text: str, *, id: str) -> Item:
    """A request or a letter as an item: its questions and its heading are found in it."""
    from answerable.letters import split

    questions = tuple(question.text for question in split(text))
    return Item(id, questions, text, head_of(text, questions))


class Matcher:
    """Finds what is like a request among items. more: files of vocabulary that an authority adds."""

    def __init__(self, items: Iterable[Item], *, more: Sequence[Path] = ()) -> None:
        everything = list(items)
        self._words = vocabulary(*more)
        rows = [(one.id, one.questions, one.text or " ".join(one.questions), one.head) for one in everything]
        self._kept = kept_all(rows, words=self._words)
        self._rare = rarity(self._kept)
        self._spelling = Spelling.of((text for _, _, text, _ in rows), words=self._words)

    def match(self, text: str, *, without: frozenset[str] = frozenset(), most: int = 10) -> tuple[Match, ...]:
        """What is like the request, the likest first; nothing where nothing is. without: ids that are not looked at."""
        request = asked(self._spelling.mended(text), words=self._words)
        items = [item for item in self._kept if item.id not in without]
        least = weights_of(has_meaning=request.vectors is not None).least
        ranked = [one for one in rank(request, items, rare=self._rare)[:most] if one.score >= least]
        return tuple(self._match(request, one) for one in ranked)

    def _match(self, request: Asked, found: Ranked) -> Match:
        met = meeting(request, found, self._rare)
        why = reason(request, found, met, self._rare)
        return Match(
            found.item.id, round(found.score, 3), "same" if found.is_same else "related", why, met.part, met.question
        )
