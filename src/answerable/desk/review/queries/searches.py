"""The searches that were made for a question, as the pages, the certificate and the letter show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.desk.review.models import Search
from answerable.desk.review.wording import looked, paragraph


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One search as it was made."""

    number: int
    question: int  # the key of its question
    place: str
    words: str
    found: str  # "214", "more than 5,000"
    looked: str
    looked_in: tuple[Mapping[str, Any], ...]
    not_looked_in: tuple[str, ...]  # each with the names of what was not reached
    minutes: int
    note: str
    digest: str
    who: str
    at: datetime
    asked: Mapping[str, Any]


def searches_of_case(case: int) -> tuple[SearchRow, ...]:
    """Every search of a case, in the order in which they were made."""
    return _rows(Search.objects.filter(case_id=case))


def searches_of(question: int) -> tuple[SearchRow, ...]:
    """Those for one question."""
    return _rows(Search.objects.filter(question_id=question))


def search_words(question: int) -> str:
    """The paragraph of a letter that says which searches were made for a question; empty where none was."""
    return paragraph(Search.objects.filter(question_id=question))


def _missed(missed: Mapping[str, Any]) -> str:
    return f"{missed['words']}: {'; '.join(missed['names'])}" if missed["names"] else str(missed["words"])


def _rows(searches: Iterable[Search]) -> tuple[SearchRow, ...]:
    return tuple(
        SearchRow(
            number=one.number,
            question=one.question_id,
            place=one.place,
            words=one.words,
            found=f"more than {one.hits:,}" if one.is_more else f"{one.hits:,}",
            looked=looked(one),
            looked_in=tuple(one.looked_in),
            not_looked_in=tuple(_missed(missed) for missed in one.not_looked_in),
            minutes=one.minutes,
            note=one.note,
            digest=one.digest,
            who=one.by_name,
            at=one.at,
            asked=one.asked,
        )
        for one in searches
    )
