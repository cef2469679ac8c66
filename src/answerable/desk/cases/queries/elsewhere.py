"""Who else was asked what a case asks, and how they answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.known import is_blind
from answerable.desk.cases.queries.own_data import is_own
from answerable.desk.memory import index
from answerable.desk.memory.elsewhere import Elsewhere, elsewhere

WORDINGS = 12  # that ask the same, for each question, besides those of its round


def asked_elsewhere(case: Case, *, on: date) -> tuple[tuple[Question, ...], Elsewhere]:
    """The questions of the case that others were asked too, in order, and everyone's answers to them.

    None about the applicant's own data, and none that a position neither confirms nor denies, or may: nothing stands beside it.
    """
    rows = tuple(row for row in case.questions.all() if not is_own(case, row) and not is_blind(row))
    found = index.like([_words(row) for row in rows], most=WORDINGS, whose="all", without=frozenset({case.reference}))
    same = {row.number: _round(like.wording for like in likes if like.kind == "same") for row, likes in zip(rows, found, strict=True)}  # fmt: skip
    asked = {number: wordings for number, wordings in same.items() if wordings}
    return tuple(row for row in rows if row.number in asked), elsewhere(asked, on=on, without=case.reference)


def _round(wordings: Iterable[int]) -> frozenset[int]:
    own = frozenset(wordings)
    return own.union(like.wording for one in own for like in index.family(one, most=WORDINGS))


def _words(row: Question) -> str:
    return f"{row.lead}\n{row.text}" if row.lead else row.text
