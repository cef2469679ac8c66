"""The answers behind what is like a question, as plain values: ours first, each with whose it is and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from answerable.casefile import Basis
from answerable.desk.memory.given import Like
from answerable.desk.memory.models import Earlier
from answerable.typed_values import typed


@dataclass(frozen=True, slots=True)
class Recalled:
    """One earlier answer beside a question. publisher: whose it is; empty where it is ours."""

    id: int
    letter: str
    number: str
    question: str
    answer: str
    outcome: str
    provisions: tuple[str, ...]
    regime: str
    publisher: str
    address: str
    slug: str
    on: date | None
    because: tuple[Basis, ...]
    kind: str  # "same" | "related"
    score: float
    why: str
    of: int  # how many answers there are to that wording
    standing: str = ""  # the reference of the standing answer whose question this is

    @property
    def is_ours(self) -> bool:
        return not self.publisher

    @property
    def ref(self) -> str:
        """As an answer is called: the reference of its letter and the number of its question."""
        return f"{self.letter}/{self.number}"


def recalled(likes: Iterable[Like], *, most: int) -> tuple[Recalled, ...]:
    """The answers to these wordings, a wording's newest first, as many as most. One query."""
    wanted = [(like, key) for like in likes for key in like.answers]
    rows = {row.pk: row for row in Earlier.objects.select_related("standing").filter(pk__in=[key for _, key in wanted])}
    return tuple(_recalled(rows[key], like) for like, key in wanted if key in rows)[:most]


def _recalled(row: Earlier, like: Like) -> Recalled:
    because = cast("tuple[Basis, ...]", typed(row.because, tuple[Basis, ...], f"what {row} rests on"))
    return Recalled(row.pk, row.letter, row.number, row.question, row.answer, row.outcome, tuple(row.provisions.split()), row.regime, row.publisher, row.address, row.slug, row.answered_on, because, like.kind, like.score, like.why, like.of, row.standing.reference if row.standing else "")  # fmt: skip
